// Section 3: whole calls over loopback.

import { startEmulator } from "../../scripts/emulator-process.mjs";
import { names } from "../contenders/index.mjs";
import { runChild } from "../lib/child.mjs";
import * as report from "../lib/report.mjs";
import { quantile, ratios, summarise } from "../lib/statistics.mjs";

const atATime = 100;

/** The section, in Markdown. */
export async function callSection(bench) {
  const [blocks, calls] = bench.quick ? [4, 500] : [10, 1000];
  bench.say("whole calls over loopback");
  const emulator = await startEmulator({ options: ["--accounts", "20", "--strict"] });
  try {
    const job = { packageUrl: bench.pkg.url, url: emulator.url, blocks, calls, atATime };
    const samples = await runChild(new URL("./child.mjs", import.meta.url), job, bench);
    return [introduction(blocks * calls), resultTable(samples)].join("\n\n");
  } finally {
    await emulator.stop();
  }
}

const introduction = (calls) => `\
\`listWechatAccounts()\` with an app key over loopback, 20 accounts (16 KB), against the emulator in a process of its own:
${calls.toLocaleString("en")} calls, ${atATime} at a time, in blocks that take turns. The others sign by hand with \`node:crypto\`, call
\`fetch\` and parse. The emulator has its share in the time by the clock; the processor time is that of the calling
process alone.`;

function resultTable(samples) {
  const base = samples[names.baseline];
  return report.table(
    ["", "calls per second", "time", "processor time of a call", "processor time"],
    Object.entries(samples).map(([name, { wall, cpu }]) => [
      name,
      Math.round(1000 / quantile(wall, 0.5)).toLocaleString("en"),
      report.ratio(summarise(ratios(wall, base.wall))),
      report.milliseconds(quantile(cpu, 0.5)),
      report.ratio(summarise(ratios(cpu, base.cpu))),
    ]),
  );
}
