// @ts-check
// Sending a request over fetch, the platform's or the caller's, and reading the whole answer.

import { orUndefined, toBytes, ignoreRejection, toPromise } from "./caller.js";
import { parseUrl } from "./platform.js";

/** @import { Deadline } from "./deadline.js" */

/**
 * `target` is the origin that an answer redirects to.
 * @typedef {{ status: number, headers: Headers, target?: string, chunks: Uint8Array[] }} Answer
 */

/**
 * Where a request failed: while it was sent, because the result is not a Response, while the body was read, because the
 * body is too large.
 * @typedef {"sending" | "response" | "reading" | "size"} Stage
 */

/** Thrown if the body is larger than allowed. */
const TOO_LARGE = {};
/** Thrown if the result of fetch is not a Response. */
const NO_RESPONSE = {};
/** Thrown if the deadline has ended, so that the result is not needed. */
const ENDED = {};

/** Messages of fetch for requests that it refuses to send. */
const FINAL_MESSAGE = /^bad port|^Failed to (parse URL|execute)|ByteString/;
/** Codes of Node.js for addresses, certificates and TLS connections that it refuses. */
const FINAL_CODE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_INVALID_URL|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)/;

/** Sends requests with a client's options of fetch. */
export class Transport {
  /**
   * @param {((url: string, init: RequestInit) => any) | undefined} fetch called in place of the global one
   * @param {RequestCredentials | undefined} credentials
   * @param {number} maxBytes of an answer
   */
  constructor(fetch, credentials, maxBytes) {
    this.fetch = fetch;
    this.credentials = credentials;
    this.maxBytes = maxBytes;
  }

  /**
   * Sends a request and reads its whole answer before the deadline ends. Redirects are not followed, because they would
   * send the secrets in headers and body to another server.
   * @param {Deadline} deadline
   * @param {string} method
   * @param {string} url
   * @param {string} headers as a JSON object
   * @param {string} [body]
   * @param {RequestInit} [extra] further properties of the request
   */
  send(deadline, method, url, headers, body, extra) {
    /** @type {RequestInit} */
    const init = { method, headers: JSON.parse(headers), redirect: "manual", ...extra };
    if (deadline.controller) init.signal = deadline.controller.signal;
    // Cloudflare's workers refuse the property `credentials` whatever its value.
    if (this.credentials !== undefined) init.credentials = this.credentials;
    if (body !== undefined) init.body = body;
    return deadline.limit(send(deadline, this.fetch, url, init, this.maxBytes));
  }
}

/**
 * @param {Deadline} deadline
 * @param {((url: string, init: RequestInit) => any) | undefined} fetch
 * @param {string} url
 * @param {RequestInit} init
 * @param {number} maxBytes
 * @returns {Promise<Answer>}
 */
async function send(deadline, fetch, url, init, maxBytes) {
  /** @type {Stage} */
  let stage = "sending";
  /** @type {any} */
  let response;
  try {
    // A Request of this platform would not be accepted by other implementations of fetch.
    response = await (fetch ? fetch(url, init) : globalThis.fetch(url, init));
    // A fetch that ignores the signal resolves too late.
    if (deadline.ended) throw ENDED;
    stage = "response";
    const target = orUndefined(() => redirectTarget(response, url));
    if (target === undefined && !orUndefined(() => isResponse(response))) throw NO_RESPONSE;
    const { status, headers } = response;
    if (target !== undefined) {
      discard(response.body);
      return { status, headers, target, chunks: [] };
    }
    stage = "reading";
    return { status, headers, chunks: await readBody(response, maxBytes, deadline) };
  } catch (cause) {
    if (stage === "reading") discard(response.body);
    if (cause === ENDED || cause === NO_RESPONSE) throw { stage: "response" };
    if (cause === TOO_LARGE) throw { stage: "size" };
    throw { stage, cause, ...orUndefined(() => findReason(cause)) };
  }
}

/**
 * Whether a value can be used as a Response. Its class does not matter, because stubs and other implementations of
 * fetch have their own.
 * @param {any} response
 */
function isResponse({ status, headers, arrayBuffer }) {
  const isStatus = typeof status === "number" && status >= 100 && status <= 599;
  return isStatus && typeof headers.get === "function" && typeof arrayBuffer === "function";
}

/**
 * The origin that an answer redirects to, or to which a fetch has followed a redirect although it should not; an empty
 * string where a browser hides it; undefined without a redirect.
 * @param {any} response
 * @param {string} url
 */
function redirectTarget({ type, status, redirected, url: last, headers }, url) {
  if (type === "opaqueredirect") return "";
  const to = redirected === true ? last : status >= 300 && status <= 399 && headers.get("location");
  return to ? orUndefined(() => new URL(to, parseUrl(url)).origin) || "" : undefined;
}

/**
 * The chunks of the body. They are counted as they arrive, because Content-Length is that of the compressed body, if it
 * is there at all.
 * @param {any} response
 * @param {number} maxBytes
 * @param {Deadline} deadline
 */
async function readBody(response, maxBytes, deadline) {
  const { body } = response;
  /** @type {Uint8Array[]} */
  const chunks = [];
  let left = maxBytes;
  /** @param {unknown} chunk */
  const add = (chunk) => {
    const bytes = orUndefined(() => toBytes(chunk));
    if (!bytes) throw NO_RESPONSE;
    left -= bytes.length;
    if (left < 0) throw TOO_LARGE;
    chunks.push(bytes);
  };
  // The responses of stubs may have no stream.
  if (!body || typeof body.getReader !== "function") {
    add(await response.arrayBuffer());
    return chunks;
  }
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return chunks;
      if (deadline.ended) throw ENDED;
      add(value);
    }
  } catch (error) {
    discard(reader);
    throw error;
  }
}

/**
 * Cancels a stream that is not read to its end.
 * @param {any} stream
 */
function discard(stream) {
  orUndefined(() => ignoreRejection(toPromise(stream.cancel())));
}

/**
 * The reason of an error from the messages of the error and its causes: Node.js hides it several levels deep.
 * `isTimeout`: a time limit was exceeded; `isFinal`: no attempt can succeed.
 * @param {any} error
 */
function findReason(error) {
  /** @type {string[]} */
  const reasons = [];
  let isTimeout = false;
  let isFinal = false;
  for (let depth = 0; depth < 6 && error !== undefined && error !== null; depth++) {
    const { message, code, name, cause, errors } = error;
    const inner = cause || (errors && errors[0]);
    const text = typeof error === "string" ? error : message || (inner ? "" : code || name);
    if (text && typeof text === "string" && !reasons.includes(text)) reasons.push(text.slice(0, 300));
    if (name === "TimeoutError") isTimeout = true;
    if (FINAL_MESSAGE.test(message)) isFinal = true;
    // esbuild's `define` removes this from the build for pages, because only Node.js has these codes.
    if (typeof FOR_PAGES !== "boolean") {
      if (/^UND_ERR_\w+_TIMEOUT$/.test(code)) isTimeout = true;
      if (FINAL_CODE.test(code)) isFinal = true;
    }
    error = inner;
  }
  if (isFinal) reasons.push(typeof FOR_PAGES === "boolean" ? "is the address right?" : adviceOn(reasons.join()));
  return { reason: reasons.join(": "), isTimeout, isFinal };
}

/**
 * Advice for a request that Node.js refuses to send.
 * @param {string} reasons
 */
function adviceOn(reasons) {
  if (/certificate/i.test(reasons)) {
    return "the server's certificate is not trusted (NODE_EXTRA_CA_CERTS names one to trust)";
  }
  return /SSL|TLS/.test(reasons) ? "does the server speak https at this address?" : "is the address right?";
}

/**
 * A header of an answer; undefined if it is missing.
 * @param {Answer} answer
 * @param {string} name
 */
export function getHeader(answer, name) {
  const value = orUndefined(() => answer.headers.get(name));
  return typeof value === "string" ? value : undefined;
}
