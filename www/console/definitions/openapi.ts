// openapi.json of the package: the parts of it that the console reads.

import file from "youmi-open-api/openapi.json";

type Literal = string | number | boolean | null;

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: Literal[];
  const?: Literal;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  contentSchema?: Schema;
  description?: string;
  "x-description-zh"?: string;
  deprecated?: boolean;
  /** The vendor's word for it. */
  "x-term"?: string;
  /** What values mean. */
  "x-values"?: Explained[];
}

export interface Explained {
  value: Literal;
  description?: string;
  "x-description-zh"?: string;
}

export interface Parameter extends Schema {
  name?: string;
  in?: string;
  schema?: Schema;
}

type Content = Record<string, { schema: Schema }>;

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  "x-description-zh": string;
  tags: string[];
  parameters?: (Parameter & { required?: boolean })[];
  requestBody?: { content: Content };
  responses: { 200: { content: Content } };
  "x-version": "v1" | "v2";
  "x-path": string | null;
  "x-effect": "auth" | "read" | "action";
  "x-vendor-page": string;
  "x-codes"?: Explained[];
}

interface Document {
  tags: { name: string; description: string; "x-description-zh": string; "x-is-vendors": boolean }[];
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: { schemas: Record<string, Schema> };
}

// What the compiler infers from a file of this size is of no use to anybody.
export const openapi = file as unknown as Document;

/** The name of a schema that others refer to; null of any other. */
export const nameOf = ({ $ref }: Schema): string | null => $ref?.replace(/^.*\//, "") ?? null;

/** A schema, or what it refers to. */
export function followed(schema: Schema): Schema {
  const name = nameOf(schema);
  return name === null ? schema : schemaOf(name);
}

export function schemaOf(name: string): Schema {
  const schema = openapi.components.schemas[name];
  if (!schema) throw new Error(`openapi.json has no schema ${name}`);
  return schema;
}

/** The schema of a content, of which there is one. */
export function schemaIn(content: Content): Schema {
  const [only] = Object.values(content);
  if (!only) throw new Error("a content has no type");
  return only.schema;
}
