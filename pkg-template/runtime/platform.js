// @ts-check
// What the platform is and does.

import { attempt } from "./caller.js";

/**
 * Whether code runs in a browser, where everybody can read what a script holds: a page, or a worker of one. Every browser
 * calls itself Mozilla, in its workers too; server runtimes with a `navigator` do not. Node with a simulated document
 * (jsdom) does not count as a browser.
 */
export function isBrowser() {
  const { process, window, navigator } = /** @type {any} */ (globalThis);
  if (attempt(() => typeof process.versions.node) === "string") return false;
  return attempt(() => typeof window.document) === "object" || /^Mozilla/.test(attempt(() => navigator.userAgent));
}

/** Whether there is a page's or a worker's address, to which another can be relative. */
export function hasLocation() {
  return typeof location === "object";
}

/**
 * An address as the platform has it: a relative one is relative to the page. Throws if it is none.
 * @param {string} text
 */
export function addressOf(text) {
  return new URL(
    text,
    attempt(() => location.href),
  );
}

/**
 * Whether an absolute address has a user name or a password in it; undefined if it is no address.
 * @param {string} text
 */
export function hasUserInfo(text) {
  return attempt(() => {
    const { username, password } = new URL(text);
    return username + password !== "";
  });
}
