// A copy of the built package, so that another build does not disturb a measurement.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const needed = ["package.json", "index.js", "server.js", "slim.js", "youmi_open_api.wasm"];

/** Copies `pkg/` into a folder; resolves to the paths of the copy. */
export async function copyPackage(pkg, folder) {
  const target = join(folder, "youmi-open-api");
  // A build that is just ending removes the old package before the new one is in place.
  for (let tries = 0; tries < 50; tries++) {
    if (copied(pkg, target)) return described(target);
    await sleep(200);
  }
  throw new Error("The package is not built: run `npm run build`.");
}

function copied(pkg, target) {
  try {
    const before = statSync(pkg).ino;
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    cpSync(pkg, target, { recursive: true });
    return statSync(pkg).ino === before && needed.every((file) => existsSync(join(target, file)));
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

function described(folder) {
  return {
    folder,
    // The files that `exports` names for pages and for Node.js.
    page: join(folder, "index.js"),
    server: join(folder, "server.js"),
    slim: join(folder, "slim.js"),
    wasm: join(folder, "youmi_open_api.wasm"),
    url: pathToFileURL(join(folder, "server.js")).href,
    version: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version,
  };
}
