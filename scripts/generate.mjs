// Writes generated/, what follows from the vendor's vocabulary in crates/api: `npm run generate`.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesOfDepInfo } from "./freshness.mjs";
import { nativeEnvironment, root } from "./toolchain.mjs";

/** Writes them, which takes no time where nothing has changed. Gives the files from which they are made. */
export function generate() {
  const options = { cwd: root, env: nativeEnvironment(), stdio: "inherit" };
  execFileSync("cargo", ["run", "--quiet", "--package", "youmi-describe"], options);
  const sources = filesOfDepInfo(readFileSync(join(root, "target/debug/youmi-describe.d"), "utf8"));
  return [...sources, "crates/describe/Cargo.toml", "emulator/examples", "generated"];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) generate();
