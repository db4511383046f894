// @ts-check
// Access to the caller's values, which may throw at every step: options, stubs, errors from elsewhere.

import { oneLine } from "./errors.js";

/**
 * The result of a function; undefined if it throws.
 * @template T
 * @param {() => T} get
 * @returns {T | undefined}
 */
export function orUndefined(get) {
  try {
    return get();
  } catch (error) {
    return undefined;
  }
}

/**
 * Resolves to a value, or as a promise of any implementation does. Unlike Promise.resolve it never throws.
 * @template T
 * @param {T | PromiseLike<T>} value
 * @returns {Promise<T>}
 */
export function toPromise(value) {
  return new Promise((resolve) => resolve(value));
}

/** A promise with the functions that settle it. */
export class Deferred {
  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/**
 * Prevents the rejection of a promise from being reported as unhandled.
 * @param {Promise<unknown>} promise
 */
export function ignoreRejection(promise) {
  promise.catch(() => {});
}

/**
 * Calls a method of a listener with a line of text. Its result and its errors are ignored.
 * @param {any} listener
 * @param {string} method
 * @param {string} text
 */
export function notify(listener, method, text) {
  orUndefined(() => {
    // Most loggers have not all methods, and an error would be slow.
    if (listener[method]) ignoreRejection(toPromise(listener[method](oneLine(text))));
  });
}

/**
 * Calls a function with what differs in an answer. Its result and its errors are ignored.
 * @param {any} listener
 * @param {string} endpoint
 * @param {unknown} mismatches
 */
export function reportMismatches(listener, endpoint, mismatches) {
  orUndefined(() => ignoreRejection(toPromise(listener({ endpoint, mismatches }))));
}

/**
 * Whether a value has all of these methods. The names are separated by spaces.
 * @param {any} value
 * @param {string} names
 */
export function hasFunctions(value, names) {
  return names.split(" ").every((name) => typeof orUndefined(() => value[name]) === "function");
}

/**
 * The name of an object's class, also if it is from another realm: `Date`, `Promise`, `Uint8Array`.
 * @param {unknown} value
 */
export function classNameOf(value) {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/**
 * The bytes of an ArrayBuffer or of a view of one; throws for anything else.
 * @param {unknown} body
 * @returns {Uint8Array}
 */
export function toBytes(body) {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (!/^(Shared)?ArrayBuffer$/.test(classNameOf(body))) throw new TypeError("not an ArrayBuffer");
  return new Uint8Array(/** @type {ArrayBuffer} */ (body));
}
