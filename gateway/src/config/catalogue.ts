// The endpoints and their parameters, from the package's description of the API.

import { createRequire } from "node:module";

export interface EndpointEntry {
  id: string;
  version: "v1" | "v2";
  method: "GET" | "POST";
  /** Below `baseUrl`, without a slash at its beginning and without a query; null where it is not documented. */
  path: string | null;
  /** The types of the parameters by name, as JSON Schema calls them. */
  params: ReadonlyMap<string, string>;
  /** Whether it takes parameters that are not documented. */
  takesMore: boolean;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Operation {
  operationId: string;
  parameters?: { name?: string; in?: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  "x-version": "v1" | "v2";
  "x-path": string | null;
  "x-effect": "auth" | "read" | "action";
  "x-documented": { parameters: string };
}

interface Description {
  paths: Record<string, Record<string, unknown>>;
}

const description = createRequire(import.meta.url)("youmi-open-api/openapi.json") as Description;

/** The name in `allow` that stands for the opened address: `GET {prefix}/sidebar`. */
export const SIDEBAR = "sidebar";

/** The endpoints that may be called, by id. Those that give out tokens are not among them. */
export const catalogue: ReadonlyMap<string, EndpointEntry> = new Map(entries().map((entry) => [entry.id, entry]));

function entries(): EndpointEntry[] {
  return Object.values(description.paths).flatMap((item) =>
    (["get", "post"] as const)
      .filter((method) => method in item)
      .map((method) => ({ method, operation: item[method] as Operation }))
      .filter(({ operation }) => operation["x-effect"] !== "auth")
      .map(({ method, operation }) => entry(method, operation)),
  );
}

function entry(method: "get" | "post", operation: Operation): EndpointEntry {
  const params = new Map<string, string>();
  for (const { name, in: place, schema } of operation.parameters ?? []) {
    if (name !== undefined && place === "query") params.set(name, typeOf(schema ?? {}));
  }
  const bodies = Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema);
  let takesMore = operation["x-documented"].parameters === "unknown";
  for (const part of bodies.flatMap(parts)) {
    for (const [name, schema] of Object.entries(part.properties ?? {})) params.set(name, typeOf(schema));
    takesMore ||= part.additionalProperties === true;
  }
  return {
    id: operation.operationId,
    version: operation["x-version"],
    method: method === "get" ? "GET" : "POST",
    path: operation["x-path"]?.replace(/^\//, "").replace(/\?.*$/, "") ?? null,
    params,
    takesMore,
  };
}

/** A schema and those that it is made of. */
function parts(schema: Schema): Schema[] {
  const found = resolve(schema);
  return [found, ...[...(found.allOf ?? []), ...(found.anyOf ?? []), ...(found.oneOf ?? [])].flatMap(parts)];
}

function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const names = schema.$ref.replace(/^#\//, "").split("/");
  const found = names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], description);
  return resolve(found as Schema);
}

function typeOf(schema: Schema): string {
  const { type } = resolve(schema);
  return Array.isArray(type) ? (type.find((name) => name !== "null") ?? "any") : (type ?? "any");
}
