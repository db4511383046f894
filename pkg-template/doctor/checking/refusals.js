// @ts-check
// What stands behind an error with which a call of the client rejected.

import { problemOfAnswer, problemOfError } from "./failures.js";
import { parseObject } from "./observer.js";

/** @import { Mismatch, Problem, Reason } from "../report.d.ts" */
/** @import { ReadEndpoint } from "./catalogue.js" */
/** @import { Exchange } from "./observer.js" */

/** The codes of the vendor's that are not about the call itself. @type {Record<number, Reason>} */
const reasonsOfCodes = {
  10003: "tokenRefused",
  10005: "wrongSignature",
  10006: "wrongClock",
  10011: "tokenRefused",
  200001: "headersMissing",
  200002: "headersMissing",
  200003: "headersMissing",
  200004: "headersMissing",
  200005: "wrongClock",
  200006: "wrongKey",
  200007: "wrongKey",
};

/** Reasons for which no other call would be answered either. @type {ReadonlySet<Reason>} */
export const FINAL_REASONS = new Set(
  /** @type {Reason[]} */ ([
    ...["tokenRefused", "wrongSignature", "wrongClock", "headersMissing", "wrongKey", "noToken"],
    ...["unknownHost", "connectionRefused", "badPort", "certificate", "noTls"],
  ]),
);

/**
 * Why a call was not answered.
 * @param {any} error
 * @param {Exchange | undefined} last the last request that was sent for the call
 * @param {boolean} isForToken whether that request was for a token
 * @returns {Promise<Problem>}
 */
export async function problemOfCall(error, last, isForToken) {
  const problem = await findProblem(error, last, isForToken);
  return isForToken ? { ...problem, isForToken } : problem;
}

/**
 * @param {any} error
 * @param {Exchange | undefined} last
 * @param {boolean} isForToken
 * @returns {Promise<Problem>}
 */
async function findProblem(error, last, isForToken) {
  const { kind, code, description, status } = error;
  if (kind === "api") {
    const reason = reasonsOfCodes[code] || "refused";
    // A signature of another key is refused in either way, and at the token it is the key.
    return { reason: isForToken && reason === "wrongSignature" ? "wrongKey" : reason, code, description };
  }
  if (kind === "timeout") return { reason: "timeout" };
  if (last === undefined) return { reason: "unexpected", detail: typeof kind === "string" ? kind : undefined };
  if (last.error !== undefined) return problemOfError(last.error);

  const text = await last.text;
  const oauth = isForToken ? (parseObject(text) || {}).error : undefined;
  if (typeof oauth === "string" && /^[a-z_]{1,40}$/.test(oauth)) {
    return { reason: oauth === "invalid_client" ? "wrongKey" : "noToken", status, detail: oauth };
  }
  // The connection broke within the answer.
  if (kind === "network") return text === null ? { reason: "connectionClosed" } : problemOfError(error.cause || error);
  if (isForToken && last.status === 401) return { reason: "wrongKey", status: last.status };
  if (!isForToken && last.status === 401) return { reason: "tokenRefused", status: last.status };
  const problem = problemOfAnswer(last.status, last.headers, text, last.url);
  return isForToken && problem.reason === "otherService" ? { reason: "noToken", status: last.status } : problem;
}

/**
 * The mismatch for which a call rejected; undefined if the answer is of another server, or none.
 * @param {any} error
 * @param {Exchange | undefined} last
 * @returns {Promise<Mismatch | undefined>}
 */
export async function mismatchOf({ kind, path, message }, last) {
  if (kind !== "decode" || last === undefined) return undefined;
  const text = await last.text;
  if (text === null || /^\s*</.test(text)) return undefined;
  if (path === null) return { path: "", expected: "an envelope in JSON", found: foundInText(message), count: 1 };
  const [, expected = "another value", found = "missing"] =
    /expected (.+?), (?:found (.+)|but it is missing)/.exec(message) || [];
  return { path, expected, found: found.replace(` at ${path}`, ""), count: 1 };
}

/** @param {string} message */
function foundInText(message) {
  const [, reason] = /not valid JSON: ([\w ,]+?)(?: at byte \d+)?$/.exec(message) || [];
  return reason ? `text that is no JSON (${reason})` : "other JSON";
}

/**
 * Whether a request was for the endpoint itself, and not for the token that it needs.
 * @param {ReadEndpoint} read
 * @param {string} url
 */
export function isForCall({ path }, url) {
  return path !== null && new URL(url).pathname.endsWith(`/${path.replace(/^\//, "")}`);
}
