// @ts-check
// Touching values of the caller's, which may throw at every step: options, stubs, errors of others.

import { oneLine } from "./errors.js";

/**
 * What a function returns; undefined where it throws.
 * @template T
 * @param {() => T} get
 * @returns {T | undefined}
 */
export function attempt(get) {
  try {
    return get();
  } catch (error) {
    return undefined;
  }
}

/**
 * A promise of a value or of a promise of any make. Unlike Promise.resolve it asks nothing of the value that may throw.
 * @template T
 * @param {T | PromiseLike<T>} value
 * @returns {Promise<T>}
 */
export function promiseOf(value) {
  return new Promise((resolve) => resolve(value));
}

/** A promise, and what settles it. */
export class Deferred {
  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/**
 * Keeps a promise that may reject, and that nobody may wait for, from being reported as unhandled.
 * @param {Promise<unknown>} promise
 */
export function ignoreRejection(promise) {
  promise.catch(() => {});
}

/**
 * Calls a listener with a line of text. Its result is ignored, and so are its errors.
 * @param {any} listener
 * @param {string} method
 * @param {string} text
 */
export function notify(listener, method, text) {
  attempt(() => ignoreRejection(promiseOf(listener[method](oneLine(text)))));
}

/**
 * Whether a value has functions of these names, which spaces separate.
 * @param {any} value
 * @param {string} names
 */
export function hasFunctions(value, names) {
  return names.split(" ").every((name) => typeof attempt(() => value[name]) === "function");
}

/**
 * The class of an object, of whatever realm: `Date`, `Promise`, `Uint8Array`.
 * @param {unknown} value
 */
export function tagOf(value) {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/**
 * The bytes of a body; throws if it is none.
 * @param {unknown} body
 * @returns {Uint8Array}
 */
export function bytesOf(body) {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (!/^(Shared)?ArrayBuffer$/.test(tagOf(body))) throw new TypeError("not an ArrayBuffer");
  return new Uint8Array(/** @type {ArrayBuffer} */ (body));
}
