// What is filled in for an endpoint. It stays while another endpoint is looked at.

import { reactive } from "vue";
import type { Endpoint, Field } from "../definitions/model";
import { callOptions } from "../definitions/package-fields";
import { NotJson, readers } from "./readers";

export interface FilledField {
  field: Field;
  /** As it stands in the input. */
  text: string;
  /** Whether the field, being empty, stands for its `blank`. */
  isBlank: boolean;
}

export interface Form {
  params: FilledField[];
  options: FilledField[];
}

/** What a form says, and what of it cannot be read, by path: `params.Recipient`. */
export interface Filled {
  params: object;
  options: object;
  problems: Map<string, string>;
}

const forms = new Map<string, Form>();

export function formOf(endpoint: Endpoint): Form {
  const kept = forms.get(endpoint.id);
  if (kept) return kept;
  const form = reactive({ params: endpoint.params.map(empty), options: callOptions.map(empty) });
  forms.set(endpoint.id, form);
  return form;
}

export function clearForm({ params, options }: Form): void {
  for (const filled of [...params, ...options]) Object.assign(filled, empty(filled.field));
}

export function readForm({ params, options }: Form): Filled {
  const problems = new Map<string, string>();
  return {
    params: readFields("params", params, problems),
    options: readFields("options", options, problems),
    problems,
  };
}

function empty(field: Field): FilledField {
  return { field, text: "", isBlank: false };
}

function readFields(place: string, filled: FilledField[], problems: Map<string, string>): object {
  const entries = filled.flatMap(({ field, text, isBlank }): [string, unknown][] => {
    const { name, input, blank } = field;
    if (text === "") return isBlank && blank !== undefined ? [[name, blank]] : [];
    try {
      const value = readers[input.kind](text);
      return input.kind === "more" ? Object.entries(Object(value)) : [[name, value]];
    } catch (error) {
      if (!(error instanceof NotJson)) throw error;
      problems.set(`${place}.${name}`, error.message);
      return [];
    }
  });
  return Object.fromEntries(entries);
}
