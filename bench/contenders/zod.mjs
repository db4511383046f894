// zod 4, with its classic interface.

import * as z from "zod";
import { successCodes } from "../data/shapes.mjs";
import { integerText } from "./loose.mjs";

/** A function that checks a parsed reply and gives it back. `loose` reads what the emulator's loose form varies. */
export function zodParser(reply, { loose }) {
  const schema = schemaOf(reply, loose);
  return (value) => schema.parse(value);
}

export function schemaOf(shape, loose = false) {
  const schema = kinds[shape.kind](shape, loose);
  return shape.nullable ? schema.nullable() : schema;
}

const kinds = {
  integer: (_, loose) => (loose ? z.union([z.int(), z.string().regex(integerText).transform(Number)]) : z.int()),
  text: () => z.string(),
  flag: (_, loose) => (loose ? z.union([z.boolean(), z.literal([0, 1]).transform(Boolean)]) : z.boolean()),
  successCode: () => z.literal(successCodes),
  list: ({ item }, loose) => z.array(schemaOf(item, loose)),
  jsonText: ({ inner }, loose) => z.string().transform(parseJson).pipe(schemaOf(inner, loose)),
  record: ({ fields }, loose) =>
    z.looseObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field, loose)]))),
};

function parseJson(text, context) {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("no JSON");
    return z.NEVER;
  }
}
