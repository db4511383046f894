// `npm run generate`: writes generated/, the files that are derived from crates/api.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesOfDepInfo } from "./freshness.mjs";
import { nativeEnvironment, root } from "./toolchain.mjs";

/** Writes the files, which takes no time if nothing has changed. Returns the input files. */
export function generate() {
  const options = { cwd: root, env: nativeEnvironment(), stdio: "inherit" };
  execFileSync("cargo", ["run", "--quiet", "--package", "youmi-describe"], options);
  const sources = filesOfDepInfo(readFileSync(join(root, "target/debug/youmi-describe.d"), "utf8"));
  return [...sources, "crates/describe/Cargo.toml", "emulator/examples", "generated"];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) generate();
