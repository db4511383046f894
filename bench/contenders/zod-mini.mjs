// zod/mini, with its functions instead of methods.

import * as z from "zod/mini";
import { successCodes } from "../data/shapes.mjs";
import { integerText } from "./loose.mjs";

/** A function that checks a parsed reply and gives it back. `loose` reads what the emulator's loose form varies. */
export function zodMiniParser(reply, { loose }) {
  const schema = schemaOf(reply, loose);
  return (value) => z.parse(schema, value);
}

export function schemaOf(shape, loose = false) {
  const schema = kinds[shape.kind](shape, loose);
  return shape.nullable ? z.nullable(schema) : schema;
}

const kinds = {
  integer: (_, loose) => (loose ? z.union([z.int(), looseInteger()]) : z.int()),
  text: () => z.string(),
  flag: (_, loose) => (loose ? z.union([z.boolean(), looseFlag()]) : z.boolean()),
  successCode: () => z.literal(successCodes),
  list: ({ item }, loose) => z.array(schemaOf(item, loose)),
  jsonText: ({ inner }, loose) => z.pipe(z.pipe(z.string(), z.transform(parseJson)), schemaOf(inner, loose)),
  record: ({ fields }, loose) =>
    z.looseObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field, loose)]))),
};

const looseInteger = () => z.pipe(z.string().check(z.regex(integerText)), z.transform(Number));
const looseFlag = () => z.pipe(z.literal([0, 1]), z.transform(Boolean));

function parseJson(text, context) {
  try {
    return JSON.parse(text);
  } catch {
    context.issues.push({ code: "custom", message: "no JSON", input: text });
    return z.NEVER;
  }
}
