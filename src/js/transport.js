// The time that an attempt may take, and the request that is sent in it. Here rather than in Rust because every step of it
// is a step of JavaScript: each would cross the boundary, and that costs more than the steps.

import { quietly, tell } from "./foreign.js";

/** The longest time that timers take. */
const LONGEST_TIMER_MS = 2147483647;

/** Why a deadline has ended. */
const TIMEOUT = 1;
const ABORT = 2;

/** What a request failed at. */
const SENDING = 0;
const NO_RESPONSE = 1;
const READING = 2;

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
      this.listener = () => this.end(ABORT);
      quietly(() => signal.addEventListener("abort", this.listener));
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

  /** Sends a request and reads its whole answer. `headers`: names and values, a NUL behind each. */
  exchange(fetch, method, url, headers, body) {
    const init = { method, headers: headersOf(headers), signal: this.controller && this.controller.signal };
    if (body !== undefined) init.body = body;
    return this.limit(exchange(this, fetch, url, init));
  }

  close() {
    clearTimeout(this.timer);
    if (this.signal) quietly(() => this.signal.removeEventListener("abort", this.listener));
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

async function exchange(deadline, fetch, url, init) {
  let stage = SENDING;
  try {
    // An address and an init rather than a Request: other implementations of fetch do not know this one's class.
    const response = await (fetch === undefined ? globalThis.fetch(url, init) : fetch(url, init));
    // Somebody who does not heed the signal: nobody waits for the body.
    if (deadline.ended) throw undefined;
    stage = NO_RESPONSE;
    if (!quietly(() => isResponse(response))) throw undefined;
    const { status, headers } = response;
    stage = READING;
    const body = await response.arrayBuffer();
    stage = NO_RESPONSE;
    return { status, headers, bytes: bytesOf(body) };
  } catch (cause) {
    throw { stage, cause };
  }
}

/** Not by its class: stubs and other implementations of fetch have classes of their own. */
function isResponse({ status, headers, arrayBuffer }) {
  const isStatus = typeof status === "number" && status >= 100 && status <= 599;
  return isStatus && typeof headers.get === "function" && typeof arrayBuffer === "function";
}

/** A header of an answer, if there is one. */
export function headerOf(answer, name) {
  const value = quietly(() => answer.headers.get(name));
  return typeof value === "string" ? value : undefined;
}

/** The bytes of a body; throws if it is none. */
export function bytesOf(body) {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (!/^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(body)))
    throw new TypeError("not an ArrayBuffer");
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
    return typeof stored === "string" ? quietly(() => JSON.parse(stored)) : undefined;
  } catch (error) {
    if (logger) tell(logger, "warn", `youmi-open-api tokenStore.${method} failed; going on without it`);
  } finally {
    deadline.close();
  }
}
