// ajv, compiled. It checks in place and makes nothing anew.

import Ajv from "ajv";
import { successCodes } from "../data/shapes.mjs";

/** A function that checks a parsed reply and gives it back. `loose` lets ajv turn texts into numbers and the like. */
export function ajvParser(reply, { loose, parseInner }) {
  const ajv = new Ajv({ allowUnionTypes: true, coerceTypes: loose });
  const isValid = ajv.compile(schemaOf(reply));
  return (value) => {
    const parsed = parseInner ? parseInner(value) : value;
    if (!isValid(parsed)) throw new Error(ajv.errorsText(isValid.errors));
    return parsed;
  };
}

function schemaOf(shape) {
  const schema = kinds[shape.kind](shape);
  return shape.nullable ? { ...schema, type: [schema.type, "null"] } : schema;
}

const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;

const kinds = {
  integer: () => ({ type: "integer", minimum: MIN_SAFE_INTEGER, maximum: MAX_SAFE_INTEGER }),
  text: () => ({ type: "string" }),
  flag: () => ({ type: "boolean" }),
  successCode: () => ({ type: "integer", enum: successCodes }),
  list: ({ item }) => ({ type: "array", items: schemaOf(item) }),
  // Parsed before it is checked.
  jsonText: ({ inner }) => schemaOf(inner),
  record: ({ fields }) => ({
    type: "object",
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)])),
    required: Object.keys(fields),
  }),
};
