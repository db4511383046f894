import { YoumiError } from "youmi-open-api";
import { callCode } from "../code";
import { element } from "../dom";
import type { Endpoint } from "../endpoints/endpoint";
import { say } from "../language";
import { errorView } from "./error";
import { parameterForm } from "./form";
import { replyView } from "./reply";

/** A call with its form and what came of it. Fires `callend`, which bubbles, when it has ended. */
export function section(endpoint: Endpoint): HTMLElement {
  const { id, address, action = false, note } = endpoint;
  const parameters = parameterForm(endpoint);
  const code = element("code");
  const submit = say(element("button", { type: "submit", class: "main" }), "submit");
  const cancel = say(element("button", { type: "button", hidden: "" }), "cancel");
  const status = element("p", { role: "status", class: "status" });
  const output = element("div", { class: "output" });
  const form = element(
    "form",
    { novalidate: "" },
    parameters.element,
    element("pre", { class: "code" }, code),
    element("div", { class: "buttons" }, submit, cancel, status),
  );
  const title = element("h2", { id: `${id}-title` }, say(element("span"), id), " ", element("code", {}, id));
  const made = element("section", { id, "aria-labelledby": title.id }, title);
  made.append(element("p", { class: "quiet" }, element("code", {}, address)));
  if (note) made.append(say(element("p", { class: "quiet" }), note));
  made.append(form, output);

  const showCode = () => void (code.textContent = callCode(id, parameters.read()));
  showCode();
  form.addEventListener("input", showCode);

  let running: AbortController | undefined;
  cancel.addEventListener("click", () => running?.abort());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (running) return;
    running = new AbortController();
    begin();
    const start = performance.now();
    const passed = () => Math.round(performance.now() - start);
    try {
      const reply = await endpoint.call(parameters.read(), { signal: running.signal });
      const ms = passed();
      if (Array.isArray(reply.values)) say(status, "doneList", { count: reply.values.length, ms });
      else say(status, "done", { ms });
      output.replaceChildren(replyView(reply, id));
      parameters.renew();
      showCode();
    } catch (error) {
      // The package throws nothing else. Something else would be a mistake of this page.
      if (!(error instanceof YoumiError)) throw error;
      say(status, "failed", { kind: error.kind, ms: passed() });
      status.classList.add("failed");
      output.replaceChildren(errorView(error, action));
      parameters.mark(error.path, error.message);
    } finally {
      running = undefined;
      end();
    }
  });

  function begin(): void {
    parameters.mark(null, "");
    status.classList.remove("failed");
    say(status, "calling");
    output.replaceChildren();
    cancel.hidden = false;
    made.setAttribute("aria-busy", "true");
  }

  function end(): void {
    if (document.activeElement === cancel) submit.focus();
    cancel.hidden = true;
    made.removeAttribute("aria-busy");
    made.dispatchEvent(new CustomEvent("callend", { bubbles: true }));
  }

  return made;
}
