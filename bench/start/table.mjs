// What starting took, as a table.

import * as report from "../lib/report.mjs";
import { quantile, ratios, summarise } from "../lib/statistics.mjs";
import { programs } from "./programs.mjs";

/** `samples` by program and measure; `titles` by measure. */
export function startTable(samples, titles) {
  const base = samples[programs[0].name];
  return report.table(
    ["", ...Object.values(titles).flatMap((title) => [title, "ratio"])],
    programs.map(({ name, title }) => [
      title,
      ...Object.keys(titles).flatMap((what) => [
        report.milliseconds(quantile(samples[name][what], 0.5)),
        report.ratio(summarise(ratios(samples[name][what], base[what]))),
      ]),
    ]),
  );
}
