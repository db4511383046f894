// Calls that the package's gateway serves, and what its `authorize` is told about each: the gateway makes a request of its
// own for `authorize`, in which a header names the call.

import type { Authorization, GatewayCall } from "youmi-open-api";
import type { Caller, Visit } from "../callers/caller.js";
import { SIDEBAR } from "../config/catalogue.js";
import type { Params, Rules } from "../rules/rules.js";

const CALL_HEADER = "x-youmi-gateway-call";

/** A request on its way through the package's gateway. */
export interface Call {
  /** Who calls; undefined where an address is opened to begin a session, or nothing can be allowed. */
  caller?: Caller;
  /** Whether an address is opened to begin a session. */
  isOpening?: boolean;
  /** The opened visit. */
  visit?: Visit;
  /** Why the rules refused. */
  refused?: string;
}

export class Calls {
  readonly #rules: Rules;
  readonly #calls = new Map<string, Call>();
  #count = 0;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Runs a call of a request, whose headers get one more by which `authorize` finds it. */
  async run<T>(call: Call, headers: Headers, serve: () => Promise<T>): Promise<T> {
    const id = String(++this.#count);
    headers.set(CALL_HEADER, id);
    this.#calls.set(id, call);
    try {
      return await serve();
    } finally {
      this.#calls.delete(id);
    }
  }

  /** The answer to the package's gateway. */
  readonly authorize = (request: Request, asked: GatewayCall): Authorization => {
    const call = this.#calls.get(request.headers.get(CALL_HEADER) ?? "");
    if (!call) return false;
    if (call.isOpening) {
      if (asked.endpoint !== SIDEBAR) return "forbidden";
      const { type, userId, timestamp, sign, customer } = asked.visit;
      call.visit = { type, userId, timestamp, sign, customer: { ...customer } };
      return true;
    }
    if (!call.caller) return false;
    const params: Params = asked.endpoint === SIDEBAR ? {} : asked.params;
    const decision = this.#rules.decide(call.caller, asked.endpoint, params);
    if (decision.allowed) return decision.params ? { params: decision.params } : true;
    call.refused = decision.reason;
    return "forbidden";
  };
}
