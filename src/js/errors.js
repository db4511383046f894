// The class of every error that this package throws. A real subclass of Error, which Rust cannot declare.

/** What a server says may hold line breaks, escape codes or marks of direction, which would be acted upon in a log. */
export function oneLine(text) {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+/g, " ");
}

export class YoumiError extends Error {
  constructor(kind, message, code, description, endpoint, status, requestId, path, body, attempts, retryable, cause) {
    super(oneLine(message));
    const properties = { kind, code, description, endpoint, status, requestId, path, body, attempts, retryable };
    for (const name of Object.keys(properties)) {
      const value = properties[name];
      this[name] = value === undefined ? null : value;
    }
    // As with `new Error(message, { cause })`, which older engines ignore.
    if (cause !== undefined) {
      Object.defineProperty(this, "cause", { value: cause, writable: true, configurable: true });
    }
  }
}

Object.defineProperty(YoumiError.prototype, "name", { value: "YoumiError", writable: true, configurable: true });
// For what prints an error with the name of its class, which a minifier changes.
Object.defineProperty(YoumiError, "name", { value: "YoumiError", configurable: true });
