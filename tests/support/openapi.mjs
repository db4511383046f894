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
