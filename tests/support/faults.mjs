// Every fault that the emulator can do, and what has to come of it.

/**
 * `passing`: a read is repeated. `mended`: the answer proves that nothing was done, so the call is repeated once whatever
 * it is. `lasting`: another attempt would change nothing. `endless`: only a timeout ends the attempt.
 */
export const FAULTS = [
  { fault: { kind: "resetBefore" }, nature: "passing", error: { kind: "network", status: null } },
  { fault: { kind: "resetDuring" }, nature: "passing", error: { kind: "network" } },
  { fault: { kind: "hang" }, nature: "passing", endless: true, error: { kind: "timeout" } },
  { fault: { kind: "stall" }, nature: "passing", endless: true, error: { kind: "timeout" } },
  ...[408, 425, 429, 500, 501, 502, 503, 504, 599].map((status) => ({
    fault: { kind: "status", status, body: "busy" },
    nature: "passing",
    error: { kind: "http", status, body: "busy" },
  })),
  ...[400, 402, 403, 404, 405, 409, 413, 418, 451, 499].map((status) => ({
    fault: { kind: "status", status, body: "no" },
    nature: "lasting",
    error: { kind: "http", status, body: "no" },
  })),
  { fault: { kind: "errmsg", code: 200011 }, nature: "passing", error: { kind: "api", code: 200011 } },
  ...[10005, 10011, 200001, 200006, 200012, 200013, 200019, 424242].map((code) => ({
    fault: { kind: "errmsg", code },
    nature: "lasting",
    error: { kind: "api", code, status: 200 },
  })),
  { fault: { kind: "malformed" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "truncated" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "wrongTypes" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "html" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "body", text: "" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "body", text: "OK" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "errmsg", code: 10003 }, nature: "mended", error: { kind: "api", code: 10003 } },
  { fault: { kind: "errmsg", code: 10006 }, nature: "mended", error: { kind: "api", code: 10006 } },
  { fault: { kind: "errmsg", code: 200005 }, nature: "mended", error: { kind: "api", code: 200005 } },
  { fault: { kind: "status", status: 401 }, nature: "mended", error: { kind: "http", status: 401 } },
  { fault: { kind: "expiredToken" }, nature: "mended", error: { kind: "api", code: 10003 } },
];

/** A fault, as a test's name has it. */
export function nameOf({ fault: { kind, ...settings } }) {
  return [kind, ...Object.values(settings).map((value) => JSON.stringify(value))].join(" ");
}
