// Runs tests of the package in a page of a browser: node tests/browsers/run.mjs chrome|firefox [FILE…]
//
// The tests are those of Node.js, bundled; pkg/ is what a page would load. A page runs one file and goes on to the next.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch } from "./launch.mjs";
import { files as all } from "./files.mjs";
import { servePages } from "./server.mjs";

const [browser, ...chosen] = process.argv.slice(2);
const files = chosen.length > 0 ? chosen : all;
// Of a single file.
const limit = 40_000;

const folder = mkdtempSync(join(tmpdir(), "youmi-browser-"));
const server = await servePages(files);
const close = launch(browser, server.url, folder);
const counts = { pass: 0, fail: 0 };
try {
  for (const file of files) {
    const results = await Promise.race([server.results(file), timeout()]);
    if (!results) throw new Error(`${file}: the page gave no results within ${limit / 1000} s`);
    for (const { name, error } of results) {
      counts[error ? "fail" : "pass"] += 1;
      if (error) console.log(`✖ ${file} › ${name}\n${error.replace(/^/gm, "    ")}\n`);
    }
  }
} catch (error) {
  counts.fail += 1;
  console.log(`✖ ${error.message}`);
} finally {
  await close();
  await server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
console.log(`ℹ pass ${counts.pass}\nℹ fail ${counts.fail}`);
process.exit(counts.fail > 0 ? 1 : 0);

function timeout() {
  return new Promise((resolve) => setTimeout(resolve, limit).unref());
}
