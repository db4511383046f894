// Section 2: what results keep in memory.

import { names } from "../contenders/index.mjs";
import { accountDatasets } from "../data/datasets.mjs";
import { answerFile } from "../decode/section.mjs";
import { runChild } from "../lib/child.mjs";
import * as report from "../lib/report.mjs";
import { quantile, summarise } from "../lib/statistics.mjs";
import { keepers } from "./keepers.mjs";

const contenders = [names.baseline, names.own, "JSON.parse + zod 4", "JSON.parse + valibot"];

/** The section, in Markdown. */
export async function memorySection(bench) {
  const dataset = accountDatasets.find(({ name }) => name === "accounts-5000");
  const file = await answerFile(dataset, bench);
  const runs = bench.quick ? 3 : 5;
  const measured = {};
  let wasm = 0;
  for (let run = 0; run < runs; run++) {
    bench.say(`memory, run ${run + 1} of ${runs}`);
    for (const keeper of Object.keys(keepers)) {
      for (const contender of contenders) {
        const job = { packageUrl: bench.pkg.url, file, contender, keeper };
        const result = await runChild(new URL("./child.mjs", import.meta.url), job, {
          ...bench,
          flags: ["--expose-gc"],
        });
        ((measured[keeper] ??= {})[contender] ??= []).push(result.kept);
        if (contender === names.own) wasm = result.wasm;
      }
    }
  }
  return [introduction(runs, wasm), resultTable(measured)].join("\n\n");
}

// The engine's own memory varies by as much, divided by the replies that are kept of at once.
const noise = 3000;

const introduction = (runs, wasm) => `\
What stays on the heap and beside it after collecting all garbage, when an application has asked for 5,000 operating accounts
(4.1 MB of JSON) and keeps part of them: per reply, ${runs} child processes with \`--expose-gc\` for each. «One text of
each» is \`ad_wechat_qrcode\`. × is the ratio of medians to ${names.baseline}. Not in it: the memory of the WebAssembly
module of youmi-open-api, ${report.bytes(wasm)} after such an answer, which the module keeps for the next one.`;

function resultTable(measured) {
  return report.table(
    ["kept", ...contenders],
    Object.entries(keepers).map(([keeper, { title }]) => [
      title,
      ...contenders.map((contender) => cell(measured[keeper][contender], measured[keeper][names.baseline])),
    ]),
  );
}

function cell(samples, baseline) {
  const { median, p10, p90 } = summarise(samples);
  if (p90 < noise) return `below ${report.bytes(noise)}`;
  const amount = `${report.bytes(median)} (${report.bytes(p10)}–${report.bytes(p90)})`;
  const reference = quantile(baseline, 0.5);
  return samples === baseline || reference < noise ? amount : `${amount}, ×${(median / reference).toFixed(2)}`;
}
