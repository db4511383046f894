// Calls that the package's gateway serves, and what its `authorize` is told about each: the gateway may make a request of
// its own for `authorize`, so a header names the call.

import type { Authorization, GatewayCall } from "youmi-open-api";
import type { Caller, Visit } from "../callers/caller.js";
import { SIDEBAR } from "../config/catalogue.js";
import type { Incoming } from "../http/incoming.js";
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

/** The part of the package's gateway that is used. */
export interface Handler {
  handle(request: Request): Promise<Response>;
}

type RequestParts = Pick<Incoming, "url" | "method" | "headers" | "signal" | "body">;

/** What the package's gateway reads of a request: signal and body only if it needs them. */
function requestWith(incoming: RequestParts, callId: string): Request {
  const { url, method } = incoming;
  const request = {
    ...{ url, method, headers: new CallHeaders(incoming.headers, callId), bodyUsed: false },
    get signal() {
      return incoming.signal;
    },
    get body() {
      return incoming.body;
    },
  };
  return request as unknown as Request;
}

/**
 * The headers of a request and that of its call. `Headers.set` would make Node's server copy them all, which took a tenth
 * of the processor time of a small answer.
 */
class CallHeaders implements Iterable<[string, string]> {
  readonly #received: Headers;
  readonly #id: string;

  constructor(received: Headers, id: string) {
    this.#received = received;
    this.#id = id;
  }

  get(name: string): string | null {
    return name === CALL_HEADER ? this.#id : this.#received.get(name);
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    for (const header of this.#received) if (header[0] !== CALL_HEADER) yield header;
    yield [CALL_HEADER, this.#id];
  }
}

export class Calls {
  readonly #rules: Rules;
  readonly #calls = new Map<string, Call>();
  #count = 0;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Has the package's gateway answer a call, with one header more by which `authorize` finds it. */
  async run(call: Call, incoming: RequestParts, upstream: Handler): Promise<Response> {
    const id = String(++this.#count);
    this.#calls.set(id, call);
    try {
      return await upstream.handle(requestWith(incoming, id));
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
