// The vendor does not document what these answers hold, so they are plain JSON: nothing in it is taken for granted.

import type { JsonValue } from "youmi-open-api";

export type JsonRecord = Record<string, JsonValue>;

export function recordsIn(values: JsonValue): JsonRecord[] {
  return Array.isArray(values) ? values.filter(isRecord) : [];
}

export function textIn(record: JsonRecord, key: string): string {
  const value = record[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function isRecord(value: JsonValue): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
