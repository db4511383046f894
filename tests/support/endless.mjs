// Calls that never end by themselves, without a server.

import { V1Client } from "youmi-open-api";

import { deferred } from "./waiting.mjs";

/** A client without a token or a server. */
export function offline(fetch, options = {}) {
  return new V1Client({
    baseUrl: "http://server.example/v1",
    auth: "none",
    allowSecretInBrowser: true,
    fetch,
    ...options,
  });
}

/** A fetch that answers only when its signal is aborted, as the real one does; it tells of each request. */
export function endless() {
  const arrived = [];
  const fetch = (url, init) =>
    new Promise((_, reject) => {
      arrived.push({ url, ...init });
      init.signal.addEventListener("abort", () => reject(init.signal.reason));
    });
  fetch.calls = arrived;
  return fetch;
}

/** A Response whose body never ends; `started` resolves when it is being read. */
export function endlessBody() {
  const { promise: started, resolve } = deferred();
  const body = new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"errmsg":'));
        resolve();
        return new Promise(() => {});
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), started };
}
