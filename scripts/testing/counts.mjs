// How many tests passed and failed, read from what test runners print.

const colours = /\x1b\[[0-9;]*m/g;

// Cargo's test harness and that of wasm-bindgen-test.
const rust = /^test result: \w+\. (\d+) passed; (\d+) failed;/gm;
// The reporters of node:test, "tap" and "spec".
const node = /^(?:#|ℹ) (pass|fail|cancelled) (\d+)\s*$/gm;
// Vitest: "Tests  1 failed | 2 passed (3)".
const vitest = /^\s*Tests\s+(?:(\d+) failed)?[\s|]*(?:(\d+) passed)?.*\(\d+\)\s*$/gm;

/** The sum of all the results in a text. */
export function countTests(output) {
  const text = output.replace(colours, "");
  const sum = { passed: 0, failed: 0 };
  const add = (passed, failed) => {
    sum.passed += Number(passed ?? 0);
    sum.failed += Number(failed ?? 0);
  };
  for (const [, passed, failed] of text.matchAll(rust)) add(passed, failed);
  for (const [, what, number] of text.matchAll(node)) {
    if (what === "pass") add(number, 0);
    else add(0, number);
  }
  for (const [, failed, passed] of text.matchAll(vitest)) add(passed, failed);
  return sum;
}
