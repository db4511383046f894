// What the console knows of the API. All of it is read from the package's openapi.json.

import type { Said } from "./said";

/** An endpoint: a method of one of the clients. */
export interface Endpoint {
  id: string;
  version: "v1" | "v2";
  /** The vendor's title, in Chinese. */
  title: string;
  /** What it belongs to. */
  group: Said;
  kind: "auth" | "read" | "action";
  method: string;
  /** Null where the vendor does not document it. */
  path: string | null;
  doc: Said;
  /** Where the vendor's documentation has it. */
  vendorPage: string;
  /** The codes with which it fails, as far as the vendor says so. */
  codes: Choice[];
  params: Field[];
  values: Values;
}

/** A parameter, or a field of a record. */
export interface Field {
  name: string;
  /** The vendor's Chinese for it, where the documentation has a term. */
  term: string | null;
  doc: Said;
  required: boolean;
  deprecated: boolean;
  /** As TypeScript writes it. */
  type: string;
  /** The declarations of the types that `type` names, in TypeScript. */
  declarations: string[];
  input: Input;
  /** What an empty field may stand for, instead of not being given. */
  blank?: "" | null;
}

/** How a value is filled in. */
export type Input =
  | { kind: "text"; suggestions: string[] }
  | { kind: "number" }
  | { kind: "choice"; choices: Choice[] }
  | { kind: "time" }
  | { kind: "unixSeconds" }
  | { kind: "json" }
  /** Parameters that are not documented, as a JSON object. */
  | { kind: "more" };

export interface Choice {
  value: string | number | boolean | null;
  /** What the documentation says of it. */
  meaning: Said;
}

/** What an answer holds in `values`. */
export interface Values {
  /** As TypeScript writes it. */
  type: string;
  /** The documented fields of a record; none where nothing is documented. */
  fields: Field[];
}
