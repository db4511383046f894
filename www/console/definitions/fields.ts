// The fields of an object that a schema describes.

import { inputOf } from "./inputs";
import type { Field } from "./model";
import { followed, type Schema } from "./openapi";
import { said, saidBeside } from "./said";
import { declarationOf, namesIn, typeText } from "./type-text";

/** Properties by name, each with all its schemas: the members of a union may differ. */
interface Shape {
  properties: Map<string, { required: boolean; schemas: Schema[] }>;
  /** Whether others may stand in it besides. */
  isOpen: boolean;
}

/** Those of a record. */
export function fieldsOf(schema: Schema): Field[] {
  return [...shapeOf(schema).properties].map(([name, { required, schemas }]) => fieldOf(name, required, schemas));
}

/** Those of an endpoint's parameters, and one for others that are not documented. */
export function paramsOf(schema: Schema): Field[] {
  return shapeOf(schema).isOpen ? [...fieldsOf(schema), more] : fieldsOf(schema);
}

const more: Field = {
  name: "MoreParams",
  term: null,
  doc: {
    en: "Parameters that the vendor does not document; they are sent as they are.",
    zh: "厂商文档未说明的参数，原样发送。",
  },
  required: false,
  deprecated: false,
  type: "MoreParams",
  declarations: [],
  input: { kind: "more" },
};

export function fieldOf(name: string, required: boolean, schemas: Schema[]): Field {
  const find = <Key extends keyof Schema>(key: Key) => schemas.find((schema) => schema[key] !== undefined)?.[key];
  const deprecated = find("deprecated") ?? false;
  const filledIn = inputOf(schemas, required);
  const term = find("x-term") ?? (deprecated ? "弃用" : null);
  const described = schemas.find(({ description }) => description !== undefined);
  return {
    name,
    term,
    doc: saidBeside(term, said(described ?? {})),
    required,
    deprecated,
    type: [...new Set(schemas.map(typeText))].join(" | "),
    declarations: filledIn.input.kind === "json" ? schemas.flatMap(namesIn).map(declarationOf) : [],
    ...filledIn,
  };
}

function shapeOf(schema: Schema): Shape {
  const { allOf, anyOf, properties = {}, required = [], additionalProperties, type } = followed(schema);
  if (allOf) return together(allOf.map(shapeOf));
  // An object that needs one of several fields is no union of objects.
  if (anyOf && type !== "object") return either(anyOf.map(shapeOf));
  const isUnknown = Object.keys(properties).length === 0 && additionalProperties !== false;
  return {
    properties: new Map(
      Object.entries(properties).map(([name, field]) => [
        name,
        { required: required.includes(name), schemas: [field] },
      ]),
    ),
    isOpen: additionalProperties === true || isUnknown,
  };
}

/** What has the properties of all. */
function together(shapes: Shape[]): Shape {
  return {
    properties: new Map(shapes.flatMap(({ properties }) => [...properties])),
    isOpen: shapes.some(({ isOpen }) => isOpen),
  };
}

/** What has the properties of one of them: required is what all of them require. */
function either(shapes: Shape[]): Shape {
  const names = new Set(shapes.flatMap(({ properties }) => [...properties.keys()]));
  const properties = [...names].map((name) => {
    const found = shapes.map((shape) => shape.properties.get(name));
    const schemas = found.flatMap((property) => property?.schemas ?? []);
    return [name, { required: found.every((property) => property?.required), schemas }] as const;
  });
  return { properties: new Map(properties), isOpen: shapes.some(({ isOpen }) => isOpen) };
}
