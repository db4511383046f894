// Whether something built is older than what it was built from.

import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./toolchain.mjs";

/** Whether a built folder is missing, or older than any of its sources (files or folders). */
export function isOlder(built, sources) {
  return newest(built) < Math.max(...sources.map(newest));
}

/** When the newest file of a folder was changed; long ago if there is none. */
function newest(path) {
  const full = join(root, path);
  if (!existsSync(full)) return -1;
  const status = statSync(full);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(-1, ...readdirSync(full).map((name) => newest(join(path, name))));
}
