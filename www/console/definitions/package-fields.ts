// What is the package's own: options of a call, properties of an error.

import type { CallOptions, YoumiError } from "youmi-open-api";
import { fieldOf } from "./fields";
import type { Field } from "./model";
import type { Schema } from "./openapi";

/** Options of a call that are numbers. */
export const callOptions: Field[] = fields<Pick<CallOptions, "timeoutMs" | "retries">>({
  timeoutMs: { type: "number", description: "Milliseconds for a whole attempt, reading included." },
  retries: {
    type: "number",
    description: "How often a read is repeated after a passing fault. Actions are never repeated.",
  },
});

const textOrNull = ["string", "null"];
const numberOrNull = ["number", "null"];

/** Properties of a `YoumiError`. */
export const errorProperties: Field[] = fields<Omit<YoumiError, "stack">>({
  name: { type: "string", description: "Always `YoumiError`." },
  kind: { type: "string", description: "What went wrong: where, and whether the vendor's server said so." },
  message: { type: "string", description: "What to do about it." },
  code: { type: numberOrNull, description: "The vendor's code (errmsg)." },
  description: { type: textOrNull, description: "What the vendor's table says of the code, in Chinese." },
  endpoint: { type: textOrNull, description: "The method's name." },
  status: { type: numberOrNull, description: "The HTTP status of the answer." },
  requestId: { type: textOrNull, description: "The server's number for the request." },
  path: { type: textOrNull, description: "Where the offending value stands: `values[3].ad_wechat_id`." },
  body: { type: textOrNull, description: "Kinds `decode` and `http`: the answer's text, cut, secrets masked." },
  attempts: { type: "number", description: "How many requests were sent for the call itself." },
  retryable: { type: "boolean", description: "Whether the same call may succeed later without being done twice." },
  cause: { description: "The original error, if there is one." },
});

function fields<T>(schemas: Record<keyof T, Schema>): Field[] {
  return Object.entries<Schema>(schemas).map(([name, schema]) => fieldOf(name, false, [schema]));
}
