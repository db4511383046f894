// The values of rules: what is written, and what it stands for with a caller.

import type { RuleValue } from "./schema.js";

/** A value as it is sent to an endpoint. */
export type Scalar = string | number | boolean;

/** A value of a rule, read. */
export type ValueTemplate =
  | { kind: "literal"; value: Scalar }
  | { kind: "reference"; path: string[] }
  | { kind: "text"; parts: (string | string[])[] }
  | { kind: "list"; items: ValueTemplate[] };

/** The caller's values that rules may name: `visit` or `claims`. */
export type CallerValues = Record<string, unknown>;

const REFERENCE = /\{\{([^{}]*)\}\}/g;
const PATH = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)+$/;

/** Reads a value of a rule. Throws a `RangeError` that says what is wrong with it. */
export function readValue(written: RuleValue): ValueTemplate {
  if (Array.isArray(written)) return { kind: "list", items: written.map(readValue) };
  if (typeof written !== "string") return { kind: "literal", value: written };
  const parts: (string | string[])[] = [];
  let end = 0;
  for (const match of written.matchAll(REFERENCE)) {
    const path = (match[1] ?? "").trim();
    if (!PATH.test(path)) {
      throw new RangeError(`{{ ${path} }} names no value: write {{ visit.customer.originalId }} or {{ claims.name }}`);
    }
    if (match.index > end) parts.push(written.slice(end, match.index));
    parts.push(path.split("."));
    end = match.index + match[0].length;
  }
  if (end < written.length) parts.push(written.slice(end));
  const texts = parts.filter((part) => typeof part === "string");
  if (texts.some((text) => /\{\{|\}\}/.test(text))) {
    throw new RangeError("has to have a value in braces as {{ visit.customer.originalId }}");
  }
  const [first] = parts;
  if (parts.length === 1 && Array.isArray(first)) return { kind: "reference", path: first };
  return texts.length === parts.length ? { kind: "literal", value: written } : { kind: "text", parts };
}

/** The paths that a value names. */
export function referencesOf(template: ValueTemplate): string[][] {
  switch (template.kind) {
    case "literal":
      return [];
    case "reference":
      return [template.path];
    case "text":
      return template.parts.filter((part) => Array.isArray(part));
    case "list":
      return template.items.flatMap(referencesOf);
  }
}

/** What a value stands for with a caller; undefined if the caller lacks it. */
export function resolveValue(template: ValueTemplate, values: CallerValues): Scalar | Scalar[] | undefined {
  switch (template.kind) {
    case "literal":
      return template.value;
    case "reference":
      return listOrScalar(lookUp(values, template.path));
    case "text": {
      const texts = template.parts.map((part) =>
        typeof part === "string" ? part : textOf(scalarOf(lookUp(values, part))),
      );
      return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
    }
    case "list": {
      const items = template.items.map((item) => scalarOf(resolveValue(item, values)));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
  }
}

/**
 * The text of a value that a comparison relies on; undefined if there is none. A number beyond 2^53 has been rounded, so
 * that others have the same text.
 */
export function textOf(value: Scalar | undefined): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined;
  return value === undefined ? undefined : String(value);
}

/** A value that can be compared and sent; undefined for all that the caller lacks: nothing, null, and empty text. */
export function scalarOf(value: unknown): Scalar | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === "boolean" ? value : undefined;
}

function listOrScalar(value: unknown): Scalar | Scalar[] | undefined {
  if (!Array.isArray(value)) return scalarOf(value);
  const items = value.map(scalarOf);
  return items.length > 0 && items.every((item) => item !== undefined) ? items : undefined;
}

function lookUp(values: CallerValues, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined,
    values,
  );
}
