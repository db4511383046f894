// @ts-check
// A time limit that the caller's signal can end early. It is written in JavaScript because in Rust every step would be
// a call across the boundary.

import { orUndefined } from "./caller.js";

/** The longest time of setTimeout(). */
const LONGEST_TIMER_MS = 2147483647;

// Reasons for which a deadline has ended.
const TIMEOUT = 1;
const ABORT = 2;

/**
 * The deadlines of each signal. They share one listener, because Node.js warns of more than ten on a signal.
 * @type {WeakMap<AbortSignal, { deadlines: Set<Deadline>, listener: () => void }>}
 */
const listening = new WeakMap();

/**
 * @param {AbortSignal} signal
 * @param {Deadline} deadline
 */
function listen(signal, deadline) {
  let entry = listening.get(signal);
  if (!entry) {
    const deadlines = new Set();
    const listener = () => [...deadlines].forEach((deadline) => deadline.end(ABORT));
    entry = { deadlines, listener };
    listening.set(signal, entry);
    orUndefined(() => signal.addEventListener("abort", listener));
  }
  entry.deadlines.add(deadline);
}

/**
 * @param {AbortSignal} signal
 * @param {Deadline} deadline
 */
function stopListening(signal, deadline) {
  const entry = listening.get(signal);
  if (!entry) return;
  entry.deadlines.delete(deadline);
  if (entry.deadlines.size > 0) return;
  listening.delete(signal);
  orUndefined(() => signal.removeEventListener("abort", entry.listener));
}

/** A time limit that the caller's signal can end early. `close()` removes its timer and its listener. */
export class Deadline {
  /**
   * Starts the time. An infinite limit has no timer.
   * @param {number} timeoutMs
   * @param {AbortSignal} [signal]
   */
  constructor(timeoutMs, signal) {
    /** TIMEOUT or ABORT; 0 while the time runs. */
    this.ended = 0;
    /** @type {unknown} */
    this.reason = undefined;
    /** @type {((reason?: unknown) => void) | undefined} */
    this.giveUp = undefined;
    // Old browsers do not have the class.
    this.controller = orUndefined(() => new AbortController());
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer =
      timeoutMs < Infinity ? setTimeout(() => this.end(TIMEOUT), Math.min(timeoutMs, LONGEST_TIMER_MS)) : undefined;
    this.signal = signal;
    if (signal) {
      listen(signal, this);
      if (orUndefined(() => signal.aborted)) this.end(ABORT);
    }
  }

  /** @param {number} why */
  end(why) {
    const { controller, giveUp, signal } = this;
    if (this.ended) return;
    this.ended = why;
    if (why === ABORT) this.reason = orUndefined(() => signal && signal.reason);
    if (controller) orUndefined(() => controller.abort());
    if (giveUp) giveUp();
  }

  /**
   * Waits for a value, a promise of any implementation, or the result of calling a function, but not after the end.
   * @param {unknown} source
   * @param {string} [text] the argument of the function
   */
  wait(source, text) {
    return this.limit(new Promise((resolve) => resolve(typeof source === "function" ? source(text) : source)));
  }

  /** Waits until the end. */
  elapse() {
    return this.limit(new Promise(() => {}));
  }

  /**
   * Settles as the promise does, or rejects at the end.
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  limit(promise) {
    return new Promise((resolve, reject) => {
      this.giveUp = reject;
      promise.then(resolve, reject);
      if (this.ended) reject();
    });
  }

  close() {
    clearTimeout(this.timer);
    if (this.signal) stopListening(this.signal, this);
  }
}
