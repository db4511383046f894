// @ts-check
// A request and its whole answer, over whatever fetch there is.

import { attempt, bytesOf, ignoreRejection, promiseOf } from "./caller.js";
import { addressOf } from "./platform.js";

/** @import { Deadline } from "./deadline.js" */

/**
 * What came back. `target`: the origin that it redirects to.
 * @typedef {{ status: number, headers: Headers, target?: string, chunks: Uint8Array[] }} Answer
 */

/**
 * What a request failed at: while it was sent, because there came no Response, while its body was read, because the body
 * is too large.
 * @typedef {"sending" | "response" | "reading" | "size"} Stage
 */

/** Thrown where a body is larger than was allowed. */
const TOO_LARGE = {};
/** Thrown where fetch gave something that is no Response. */
const NO_RESPONSE = {};
/** Thrown where the deadline has ended, so that nobody waits any more. */
const ENDED = {};

/** What fetch says of a request that it does not send. */
const FINAL_MESSAGE = /^bad port|^Failed to (parse URL|execute)|ByteString/;
/** What Node calls a certificate, or a server without TLS, that it refuses. */
const FINAL_CODE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_INVALID_URL|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)/;

/** Sends requests with a client's own settings of fetch. */
export class Transport {
  /**
   * @param {((url: string, init: RequestInit) => any) | undefined} fetch in place of the global one
   * @param {RequestCredentials | undefined} credentials
   * @param {number} maxBytes of an answer
   */
  constructor(fetch, credentials, maxBytes) {
    this.fetch = fetch;
    this.credentials = credentials;
    this.maxBytes = maxBytes;
  }

  /**
   * Sends a request and reads its whole answer before the deadline ends. No redirect is followed: headers and bodies hold
   * secrets, which would go along to wherever it leads.
   * @param {Deadline} deadline
   * @param {string} method
   * @param {string} url
   * @param {string} headers as a JSON object
   * @param {string} [body]
   * @param {RequestInit} [more] further properties of the request
   */
  send(deadline, method, url, headers, body, more) {
    /** @type {RequestInit} */
    const init = { method, headers: JSON.parse(headers), redirect: "manual", ...more };
    if (deadline.controller) init.signal = deadline.controller.signal;
    // Cloudflare's workers refuse an init that has credentials at all.
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
    // An address and an init rather than a Request: other implementations of fetch do not know this one's class.
    response = await (fetch ? fetch(url, init) : globalThis.fetch(url, init));
    // A fetch that does not heed the signal: nobody waits for the body.
    if (deadline.ended) throw ENDED;
    stage = "response";
    const target = attempt(() => redirectOf(response, url));
    if (target === undefined && !attempt(() => isResponse(response))) throw NO_RESPONSE;
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
    throw { stage, cause, ...attempt(() => reasonOf(cause)) };
  }
}

/**
 * Whether it can be used as a Response. Not by its class: stubs and other implementations of fetch have classes of their
 * own.
 * @param {any} response
 */
function isResponse({ status, headers, arrayBuffer }) {
  const isStatus = typeof status === "number" && status >= 100 && status <= 599;
  return isStatus && typeof headers.get === "function" && typeof arrayBuffer === "function";
}

/**
 * The origin that an answer redirects to, or has been redirected to by a fetch that follows all the same; an empty text
 * where a browser hides it; undefined if it is no redirect.
 * @param {any} response
 * @param {string} url
 */
function redirectOf({ type, status, redirected, url: last, headers }, url) {
  if (type === "opaqueredirect") return "";
  const to = redirected === true ? last : status >= 300 && status <= 399 && headers.get("location");
  return to ? attempt(() => new URL(to, addressOf(url)).origin) || "" : undefined;
}

/**
 * The body in pieces. It is read as it arrives: what it says of its length is that of its compressed form, if anything.
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
    const bytes = attempt(() => bytesOf(chunk));
    if (!bytes) throw NO_RESPONSE;
    left -= bytes.length;
    if (left < 0) throw TOO_LARGE;
    chunks.push(bytes);
  };
  // Stubs have no streams.
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
 * Cancels a stream that nobody reads.
 * @param {any} stream
 */
function discard(stream) {
  attempt(() => ignoreRejection(promiseOf(stream.cancel())));
}

/**
 * Why something failed, as far as an error and those behind it say: Node hides the reason some levels deep. `isTimeout`:
 * a time ran out; `isFinal`: no attempt can succeed.
 * @param {any} error
 */
function reasonOf(error) {
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
    // What a page loads knows itself (esbuild's `define`) and has nothing of what Node alone says.
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
 * What to do about a request that Node does not send.
 * @param {string} reasons
 */
function adviceOn(reasons) {
  if (/certificate/i.test(reasons)) {
    return "the server's certificate is not trusted (NODE_EXTRA_CA_CERTS names one to trust)";
  }
  return /SSL|TLS/.test(reasons) ? "does the server speak https at this address?" : "is the address right?";
}

/**
 * A header of an answer, if there is one.
 * @param {Answer} answer
 * @param {string} name
 */
export function headerOf(answer, name) {
  const value = attempt(() => answer.headers.get(name));
  return typeof value === "string" ? value : undefined;
}
