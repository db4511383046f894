import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Finds a file by its name below a folder. wasm-bindgen copies files into folders with a hash in their name. */
export function findFile(folder, name) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).find((entry) => entry.name === name);
  if (!found) throw new Error(`There is no ${name} below ${folder}.`);
  return join(found.parentPath ?? found.path, name);
}
