// @ts-check
// The class of all errors of this package. Rust cannot declare a subclass of Error.

/**
 * Replaces line breaks, control characters and marks of direction, with which a server could forge lines of a log.
 * @param {string} text
 */
export function oneLine(text) {
  return text.replace(/[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, " ");
}

/** @typedef {"kind" | "code" | "description" | "endpoint" | "status" | "requestId" | "path" | "body"} PropertyName */

/**
 * The properties of an error. Missing ones become null.
 * @typedef {{ [name in PropertyName]?: unknown } & { attempts?: number, retryable?: boolean, cause?: unknown }} Properties
 */

/** @type {PropertyName[]} */
const names = ["kind", "code", "description", "endpoint", "status", "requestId", "path", "body"];

// An application may load several copies of the package: the ES module, CommonJS, slim, another version. Each has its
// own class, so `instanceof` is decided by a mark that all copies share.
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
    // A derived class has its own instances.
    if (this !== YoumiError) return Function.prototype[Symbol.hasInstance].call(this, value);
    // Instances inherit the mark. Only the prototypes of these classes have it as an own property.
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
// Some tools print the name of the class, which the minifier changes.
define(YoumiError, "name", "YoumiError");

/** The errors whose stack was set by locate(). @type {WeakSet<YoumiError>} */
const located = new WeakSet();

/**
 * Gives an error the stack of the function's caller in place of frames inside of the module, where the engine supports
 * it. If several calls fail with the same error, each further call gets a copy with its own stack.
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
