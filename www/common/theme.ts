// Light or dark: what the system says, unless the reader chooses. All pages of one origin share the choice.

import { ref, watchEffect } from "vue";
import { recall, remember } from "./preferences";

export type Theme = "light" | "dark";

const dark = matchMedia("(prefers-color-scheme: dark)");
const systemTheme = ref<Theme>(dark.matches ? "dark" : "light");
const chosenTheme = ref<Theme | null>(asTheme(recall("theme", (chosen) => (chosenTheme.value = asTheme(chosen)))));

dark.addEventListener("change", ({ matches }) => (systemTheme.value = matches ? "dark" : "light"));

export const theme = (): Theme => chosenTheme.value ?? systemTheme.value;

watchEffect(() => {
  document.documentElement.dataset["theme"] = theme();
});

export function chooseTheme(chosen: Theme): void {
  chosenTheme.value = chosen;
  remember("theme", chosen);
}

function asTheme(text: string | null): Theme | null {
  return text === "light" || text === "dark" ? text : null;
}
