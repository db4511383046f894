// @ts-check
// The caller's store, in which processes share tokens.

import { orUndefined, toBytes, notify } from "./caller.js";
import { Deadline } from "./deadline.js";

/** The token of one client in the caller's store. If the store fails, a warning is logged and the call continues without it. */
export class TokenStore {
  /**
   * @param {any} store
   * @param {string} key
   * @param {number} timeoutMs
   * @param {any} logger
   */
  constructor(store, key, timeoutMs, logger) {
    this.store = store;
    this.key = key;
    this.timeoutMs = timeoutMs;
    this.logger = logger;
  }

  /** The stored value, unchecked: `{ accessToken, expiresAt }`; undefined if there is none. */
  async read() {
    const stored = await this.call("get");
    return orUndefined(() => parseStored(stored));
  }

  /**
   * @param {string} accessToken
   * @param {number} expiresAt
   * @param {number} lifeMs
   */
  write(accessToken, expiresAt, lifeMs) {
    this.call("set", JSON.stringify({ accessToken, expiresAt }), lifeMs);
  }

  clear() {
    this.call("delete");
  }

  /**
   * Calls a method of the store, with the time limit. Never rejects.
   * @param {string} method
   * @param {...unknown} rest
   */
  async call(method, ...rest) {
    const { store, key, timeoutMs, logger } = this;
    const deadline = new Deadline(timeoutMs);
    try {
      return await deadline.wait(() => store[method](key, ...rest));
    } catch (error) {
      if (logger) notify(logger, "warn", `youmi-open-api tokenStore.${method} failed; going on without it`);
      return undefined;
    } finally {
      deadline.close();
    }
  }
}

/**
 * Parses a stored value: the string that was set, or the object or bytes that a store makes of it.
 * @param {any} stored
 */
function parseStored(stored) {
  if (stored === null || typeof stored !== "object") return JSON.parse(stored);
  if ("accessToken" in stored) return { accessToken: stored.accessToken, expiresAt: stored.expiresAt };
  return JSON.parse(new TextDecoder().decode(toBytes(stored)));
}
