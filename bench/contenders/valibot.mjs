// valibot.

import * as v from "valibot";
import { successCodes } from "../data/shapes.mjs";
import { integerText } from "./loose.mjs";

/** A function that checks a parsed reply and gives it back. `loose` reads what the emulator's loose form varies. */
export function valibotParser(reply, { loose }) {
  const schema = schemaOf(reply, loose);
  return (value) => v.parse(schema, value);
}

function schemaOf(shape, loose) {
  const schema = kinds[shape.kind](shape, loose);
  return shape.nullable ? v.nullable(schema) : schema;
}

const integer = () => v.pipe(v.number(), v.safeInteger());

const kinds = {
  integer: (_, loose) => (loose ? v.union([integer(), looseInteger()]) : integer()),
  text: () => v.string(),
  flag: (_, loose) => (loose ? v.union([v.boolean(), looseFlag()]) : v.boolean()),
  successCode: () => v.picklist(successCodes),
  list: ({ item }, loose) => v.array(schemaOf(item, loose)),
  jsonText: ({ inner }, loose) => v.pipe(v.string(), v.parseJson(), schemaOf(inner, loose)),
  record: ({ fields }, loose) =>
    v.looseObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field, loose)]))),
};

const looseInteger = () => v.pipe(v.string(), v.regex(integerText), v.transform(Number));
const looseFlag = () => v.pipe(v.picklist([0, 1]), v.transform(Boolean));
