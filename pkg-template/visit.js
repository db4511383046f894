// fetchVisit: how a page learns from its gateway who has opened it in 企客聊, and with which customer.
import { locate, YoumiError } from "youmi:errors";

const TIMEOUT_MS = 15000;

/** What to do about a status; others are failures of the gateway's server. */
const ADVICE = {
  400: "the sidebar's address is too old or altered, or the gateway has another key: open the page anew in 企客聊",
  401: "the gateway's authorize refuses this page",
  403: "the gateway's authorize or origins refuse this page",
  404: "no gateway with the option sidebar is there",
  429: "too many addresses could not be opened: wait a while",
};

export async function fetchVisit(prefix, query) {
  const place = `${prefix}`.replace(/\/*$/, "/sidebar");
  const fail = (kind, message, properties) => {
    throw new YoumiError(message, { endpoint: "fetchVisit", kind, ...properties });
  };
  const failAt = (kind, message, properties) =>
    fail(kind, `GET ${place}: ${message}`, {
      attempts: 1,
      retryable: kind === "timeout" || kind === "network",
      ...properties,
    });

  /** Sends the request. The page's own address is the secret in it: no redirect takes it elsewhere, no Referer repeats it. */
  const exchange = async (query, signal) => {
    const init = {
      redirect: "manual",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      credentials: "same-origin",
      signal,
    };
    let response, text;
    try {
      response = await fetch(`${place}?${query}`, init);
      text = await response.text();
    } catch (cause) {
      failAt("network", "the gateway cannot be reached. Is it running, and does this page's server pass the path on?", {
        cause,
      });
    }
    const { status } = response;
    // A server may repeat the address.
    const body = query
      .split(/[&=]/)
      .reduce((text, part) => (part.length > 7 ? text.split(part).join("***") : text), text);
    const details = { status, body: body.slice(0, 2048) };
    if (!response.ok) {
      const advice = status < 400 ? "redirected, which is not followed: is it a login?" : ADVICE[status];
      const retryable = status >= 500 || status === 408 || status === 425 || status === 429;
      failAt("http", `status ${status}, ${advice || "the gateway's server failed, see its log"}`, {
        ...details,
        retryable,
      });
    }
    return (
      visitOf(text) ||
      failAt("decode", "the answer is no visit. Does this page's server pass the path on to the gateway?", details)
    );
  };

  let timer, controller;
  try {
    const base = typeof location === "object" ? location : undefined;
    if (typeof prefix !== "string" || /[?#]/.test(prefix) || !isAddress(place, base)) {
      fail("argument", 'prefix has to be that of the gateway, such as "/youmi"; absolute outside of a page', {
        path: "prefix",
      });
    }
    const given = query === undefined && base ? base.search : query;
    const asked = typeof given === "string" && given.slice(given.indexOf("?") + 1).split("#")[0];
    if (!asked)
      fail("argument", "query is not that of a sidebar's address: is the page opened in 企客聊?", { path: "query" });
    controller = typeof AbortController === "function" && new AbortController();
    const late = new Promise((resolve) => (timer = setTimeout(resolve, TIMEOUT_MS)));
    return await Promise.race([
      exchange(asked, controller ? controller.signal : undefined),
      late.then(() => failAt("timeout", `no answer within ${TIMEOUT_MS / 1000} s`)),
    ]);
  } catch (error) {
    throw locate(error, fetchVisit);
  } finally {
    clearTimeout(timer);
    if (controller) controller.abort();
  }
}

function isAddress(text, base) {
  try {
    return !!new URL(text, base && base.href);
  } catch (error) {
    return false;
  }
}

/** A visit, of whose fields the gateway may leave out any; undefined if the text is none. */
function visitOf(text) {
  try {
    const answer = JSON.parse(text);
    const { dockPwd, customer = {}, ...rest } = answer;
    const { type, userId, sign, timestamp, cipher = {} } = rest;
    const fits =
      [answer, customer, cipher].every((object) => `${object}` === "[object Object]") &&
      [type, userId, sign, ...Object.values(customer)].every(
        (text) => text === undefined || typeof text === "string",
      ) &&
      (timestamp === undefined || timestamp === null || typeof timestamp === "number");
    return fits ? { ...rest, customer } : undefined;
  } catch (error) {
    return undefined;
  }
}
