// Section 1: decoding.

import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { names } from "../contenders/index.mjs";
import { accountDatasets, emptyDataset, otherDatasets } from "../data/datasets.mjs";
import { runChild } from "../lib/child.mjs";
import { effort } from "./effort.mjs";
import { makeDecodePage } from "./in-browsers.mjs";
import { series } from "./measure.mjs";
import { decodeTables } from "./tables.mjs";

const introduction = ({ clock }) =>
  `\
A whole call of the client's method, with a stubbed \`fetch\` that has its answer already, against an asynchronous
function that awaits the same stub, its \`arrayBuffer()\`, and does \`JSON.parse(new TextDecoder().decode(bytes))\`.
Ratios to that function: below 1 is faster than it. The validators come on top of it and check every documented field's
type, as youmi-open-api does; the results of all that check were found equal before anything was timed. In loose data
numbers come as texts and bools as 0 and 1, as the vendor's documentation has it; the validators then have schemas that
take both. typebox is left out there: its conversion is not compiled and took 16 times the baseline's time.
«${names.again}» is the baseline again: how far its ratio is from 1 is what chance alone does.
${clock === "cpu" ? "In Node.js by processor time, the garbage collector's threads included." : ""}`.trim();

/** The section, in Markdown. */
export async function decodeSection(bench) {
  const parts = [introduction(bench), await part("Node.js", bench, measureInNode)];
  if (bench.browsers) {
    const measureInPage = await makeDecodePage(bench);
    for (const browser of bench.browsers) {
      const measure = async (dataset, file) => {
        const { kind, loose } = dataset;
        // One page for each answer: starting anew, as processes are in Node, takes browsers too long.
        const { processes, ...timing } = effort(dataset, bench);
        return measureInPage(browser, { kind, loose, seed: 1, ...timing }, file);
      };
      parts.push(await part(browser.title, bench, measure));
    }
  }
  return parts.join("\n\n");
}

async function part(title, bench, measure) {
  const wanted = ({ name }) =>
    !bench.data || bench.data.some((start) => name === start || name.startsWith(`${start}-`));
  const groups = { "operating accounts": [emptyDataset, ...accountDatasets], "other answers": otherDatasets };
  const texts = [];
  for (const [group, all] of Object.entries(groups)) {
    const datasets = all.filter(wanted);
    if (datasets.length === 0) continue;
    const measured = [];
    for (const dataset of datasets) {
      bench.say(`decoding ${dataset.name} in ${title}`);
      const file = await answerFile(dataset, bench);
      measured.push({ dataset, size: statSync(file).size, results: await measure(dataset, file, bench) });
    }
    texts.push(`### ${title}: ${group}`, decodeTables(measured));
  }
  return texts.join("\n\n");
}

/** The file with the bytes of an answer; made the first time. */
export async function answerFile(dataset, { temp }) {
  const file = join(temp, `${dataset.name}.json`);
  if (!existsSync(file)) writeFileSync(file, await dataset.bytes());
  return file;
}

async function measureInNode(dataset, file, bench) {
  const { processes, ...timing } = effort(dataset, bench);
  const all = [];
  for (let index = 0; index < processes; index++) {
    const { kind, loose } = dataset;
    const job = { packageUrl: bench.pkg.url, file, kind, loose, seed: index + 1, clock: bench.clock, ...timing };
    all.push(await runChild(new URL("./child.mjs", import.meta.url), job, bench));
  }
  return pooled(all);
}

/** The samples of several processes as if they came from one. */
export function pooled(all) {
  const samplesOf = (name) => {
    const contenders = Object.keys(all[0][name].samples);
    return Object.fromEntries(contenders.map((key) => [key, all.flatMap((one) => one[name].samples[key])]));
  };
  return Object.fromEntries(series.map((name) => [name, { samples: samplesOf(name) }]));
}
