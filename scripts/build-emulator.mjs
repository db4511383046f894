// Builds emulator/dist and records its inputs.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { filesOfScript, recordInputs } from "./freshness.mjs";
import { npmCommand } from "./setup/node.mjs";
import { root } from "./toolchain.mjs";

const start = Date.now();
const [npm, ...first] = npmCommand();
execFileSync(npm, [...first, "run", "build", "-w", "emulator"], { cwd: root, stdio: "inherit" });

const tsc = (...args) =>
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...args], {
    cwd: root,
    encoding: "utf8",
  });
const inputs = ["emulator", "emulator/tests"].flatMap((project) => {
  const files = tsc("-p", project, "--listFilesOnly").split("\n").filter(Boolean);
  // Folders are recorded too, so that a new file makes the result stale.
  const { include } = JSON.parse(tsc("-p", project, "--showConfig"));
  return [`${project}/tsconfig.json`, ...files, ...include.map((path) => join(project, path))];
});
recordInputs(
  "emulator/dist",
  [...inputs, ...(await filesOfScript("scripts/build-emulator.mjs")), "emulator/package.json", "package-lock.json"],
  () => start,
);
