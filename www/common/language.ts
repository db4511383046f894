// The language of the demo's pages: Chinese unless the reader chooses English. All pages of one origin share the choice.

import { ref, watchEffect } from "vue";
import { recall, remember } from "./preferences";

export const languages = { zh: "中文", en: "English" } as const;
export type Language = keyof typeof languages;

/** What a part of a page says: [Chinese, English]. `{name}` stands for a value. */
export type Texts = Record<string, readonly [chinese: string, english: string]>;
export type TextValues = Record<string, string | number>;

/** The language chosen. `?lang=en` in the address chooses, too. */
export const language = ref<Language>(initial());

recall("language", (chosen) => {
  if (isLanguage(chosen)) language.value = chosen;
});

watchEffect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
});

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  remember("language", chosen);
}

/** A function that says these texts in the language chosen; what is rendered with it changes along. */
export function speaker<T extends Texts>(texts: T): (key: keyof T, values?: TextValues) => string {
  return (key, values = {}) => {
    const text = texts[key]?.[language.value === "zh" ? 0 : 1] ?? String(key);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

function initial(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? recall("language");
  return isLanguage(asked) ? asked : "zh";
}

function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(languages, text);
}
