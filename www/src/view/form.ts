import { element } from "../dom";
import type { Endpoint, FormValues } from "../endpoints/endpoint";
import { say } from "../language";
import { field, valueOf } from "./field";

/** The form of a call's parameters. */
export interface ParameterForm {
  element: HTMLElement;
  /** The parameters, without those that were left empty. */
  read(): FormValues;
  /** Marks the parameter that an error's path names, such as `params.PcKid`; takes earlier marks away. */
  mark(path: string | null, message: string): void;
  /** Fills in what has to be new for each call. */
  renew(): void;
}

export function parameterForm({ id, fields }: Endpoint): ParameterForm {
  const parts = fields.map((definition) => ({ definition, ...field(id, definition) }));
  const elements = (rare: boolean) =>
    parts.filter(({ definition }) => Boolean(definition.rare) === rare).map((part) => part.element);
  const root = element("div", { class: "parameters" });
  const more = element("details", { class: "more" });
  const error = element("p", { class: "field-error", id: `${id}-error`, lang: "en" });

  if (fields.length === 0) root.append(say(element("p", { class: "quiet" }), "noParameters"));
  else root.append(element("div", { class: "fields" }, ...elements(false)));
  const rare = elements(true);
  if (rare.length > 0) {
    const summary = say(element("summary"), "moreParameters", { count: rare.length });
    more.append(summary, element("div", { class: "fields" }, ...rare));
    root.append(more);
  }
  for (const { definition, control } of parts) {
    const { initial } = definition;
    if (initial !== undefined) control.value = typeof initial === "function" ? initial() : initial;
  }

  return {
    element: root,
    read() {
      const values: FormValues = {};
      for (const { definition, control } of parts) {
        const value = valueOf(control, definition);
        if (value !== undefined) values[definition.name] = value;
      }
      return values;
    },
    mark(path, message) {
      error.remove();
      for (const { control } of parts) {
        control.removeAttribute("aria-invalid");
        control.removeAttribute("aria-describedby");
      }
      const wrong = parts.find(({ definition }) => path === `params.${definition.name}`);
      if (!wrong) return;
      error.textContent = message;
      wrong.element.append(error);
      wrong.control.setAttribute("aria-invalid", "true");
      wrong.control.setAttribute("aria-describedby", error.id);
      if (wrong.definition.rare) more.open = true;
      wrong.control.focus();
    },
    renew() {
      for (const { definition, control } of parts) {
        if (typeof definition.initial === "function") control.value = definition.initial();
      }
    },
  };
}
