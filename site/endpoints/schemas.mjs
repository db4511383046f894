// JSON Schema of openapi.json, as people read it.

/** A schema, or what it refers to. */
export function followed(description, schema) {
  if (!schema.$ref) return schema;
  const found = description.components.schemas[schema.$ref.split("/").at(-1)];
  if (!found) throw new Error(`openapi.json has no ${schema.$ref}`);
  return followed(description, found);
}

/** The fields of an object: `{ name, required, schema }`. Of a union, all that any member has. */
export function fieldsOf(description, schema) {
  const { allOf, anyOf, properties = {}, required = [], type } = followed(description, schema);
  const members = [...(allOf ?? []), ...(type === "object" ? [] : (anyOf ?? []))];
  const fields = new Map();
  for (const member of members) {
    for (const field of fieldsOf(description, member)) {
      // What only some members need is not needed by all.
      const before = fields.get(field.name);
      fields.set(field.name, {
        ...(before ?? field),
        required: (before?.required ?? true) && field.required && !anyOf,
      });
    }
  }
  for (const [name, property] of Object.entries(properties)) {
    fields.set(name, { name, required: required.includes(name), schema: property });
  }
  return [...fields.values()];
}

/** The type of a schema in words of TypeScript, as code. */
export function typeOf(description, schema) {
  return `\`${plainTypeOf(description, schema)}\``;
}

function plainTypeOf(description, schema) {
  const name = schema.$ref?.split("/").at(-1);
  if (name && !["Time", "UnixSeconds"].includes(name)) return name;
  if (name) return `${name}`;
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return [...new Set(union.map((each) => plainTypeOf(description, each)))].join(" | ");
  if (schema.allOf) return schema.allOf.map((each) => plainTypeOf(description, each)).join(" & ");
  const types = [schema.type ?? "unknown"].flat().map((type) => {
    if (type === "array")
      return `${plainTypeOf(description, schema.items ?? {})}[]`.replace(/^(.* \| .*)\[\]$/, "($1)[]");
    return { integer: "number", object: "object" }[type] ?? type;
  });
  return [...new Set(types)].join(" | ");
}
