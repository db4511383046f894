// Builds a folder that is written in TypeScript, with its tests, and records what it was made from.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { filesOfScript, recordInputs } from "../freshness.mjs";
import { npmCommand } from "../setup/node.mjs";
import { root } from "../toolchain.mjs";

/** Runs `npm run build` in a workspace. `script` is the one that asks for it. */
export async function buildTypeScript(folder, script) {
  const start = Date.now();
  const [npm, ...first] = npmCommand();
  execFileSync(npm, [...first, "run", "build", "-w", folder], { cwd: root, stdio: "inherit" });
  const inputs = [folder, `${folder}/tests`].flatMap(inputsOfProject);
  const files = [...inputs, ...(await filesOfScript(script)), `${folder}/package.json`, "package-lock.json"];
  recordInputs(`${folder}/dist`, files, () => start);
}

function inputsOfProject(project) {
  const files = tsc("-p", project, "--listFilesOnly").split("\n").filter(Boolean);
  // Folders are recorded too, so that a new file makes the result stale.
  const { include } = JSON.parse(tsc("-p", project, "--showConfig"));
  return [`${project}/tsconfig.json`, ...files, ...include.map((path) => join(project, path))];
}

function tsc(...args) {
  const script = join(root, "node_modules/typescript/bin/tsc");
  return execFileSync(process.execPath, [script, ...args], { cwd: root, encoding: "utf8" });
}
