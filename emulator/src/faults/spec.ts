/** What goes wrong, with what it needs to know. */
export type FaultKind =
  /** The answer comes, but `ms` later. */
  | { kind: "delay"; ms: number }
  /** The connection is reset instead of an answer. */
  | { kind: "resetBefore" }
  /** Headers and half of the body, then the connection breaks. */
  | { kind: "resetDuring" }
  /** Headers and half of the body, then silence. */
  | { kind: "stall" }
  /** No answer, ever. */
  | { kind: "hang" }
  /** Another status; the body is empty unless given. */
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string }
  /** The body is broken JSON. */
  | { kind: "malformed" }
  /** The body ends halfway, and the content-length says so too. */
  | { kind: "truncated" }
  /**
   * Well-formed JSON with a value of a wrong type: `value` (an object by default) in place of `field` (the
   * first number by default) of the record at `index` (0 by default); without records in place of `values`.
   */
  | { kind: "wrongTypes"; field?: string; index?: number; value?: unknown }
  /** A page of HTML with status 200, as a proxy's login page. */
  | { kind: "html" }
  /** All tokens end before the request is looked at: 10003, in v2 HTTP 401. */
  | { kind: "expiredToken" }
  /** From this request on the server's clock is `seconds` ahead; it stays so until it is set back. */
  | { kind: "skewedClock"; seconds: number }
  /** An envelope with this code and no values. */
  | { kind: "errmsg"; code: number; errdesc?: string }
  /** `values` is null. */
  | { kind: "nullValues" }
  /** Any other body, with the usual status and headers. */
  | { kind: "body"; text: string };

/** A fault on demand. */
export type FaultSpec = FaultKind & {
  /** An endpoint's id, or `"*"` (the default) for every request. */
  endpoint?: string;
  /** How often it happens: once by default; `Infinity`, or `null` in JSON, for always. */
  times?: number | null;
  /** How many requests it lets pass first; none by default. */
  after?: number;
  /**
   * Whether the endpoint does its work before the fault takes its answer away. By default it does, but with
   * `status` and `errmsg`, which refuse the request.
   */
  applied?: boolean;
};

/** The kinds, and which settings each cannot do without. */
const needed: Readonly<Record<FaultKind["kind"], Readonly<Record<string, "number" | "string">>>> = {
  delay: { ms: "number" },
  resetBefore: {},
  resetDuring: {},
  stall: {},
  hang: {},
  status: { status: "number" },
  malformed: {},
  truncated: {},
  wrongTypes: {},
  html: {},
  expiredToken: {},
  skewedClock: { seconds: "number" },
  errmsg: { code: "number" },
  nullValues: {},
  body: { text: "string" },
};

/** Checks a fault that came as JSON, or from JavaScript. Throws a TypeError that says what is wrong. */
export function checkFaultSpec(given: unknown): FaultSpec {
  if (typeof given !== "object" || given === null) throw new TypeError("a fault has to be an object");
  const spec = given as Record<string, unknown>;
  const settings = Object.hasOwn(needed, String(spec["kind"]))
    ? needed[spec["kind"] as FaultKind["kind"]]
    : null;
  if (!settings) throw new TypeError(`kind has to be one of ${Object.keys(needed).join(", ")}`);

  const expect = (name: string, type: string): void => {
    if (typeof spec[name] !== type)
      throw new TypeError(`${String(spec["kind"])}: ${name} has to be a ${type}`);
  };
  for (const [name, type] of Object.entries(settings)) expect(name, type);
  if (spec["endpoint"] !== undefined) expect("endpoint", "string");
  if (spec["after"] !== undefined) expect("after", "number");
  if (spec["applied"] !== undefined) expect("applied", "boolean");
  if (spec["times"] !== undefined && spec["times"] !== null) expect("times", "number");
  if (spec["kind"] === "status") {
    const status = spec["status"] as number;
    if (!Number.isInteger(status) || status < 200 || status > 599) throw new TypeError("status: 200 to 599");
  }
  return spec as FaultSpec;
}
