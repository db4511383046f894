// Reads the package's type definitions: every endpoint, its parameters and what it answers.

import ts from "typescript";
import { splitVendorPage } from "./doc-comments.ts";
import type { Definitions, Endpoint, Values } from "./model";
import { Declarations } from "./declarations.ts";

/** What the catalogue of the vendor's endpoints has. */
interface CatalogueEntry {
  id: string;
  version: string;
  group: string;
  title: string;
  method: string;
  path: string | null;
  kind: string;
}

export function readDefinitions(source: string, catalogue: CatalogueEntry[]): Definitions {
  const declarations = new Declarations(source);
  return {
    endpoints: catalogue.map((entry) => readEndpoint(entry, declarations)),
    callOptions: declarations.fieldsOf("CallOptions").filter(({ input }) => input.kind === "number"),
    envelope: declarations.fieldsOf("Reply"),
    errorProperties: declarations.fieldsOf("YoumiError"),
  };
}

function readEndpoint(entry: CatalogueEntry, declarations: Declarations): Endpoint {
  const { id, title, method, path } = entry;
  const version = entry.version === "v1" ? "v1" : "v2";
  const declaration = declarations.methodOf(version === "v1" ? "V1Client" : "V2Client", id);
  const { doc, vendorPage } = splitVendorPage(declarations.docOf(declaration));
  const [params] = declaration.parameters;
  if (!params?.type || !declaration.type) throw new Error(`${id} has no types`);
  // "v1 › 基础数据类接口 › 员工配置": what stands between the version and the title is the vendor's group.
  const vendorName = vendorPage.split(" › ").slice(1, -1).join(" › ") || null;
  return {
    id,
    version,
    title,
    group: { name: entry.group, vendorName },
    kind: entry.kind === "auth" || entry.kind === "action" ? entry.kind : "read",
    method,
    path,
    doc,
    vendorPage,
    params: declarations.paramsOf(params.type, `${id.charAt(0).toUpperCase()}${id.slice(1)}Params`),
    values: readValues(declaration.type, declarations),
  };
}

/** Of `Promise<Reply<Staff[]>>`: `Staff[]`, and the fields of `Staff`. */
function readValues(type: ts.TypeNode, declarations: Declarations): Values {
  const values = argumentOf(argumentOf(type));
  const record = ts.isArrayTypeNode(values) ? values.elementType : values;
  return { type: values.getText(), fields: declarations.fieldsOf(record.getText()) };
}

function argumentOf(type: ts.TypeNode): ts.TypeNode {
  const argument = ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined;
  if (!argument) throw new Error(`${type.getText()} is not generic`);
  return argument;
}
