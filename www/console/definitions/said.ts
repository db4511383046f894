// What openapi.json says in both languages.

import type { Language } from "../../common/language";

export type Said = Readonly<Record<Language, string>>;

interface Described {
  description?: string;
  "x-description-zh"?: string;
}

export function said({ description = "", "x-description-zh": chinese = description }: Described): Said {
  return { en: description, zh: chinese };
}

/** What is said of a field besides the vendor's term, which stands before it in Chinese. */
export function saidBeside(term: string | null, { en, zh }: Said): Said {
  const start = `${term}。`;
  return { en, zh: zh.startsWith(start) ? zh.slice(start.length) : zh };
}
