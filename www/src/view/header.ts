import { element } from "../dom";
import { label, language, languages, say, setLanguage, type Language } from "../language";

/** The page's title, the choice of language, and why there is a key in this page. */
export function header(): HTMLElement {
  const title = element("div", {}, say(element("h1"), "title"), say(element("p", { class: "quiet" }), "intro"));
  return element("header", {}, element("div", { class: "top" }, title, languageChoice()), secretNote());
}

function languageChoice(): HTMLElement {
  const buttons = (Object.keys(languages) as Language[]).map((name) => {
    const tag = name === "zh" ? "zh-CN" : "en";
    const button = element("button", { type: "button", lang: tag }, languages[name]);
    button.addEventListener("click", () => {
      setLanguage(name);
      showChoice();
    });
    return { name, button };
  });
  const showChoice = () => {
    for (const { name, button } of buttons) button.setAttribute("aria-pressed", String(name === language()));
  };
  showChoice();
  const group = element("div", { role: "group", class: "languages" }, ...buttons.map(({ button }) => button));
  return label(group, "chooseLanguage");
}

function secretNote(): HTMLElement {
  const code = element("code", {}, `new V1Client({ baseUrl: "/youmi/v1", auth: "none" })`);
  return element(
    "aside",
    { class: "note", "aria-labelledby": "secret-title" },
    say(element("h2", { id: "secret-title" }), "secretTitle"),
    element("p", {}, say(element("span"), "secretNote"), " ", code),
  );
}
