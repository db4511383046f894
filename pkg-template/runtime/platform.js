// @ts-check
// Properties of the platform.

import { orUndefined } from "./caller.js";

/**
 * Whether the code runs in a browser, in a page or a worker, where everybody can read the values of a script. The user
 * agents of all browsers begin with Mozilla; server runtimes with a `navigator` have others. Node.js with a simulated
 * document (jsdom) does not count as a browser.
 */
export function isBrowser() {
  const { process, window, navigator } = /** @type {any} */ (globalThis);
  if (orUndefined(() => typeof process.versions.node) === "string") return false;
  return (
    orUndefined(() => typeof window.document) === "object" || /^Mozilla/.test(orUndefined(() => navigator.userAgent))
  );
}

/** Whether there is an address of a page or worker, to which others can be relative. */
export function hasLocation() {
  return typeof location === "object";
}

/**
 * Parses an address, which may be relative to the page. Throws if it is invalid.
 * @param {string} text
 */
export function parseUrl(text) {
  return new URL(
    text,
    orUndefined(() => location.href),
  );
}

/**
 * Whether an absolute address has a user name or a password; undefined if it is not a URL.
 * @param {string} text
 */
export function hasUserInfo(text) {
  return orUndefined(() => {
    const { username, password } = new URL(text);
    return username + password !== "";
  });
}
