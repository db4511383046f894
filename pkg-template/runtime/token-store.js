// @ts-check
// The caller's store, in which processes share a token.

import { attempt, bytesOf, notify } from "./caller.js";
import { Deadline } from "./deadline.js";

/** The token of one client in the caller's store. A store that fails is reported and done without. */
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

  /** What the store has: `{ accessToken, expiresAt }`, unchecked; undefined if nothing. */
  async read() {
    const stored = await this.call("get");
    return attempt(() => parseStored(stored));
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
   * Calls a method of the store, and waits no longer than the time for it. Never rejects.
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
 * What a store had: text, as it was set, or what a store makes of it that reads JSON itself or keeps bytes.
 * @param {any} stored
 */
function parseStored(stored) {
  if (stored === null || typeof stored !== "object") return JSON.parse(stored);
  if ("accessToken" in stored) return { accessToken: stored.accessToken, expiresAt: stored.expiresAt };
  return JSON.parse(new TextDecoder().decode(bytesOf(stored)));
}
