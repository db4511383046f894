// A fault of every class, and what has to come of it. Which status and which code belong to which class is tested natively,
// in crates/client.

/**
 * `passing`: a read is repeated. `mended`: the answer proves that nothing was done, so the call is repeated once whatever
 * it is. `lasting`: another attempt would change nothing. `endless`: only a timeout ends the attempt.
 */
export const FAULTS = [
  { fault: { kind: "resetBefore" }, nature: "passing", error: { kind: "network", status: null } },
  { fault: { kind: "resetDuring" }, nature: "passing", error: { kind: "network" } },
  { fault: { kind: "hang" }, nature: "passing", endless: true, error: { kind: "timeout" } },
  { fault: { kind: "stall" }, nature: "passing", endless: true, error: { kind: "timeout" } },
  {
    fault: { kind: "status", status: 503, body: "busy" },
    nature: "passing",
    error: { kind: "http", status: 503, body: "busy" },
  },
  {
    fault: { kind: "status", status: 404, body: "no" },
    nature: "lasting",
    error: { kind: "http", status: 404, body: "no" },
  },
  { fault: { kind: "errmsg", code: 200011 }, nature: "passing", error: { kind: "api", code: 200011 } },
  { fault: { kind: "errmsg", code: 200012 }, nature: "lasting", error: { kind: "api", code: 200012, status: 200 } },
  { fault: { kind: "malformed" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "wrongTypes" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "html" }, nature: "lasting", error: { kind: "decode", status: 200 } },
  { fault: { kind: "errmsg", code: 10003 }, nature: "mended", error: { kind: "api", code: 10003 } },
  { fault: { kind: "errmsg", code: 10006 }, nature: "mended", error: { kind: "api", code: 10006 } },
  { fault: { kind: "status", status: 401 }, nature: "mended", error: { kind: "http", status: 401 } },
  { fault: { kind: "expiredToken" }, nature: "mended", error: { kind: "api", code: 10003 } },
];

/** A fault, as a test's name has it. */
export function nameOf({ fault: { kind, ...settings } }) {
  return [kind, ...Object.values(settings).map((value) => JSON.stringify(value))].join(" ");
}
