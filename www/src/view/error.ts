import type { YoumiError } from "youmi-open-api";
import { element } from "../dom";
import { hint } from "../hint";
import { say } from "../language";
import type { TextKey } from "../texts";
import { json } from "./json";

/** A YoumiError in words. */
export function errorView(error: YoumiError, action: boolean): HTMLElement {
  const { kind, message, code, description, endpoint, status, requestId, path, body, attempts, retryable } = error;
  const list = element("dl");
  const row = (name: TextKey, ...content: (Node | string)[]) =>
    list.append(element("div", {}, say(element("dt"), name), element("dd", {}, ...content)));

  row("errorKind", element("code", {}, kind), " ", say(element("span"), kind));
  row("errorMessage", element("span", { lang: "en" }, message));
  if (code !== null)
    row("errorCode", element("code", {}, String(code)), " ", element("span", { lang: "zh-CN" }, description ?? ""));
  if (path !== null) row("errorPath", element("code", {}, path));
  if (requestId !== null) row("errorRequestId", element("code", {}, requestId));
  if (status !== null) row("errorStatus", String(status));
  row("errorAttempts", String(attempts));
  row("errorHint", say(element("strong"), hint(error, action)));

  const all = { kind, message, code, description, endpoint, status, requestId, path, attempts, retryable, body };
  return element("div", { class: "error" }, list, json(all));
}
