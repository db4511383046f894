// Section 4 in a browser: each program in a page that nothing has been cached for.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../lib/bundle.mjs";
import { random, shuffled } from "../lib/random.mjs";
import { programs } from "./programs.mjs";

/** Samples by program and measure. */
export async function measureStarts(bench, browser, answerFile) {
  await makePages(bench, readFileSync(answerFile, "utf8"));
  const rounds = bench.quick ? 8 : 30;
  bench.say(`cold start in ${browser.title}, ${rounds} pages of each`);
  const samples = Object.fromEntries(programs.map(({ name }) => [name, { script: [], all: [] }]));
  const chance = random(1);
  for (let round = -1; round < rounds; round++) {
    for (const { name } of shuffled(programs, chance)) {
      const { script, all } = await bench.browsers.measure(browser, `start-${name}.html`);
      // The first page of a browser is not like the others.
      if (round < 0) continue;
      samples[name].script.push(script);
      samples[name].all.push(all);
    }
  }
  return samples;
}

async function makePages(bench, answer) {
  copyFileSync(bench.pkg.wasm, join(bench.temp, "youmi_open_api.wasm"));
  const page = [
    `globalThis.benchAnswer = ${JSON.stringify(answer)};`,
    'globalThis.benchWasm = () => fetch("youmi_open_api.wasm");',
    "globalThis.benchDone = (times) =>",
    '  fetch(`/results/${new URLSearchParams(location.search).get("id")}`, { method: "POST", body: JSON.stringify(times) });',
  ].join("\n");
  for (const { name, file } of programs) {
    const outfile = join(bench.temp, `start-${name}.js`);
    await bundle(file, { pkg: bench.pkg, outfile, banner: "globalThis.benchStart = performance.now();" });
    const scripts = `<script>${page}</script><script type="module" src="start-${name}.js"></script>`;
    writeFileSync(join(bench.temp, `start-${name}.html`), `<!doctype html><meta charset="utf-8">${scripts}`);
  }
}
