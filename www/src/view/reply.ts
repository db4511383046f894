import type { Reply } from "youmi-open-api";
import { element } from "../dom";
import { say } from "../language";
import type { TextKey } from "../texts";
import { json } from "./json";
import { table, type Row } from "./table";

const mostRows = 200;

/** What a call resolved to: its records as a table, and the whole reply as JSON. */
export function replyView(reply: Reply<unknown>, title: TextKey): HTMLElement {
  const envelope = `errmsg ${reply.errmsg} · requestId ${reply.requestId} · msgTime ${reply.msgTime}`;
  const parts = Array.isArray(reply.values) ? list(reply.values as Row[], title) : [single(reply.values)];
  return element("div", {}, element("p", { class: "envelope" }, envelope), ...parts, json(reply));
}

function list(rows: Row[], title: TextKey): HTMLElement[] {
  if (rows.length === 0) return [say(element("p", { class: "quiet" }), "noRecords")];
  if (rows.length <= mostRows) return [table(rows, title)];
  const note = say(element("p", { class: "quiet" }), "firstRecords", { shown: mostRows, count: rows.length });
  return [table(rows.slice(0, mostRows), title), note];
}

function single(value: unknown): HTMLElement {
  return element("p", {}, element("code", {}, `values: ${JSON.stringify(value)}`));
}
