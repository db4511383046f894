// The TypeScript definitions of the package.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.mjs";

const template = join(root, "pkg-template");
const generated = join(root, "generated/api.d.ts");

/**
 * Writes the definitions into `pkg`. They come from the build for servers, which has the whole interface; pages have
 * the same names. Returns the input files.
 */
export function writeDefinitions(bound, pkg) {
  const names = ["types", "node", "slim", "global"];
  const own = [generated, ...names.map((name) => join(template, `${name}.d.ts`))];
  const parts = [bindings(readFileSync(join(bound, "bindings.d.ts"), "utf8"))];
  // Line comments are meant for readers of the repository.
  for (const file of own.slice(0, 2)) parts.push(readFileSync(file, "utf8").replace(/^\/\/.*\n+/gm, ""));
  const text = parts.join("\n");
  for (const extension of ["ts", "cts"]) writeFileSync(join(pkg, `index.d.${extension}`), text);
  // Older versions of TypeScript look for definitions beside each entry point.
  for (const name of ["node", "slim", "global"]) {
    copyFileSync(join(template, `${name}.d.ts`), join(pkg, `${name}.d.ts`));
  }
  copyFileSync(join(template, "node.d.ts"), join(pkg, "node.d.cts"));
  return own;
}

/** The definitions of wasm-bindgen, without those of its loader. */
function bindings(text) {
  const [own] = text.split("export type InitInput");
  const unwanted = ["/* tslint:disable */", "/* eslint-disable */", "free(): void;", "[Symbol.dispose](): void;"];
  const lines = own.split("\n").filter((line) => !unwanted.includes(line.trim()));
  return `${lines.join("\n").trim()}\n`;
}
