// What module and script call each other's functions. The names that wasm-bindgen gives are a twentieth of what a page
// loads, so the optimiser replaces them by names of one or two letters.

import { createHash } from "node:crypto";
import { number, readNumber } from "./wasm-features.mjs";

/**
 * Takes a module that the optimiser has renamed, wasm-bindgen's script and the optimiser's list of old and new names.
 * Gives the two in agreement with one another, and with no other: short names are the same from build to build but mean
 * something else, so one of them is replaced by a mark of this build, without which no module loads.
 */
export function shortenNames(module, script, mapping) {
  const mark = createHash("sha256").update(module).update(script).digest("hex").slice(0, 8);
  let text = replaced(script, '"./bindings_bg.js": import0', `"a": import0, "${mark}": import0`);
  for (const [, name, short] of mapping.matchAll(/\["\.\/bindings_bg\.js", "([^"]+)", "([^"]+)"\]/g)) {
    text = replaced(text, `        ${name}: function`, `        "${short}": function`);
  }
  // What needs no conversion wasm-bindgen imports from the module that has it, under that one's name. The optimiser has one
  // name for all modules.
  for (const [, path, name, short] of mapping.matchAll(/\["(\.\/snippets\/[^"]+)", "([^"]+)", "([^"]+)"\]/g)) {
    const [, module] = text
      .split("\n")
      .map((line) => /^import \* as (\w+) from "(.*)"$/.exec(line))
      .find((found) => found?.[2] === path);
    text = replaced(
      text,
      "const import0 = {\n",
      `const import0 = {\n        "${short}": ${module}[${JSON.stringify(name)}],\n`,
    );
  }
  text = text.replaceAll(/^ *"\.\/snippets\/[^"]+": import\d+,\n/gm, "");
  for (const [, name, short] of mapping.matchAll(/\["([^"]+)", "([^"]+)"\]/g)) {
    text = text.replace(new RegExp(`\\bwasm\\.${name}\\b`, "g"), () => `wasm["${short}"]`);
  }
  return { module: withMark(module, mark), text };
}

/** A text with something that it has once replaced. */
export function replaced(text, old, replacement) {
  if (text.split(old).length !== 2) throw new Error(`this is not once in what was made: ${old}`);
  return text.replace(old, () => replacement);
}

/** The module with a mark in place of the module name of its first import. */
function withMark(module, mark) {
  let at = 8;
  while (module[at] !== 2) {
    const [size, start] = readNumber(module, at + 1);
    at = start + size;
  }
  const [size, start] = readNumber(module, at + 1);
  const [, first] = readNumber(module, start); // behind the number of imports
  const [length, name] = readNumber(module, first);
  const rest = module.subarray(name + length);
  const grownBy = mark.length - length;
  const head = [2, ...number(size + grownBy), ...module.subarray(start, first), ...number(mark.length)];
  return Buffer.concat([module.subarray(0, at), Buffer.from(head), Buffer.from(mark), rest]);
}
