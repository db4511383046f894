// `npm test`: sets up what is missing and runs every check and every test.
//
//   npm test                          all
//   npm test -- --list                the names of the steps
//   npm test -- --only=rust,chrome    these steps, and what they need if its sources have changed

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
  const chosen = choose(options);
  await setUp([...new Set(chosen.flatMap(({ setup }) => setup))]);
  const results = await runAll(chosen);
  report(results);
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
  const needed = new Set(asked.flatMap(({ needs = [] }) => needs).filter(isStale));
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

async function runAll(chosen) {
  const results = [];
  for (const step of chosen) {
    const start = Date.now();
    console.log(`\n━━ ${step.name}: ${step.title}`);
    const broken = (step.needs ?? []).filter((name) =>
      results.some(({ step: earlier, problems }) => earlier.name === name && problems.length > 0),
    );
    const result =
      broken.length > 0
        ? {
            passed: 0,
            failed: 1,
            outside: true,
            problems: [`not run, as it needs: ${broken.join(", ")}`],
          }
        : await runStep(step);
    for (const problem of result.problems) console.log(`✗ ${step.name}: ${problem}`);
    results.push({ ...result, step, seconds: (Date.now() - start) / 1000 });
  }
  return results;
}

function report(results) {
  const sum = { passed: 0, failed: 0 };
  console.log("\n━━ in short");
  for (const { step, passed, failed, problems, outside, seconds } of results) {
    sum.passed += passed;
    sum.failed += failed;
    const mark = failed > 0 ? "✗" : "✓";
    const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed` : "";
    const time = `${seconds.toFixed(1)} s`.padStart(9);
    console.log(`${mark} ${step.name.padEnd(16)}${time}  ${outside ? problems.join("; ") : tests}`);
  }
  if (sum.failed > 0) process.exitCode = 1;
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
}
