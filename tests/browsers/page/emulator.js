// An emulator that runs in Node.js, for tests in a page.

import { ask } from "./ask.js";

const realNow = Date.now;

export async function startEmulator({ now, ...options } = {}) {
  const { number, data, ...constants } = ask("startEmulator", options);
  const url = `${location.origin}/emulator/${number}`;
  const call =
    (method) =>
    (...args) =>
      ask("call", number, method, ...args);
  const set = call("setClockSkew");
  let skew = 0;
  if (now) {
    // The emulator's clock is the test's: it is set before each request.
    const { fetch } = globalThis;
    globalThis.fetch = (...args) => {
      set(skew + Math.round((now() - realNow()) / 1000));
      return fetch(...args);
    };
  }
  return {
    ...constants,
    url,
    data,
    get requests() {
      return ask("get", number, "requests");
    },
    setClockSkew(seconds) {
      skew = seconds;
      set(seconds);
    },
    reset() {
      skew = 0;
      call("reset")();
    },
    fault: call("fault"),
    clearFaults: call("clearFaults"),
    clearRequests: call("clearRequests"),
    expireTokens: call("expireTokens"),
    state: call("state"),
    async close() {
      call("close")();
    },
  };
}
