// Handing callbacks on. Each way resolves only after the other side has taken the callback.

import { createHmac } from "node:crypto";
import type { GatewayConfig } from "../config/schema.js";
import { RedisAway, type SharedRedis } from "../redis/shared-redis.js";

const FORWARD_MS = 10_000;

/** Hands a callback's body on. Rejects if it was not taken. */
export type HandOver = (body: Buffer) => Promise<void>;

export function handOver(callbacks: NonNullable<GatewayConfig["callbacks"]>, redis: SharedRedis | undefined): HandOver {
  const { forward, stream } = callbacks;
  if (forward) return (body) => post(forward, body);
  if (stream === undefined || !redis) throw new TypeError("callbacks need forward, or stream and Redis");
  return async (body) => {
    await redis.run((client) => client.xAdd(stream, "*", { body: body.toString("utf8") }));
  };
}

async function post({ url, secret }: { url: string; secret: string }, body: Buffer): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-youmi-timestamp": timestamp,
      "x-youmi-signature": signature,
    },
    body: new Uint8Array(body),
    redirect: "manual",
    signal: AbortSignal.timeout(FORWARD_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the merchant's address answered ${response.status}`);
}

/** Why a callback was not handed over, for the log. */
export function reasonOfFailure(error: unknown): string {
  if (error instanceof RedisAway) return `Redis: ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `the merchant's address did not answer within ${FORWARD_MS / 1000} s`;
  const { cause } = error;
  return cause instanceof Error
    ? `${error.message}: ${(cause as NodeJS.ErrnoException).code ?? cause.message}`
    : error.message;
}
