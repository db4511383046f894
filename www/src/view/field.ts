import { element } from "../dom";
import type { Field } from "../endpoints/endpoint";
import { say } from "../language";

export type Control = HTMLInputElement | HTMLSelectElement;

/** A labelled control for one parameter. */
export function field(owner: string, definition: Field): { element: HTMLElement; control: Control } {
  const id = `${owner}-${definition.name}`;
  const made = control(id, definition);
  made.name = definition.name;
  if (definition.required) made.setAttribute("aria-required", "true");
  const sent = element("span", { class: "sent" }, element("code", {}, definition.name));
  if (definition.required) sent.append(" ", say(element("span", { class: "required" }), "required"));
  const label = element("label", { for: id }, say(element("span"), definition.name), " ", sent);
  return { element: element("div", { class: "field" }, label, made), control: made };
}

/** What a control holds, as the parameter wants it; undefined if it is empty. */
export function valueOf(control: Control, { kind, choices }: Field): string | number | Date | undefined {
  const text = control.value.trim();
  if (text === "") return undefined;
  if (kind === "time") return new Date(text);
  if (kind === "choice") return choices?.find(([value]) => String(value) === text)?.[0];
  // What is no number goes to the package as it is, so that its check is seen.
  return kind === "number" && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function control(id: string, { kind, choices = [] }: Field): Control {
  if (kind === "time") return element("input", { id, type: "datetime-local", step: "1" });
  if (kind !== "choice") {
    return element("input", { id, type: "text", autocomplete: "off", inputmode: kind === "number" && "numeric" });
  }
  const options = choices.map(([value, text]) => say(element("option", { value: String(value) }), text));
  return element("select", { id }, say(element("option", { value: "" }), "notSet"), ...options);
}
