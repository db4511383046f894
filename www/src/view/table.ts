import { element } from "../dom";
import { label } from "../language";
import type { TextKey } from "../texts";

export type Row = Record<string, unknown>;

/** A table of objects: a column for each key that any of them has, in the order in which they come. */
export function table(rows: readonly Row[], title: TextKey): HTMLElement {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const headings = keys.map((key) => element("th", { scope: "col" }, key));
  const lines = rows.map((row) => element("tr", {}, ...keys.map((key) => cell(row[key]))));
  const made = element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...headings)),
    element("tbody", {}, ...lines),
  );
  // It scrolls, so the keyboard has to reach it.
  return label(element("div", { class: "table", role: "region", tabindex: "0" }, made), title);
}

function cell(value: unknown): HTMLTableCellElement {
  if (typeof value === "number") return element("td", { class: "number" }, String(value));
  if (typeof value === "boolean" || value === null) return element("td", { class: "quiet" }, String(value));
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return element("td", { class: text.length > 30 && "long" }, text);
}
