// Section 4: from the beginning of a script to its first checked result, each time in a new process.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runProcess } from "../../scripts/process.mjs";
import { accountDatasets } from "../data/datasets.mjs";
import { answerFile } from "../decode/section.mjs";
import { bundle } from "../lib/bundle.mjs";
import { random, shuffled } from "../lib/random.mjs";
import { measureStarts } from "./in-browsers.mjs";
import { programs } from "./programs.mjs";
import { startTable } from "./table.mjs";

const introduction = `\
From the first statement of a bundled and minified script to its first checked result (20 accounts, a stubbed \`fetch\`
that resolves to a real Response), from the beginning of the process to the same moment, and the process's whole life as
its parent sees it. A new process each time, taking turns.`;

/** The section, in Markdown. */
export async function startSection(bench) {
  const dataset = accountDatasets.find(({ name }) => name === "accounts-20");
  const file = await answerFile(dataset, bench);
  const titles = { script: "script", all: "process", life: "as the parent sees it" };
  const parts = [introduction, "### Node.js", startTable(await measureInNode(bench, file), titles)];
  for (const browser of bench.browsers ?? []) {
    // Starting Firefox takes longer than all that is to be measured in it, and its pages are not driven.
    if (browser.name !== "chromium") continue;
    const samples = await measureStarts(bench, browser, file);
    parts.push(`### ${browser.title}`, inPages, startTable(samples, { script: "script", all: "page" }));
  }
  return parts.join("\n\n");
}

const inPages =
  "The same, and from the beginning of the navigation; a page with an empty cache each time, over loopback.";

async function measureInNode(bench, answerFile) {
  const bundles = await bundleAll(bench, answerFile);
  const rounds = bench.quick ? 10 : 40;
  bench.say(`cold start in Node.js, ${rounds} processes of each`);
  const samples = Object.fromEntries(programs.map(({ name }) => [name, { script: [], all: [], life: [] }]));
  const chance = random(1);
  for (let round = -1; round < rounds; round++) {
    for (const { name } of shuffled(programs, chance)) {
      const sample = await runOnce(bundles[name]);
      // Before the first round files have to come from the disk.
      if (round < 0) continue;
      for (const [what, time] of Object.entries(sample)) samples[name][what].push(time);
    }
  }
  return samples;
}

async function bundleAll(bench, answerFile) {
  const banner = [
    'import { readFileSync as benchRead } from "node:fs";',
    `globalThis.benchAnswer = ${JSON.stringify(readFileSync(answerFile, "utf8"))};`,
    `globalThis.benchWasm = () => benchRead(${JSON.stringify(bench.pkg.wasm)});`,
    "globalThis.benchDone = (times) => console.log(JSON.stringify(times));",
    "globalThis.benchStart = performance.now();",
  ].join("\n");
  const bundles = {};
  for (const { name, file } of programs) {
    bundles[name] = join(bench.temp, `start-${name}.mjs`);
    await bundle(file, { pkg: bench.pkg, outfile: bundles[name], platform: "node", banner });
  }
  return bundles;
}

async function runOnce(file) {
  const start = performance.now();
  const { code, text } = await runProcess(process.execPath, [file]);
  const life = performance.now() - start;
  if (code !== 0) throw new Error(text);
  return { ...JSON.parse(text), life };
}
