import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The file of that name somewhere below a folder; wasm-bindgen puts what it copies under a name with a hash. */
export function findFile(folder, name) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).find((entry) => entry.name === name);
  if (!found) throw new Error(`There is no ${name} below ${folder}.`);
  return join(found.parentPath ?? found.path, name);
}
