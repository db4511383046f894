// @ts-check
// What stands behind a request that failed, or behind an answer that no server of the API would give.

/** @import { Problem, Reason } from "../report.d.ts" */

/** What Node.js calls the failures of a connection, and the reasons that they stand for. @type {[RegExp, Reason][]} */
const codes = [
  [/^(ENOTFOUND|EAI_\w+)$/, "unknownHost"],
  [/^ECONNREFUSED$/, "connectionRefused"],
  [/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/, "unreachable"],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, "connectTimeout"],
  [/^UND_ERR_\w+_TIMEOUT$/, "timeout"],
  [/^(CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_(GET|VERIFY)_\w+|ERR_TLS_CERT\w*)$/, "certificate"],
  [/^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, "noTls"],
  [/^HPE_\w+$/, "notHttp"],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, "connectionClosed"],
];

/** A page with a field for a password, or with a title that says so. */
const LOGIN = /<input[^>]*type=["']?password|<title>[^<]*(?:登录|登陆|log ?in|sign ?in)/i;

/**
 * Why no answer came.
 * @param {unknown} error what fetch rejected with
 * @returns {Problem}
 */
export function problemOfError(error) {
  /** @type {any} */
  let link = error;
  for (let depth = 0; depth < 6 && link !== undefined && link !== null; depth++) {
    const { code, message, name, cause, errors } = link;
    if (name === "AbortError" || name === "TimeoutError") return { reason: "timeout" };
    if (message === "bad port") return { reason: "badPort" };
    const [, reason] = codes.find(([pattern]) => pattern.test(String(code))) || [];
    if (reason) return { reason, detail: code };
    link = cause || (errors && errors[0]);
  }
  return { reason: "network" };
}

/**
 * What an answer is that is no envelope; undefined if it may be JSON of the API.
 * @param {number} status
 * @param {Headers | null} headers
 * @param {string | null} text
 * @param {string} url
 * @returns {Problem}
 */
export function problemOfAnswer(status, headers, text, url) {
  const isHtml = /^\s*(<!doctype html|<html|<head|<body)/i.test(text || "");
  if (status >= 300 && status <= 399) {
    return { reason: "redirect", status, detail: originOf(headers && headers.get("location"), url) };
  }
  if (status === 429) return { reason: "tooManyRequests", status };
  if (status >= 502 && status <= 504) return { reason: "gatewayDown", status };
  if (status === 404 || status === 405) return { reason: "noSuchAddress", status };
  if (isHtml && LOGIN.test(text || "")) return { reason: "loginPage", status };
  if (status === 401 || status === 403) return { reason: "accessDenied", status };
  if (status >= 500) return { reason: "serverFailed", status };
  if (isHtml && /plain HTTP request was sent to HTTPS/i.test(text || "")) return { reason: "noTls", status };
  if (isHtml) return { reason: "htmlPage", status };
  return { reason: "otherService", status };
}

/**
 * The origin that an answer redirects to. Its path and query are left out, because they may hold a session.
 * @param {string | null} location
 * @param {string} url
 */
function originOf(location, url) {
  try {
    return location === null ? undefined : new URL(location, url).origin;
  } catch (error) {
    return undefined;
  }
}
