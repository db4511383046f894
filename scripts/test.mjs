// `npm test`: sets up what is missing and runs every check and every test.
//
//   npm test                          all
//   npm test -- --list                the names of the steps
//   npm test -- --only=rust,chrome    these steps, and what they need if its sources have changed
//   npm test -- --verbose             with everything that the steps print

import { staleness } from "./freshness.mjs";
import { runMain, setUp } from "./setup.mjs";
import { SetupError } from "./setup/steps.mjs";
import { runStep } from "./testing/run-step.mjs";
import { steps } from "./testing/steps.mjs";

await runMain(async () => {
  const options = process.argv.slice(2);
  if (options.includes("--list")) {
    for (const { name, title } of steps) console.log(`${name.padEnd(16)}${title}`);
    return;
  }
  const isVerbose = options.includes("--verbose");
  const chosen = choose(options.filter((option) => option !== "--verbose"));
  await setUp([...new Set(chosen.flatMap(({ setup }) => setup))]);
  report(await runAll(chosen, isVerbose));
});

function choose(options) {
  const unknown = options.filter((option) => !option.startsWith("--only="));
  if (unknown.length > 0) throw usage(`Unknown: ${unknown.join(" ")}`);
  const there = steps.filter(({ isThere }) => isThere?.() ?? true);
  if (options.length === 0) return there;
  const names = options.flatMap((option) => option.slice("--only=".length).split(","));
  const wrong = names.filter((name) => !steps.some((step) => step.name === name));
  if (wrong.length > 0) throw usage(`No such step: ${wrong.join(", ")}`);
  const asked = there.filter(({ name }) => names.includes(name));
  const needed = new Set([...new Set(asked.flatMap(({ needs = [] }) => needs))].filter(isStale));
  return there.filter((step) => asked.includes(step) || needed.has(step.name));
}

function isStale(name) {
  const why = staleness(steps.find((step) => step.name === name).makes);
  if (why) console.log(`${name} is done too: ${why}`);
  return why !== undefined;
}

function usage(text) {
  return new SetupError(`${text}\nThe steps are: ${steps.map(({ name }) => name).join(", ")}`);
}

/** Runs the steps in their order; a line for each. */
async function runAll(chosen, isVerbose) {
  const results = [];
  for (const step of chosen) {
    const start = Date.now();
    if (isVerbose) console.log(`\n━━ ${step.name}: ${step.title}`);
    const broken = (step.needs ?? []).filter((name) =>
      results.some((earlier) => earlier.step.name === name && earlier.problems.length > 0),
    );
    const progress = showProgress(step);
    const result =
      broken.length > 0
        ? { passed: 0, failed: 0, problems: [{ what: `not run, as it needs ${broken.join(", ")}`, output: "" }] }
        : await runStep(step, (text) => isVerbose && process.stdout.write(text));
    progress.end();
    results.push({ ...result, step });
    console.log(lineOf({ ...result, step, seconds: (Date.now() - start) / 1000 }));
  }
  return results;
}

/** On a terminal, what is being done, until it is done. */
function showProgress({ name, title }) {
  if (!process.stdout.isTTY) return { end() {} };
  process.stdout.write(`… ${name}: ${title}`);
  return { end: () => process.stdout.write("\r\x1b[2K") };
}

function lineOf({ step, passed, failed, problems, seconds }) {
  const isFailed = problems.length > 0 || failed > 0;
  const counts = [passed > 0 && `${passed} passed`, failed > 0 && `${failed} failed`].filter(Boolean).join(", ");
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  return `${isFailed ? "✗" : "✓"} ${step.name.padEnd(15)}${time}  ${step.title}${counts && `: ${counts}`}`;
}

/** What failed, with its output, and the sum. */
function report(results) {
  for (const { step, problems } of results) {
    for (const { what, output } of problems)
      console.log(`\n✗ ${step.name}: ${what}\n${output.replace(/^(?=.)/gm, "    ")}`);
  }
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  const broken = results.filter(({ failed, problems }) => failed > 0 || problems.length > 0);
  console.log(`\n${broken.length > 0 ? "✗" : "✓"} ${sum("passed")} passed, ${sum("failed")} failed`);
  if (broken.length > 0) console.log(`  Steps that failed: ${broken.map(({ step }) => step.name).join(", ")}`);
  if (broken.length > 0) process.exitCode = 1;
}
