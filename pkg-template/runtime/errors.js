// @ts-check
// The class of every error that this package throws. A real subclass of Error, which Rust cannot declare.

/**
 * A text without line breaks, escape codes and marks of direction, which would be acted upon in a log: a server may have
 * put them into what it says.
 * @param {string} text
 */
export function oneLine(text) {
  return text.replace(/[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, " ");
}

/** @typedef {"kind" | "code" | "description" | "endpoint" | "status" | "requestId" | "path" | "body"} PropertyName */

/**
 * What an error says beside its message. A property that is missing becomes null.
 * @typedef {{ [name in PropertyName]?: unknown } & { attempts?: number, retryable?: boolean, cause?: unknown }} Properties
 */

/** @type {PropertyName[]} */
const names = ["kind", "code", "description", "endpoint", "status", "requestId", "path", "body"];

// An application may load several copies of the package: the ES module, CommonJS, slim, another version. Each has a class
// of its own, so what makes an error a YoumiError is a mark that all of them know.
const mark = Symbol.for("youmi-open-api.YoumiError");

export class YoumiError extends Error {
  /**
   * @param {string} message
   * @param {Properties} properties
   */
  constructor(message, properties) {
    super(oneLine(message));
    for (const name of names) {
      const value = properties[name];
      /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this))[name] = value === undefined ? null : value;
    }
    this.attempts = properties.attempts || 0;
    this.retryable = !!properties.retryable;
    // As with `new Error(message, { cause })`, which older engines ignore.
    if (properties.cause !== undefined) define(this, "cause", properties.cause);
  }

  /** @param {unknown} value */
  static [Symbol.hasInstance](value) {
    // A class that somebody derives from this one has instances of its own.
    if (this !== YoumiError) return Function.prototype[Symbol.hasInstance].call(this, value);
    // The mark is inherited: nothing carries it itself but the prototypes of these classes.
    if (typeof value !== "object" || value === null) return false;
    return /** @type {any} */ (value)[mark] === true && !Object.prototype.hasOwnProperty.call(value, mark);
  }
}

/**
 * @param {object} object
 * @param {PropertyKey} name
 * @param {unknown} value
 */
function define(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, configurable: true });
}

define(YoumiError.prototype, mark, true);
define(YoumiError.prototype, "name", "YoumiError");
// For what prints an error with the name of its class, which a minifier changes.
define(YoumiError, "name", "YoumiError");

/** Errors that have the stack of a caller. @type {WeakSet<YoumiError>} */
const located = new WeakSet();

/**
 * The error with the stack of whoever called a function, in place of frames inside of the module. Engines that do not
 * know how leave it as it is. Several calls can fail by one error, which has one stack, so each further call gets a copy.
 * @param {unknown} error
 * @param {Function} called
 * @returns {unknown}
 */
export function locate(error, called) {
  if (!Error.captureStackTrace || !(error instanceof YoumiError)) return error;
  const own = located.has(error) ? new YoumiError(error.message, error) : error;
  located.add(own);
  Error.captureStackTrace(own, called);
  return own;
}
