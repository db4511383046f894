// The routes: what a request leads to.

import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { identify } from "../callers/identify.js";
import type { Identification } from "../callers/caller.js";
import type { Callbacks } from "../callbacks/receive.js";
import type { GatewayConfig } from "../config/schema.js";
import type { Logger } from "../log.js";
import type { Metrics, RefusalReason } from "../metrics.js";
import type { Limits } from "../redis/limits.js";
import { json, refusal } from "../http/answers.js";
import type { Call, Calls, Handler } from "./calls.js";
import { endpointAddresses } from "./endpoints.js";
import { type Incoming, readIncoming } from "../http/incoming.js";
import { forPage, mayCall, preflight } from "../http/origins.js";
import type { SessionRoute } from "./session-route.js";

export interface AppParts {
  config: GatewayConfig;
  log: Logger;
  metrics: Metrics;
  ways: Identification[];
  calls: Calls;
  limits: Limits;
  upstream: Handler;
  session: SessionRoute | undefined;
  callbacks: Callbacks | undefined;
  state: GatewayStatus;
}

/** What `/readyz` tells. */
export interface GatewayStatus {
  isDraining: boolean;
  /** Undefined where there is none. */
  redis(): "up" | "away" | undefined;
}

/** A request while it is served. */
class Served {
  readonly incoming: Incoming;
  /** The endpoint, or what else was asked for. */
  endpoint = "unknown";
  /** Where it was refused. */
  refused?: { by: RefusalReason; reason: string };
  readonly #id: string;
  readonly #log: Logger;

  constructor(incoming: Incoming, id: string, log: Logger) {
    this.incoming = incoming;
    this.#id = id;
    this.#log = log;
  }

  /** A log whose lines have the request's id. */
  get log(): Logger {
    return this.#log.child({ request: this.#id });
  }

  /** A line for the request. Paths and queries are not told: those of addresses and callbacks are secrets. */
  logAnswer(status: number, ms: number): void {
    const { method, remoteAddress } = this.incoming;
    const line = {
      ...{ request: this.#id, method, endpoint: this.endpoint, status },
      ...{ ms: Math.round(ms), from: remoteAddress },
    };
    if (this.refused) this.#log.warn({ ...line, by: this.refused.by, reason: this.refused.reason }, "refused");
    else this.#log[status >= 500 ? "warn" : "info"](line, "served");
  }
}

interface Variables {
  Variables: { served: Served };
  Bindings: HttpBindings;
}

export function createApp(parts: AppParts): Hono<Variables> {
  const { config, log, metrics, state } = parts;
  const { prefix } = config;
  const app = new Hono<Variables>();

  app.get("/healthz", () => json(200, { status: "ok" }));
  app.get("/readyz", () => readiness(state));

  app.use(`${prefix}/*`, async (context, next) => {
    const start = performance.now();
    const { incoming: message, outgoing } = context.env;
    const incoming = readIncoming(context.req.raw, message, config.listen.trustProxy);
    const id = requestId(incoming, config.listen.trustProxy);
    const served = new Served(incoming, id, log);
    context.set("served", served);
    await next();
    // `context.header` would make the answer anew, and its body a stream.
    outgoing.setHeader("X-Request-Id", id);
    if (state.isDraining) outgoing.setHeader("Connection", "close");
    const ms = performance.now() - start;
    metrics.request(served.endpoint, context.res.status, ms / 1000);
    if (served.refused) metrics.refusal(context.res.status, served.refused.by);
    served.logAnswer(context.res.status, ms);
  });

  app.all(`${prefix}/callbacks/:secret`, async (context) => {
    const served = context.get("served");
    served.endpoint = "callbacks";
    if (!parts.callbacks) return refusal(404, "there is nothing at this path");
    return parts.callbacks.receive(context.req.param("secret"), served.incoming, served.log);
  });

  app.all(`${prefix}/session`, async (context) => {
    const served = context.get("served");
    served.endpoint = "session";
    if (!parts.session) return refusal(404, "there is nothing at this path");
    return serveSession(parts.session, served, config.origins);
  });

  const serveEndpoint = endpointServer(parts);
  app.all(`${prefix}/*`, (context) => serveEndpoint(context.get("served")));

  app.notFound(() => refusal(404, "there is nothing at this path"));
  app.onError((error, context) => {
    (context.get("served")?.log ?? log).error({ err: error }, "a request failed in the gateway");
    return refusal(500, "the gateway failed: its log says why");
  });
  return app;
}

function readiness({ isDraining, redis }: GatewayStatus): Response {
  if (isDraining) return json(503, { status: "stopping" });
  const found = redis();
  if (found !== "away") return json(200, { status: "ready", ...(found ? { redis: found } : {}) });
  return json(200, { status: "ready", redis: "away", meaning: "this gateway goes on by itself: nothing is shared" });
}

async function serveSession(route: SessionRoute, served: Served, origins: readonly string[]): Promise<Response> {
  const { incoming } = served;
  if (!mayCall(incoming, origins)) return refuseOrigin(served);
  if (incoming.method === "OPTIONS") return preflight(incoming, "POST, DELETE", origins);
  const { answer, reason } = await route.serve(incoming);
  if (reason !== undefined) served.refused = { by: "address", reason };
  return forPage(answer, incoming, origins);
}

/** Serves endpoints: who calls is found out first, then counted, then the rules are asked. */
function endpointServer({
  config,
  log,
  ways,
  calls,
  limits,
  upstream,
}: AppParts): (served: Served) => Promise<Response> {
  const addresses = endpointAddresses(config);
  const { origins, prefix } = config;

  return async (served) => {
    const { incoming } = served;
    const address = addresses.get(incoming.path);
    // The package would open an address before it asks who may.
    if (!address && incoming.path === `${prefix}/sidebar`) return refusal(404, "there is nothing at this path");
    const call: Call = {};
    // What no caller may do, and what browsers ask before they call, is not worth asking who it is.
    if (address && address.method === incoming.method) {
      served.endpoint = address.id;
      if (!mayCall(incoming, origins)) return refuseOrigin(served);
      const { method, path, query, headers } = incoming;
      const identified = await identify(ways, { method, uri: `${path}${query}`, headers });
      if ("refusal" in identified) {
        const { status, reason, challenge } = identified.refusal;
        served.refused = { by: "caller", reason };
        const answer = refusal(
          status,
          messages[status],
          challenge === undefined ? {} : { "WWW-Authenticate": challenge },
        );
        return forPage(answer, incoming, origins);
      }
      call.caller = identified.caller;
      if (log.isLevelEnabled("debug")) served.log.debug({ caller: call.caller.key }, "the caller is known");
      const seconds = await limits.count(call.caller.key);
      if (seconds !== undefined) {
        served.refused = { by: "limit", reason: "too many calls" };
        return forPage(refusal(429, "too many calls", { "Retry-After": String(seconds) }), incoming, origins);
      }
    }
    const answer = await calls.run(call, incoming, upstream);
    if (call.refused !== undefined) served.refused = { by: "rule", reason: call.refused };
    else if (!address && answer.status >= 400)
      served.refused = { by: "request", reason: "not an endpoint that a rule names" };
    return answer;
  };
}

const messages = {
  401: "not authorised",
  403: "this is not yours",
  503: "who may call cannot be found out at the moment",
};

function refuseOrigin(served: Served): Response {
  const page = served.incoming.headers.get("origin");
  served.refused = {
    by: "origin",
    reason: `the page of ${page} is not of ${served.incoming.origin}, and not in origins`,
  };
  return refusal(403, "this origin is not allowed", { Vary: "Origin" });
}

/** The proxy's id of the request, or a new one. */
function requestId({ headers }: Incoming, trustProxy: boolean): string {
  const given = trustProxy ? headers.get("x-request-id") : null;
  return given !== null && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
}
