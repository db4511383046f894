// How a value of a schema is filled in.

import type { Choice, Field, Input } from "./model";
import { nameOf, type Schema } from "./openapi";
import { said } from "./said";

const inputs: Readonly<Record<string, Input>> = {
  string: { kind: "text", suggestions: [] },
  integer: { kind: "number" },
  number: { kind: "number" },
  Time: { kind: "time" },
  UnixSeconds: { kind: "unixSeconds" },
};

/** `schemas` are those that the members of a union have for one field. */
export function inputOf(schemas: Schema[], required: boolean): Pick<Field, "input" | "blank"> {
  const values = schemas.flatMap(valuesOf);
  const others = schemas.filter((schema) => valuesOf(schema).length === 0).flatMap(kindsOf);
  const names = new Set(others.filter((kind) => kind !== "null"));
  if (names.size === 0) return { input: { kind: "choice", choices: values.map((value) => choiceOf(value, schemas)) } };

  const [name = ""] = names;
  const input = (names.size === 1 && inputs[name]) || { kind: "json" };
  if (others.includes("null")) return { input, blank: null };
  if (input.kind !== "text") return { input };
  const suggestions = values.map(String);
  return { input: { ...input, suggestions }, ...(required && { blank: "" }) };
}

/** The values that a schema allows, if they are counted. */
function valuesOf({ enum: values, const: only, type }: Schema): Choice["value"][] {
  if (values) return values;
  if (only !== undefined) return [only];
  return type === "boolean" ? [true, false] : [];
}

function kindsOf(schema: Schema): string[] {
  return [schema.type ?? nameOf(schema) ?? "JsonValue"].flat();
}

function choiceOf(value: Choice["value"], schemas: Schema[]): Choice {
  const explained = schemas.flatMap((schema) => schema["x-values"] ?? []).find((each) => each.value === value);
  return { value, meaning: said(explained ?? {}) };
}
