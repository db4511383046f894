// Running one step of the tests: its output is read for the results, and kept for whoever wants to see it.

import { startEmulator } from "../emulator-process.mjs";
import { runProcess } from "../process.mjs";
import { root } from "../toolchain.mjs";
import { countTests } from "./counts.mjs";
import { failureOutput } from "./failures.mjs";

// A browser that hangs must not keep the others from being tried.
const limit = 25 * 60_000;

/**
 * Runs a step; resolves to `{ passed, failed, problems }` and never rejects. A problem is `{ what, output }`: something that
 * went wrong, and what was printed of it. `onText` hears the output as it comes.
 */
export async function runStep(step, onText) {
  const result = { passed: 0, failed: 0, problems: [] };
  let emulator;
  try {
    const commands = step.commands();
    if (step.emulator) emulator = await startEmulator();
    for (const command of commands) await runCommand(command, emulator?.url, result, step, onText);
  } catch (error) {
    result.problems.push({ what: error.message, output: "" });
  } finally {
    await emulator?.stop();
  }
  if (step.tests && result.problems.length === 0 && result.passed + result.failed === 0) {
    result.problems.push({ what: "no test was run", output: "" });
  }
  return result;
}

async function runCommand({ command, args, env }, emulatorUrl, result, { repeatIf }, onText) {
  const run = () =>
    runProcess(command, args, {
      cwd: root,
      env: { ...env, ...colour(), ...(emulatorUrl && { YOUMI_EMULATOR_URL: emulatorUrl }) },
      limit,
      onText,
    });
  let ended = await run();
  for (let tries = 1; tries < 8 && ended.code !== 0 && repeatIf?.(ended.text); tries++) ended = await run();
  const { code, text, timedOut } = ended;
  const { passed, failed } = countTests(text);
  result.passed += passed;
  result.failed += failed;
  if (code === 0 && !timedOut) return;
  const called = [command, ...args].join(" ").slice(0, 200);
  const what = timedOut ? `did not end within ${limit / 60_000} minutes` : `ended with code ${code}`;
  result.problems.push({ what: `${called}\n${what}`, output: failureOutput(text) });
}

// Programs whose output we read see no terminal, but whoever reads it may sit before one.
function colour() {
  return process.stdout.isTTY ? { CARGO_TERM_COLOR: "always", FORCE_COLOR: "1" } : {};
}
