// What stands in a Markdown file: headings and their anchors, links, tables. The code in it is not looked at.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./documented.mjs";

const textOf = (file) => readFileSync(join(root, file), "utf8");
const withoutBlocks = (text) => text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");

/** The headings of a file: `{ level, title }`. */
export function headingsOf(file) {
  return [...withoutBlocks(textOf(file)).matchAll(/^(#+) (.*)$/gm)].map(([, marks, title]) => ({
    level: marks.length,
    title,
  }));
}

/** The anchors that GitHub, npm and the site give to headings. */
export function anchorsOf(file) {
  const anchors = headingsOf(file).map(({ title }) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set(anchors);
}

/** The targets of a file's links. */
export function linksOf(file) {
  const text = withoutBlocks(textOf(file)).replaceAll(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
}

/** The tables of a file, as lists of rows, which are lists of cells. */
export function tablesOf(file) {
  const tables = [];
  let before = "";
  for (const line of withoutBlocks(textOf(file)).split("\n")) {
    if (line.startsWith("|")) {
      if (!before.startsWith("|")) tables.push([]);
      const cells = line.split(/(?<!\\)\|/).slice(1, -1);
      tables.at(-1).push(cells.map((cell) => cell.trim()));
    }
    before = line;
  }
  return tables;
}
