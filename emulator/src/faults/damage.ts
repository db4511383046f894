import type { Answer } from "../http/answer.js";
import type { FaultSpec } from "./spec.js";

const HTML_PAGE =
  '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>登录</title></head>' +
  "<body><h1>网关登录</h1><p>请先登录。</p></body></html>\n";

function firstHalf(body: string): string {
  return body.slice(0, Math.floor(body.length / 2));
}

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Rewrites the JSON of an answer; one that is not a JSON object stays as it is. */
function rewriteJson(body: string, rewrite: (envelope: Json) => void): string {
  let envelope: unknown;
  try {
    envelope = JSON.parse(body);
  } catch {
    return body;
  }
  if (!isObject(envelope)) return body;
  rewrite(envelope);
  return JSON.stringify(envelope);
}

function misplace(envelope: Json, fault: FaultSpec & { kind: "wrongTypes" }): void {
  const wrong = fault.value === undefined ? { unexpected: "object" } : fault.value;
  const { values } = envelope;
  const record: unknown = Array.isArray(values) ? values[fault.index ?? 0] : values;
  if (!isObject(record)) {
    envelope["values"] = wrong;
    return;
  }
  const names = Object.keys(record);
  const field =
    fault.field ?? names.find((name) => typeof record[name] === "number") ?? names[0] ?? "unexpected";
  record[field] = wrong;
}

/** The answer as a fault leaves it; faults of the connection leave it whole. */
export function damage(answer: Answer, fault: FaultSpec): Answer {
  switch (fault.kind) {
    case "malformed":
      return { ...answer, body: answer.body.replace(/\}?$/, ',}"') };
    case "truncated":
      return { ...answer, body: firstHalf(answer.body) };
    case "wrongTypes":
      return { ...answer, body: rewriteJson(answer.body, (envelope) => misplace(envelope, fault)) };
    case "nullValues":
      return { ...answer, body: rewriteJson(answer.body, (envelope) => (envelope["values"] = null)) };
    case "html":
      return { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body: HTML_PAGE };
    case "body":
      return { ...answer, body: fault.text };
    case "status":
      return {
        status: fault.status,
        headers: { "Content-Type": "text/plain; charset=utf-8", ...fault.headers },
        body: fault.body ?? "",
      };
    default:
      return answer;
  }
}
