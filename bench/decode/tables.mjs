// What decoding took, as tables.

import { names } from "../contenders/index.mjs";
import * as report from "../lib/report.mjs";
import { ratios, summarise } from "../lib/statistics.mjs";

const captions = {
  made: "From the bytes to the finished reply",
  read: "The same, and every field of every record read once",
};

/** Tables of both series. `measured` is a list of `{ dataset, size, results }`. */
export function decodeTables(measured) {
  return Object.entries(captions)
    .map(([series, caption]) => `${caption}:\n\n${seriesTable(measured, series)}`)
    .join("\n\n");
}

function seriesTable(measured, series) {
  // Not all contend for each answer: in the order of the one with the most.
  const all = measured.map(({ results }) => Object.keys(results[series].samples));
  const contenders = all.reduce((most, some) => (some.length > most.length ? some : most));
  const time = (name) => measured.map(({ results }) => timeOf(results[series].samples, name));
  return report.table(
    ["", ...measured.map(({ dataset }) => dataset.title)],
    [
      ["bytes of the answer", ...measured.map(({ size }) => report.bytes(size))],
      [`one call with ${names.baseline}`, ...time(names.baseline)],
      [`one call of ${names.own}`, ...time(names.own)],
      ...contenders
        .filter((name) => name !== names.baseline)
        .map((name) => [name, ...measured.map(({ results }) => ratioOf(results[series].samples, name))]),
    ],
  );
}

function timeOf(samples, name) {
  return report.milliseconds(summarise(samples[name]).median);
}

function ratioOf(samples, name) {
  if (!samples[name]) return "";
  const cell = report.ratio(summarise(ratios(samples[name], samples[names.baseline])));
  return name === names.own ? `**${cell}**` : cell;
}
