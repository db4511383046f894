// What the console shows: the API as openapi.json describes it.

import { fieldOf, fieldsOf, paramsOf } from "./fields";
import type { Endpoint, Field, Values } from "./model";
import { openapi, type Operation, type Schema, schemaIn, schemaOf } from "./openapi";
import { said } from "./said";
import { typeText } from "./type-text";

export const endpoints: Endpoint[] = Object.values(openapi.paths).flatMap(({ get, post }) => [
  ...(get ? [endpointOf("GET", get)] : []),
  ...(post ? [endpointOf("POST", post)] : []),
]);

/** Fields of `Reply`. */
export const envelope: Field[] = fieldsOf(schemaOf("Reply"));

function endpointOf(method: string, operation: Operation): Endpoint {
  const [tag] = operation.tags;
  const group = openapi.tags.find(({ name }) => name === tag);
  return {
    id: operation.operationId,
    version: operation["x-version"],
    title: operation.summary,
    // The vendor's name, where its documentation has one.
    group: { ...said(group ?? {}), ...(group?.["x-is-vendors"] && { zh: group.name }) },
    kind: operation["x-effect"],
    method,
    path: operation["x-path"],
    doc: said(operation),
    vendorPage: operation["x-vendor-page"],
    codes: (operation["x-codes"] ?? []).map((code) => ({ value: code.value, meaning: said(code) })),
    params: paramsOfOperation(operation),
    values: valuesOf(schemaIn(operation.responses[200].content)),
  };
}

function paramsOfOperation({ "x-effect": effect, parameters = [], requestBody }: Operation): Field[] {
  // What fetches a token, the client knows.
  if (effect === "auth") return [];
  if (requestBody) return paramsOf(schemaIn(requestBody.content));
  return parameters.flatMap(({ name, in: place, required = false, schema, ...said }) =>
    name && schema && place === "query" ? [fieldOf(name, required, [{ ...said, ...schema }])] : [],
  );
}

/** What `values` of an answer is; of an answer without an envelope all of it. */
function valuesOf(answer: Schema): Values {
  const [, ofEnvelope] = answer.allOf ?? [];
  const values = ofEnvelope?.properties?.["values"] ?? answer;
  // A list of one may be sent as a bare object; the package always hands out a list.
  const list = values.anyOf?.find(({ type }) => type === "array") ?? values;
  return { type: typeText(list), fields: fieldsOf(list.items ?? list) };
}
