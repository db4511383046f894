// Set-up steps for folders with their own npm packages, which only tests and the site need.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.mjs";
import { runOrFail } from "./commands.mjs";
import { npmCommand } from "./node.mjs";

export const examples = npmFolder("npm packages of the examples", "examples");
export const testTools = npmFolder("tools that the package is tried with", "tests/tools");
export const site = npmFolder("npm packages of the site", "site");
export const vueCli = npmFolder("development server of Vue CLI", "tests/vue-cli");

function npmFolder(title, path) {
  const folder = join(root, path);
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
