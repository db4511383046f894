import { element } from "../dom";
import type { EndpointId } from "../endpoints/endpoint";
import { clearFaults, faults, setFault, type FaultName } from "../faults";
import { say } from "../language";

/** Sets a fault at the emulator for the next call, whichever of the endpoints that is. */
export function faultPanel(endpoints: readonly EndpointId[]): HTMLElement {
  const names = Object.keys(faults) as FaultName[];
  const options = names.map((name) => say(element("option", { value: name }), name));
  const select = element("select", { id: "fault" }, ...options);
  const lasting = element("input", { type: "checkbox", id: "fault-lasting", checked: "" });
  const clear = say(element("button", { type: "button" }), "faultClear");
  const status = say(element("p", { role: "status", class: "status" }), "faultNone");
  let armed = false;

  const form = element(
    "form",
    {},
    element("div", { class: "field" }, say(element("label", { for: "fault" }), "faultKind"), select),
    element("div", { class: "check" }, lasting, say(element("label", { for: "fault-lasting" }), "faultLasting")),
    element("div", { class: "buttons" }, say(element("button", { type: "submit" }), "faultSet"), clear),
    status,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void tell(async () => {
      const fault = select.value as FaultName;
      await clearFaults();
      await setFault(fault, endpoints, lasting.checked);
      armed = true;
      say(status, "faultArmed", { fault });
    });
  });
  clear.addEventListener("click", () => void tell(disarm));
  // The call may have taken several requests, or ended before the fault: only that one call was to meet it.
  document.addEventListener("callend", () => {
    if (armed) void tell(disarm);
  });
  addEventListener("pagehide", () => {
    if (armed) void tell(disarm);
  });

  async function disarm(): Promise<void> {
    armed = false;
    await clearFaults();
    say(status, "faultNone");
  }

  async function tell(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      say(status, "faultFailed", { message: error instanceof Error ? error.message : String(error) });
    }
  }

  const title = say(element("h2", { id: "fault-title" }), "faultTitle");
  return element("section", { class: "panel", "aria-labelledby": title.id }, title, form);
}
