// From what an answer holds to rows and columns.

import type { Field } from "../definitions/model";

/** How many rows are shown: a list may have thousands. */
export const ROWS = 100;

export type Row = ReadonlyMap<string, unknown>;

export interface Column {
  name: string;
  /** What is documented of it. */
  field: Field | null;
}

/** A list has a row for each item, anything else is one row. What is no object stands in a column `values`. */
export function rowsOf(values: unknown): Row[] {
  const items: unknown[] = Array.isArray(values) ? values : [values];
  return items.map((item) => new Map(isRecord(item) ? Object.entries(item) : [["values", item]]));
}

/** Documented fields, then those that came besides, at last those that the vendor has given up. */
export function columnsOf(rows: readonly Row[], fields: readonly Field[]): Column[] {
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  const documented = fields.filter(({ name }) => names.has(name));
  const others = [...names].filter((name) => !fields.some((field) => field.name === name));
  return [
    ...documented.filter(({ deprecated }) => !deprecated).map((field) => ({ name: field.name, field })),
    ...others.map((name) => ({ name, field: null })),
    ...documented.filter(({ deprecated }) => deprecated).map((field) => ({ name: field.name, field })),
  ];
}

/** A value in a cell: nested ones as compact JSON. */
export function textOf(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
