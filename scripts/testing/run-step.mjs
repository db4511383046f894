// Running one step of the tests: its output is shown as it comes and read for the results.

import { startEmulator } from "../emulator-process.mjs";
import { runProcess } from "../process.mjs";
import { root } from "../toolchain.mjs";
import { countTests } from "./counts.mjs";

// The suites in WebAssembly have the emulator's address compiled in. With the same port every time
// they need not be compiled again.
const emulatorPort = 5093;

// A browser that hangs must not keep the others from being tried.
const limit = 25 * 60_000;

/**
 * Runs a step; resolves to `{ passed, failed, problems, outside }` and never rejects. `outside` says
 * that something other than a test failed.
 */
export async function runStep(step) {
  const result = { passed: 0, failed: 0, problems: [] };
  let emulator;
  try {
    const commands = step.commands();
    if (step.emulator) emulator = await startEmulator({ port: emulatorPort });
    for (const command of commands) await runCommand(command, emulator?.url, result, step.repeatIf);
  } catch (error) {
    result.problems.push(error.message);
  } finally {
    await emulator?.stop();
  }
  if (step.tests && result.problems.length === 0 && result.passed + result.failed === 0) {
    result.problems.push("no test was run");
  }
  const outside = result.problems.length > 0 && result.failed === 0;
  // A compilation that fails, for example, counts as well.
  return { ...result, failed: outside ? 1 : result.failed, outside };
}

async function runCommand({ command, args, env }, emulatorUrl, result, repeatIf) {
  const run = () =>
    runProcess(command, args, {
      cwd: root,
      env: { ...env, ...colour(), ...(emulatorUrl && { YOUMI_EMULATOR_URL: emulatorUrl }) },
      limit,
      onText: (chunk) => process.stdout.write(chunk),
    });
  let ended = await run();
  for (let tries = 1; tries < 3 && ended.code !== 0 && repeatIf?.(ended.text); tries++) {
    console.log("… no test was begun; once more");
    ended = await run();
  }
  const { code, text, timedOut } = ended;
  const { passed, failed } = countTests(text);
  result.passed += passed;
  result.failed += failed;
  const called = [command, ...args].join(" ");
  if (timedOut) result.problems.push(`did not end within ${limit / 60_000} minutes: ${called}`);
  else if (code !== 0) result.problems.push(`ended with code ${code}: ${called}`);
}

// Programs whose output we read see no terminal, but whoever reads along may sit before one.
function colour() {
  return process.stdout.isTTY ? { CARGO_TERM_COLOR: "always", FORCE_COLOR: "1" } : {};
}
