// The TypeScript definitions of the package.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../toolchain.mjs";

const template = join(root, "pkg-template");

/**
 * Writes them into `pkg`, from those of the server: they are the whole interface, and in a page the names are the same.
 * Gives the files that went in.
 */
export function writeDefinitions(bound, pkg) {
  const own = ["types", "node", "slim", "global"].map((name) => join(template, `${name}.d.ts`));
  const text = definitions(readFileSync(join(bound, "bindings.d.ts"), "utf8"), readFileSync(own[0], "utf8"));
  for (const extension of ["ts", "cts"]) writeFileSync(join(pkg, `index.d.${extension}`), text);
  // Older ways of resolution look for definitions beside each entry point.
  for (const name of ["node", "slim", "global"]) {
    copyFileSync(join(template, `${name}.d.ts`), join(pkg, `${name}.d.ts`));
  }
  copyFileSync(join(template, "node.d.ts"), join(pkg, "node.d.cts"));
  return own;
}

/**
 * The definitions that wasm-bindgen wrote, without what belongs to its own loading, and behind them those that are
 * written by hand, without the comments that are for readers of the repository.
 */
function definitions(text, byHand) {
  const end = text.indexOf("export type InitInput");
  const methods = { V1Client: "", V2Client: "" };
  const whole = text
    .slice(0, end < 0 ? undefined : end)
    // Each method is declared by itself, beside its endpoint; here it stands in its class.
    .replace(/^interface (\w+) \{\n([^]*?)^\}\n/gm, (_, client, method) => {
      methods[client] += method;
      return "";
    })
    .replace(/^export class (V\dClient) \{\n[^]*?(?=^\}$)/gm, (start, client) => start + methods[client])
    .replace(/^\s*\/\* (tslint|eslint).*\*\/\n/gm, "")
    // How a doc comment arrives that went through a macro of Rust's.
    .replace(/^(\s*\*) r#*" ?(.*?)("#)?$/gm, (_, margin, line) => `${margin} ${line}`.trimEnd())
    .replace(/^\s*(free\(\): void|\[Symbol\.dispose\]\(\): void);\n/gm, "")
    .trimEnd()
    .concat("\n", byHand.replace(/^\/\/.*\n+/gm, ""));
  // TypeScript before 4.1 cannot read a type that is a template.
  const lists = Object.values(methods).flatMap((text) =>
    [...text.matchAll(/^ +(each\w+)\(/gm)].map(([, name]) => `"${name}"`),
  );
  return whole.replaceAll("`each${string}`", lists.join(" | "));
}
