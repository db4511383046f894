// A whole gateway: made from its configuration, started, and ended.

import type { Server } from "node:http";
import { Hono } from "hono";
import { Sessions } from "./callers/session.js";
import { identifications } from "./callers/identify.js";
import { handOver } from "./callbacks/hand-over.js";
import { Callbacks } from "./callbacks/receive.js";
import type { GatewayConfig } from "./config/schema.js";
import { readCertificate } from "./config/tls.js";
import { createLog, type Logger, type LogTarget, secretsOf } from "./log.js";
import { Metrics } from "./metrics.js";
import { Limits } from "./redis/limits.js";
import { SeenAddresses } from "./redis/seen-addresses.js";
import { SharedRedis } from "./redis/shared-redis.js";
import { SharedTokens } from "./redis/token-store.js";
import { Rules } from "./rules/rules.js";
import { createApp, type GatewayStatus } from "./serving/app.js";
import { Calls, type Handler } from "./serving/calls.js";
import { SessionRoute } from "./serving/session-route.js";
import { drain, listen, portOf } from "./serving/server.js";
import { createUpstream } from "./upstream/gateway.js";

/** A gateway that runs. */
export interface RunningGateway {
  /** Where it listens. */
  port: number;
  /** Where its metrics are, if they are anywhere. */
  metricsPort: number | undefined;
  /** Takes no more requests, finishes those under way, and ends. */
  close(): Promise<void>;
}

/** Checks what can be checked without starting anything: throws a `ConfigError`. */
export function checkStartable(config: GatewayConfig): void {
  const log = createLog("silent", [], { write: () => {} });
  createUpstream(config, { authorize: () => false, shared: undefined, log, metrics: new Metrics() });
  if (config.listen.tls) readCertificate(config.listen.tls);
}

/** Starts a gateway. */
export async function startGateway(config: GatewayConfig, target: LogTarget = process.stdout): Promise<RunningGateway> {
  const { listen: address, server: limits } = config;
  const tls = address.tls && readCertificate(address.tls);
  const log = createLog(config.log.level, secretsOf(config), target);
  const metrics = new Metrics();
  const redis = config.redis === undefined ? undefined : sharedRedis(config.redis, log, metrics);
  const calls = new Calls(new Rules(config.rules));
  const shared = redis && { redis, tokens: new SharedTokens(redis) };
  const upstream = createUpstream(config, { authorize: calls.authorize, shared, log, metrics });
  const status = statusOf(redis);
  const app = createApp({ ...partsOf(config, { log, metrics, redis, calls, upstream }), state: status });

  await redis?.connect();
  if (redis) metrics.redis(redis.isUp);
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    status.isDraining = true;
    await Promise.all(servers.map((server) => drain(server, limits.requestTimeout)));
    redis?.close();
  };
  try {
    const where = { host: address.host, tls, ...limits };
    servers.push(await listen(app.fetch, { ...where, port: address.port }, "listen.port"));
    if (config.metrics) {
      const { host = address.host, port } = config.metrics;
      servers.push(await listen(metricsApp(metrics).fetch, { host, port, ...limits }, "metrics.port"));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const [main, side] = servers.map(portOf);
  log.info({ host: address.host, port: main, metricsPort: side, https: tls !== undefined }, "listening");
  return { port: main ?? 0, metricsPort: side, close };
}

interface Shared {
  log: Logger;
  metrics: Metrics;
  redis: SharedRedis | undefined;
  calls: Calls;
  upstream: Handler;
}

function partsOf(config: GatewayConfig, { log, metrics, redis, calls, upstream }: Shared) {
  const { prefix, callbacks, sidebar } = config;
  const sessions = config.session && new Sessions(config.session);
  const warn = (message: string): void => log.warn(message);
  const seen = new SeenAddresses(sidebar?.maxAge ?? 0, redis);
  return {
    ...{ config, log, metrics, calls, upstream },
    ways: identifications(config, sessions, warn),
    limits: new Limits(config.limits, redis),
    session:
      sidebar &&
      sessions &&
      new SessionRoute({ ...{ prefix, sessions, seen, calls, upstream }, privateKey: sidebarKey(sidebar) }),
    callbacks: callbacks && new Callbacks(callbacks.secret, handOver(callbacks, redis), metrics),
  };
}

function sidebarKey({ privateKey, orderUrl = "" }: NonNullable<GatewayConfig["sidebar"]>): string {
  return privateKey === undefined || privateKey === "" ? orderUrl : privateKey;
}

function sharedRedis(url: string, log: Logger, metrics: Metrics): SharedRedis {
  return new SharedRedis(url, {
    onAway: (reason) => {
      metrics.redis(false);
      log.warn({ reason }, "Redis is away: this gateway goes on by itself");
    },
    onBack: () => {
      metrics.redis(true);
      log.info("Redis is back");
    },
  });
}

function statusOf(redis: SharedRedis | undefined): GatewayStatus {
  return { isDraining: false, redis: () => redis && (redis.isUp ? "up" : "away") };
}

function metricsApp(metrics: Metrics): Hono {
  const app = new Hono();
  app.get("/metrics", async (context) => {
    return context.body(await metrics.text(), 200, { "Content-Type": metrics.registry.contentType });
  });
  return app;
}
