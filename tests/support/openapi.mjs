// The endpoints as openapi.json describes them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The file as it is committed, so that it can be read before the package is built. */
export const openapi = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../generated/openapi.json", import.meta.url)), "utf8"),
);

/** What stands in the operations: `path` is as the vendor writes it, or null. */
export function endpointsOf(document = openapi) {
  return Object.values(document.paths).flatMap(({ servers, ...methods }) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      version: operation["x-version"],
      title: operation.summary,
      method: method.toUpperCase(),
      path: operation["x-path"],
      effect: operation["x-effect"],
      documented: operation["x-documented"],
      operation,
    })),
  );
}

/** The parameters that an endpoint requires, each with a value that its schema allows. */
export function requiredOf({ effect, operation }, document = openapi) {
  if (effect === "auth") return {};
  const follow = (schema) => (schema.$ref ? document.components.schemas[schema.$ref.split("/").at(-1)] : schema);
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === "query" && parameter.required);
  const { required = [], properties = {} } = follow(
    Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {},
  );
  const schemas = [
    ...query.map(({ name, schema }) => [name, schema]),
    ...required.map((name) => [name, properties[name]]),
  ];
  return Object.fromEntries(schemas.map(([name, schema]) => [name, valueOf(schema, follow)]));
}

function valueOf(schema, follow) {
  if (schema.$ref?.endsWith("/Time")) return "2099-08-08 10:01:03";
  const { default: unless, enum: values, type } = follow(schema);
  if (unless !== undefined) return unless;
  if (values) return values[0];
  return { integer: 1, number: 1, boolean: true, array: [], object: {} }[[type].flat()[0]] ?? "1";
}
