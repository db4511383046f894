// @ts-check
// The forms of base addresses, and which of them users mix up.

/** @import { Api } from "./report.d.ts" */

/** The end of an address of v1, or what users take for one of v2. */
const VERSION = /\/(?:publicapi(?:\/v[12])?|v[12])$/i;

/**
 * An address that a client takes, without slashes at its end; undefined if it is none. One with a user name, password,
 * query or fragment is none: these may be secrets, and addresses are printed.
 * @param {string} text
 */
export function checkedBaseUrl(text) {
  if (!/^https?:\/\/[^\s?#@\\\p{C}]+$/iu.test(text)) return undefined;
  try {
    new URL(text);
  } catch (error) {
    return undefined;
  }
  return text.replace(/\/+$/, "").replace(/^https?/i, (scheme) => scheme.toLowerCase());
}

/**
 * The API whose addresses have this form.
 * @param {string} baseUrl
 * @returns {Api}
 */
export function apiOf(baseUrl) {
  return /\/v1$/i.test(baseUrl) ? "v1" : "v2";
}

/** @param {string} baseUrl */
export function withoutVersion(baseUrl) {
  return baseUrl.replace(VERSION, "");
}

/**
 * The forms in which an API's address may be meant, the given one first.
 * @param {Api} api
 * @param {string} baseUrl
 */
export function formsOf(api, baseUrl) {
  const root = withoutVersion(baseUrl);
  const others = api === "v1" ? [`${root}/publicapi/v1`, `${root}/v1`] : [root];
  return [...new Set([baseUrl, ...others])];
}
