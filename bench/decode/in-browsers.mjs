// Section 1 in a browser: each answer in a page of its own.

import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../lib/bundle.mjs";

/** Makes the page; gives a function that measures an answer, which is in a file of the temporary folder. */
export async function makeDecodePage(bench) {
  const outfile = join(bench.temp, "decode.js");
  await bundle(fileURLToPath(new URL("./page.mjs", import.meta.url)), { pkg: bench.pkg, outfile });
  writeFileSync(join(bench.temp, "decode.html"), '<!doctype html><script type="module" src="decode.js"></script>');
  return (browser, job, file) =>
    bench.browsers.measure(browser, "decode.html", { job: JSON.stringify(job), file: basename(file) });
}
