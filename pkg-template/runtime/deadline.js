// @ts-check
// The time that an attempt may take. Here rather than in Rust because every step of it is a step of JavaScript: each would
// cross the boundary, and that costs more than the steps.

import { attempt } from "./caller.js";

/** The longest time that timers take. */
const LONGEST_TIMER_MS = 2147483647;

/** Why a deadline has ended. */
const TIMEOUT = 1;
const ABORT = 2;

/**
 * The deadlines that each signal can cut short, under one listener: Node warns of more than ten on one signal.
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
    attempt(() => signal.addEventListener("abort", listener));
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
  attempt(() => signal.removeEventListener("abort", entry.listener));
}

/** A span of time that a caller's signal can cut short. Once it is closed, its timer and its listener are gone. */
export class Deadline {
  /**
   * Begins now. An infinite time has no timer.
   * @param {number} timeoutMs
   * @param {AbortSignal} [signal]
   */
  constructor(timeoutMs, signal) {
    /** Why it has ended; 0 if it has not. */
    this.ended = 0;
    /** @type {unknown} */
    this.reason = undefined;
    /** @type {((reason?: unknown) => void) | undefined} */
    this.giveUp = undefined;
    // There are browsers without the class.
    this.controller = attempt(() => new AbortController());
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer =
      timeoutMs < Infinity ? setTimeout(() => this.end(TIMEOUT), Math.min(timeoutMs, LONGEST_TIMER_MS)) : undefined;
    this.signal = signal;
    if (signal) {
      listen(signal, this);
      if (attempt(() => signal.aborted)) this.end(ABORT);
    }
  }

  /** @param {number} why */
  end(why) {
    const { controller, giveUp, signal } = this;
    if (this.ended) return;
    this.ended = why;
    if (why === ABORT) this.reason = attempt(() => signal && signal.reason);
    if (controller) attempt(() => controller.abort());
    if (giveUp) giveUp();
  }

  /**
   * Waits for a value or a promise of any make, or for what a function of the caller's returns, but no longer than this
   * lasts.
   * @param {unknown} source
   * @param {string} [text] what the function is called with
   */
  wait(source, text) {
    return this.limit(new Promise((resolve) => resolve(typeof source === "function" ? source(text) : source)));
  }

  /** Waits until it ends. */
  elapse() {
    return this.limit(new Promise(() => {}));
  }

  /**
   * Settles as the promise does, or rejects when this ends.
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
