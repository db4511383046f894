// Set-up step for the npm packages of the examples: servers that only their tests need.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.mjs";
import { runOrFail } from "./commands.mjs";
import { npmCommand } from "./node.mjs";

const folder = join(root, "examples");

export const examples = {
  title: "npm packages of the examples",
  isDone: () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint(),
  async act(say) {
    const options = ["--include=dev", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"];
    const [program, ...args] = [...npmCommand(), "ci", ...options];
    await runOrFail(program, args, { cwd: folder, say });
    writeFileSync(stampFile, fingerprint());
  },
};

// In node_modules, so that deleting that folder makes the next set-up fill it again.
const stampFile = join(folder, "node_modules/.youmi-setup");

function fingerprint() {
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", "package.json"]) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}
