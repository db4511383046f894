// Limits of the calls of each caller and of all together: counted in Redis, and in memory while it is away.

import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Rate } from "../config/fields.js";
import type { SharedRedis } from "./shared-redis.js";

const ALL = "all";

export class Limits {
  readonly #perCaller: Counter | undefined;
  readonly #total: Counter | undefined;

  constructor(limits: { perCaller?: Rate | undefined; total?: Rate | undefined }, redis: SharedRedis | undefined) {
    const counter = (name: string, rate: Rate | undefined): Counter | undefined =>
      rate && new Counter(name, rate, redis);
    this.#perCaller = counter("caller", limits.perCaller);
    this.#total = counter("total", limits.total);
  }

  /** Counts a call; the seconds to wait if there are too many, or undefined. */
  async count(caller: string): Promise<number | undefined> {
    // What one caller has too many does not count for all.
    return (await this.#perCaller?.count(caller)) ?? (await this.#total?.count(ALL));
  }
}

class Counter {
  readonly #memory: RateLimiterAbstract;
  readonly #shared: RateLimiterAbstract | undefined;
  readonly #redis: SharedRedis | undefined;

  constructor(name: string, { calls, perMs }: Rate, redis: SharedRedis | undefined) {
    const options = {
      keyPrefix: `youmi-limit-${name}`,
      points: calls,
      duration: Math.max(1, Math.round(perMs / 1000)),
    };
    this.#memory = new RateLimiterMemory(options);
    this.#redis = redis;
    this.#shared = redis && new RateLimiterRedis({ ...options, storeClient: redis.client, useRedisPackage: true });
  }

  async count(key: string): Promise<number | undefined> {
    const { result } = await this.#consume(key);
    return result && Math.max(1, Math.ceil(result.msBeforeNext / 1000));
  }

  async #consume(key: string): Promise<{ result: RateLimiterRes | undefined }> {
    const shared = this.#shared;
    if (shared && this.#redis?.isUp) {
      try {
        return await this.#redis.run(() => refusalOf(shared, key));
      } catch {
        // Redis is away: this gateway counts for itself.
      }
    }
    return refusalOf(this.#memory, key);
  }
}

/** What the limiter answers if there are too many. */
async function refusalOf(limiter: RateLimiterAbstract, key: string): Promise<{ result: RateLimiterRes | undefined }> {
  try {
    await limiter.consume(key);
    return { result: undefined };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { result: refusal };
    throw refusal;
  }
}
