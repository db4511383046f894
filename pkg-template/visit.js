// fetchVisit: how a page learns from its gateway who has opened it in 企客聊, and with which customer.
import { locate, YoumiError } from "youmi:errors";

const TIMEOUT_MS = 15000;
const LONGEST_BODY = 2048;

export async function fetchVisit(prefix, query) {
  try {
    return await ask(prefix, query === undefined && typeof location === "object" ? location.search : query);
  } catch (error) {
    throw locate(error, fetchVisit);
  }
}

async function ask(prefix, given) {
  const query = typeof given === "string" ? given.slice(given.indexOf("?") + 1).split("#")[0] : "";
  const place = `${String(prefix).replace(/\/+$/, "")}/sidebar`;
  if (typeof prefix !== "string" || /[?#]/.test(prefix) || !isAddress(place)) {
    throw wrong("prefix", 'prefix has to be what the gateway\'s paths begin with, such as "/youmi"; absolute on a server');
  }
  if (!query) {
    throw wrong("query", "query has to be the query of the sidebar's address: was the page opened in 企客聊?");
  }

  const controller = typeof AbortController === "function" ? new AbortController() : undefined;
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => {
      reject(failed("timeout", place, `no answer within ${TIMEOUT_MS} ms`, { retryable: true }));
      if (controller) controller.abort();
    }, TIMEOUT_MS);
  });
  try {
    const init = {
      // The page's own address is the secret that is sent: no redirect takes it elsewhere, no Referer repeats it.
      ...{ redirect: "manual", referrerPolicy: "no-referrer", cache: "no-store", credentials: "same-origin" },
      signal: controller && controller.signal,
    };
    return await Promise.race([late, exchange(place, query, init)]);
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(place, query, init) {
  let response, text;
  try {
    response = await fetch(`${place}?${query}`, init);
    text = await response.text();
  } catch (cause) {
    const message = "the gateway cannot be reached. Is its server running, and does this page's server pass the path on?";
    throw failed("network", place, message, { retryable: true, cause });
  }
  const { status, ok, type } = response;
  const details = { status, body: masked(text, query).slice(0, LONGEST_BODY) };
  if (!ok) {
    const isRedirect = type === "opaqueredirect" || (status >= 300 && status < 400);
    const message = isRedirect ? "it is redirected, which is not followed: is that a login?" : adviceOn(status);
    const retryable = status >= 500 || [408, 425, 429].includes(status);
    throw failed("http", place, `status ${status}: ${message}`, { ...details, retryable });
  }
  const visit = visitOf(text);
  if (!visit) {
    const message = "the answer is no visit. Does this page's server pass the path on to the gateway?";
    throw failed("decode", place, message, details);
  }
  return visit;
}

function adviceOn(status) {
  if (status === 400) return "the address is too old or altered, or the gateway's keys are others; open the page anew in 企客聊";
  if (status === 401 || status === 403) return "the gateway's authorize or origins do not let this page in";
  if (status === 404) return "there is no gateway with the option sidebar behind this prefix";
  if (status === 429) return "too many addresses could not be opened; wait before the next attempt";
  return "the gateway's server has failed; its log says more";
}

/** A visit, of whose fields the gateway may leave out any; undefined if the text is none. */
function visitOf(text) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    return undefined;
  }
  const is = (value, type) => value === undefined || typeof value === type;
  const isObject = (value) => value === undefined || (typeof value === "object" && value !== null && !Array.isArray(value));
  if (answer === undefined || !isObject(answer)) return undefined;
  const { dockPwd, customer = {}, ...rest } = answer;
  const fits =
    ["type", "userId", "sign"].every((name) => is(rest[name], "string")) &&
    (rest.timestamp === null || is(rest.timestamp, "number")) &&
    isObject(customer) &&
    isObject(rest.cipher) &&
    Object.keys(customer).every((name) => is(customer[name], "string"));
  return fits ? { ...rest, customer } : undefined;
}

function isAddress(text) {
  try {
    return !!new URL(text, typeof location === "object" ? location.href : undefined);
  } catch (error) {
    return false;
  }
}

/** Without what the address says, which a server may repeat. */
function masked(text, query) {
  const secrets = [query, ...query.split(/[&=]/), ...new URLSearchParams(query).values()];
  return secrets.filter((part) => part.length > 7).reduce((masked, part) => masked.split(part).join("***"), text);
}

function wrong(path, message) {
  return new YoumiError(message, { kind: "argument", endpoint: "fetchVisit", path });
}

function failed(kind, place, message, properties) {
  return new YoumiError(`GET ${place}: ${message}`, { ...properties, kind, endpoint: "fetchVisit", attempts: 1 });
}
