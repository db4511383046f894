// The class of every error that this package throws. A real subclass of Error, which Rust cannot declare.

export class YoumiError extends Error {
  constructor(kind, message, code, description, endpoint, status, requestId, path, body, attempts, retryable, cause) {
    super(message);
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
