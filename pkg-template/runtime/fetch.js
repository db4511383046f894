// The time that an attempt may take, and the request that is sent in it. Here rather than in Rust because every step of it
// is a step of JavaScript: each would cross the boundary, and that costs more than the steps.

import { promiseOf, quietly, tagOf, tell } from "./caller.js";

/** The longest time that timers take. */
const LONGEST_TIMER_MS = 2147483647;

/** Why a deadline has ended. */
const TIMEOUT = 1;
const ABORT = 2;

/** What a request failed at. */
const SENDING = 0;
const NO_RESPONSE = 1;
const READING = 2;
const TOO_LARGE = 3;

/** What fetch says of a request that it does not send. */
const FINAL_MESSAGE = /^bad port|^Failed to (parse URL|execute)|ByteString/;
/** What Node calls a certificate, or a server without TLS, that it refuses. */
const FINAL_CODE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_INVALID_URL|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)/;

/** The deadlines that each signal can cut short, under one listener: Node warns of more than ten on one signal. */
const listening = new WeakMap();

function listen(signal, deadline) {
  let entry = listening.get(signal);
  if (!entry) {
    const deadlines = new Set();
    entry = { deadlines, listener: () => [...deadlines].forEach((deadline) => deadline.end(ABORT)) };
    listening.set(signal, entry);
    quietly(() => signal.addEventListener("abort", entry.listener));
  }
  entry.deadlines.add(deadline);
}

function ignore(signal, deadline) {
  const { deadlines, listener } = listening.get(signal);
  deadlines.delete(deadline);
  if (deadlines.size > 0) return;
  listening.delete(signal);
  quietly(() => signal.removeEventListener("abort", listener));
}

/** A span of time that a caller's signal can cut short. Once it is closed, its timer and its listener are gone. */
export class Deadline {
  /** Begins now. An infinite time has no timer. */
  constructor(timeoutMs, signal) {
    this.ended = 0;
    this.reason = undefined;
    this.giveUp = undefined;
    this.controller = quietly(() => new AbortController()); // there are browsers without
    if (timeoutMs < Infinity) {
      this.timer = setTimeout(() => this.end(TIMEOUT), Math.min(timeoutMs, LONGEST_TIMER_MS));
    }
    if (signal) {
      this.signal = signal;
      listen(signal, this);
      if (quietly(() => signal.aborted)) this.end(ABORT);
    }
  }

  end(why) {
    if (this.ended) return;
    this.ended = why;
    if (why === ABORT) this.reason = quietly(() => this.signal.reason);
    if (this.controller) quietly(() => this.controller.abort());
    if (this.giveUp) this.giveUp();
  }

  /**
   * Waits for what somebody gives, but no longer than this lasts: a value, or a promise of any make; or what a function
   * of theirs gives. Unlike Promise.resolve it asks nothing of the value that may throw.
   */
  ask(source, text) {
    return this.limit(new Promise((resolve) => resolve(typeof source === "function" ? source(text) : source)));
  }

  /** Waits until it ends. */
  elapse() {
    return this.limit(new Promise(() => {}));
  }

  limit(promise) {
    return new Promise((resolve, reject) => {
      this.giveUp = reject;
      promise.then(resolve, reject);
      if (this.ended) reject();
    });
  }

  /**
   * Sends a request and reads its whole answer, of at most so many bytes. `headers`: names and values, a NUL behind each.
   * `more`: credentials, or further properties of the request.
   */
  exchange(fetch, more, maxBytes, method, url, headers, body) {
    // Headers and bodies hold secrets, which would go along to wherever a redirect leads.
    const init = { method, headers: headersOf(headers), redirect: "manual" };
    if (this.controller) init.signal = this.controller.signal;
    // Cloudflare's workers refuse an init that has credentials at all.
    Object.assign(init, typeof more === "string" ? { credentials: more } : more);
    if (body !== undefined) init.body = body;
    return this.limit(exchange(this, fetch, url, init, maxBytes));
  }

  close() {
    clearTimeout(this.timer);
    if (this.signal) ignore(this.signal, this);
  }
}

/** Of two headers with the same name the later one counts. White space around a value is none of it. */
function headersOf(text) {
  const headers = {};
  const texts = text.split("\0");
  const keys = [];
  for (let at = 0; at + 1 < texts.length; at += 2) {
    const key = texts[at].toLowerCase();
    const same = keys.lastIndexOf(key);
    if (same >= 0) delete headers[texts[same * 2]];
    keys.push(key);
    headers[texts[at]] = texts[at + 1].replace(/^[ \t\r\n\f]+|[ \t\r\n\f]+$/g, "");
  }
  return headers;
}

async function exchange(deadline, fetch, url, init, maxBytes) {
  let stage = SENDING;
  let response;
  try {
    // An address and an init rather than a Request: other implementations of fetch do not know this one's class.
    response = await (fetch === undefined ? globalThis.fetch(url, init) : fetch(url, init));
    // Somebody who does not heed the signal: nobody waits for the body.
    if (deadline.ended) throw undefined;
    stage = NO_RESPONSE;
    const target = quietly(() => redirectOf(response, url));
    if (target === undefined && !quietly(() => isResponse(response))) throw undefined;
    const { status, headers } = response;
    if (target !== undefined) {
      discard(response.body);
      return { status, headers, target, chunks: [] };
    }
    stage = READING;
    return { status, headers, chunks: await read(response, maxBytes, deadline) };
  } catch (cause) {
    if (stage === READING) discard(response.body);
    if (cause === TOO_LARGE || cause === NO_RESPONSE) throw { stage: cause };
    throw { stage, cause, ...quietly(() => reasonOf(cause)) };
  }
}

/** Not by its class: stubs and other implementations of fetch have classes of their own. */
function isResponse({ status, headers, arrayBuffer }) {
  const isStatus = typeof status === "number" && status >= 100 && status <= 599;
  return isStatus && typeof headers.get === "function" && typeof arrayBuffer === "function";
}

/**
 * The origin that an answer redirects to, or has been redirected to by a fetch that follows all the same; an empty text
 * where a browser hides it; undefined if it is no redirect.
 */
function redirectOf({ type, status, redirected, url: last, headers }, url) {
  if (type === "opaqueredirect") return "";
  const to = redirected === true ? last : status >= 300 && status <= 399 && headers.get("location");
  return to ? quietly(() => new URL(to, addressOf(url)).origin) || "" : undefined;
}

/** An address as the platform has it: what is relative, in a page, to that. Throws if it is none. */
export function addressOf(text) {
  return new URL(
    text,
    quietly(() => location.href),
  );
}

/** The body in pieces. It is read as it arrives: what it says of its length is that of its compressed form, if anything. */
async function read(response, maxBytes, deadline) {
  const { body } = response;
  const chunks = [];
  let left = maxBytes;
  const keep = (chunk) => {
    const bytes = quietly(() => bytesOf(chunk));
    if (!bytes) throw NO_RESPONSE;
    left -= bytes.length;
    if (left < 0) throw TOO_LARGE;
    chunks.push(bytes);
  };
  // Stubs have no streams.
  if (!body || typeof body.getReader !== "function") {
    keep(await response.arrayBuffer());
    return chunks;
  }
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return chunks;
      if (deadline.ended) throw undefined;
      keep(value);
    }
  } catch (error) {
    discard(reader);
    throw error;
  }
}

/** Lets a stream go that nobody reads. */
function discard(stream) {
  quietly(() => promiseOf(stream.cancel()).catch(() => {}));
}

/**
 * Why something failed, as far as an error and those behind it say: Node hides the reason some levels deep. `sort` is one
 * letter: "t" for a time that ran out, "f" where no attempt can succeed.
 */
function reasonOf(error) {
  const reasons = [];
  let sort;
  for (let depth = 0; depth < 6 && error !== undefined && error !== null; depth++) {
    const { message, code, name, cause, errors } = error;
    const inner = cause || (errors && errors[0]);
    const text = typeof error === "string" ? error : message || (inner ? "" : code || name);
    if (text && typeof text === "string" && !reasons.includes(text)) reasons.push(text.slice(0, 300));
    if (name === "TimeoutError") sort = "t";
    if (FINAL_MESSAGE.test(message)) sort = "f";
    // What a page loads knows itself (esbuild's `define`) and has nothing of what Node alone says.
    if (typeof FOR_PAGES !== "boolean") {
      if (/^UND_ERR_\w+_TIMEOUT$/.test(code)) sort = "t";
      if (FINAL_CODE.test(code)) sort = "f";
    }
    error = inner;
  }
  if (sort === "f") reasons.push(typeof FOR_PAGES === "boolean" ? "is the address right?" : adviceOn(reasons.join()));
  return { reason: reasons.join(": "), sort };
}

/** What to do about a request that Node does not send. */
function adviceOn(reasons) {
  if (/certificate/i.test(reasons)) {
    return "the server's certificate is not trusted (NODE_EXTRA_CA_CERTS names one to trust)";
  }
  return /SSL|TLS/.test(reasons) ? "does the server speak https at this address?" : "is the address right?";
}

/** A header of an answer, if there is one. */
export function headerOf(answer, name) {
  const value = quietly(() => answer.headers.get(name));
  return typeof value === "string" ? value : undefined;
}

/** The bytes of a body; throws if it is none. */
export function bytesOf(body) {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (!/^(Shared)?ArrayBuffer$/.test(tagOf(body))) throw new TypeError("not an ArrayBuffer");
  return new Uint8Array(body);
}

/**
 * Asks the caller's store, for no longer than a time; with a token, tells it. One that fails is reported and done without:
 * a call is worth more than a shared token.
 */
export async function askStore(store, timeoutMs, logger, method, key, accessToken, expiresAt, lifeMs) {
  const deadline = new Deadline(timeoutMs);
  const given = accessToken === undefined ? [key] : [key, JSON.stringify({ accessToken, expiresAt }), lifeMs];
  try {
    const stored = await deadline.ask(() => store[method](...given));
    return quietly(() => readStored(stored));
  } catch (error) {
    if (logger) tell(logger, "warn", `youmi-open-api tokenStore.${method} failed; going on without it`);
  } finally {
    deadline.close();
  }
}

/** What a store had: text, as it was set, or what a store makes of it that reads JSON itself or keeps bytes. */
function readStored(stored) {
  if (stored === null || typeof stored !== "object") return JSON.parse(stored);
  if ("accessToken" in stored) return { accessToken: stored.accessToken, expiresAt: stored.expiresAt };
  return JSON.parse(new TextDecoder().decode(bytesOf(stored)));
}
