// Section 5: how much a browser has to download.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundle } from "../lib/bundle.mjs";
import * as report from "../lib/report.mjs";

const introduction = `\
Bundled for browsers by \`esbuild --bundle --minify --format=esm\`, then compressed by \`gzip -9\` and \`brotli -q 11\`.
youmi-open-api with all that it exports, every endpoint; ky or axios with zod: one endpoint, its schema and nothing of
signatures, tokens, retries or the sidebar; openai and stripe: their clients, for comparison.`;

const programs = [
  ["youmi-open-api", "own"],
  ["youmi-open-api/slim, the JavaScript", "slim"],
  ["ky + zod 4", "ky-zod"],
  ["ky + zod/mini", "ky-zod-mini"],
  ["axios + zod 4", "axios-zod"],
  ["openai", "openai"],
  ["stripe", "stripe"],
];

/** The section, in Markdown. */
export async function sizeSection(bench) {
  bench.say("sizes");
  const sizes = new Map();
  for (const [title, name] of programs) {
    const outfile = join(bench.temp, `size-${name}.js`);
    await bundle(fileURLToPath(new URL(`./programs/${name}.mjs`, import.meta.url)), { pkg: bench.pkg, outfile });
    sizes.set(title, sizesOf(outfile));
    if (name !== "slim") continue;
    // Two files on the wire, so each is compressed by itself.
    const wasm = sizesOf(bench.pkg.wasm);
    sizes.set("youmi-open-api/slim, its youmi_open_api.wasm", wasm);
    sizes.set(
      "youmi-open-api/slim, both",
      sizesOf(outfile).map((size, column) => size + wasm[column]),
    );
  }
  const rows = [...sizes].map(([title, numbers]) => [title, ...numbers.map(report.bytes)]);
  return [introduction, report.table(["", "raw", "gzip", "brotli"], rows)].join("\n\n");
}

function sizesOf(file) {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return [content.length, gzipSync(content, { level: 9 }).length, brotliCompressSync(content, { params }).length];
}
