import { element } from "../dom";
import { label, say } from "../language";

/** A value as JSON, folded away. It is written only when somebody looks. */
export function json(value: unknown): HTMLDetailsElement {
  const text = label(element("pre", { role: "region", tabindex: "0" }), "json");
  const details = element("details", { class: "json" }, say(element("summary"), "json"), text);
  details.addEventListener("toggle", () => {
    if (text.textContent === "") text.textContent = JSON.stringify(value, null, 2);
  });
  return details;
}
