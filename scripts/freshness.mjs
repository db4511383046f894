// Whether a build result is up to date. A build records its input files, which it knows from its tools, and the hashes
// of their content, so that no list of inputs is kept by hand.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { root } from "./toolchain.mjs";

const recordOf = (result, folder) => join(folder, "target/inputs", `${result.replaceAll("/", "-")}.json`);

/**
 * Records the inputs of a result (a folder or a file): files, and folders with all of their files. `readAfter` tells the
 * time before which an input, by its path, was not read: an input that was changed later makes the result stale.
 */
export function recordInputs(result, inputs, readAfter, folder = root) {
  const record = {};
  for (const path of inputs.map((input) => relative(folder, resolve(folder, input)))) {
    // Intermediate files, packages (a lock file stands for them), and files outside of this repository do not count.
    const parts = path.split(sep);
    const isOwn =
      !["target", "node_modules"].some((name) => parts.includes(name)) && parts[0] !== ".." && !isAbsolute(path);
    if (!isOwn || `${path}${sep}`.startsWith(join(result, sep))) continue;
    const full = join(folder, path);
    record[path] = changedAt(full) > readAfter(path) ? "changed while it was built" : digest(full);
  }
  const file = recordOf(result, folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(record, null, 2));
}

/** Why a result has to be rebuilt; undefined if it is up to date. */
export function staleness(result, folder = root) {
  const file = recordOf(result, folder);
  if (!existsSync(join(folder, result))) return "it is not there";
  if (!existsSync(file)) return "it is not known what it was made from";
  const record = Object.entries(JSON.parse(readFileSync(file, "utf8")));
  const changed = record.find(([path, before]) => digest(join(folder, path)) !== before);
  return changed && `${changed[0]} has changed`;
}

/** The recorded inputs of a result. */
export function inputsOf(result, folder = root) {
  return Object.keys(JSON.parse(readFileSync(recordOf(result, folder), "utf8")));
}

/** The inputs in a dep-info file of Cargo: `result: input input\ with\ space`. */
export function filesOfDepInfo(text) {
  const [, inputs] = /: (.*)/.exec(text) ?? [];
  return (inputs?.match(/(?:\\ |\S)+/g) ?? []).map((path) => path.replaceAll("\\ ", " "));
}

/** A script and the files of this repository that it imports. */
export async function filesOfScript(script, folder = root) {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: folder,
    ...{ entryPoints: [script], bundle: true, write: false, metafile: true },
    ...{ platform: "node", format: "esm", packages: "external", logLevel: "error" },
  });
  return Object.keys(metafile.inputs);
}

/** A hash of a file, or of all files of a folder. */
function digest(path) {
  if (!existsSync(path)) return "missing";
  const hash = createHash("sha256");
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) hash.update(`${name}\0${digest(join(path, name))}\0`);
  } else {
    hash.update(readFileSync(path));
  }
  return hash.digest("hex");
}

function changedAt(path) {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
