import type { CallOptions, Reply, V1Client } from "youmi-open-api";
import type { TextKey } from "../texts";

/** The name of a method that has a title in the page's texts. */
export type EndpointId = keyof V1Client & TextKey;

/** One parameter, as the form asks for it. Its label is the text of the same name. */
export interface Field<Name extends string = string> {
  name: Name & TextKey;
  /** `number` takes any text: the package says what is wrong with it. A `time` becomes a `Date`. */
  kind: "text" | "number" | "time" | "choice";
  choices?: readonly (readonly [value: number | string, text: TextKey])[];
  required?: boolean;
  /** Whether it is folded away. */
  rare?: boolean;
  /** What stands in the field at first; a function gives a new value for each call. */
  initial?: string | (() => string);
}

/** What a form gives; what was left empty is left out. */
export type FormValues = Record<string, string | number | Date>;

/** One call of the package, and what the page needs to know to offer it. */
export interface Endpoint<Params = FormValues> {
  id: EndpointId;
  /** Method and path, as the vendor documents them. */
  address: string;
  /** Whether it changes something. */
  action?: boolean;
  note?: TextKey;
  fields: readonly Field<keyof Params & string>[];
  call: (params: Params, options: CallOptions) => Promise<Reply<unknown>>;
}

/** Ties fields and call to the package's own type of parameters; whether the values fit it, the package checks. */
export function endpoint<Params>(definition: Endpoint<Params>): Endpoint {
  return definition as unknown as Endpoint;
}
