// typebox, compiled. It checks in place and makes nothing anew.

import Type from "typebox";
import { Compile } from "typebox/compile";
import { successCodes } from "../data/shapes.mjs";

/** A function that checks a parsed reply and gives it back. */
export function typeboxParser(reply, { parseInner }) {
  const validator = Compile(schemaOf(reply));
  return (value) => {
    const parsed = parseInner ? parseInner(value) : value;
    if (!validator.Check(parsed)) throw new Error(validator.Errors(parsed)[0]?.message);
    return parsed;
  };
}

function schemaOf(shape) {
  const schema = kinds[shape.kind](shape);
  return shape.nullable ? Type.Union([schema, Type.Null()]) : schema;
}

const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;

const kinds = {
  integer: () => Type.Integer({ minimum: MIN_SAFE_INTEGER, maximum: MAX_SAFE_INTEGER }),
  text: () => Type.String(),
  flag: () => Type.Boolean(),
  successCode: () => Type.Union(successCodes.map((code) => Type.Literal(code))),
  list: ({ item }) => Type.Array(schemaOf(item)),
  // Parsed before it is checked.
  jsonText: ({ inner }) => schemaOf(inner),
  record: ({ fields }) =>
    Type.Object(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]))),
};
