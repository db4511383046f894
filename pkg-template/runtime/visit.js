// @ts-check
// fetchVisit: a page asks its gateway which user has opened it in 企客聊, and with which customer. It does not need the
// WebAssembly module, because a sidebar is loaded anew with every click.
import { locate, YoumiError } from "./errors.js";
import { orUndefined, classNameOf } from "./caller.js";
import { Deadline } from "./deadline.js";
import { Transport } from "./fetch.js";
import { parseUrl } from "./platform.js";

const TIMEOUT_MS = 15000;
const LARGEST_VISIT = 1048576;

/**
 * Advice by status. Other statuses are failures of the gateway's server.
 * @type {Record<number, string>}
 */
const ADVICE = {
  400: "the address is too old or altered, or the key is another: open the page anew in 企客聊",
  401: "refused by authorize",
  403: "refused by authorize or origins",
  404: "no gateway with the option sidebar is there",
  429: "too many failed: wait a while",
};

/**
 * @param {string} prefix
 * @param {string} [query]
 */
export async function fetchVisit(prefix, query = typeof location === "object" ? location.search : "") {
  const deadline = new Deadline(TIMEOUT_MS);
  try {
    return await requestVisit(deadline, prefix, query);
  } catch (error) {
    throw locate(error, fetchVisit);
  } finally {
    deadline.close();
  }
}

/**
 * @param {Deadline} deadline
 * @param {string} prefix
 * @param {string} query
 */
async function requestVisit(deadline, prefix, query) {
  const url = `${prefix}`.replace(/\/*$/, "/sidebar");
  /** @type {(kind: string, message: string, properties: object) => never} */
  const fail = (kind, message, properties) => {
    throw new YoumiError(message, { endpoint: "fetchVisit", kind, ...properties });
  };
  if (typeof prefix !== "string" || /[?#]/.test(prefix) || !orUndefined(() => parseUrl(url))) {
    fail("argument", 'prefix has to be that of the gateway, such as "/youmi"', { path: "prefix" });
  }
  const sent = typeof query === "string" && query.slice(query.indexOf("?") + 1).split("#")[0];
  if (!sent) {
    fail("argument", "query is not that of a sidebar: open the page in 企客聊", { path: "query" });
  }

  // The query is a secret, so errors do not quote it.
  const transport = new Transport(undefined, undefined, LARGEST_VISIT);
  const request = transport.send(deadline, "GET", `${url}?${sent}`, "{}", undefined, {
    referrerPolicy: "no-referrer",
    cache: "no-store",
  });
  const { status, target, chunks } = await request.catch(({ stage, reason, cause } = {}) => {
    if (stage === "size") fail("decode", `GET ${url}: the answer is larger than a visit`, { attempts: 1 });
    return fail(
      deadline.ended ? "timeout" : "network",
      `GET ${url}: no answer. Does the gateway run, and is the path passed on to it? ${reason || ""}`,
      { attempts: 1, retryable: true, cause },
    );
  });
  const decoder = new TextDecoder();
  const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("");
  // The error does not quote the answer, in which a server may repeat the query.
  const details = { status, attempts: 1 };
  if (target !== undefined || status < 200 || status > 299) {
    const isRedirect = target !== undefined || status < 400;
    const advice = isRedirect ? "redirected: is it a login?" : ADVICE[status];
    fail("http", `GET ${url}: status ${status}, ${advice || "the gateway failed: see its log"}`, {
      ...details,
      retryable: status >= 500 || status === 429,
    });
  }
  return (
    parseVisit(text) ||
    fail("decode", `GET ${url}: the answer is no visit. Is the path passed on to the gateway?`, details)
  );
}

/**
 * Parses a visit, from which the gateway may omit any field; undefined if the text is not a visit.
 * @param {string} text
 */
function parseVisit(text) {
  const answer = orUndefined(() => JSON.parse(text));
  const { dockPwd, customer = {}, ...rest } = Object(answer);
  const { type, userId, sign, timestamp, cipher = {} } = rest;
  const isVisit =
    [answer, customer, cipher].every((object) => classNameOf(object) === "Object") &&
    [type, userId, sign, ...Object.values(customer)].every((text) => /^(undefined|string)$/.test(typeof text)) &&
    (timestamp === undefined || timestamp === null || typeof timestamp === "number");
  return isVisit ? { ...rest, customer } : undefined;
}
