// A schema as TypeScript writes it.

import { nameOf, type Schema, schemaOf } from "./openapi";

const names: Readonly<Record<string, string>> = { integer: "number" };

export function typeText(schema: Schema): string {
  const { type, enum: values, contentSchema, items, properties, anyOf, allOf } = schema;
  const name = nameOf(schema);
  if (name !== null) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (allOf) return allOf.map((each) => inBrackets(typeText(each))).join(" & ");
  if (anyOf) return [...new Set(anyOf.map(typeText))].join(" | ");
  if (Array.isArray(type)) return type.map((each) => typeText({ ...schema, type: each })).join(" | ");
  // The package hands out what JSON inside a text says.
  if (type === "string" && contentSchema) return typeText(contentSchema);
  if (type === "array" && items) return `${inBrackets(typeText(items))}[]`;
  if (properties) return objectText(schema, properties);
  if (type === "object") return "{ [key: string]: JsonValue }";
  return type === undefined ? "JsonValue" : (names[type] ?? type);
}

/** The declaration of a type that has a name. */
export function declarationOf(name: string): string {
  const schema = schemaOf(name);
  const members = (schema.anyOf ?? [schema]).map(typeText);
  return members.length === 1 ? `type ${name} = ${members[0]};` : `type ${name} =\n  | ${members.join("\n  | ")};`;
}

/** The names of the types that a type consists of. */
export function namesIn(schema: Schema): string[] {
  const name = nameOf(schema);
  if (name !== null) return [name];
  return [schema.items, schema.contentSchema, ...(schema.anyOf ?? [])].flatMap((inner) =>
    inner ? namesIn(inner) : [],
  );
}

function objectText({ required = [] }: Schema, properties: Record<string, Schema>): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? "" : "?"}: ${typeText(field)}`,
  );
  return `{ ${fields.join("; ")} }`;
}

function inBrackets(text: string): string {
  return /[|&]/.test(text) && !text.startsWith("{") ? `(${text})` : text;
}
