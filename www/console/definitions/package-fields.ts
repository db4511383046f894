// What is the package's own: options of a call, properties of an error.

import type { CallOptions, YoumiError } from "youmi-open-api";
import { fieldOf } from "./fields";
import type { Field } from "./model";
import type { Schema } from "./openapi";

/** Options of a call that are numbers. */
export const callOptions: Field[] = fields<Pick<CallOptions, "timeoutMs" | "retries">>({
  timeoutMs: {
    type: "number",
    description: "Milliseconds for a whole attempt, reading included.",
    "x-description-zh": "每次尝试的超时时间，单位毫秒，包括读取应答。",
  },
  retries: {
    type: "number",
    description: "How often a read is repeated after a passing fault. Actions are never repeated.",
    "x-description-zh": "读取类接口遇到临时故障时重试的次数。行为操作类接口从不重试。",
  },
});

const textOrNull = ["string", "null"];
const numberOrNull = ["number", "null"];

/** Properties of a `YoumiError`. */
export const errorProperties: Field[] = fields<Omit<YoumiError, "stack">>({
  name: { type: "string", description: "Always `YoumiError`.", "x-description-zh": "固定为 `YoumiError`。" },
  kind: {
    type: "string",
    description: "What went wrong: where, and whether the vendor's server said so.",
    "x-description-zh": "错误的类别：哪里出错，以及是否由厂商服务器报告。",
  },
  message: { type: "string", description: "What to do about it.", "x-description-zh": "如何处理。" },
  code: {
    type: numberOrNull,
    description: "The vendor's code (errmsg).",
    "x-description-zh": "厂商的错误码（errmsg）。",
  },
  description: {
    type: textOrNull,
    description: "What the vendor's table says of the code, in Chinese.",
    "x-description-zh": "错误码在厂商错误码表中的中文说明。",
  },
  endpoint: { type: textOrNull, description: "The method's name.", "x-description-zh": "方法名。" },
  status: {
    type: numberOrNull,
    description: "The HTTP status of the answer.",
    "x-description-zh": "应答的 HTTP 状态码。",
  },
  requestId: {
    type: textOrNull,
    description: "The server's number for the request.",
    "x-description-zh": "服务器为请求分配的编号。",
  },
  path: {
    type: textOrNull,
    description: "Where the offending value stands: `values[3].ad_wechat_id`.",
    "x-description-zh": "有误的值所在的位置，如 `values[3].ad_wechat_id`。",
  },
  body: {
    type: textOrNull,
    description: "Kinds `decode` and `http`: the answer's text, cut, secrets masked.",
    "x-description-zh": "用于 `decode` 和 `http` 类：应答的文本，已截断，密钥已脱敏。",
  },
  attempts: {
    type: "number",
    description: "How many requests were sent for the call itself.",
    "x-description-zh": "为本次调用发送的请求数。",
  },
  retryable: {
    type: "boolean",
    description: "Whether the same call may succeed later without being done twice.",
    "x-description-zh": "同样的调用稍后是否可能成功，且不会被执行两次。",
  },
  cause: { description: "The original error, if there is one.", "x-description-zh": "原始错误，如果有的话。" },
});

function fields<T>(schemas: Record<keyof T, Schema>): Field[] {
  return Object.entries<Schema>(schemas).map(([name, schema]) => fieldOf(name, false, [schema]));
}
