// The page's language. Texts are put into elements with `say`, and change when the language does.

import { texts, type TextKey } from "./texts";

export const languages = { zh: "中文", en: "English" };
export type Language = keyof typeof languages;
export type TextValues = Record<string, string | number>;

let current: Language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh";
tellBrowser();

/** The language of the page: Chinese, unless the address says `?lang=en`. */
export function language(): Language {
  return current;
}

/** Gives an element its text: `{name}` in it becomes the value of that name, `{@name}` the text whose key that is. */
export function say<E extends HTMLElement>(element: E, key: TextKey, values: TextValues = {}): E {
  element.dataset.text = key;
  element.dataset.values = JSON.stringify(values);
  return translate(element);
}

/** Gives an element a name that is read out, not seen. */
export function label<E extends HTMLElement>(element: E, key: TextKey): E {
  element.dataset.label = key;
  return translate(element);
}

/** Changes the language, of the address too, so that it stays when the page is loaded again. */
export function setLanguage(chosen: Language): void {
  current = chosen;
  const address = new URL(location.href);
  address.searchParams.set("lang", chosen);
  history.replaceState(null, "", address);
  tellBrowser();
  document.querySelectorAll<HTMLElement>("[data-text], [data-label]").forEach(translate);
}

function translate<E extends HTMLElement>(element: E): E {
  const { text, values = "{}", label } = element.dataset;
  if (text) element.textContent = fill(text as TextKey, JSON.parse(values) as TextValues);
  if (label) element.setAttribute("aria-label", fill(label as TextKey, {}));
  return element;
}

function fill(key: TextKey, values: TextValues): string {
  const text = texts[key][current === "zh" ? 0 : 1];
  return text.replace(/\{(@?)(\w+)\}/g, (whole, isKey: string, name: string) => {
    const value = String(values[name] ?? whole);
    return isKey ? fill(value as TextKey, {}) : value;
  });
}

function tellBrowser(): void {
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
}
