// @ts-check
// Finding the form of the base address at which an API answers. A probe has no keys: the server refuses it before it
// looks anything up.

import { formsOf } from "../addresses.js";
import { problemOfAnswer, problemOfError } from "./failures.js";
import { parseEnvelope } from "./observer.js";

/** @import { Address, Api, Problem } from "../report.d.ts" */
/** @import { Observer } from "./observer.js" */

/** Which request tells whether an API answers. */
const probes = {
  v1: { path: "/GetAccessToken?format=json", method: "POST", headers: { "Content-Type": "text/json" }, body: "{}" },
  v2: { path: "/v2/System/GetDepartList", method: "GET", headers: {}, body: undefined },
};

/**
 * Tries the forms of an address. Where the first one gets no answer at all, the others are not tried: they are at the
 * same host and port.
 * @param {Api} api
 * @param {string} baseUrl
 * @param {Observer} observer
 * @param {number} timeoutMs
 * @returns {Promise<Address[]>}
 */
export async function probeForms(api, baseUrl, observer, timeoutMs) {
  /** @type {Address[]} */
  const addresses = [];
  let isReachable = true;
  for (const url of formsOf(api, baseUrl)) {
    const isGiven = url === baseUrl;
    const found = isReachable ? await probe(api, url, observer, timeoutMs) : { answers: null, problem: null };
    addresses.push({ url, isGiven, ...found });
    if (found.problem && found.problem.status === undefined) isReachable = false;
  }
  return addresses;
}

/**
 * @param {Api} api
 * @param {string} baseUrl
 * @param {Observer} observer
 * @param {number} timeoutMs
 * @returns {Promise<{ answers: boolean, problem: Problem | null }>}
 */
async function probe(api, baseUrl, observer, timeoutMs) {
  const { path, ...init } = probes[api];
  const url = baseUrl + path;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    const response = await observer.fetch(url, { ...init, redirect: "manual", signal: controller.signal });
    if (response.body) void response.body.cancel();
    const exchange = observer.exchanges[observer.exchanges.length - 1];
    const received = await exchange.text;
    // Whatever it is, the API does not answer so much.
    const text = exchange.isTooLong ? "" : received;
    if (text === null) {
      return { answers: false, problem: { reason: controller.signal.aborted ? "timeout" : "connectionClosed" } };
    }
    if (parseEnvelope(text)) return { answers: true, problem: null };
    // The vendor does not document how v2 refuses a call without a token; a sibling product says 401.
    const isRefusal = api === "v2" && response.status === 401 && !/^\s*</.test(text) && !isBasic(response);
    if (isRefusal) return { answers: true, problem: null };
    return { answers: false, problem: problemOfAnswer(response.status, response.headers, text, url) };
  } catch (error) {
    return { answers: false, problem: problemOfError(error) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether it is a proxy or a web server that wants a password.
 * @param {Response} response
 */
function isBasic(response) {
  return /^(basic|digest|ntlm|negotiate)/i.test(response.headers.get("www-authenticate") || "");
}
