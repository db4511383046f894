// Set-up steps for npm packages that only tests need: the servers of the examples, and the development server of Vue CLI, whose
// packages are too many to lie among those of the workspace.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.mjs";
import { runOrFail } from "./commands.mjs";
import { npmCommand } from "./node.mjs";

export const examples = packagesOf("examples", "npm packages of the examples");
export const vueCli = packagesOf("tests/vue-cli", "npm packages of Vue CLI");

/** The step that installs what a folder with a package.json and a lock of its own names. */
function packagesOf(name, title) {
  const folder = join(root, name);
  // In node_modules, so that deleting that folder makes the next set-up fill it again.
  const stampFile = join(folder, "node_modules/.youmi-setup");
  return {
    title,
    isDone: () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint(folder),
    async act(say) {
      const options = ["--include=dev", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"];
      const [program, ...args] = [...npmCommand(), "ci", ...options];
      await runOrFail(program, args, { cwd: folder, say });
      writeFileSync(stampFile, fingerprint(folder));
    },
  };
}

function fingerprint(folder) {
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", "package.json"]) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}
