// The sidebar addresses that have been opened: each is good once.

import { LRUCache } from "lru-cache";
import type { SharedRedis } from "./shared-redis.js";

/** So many are remembered where there is no Redis. */
const MOST_REMEMBERED = 100_000;

export class SeenAddresses {
  readonly #memory: LRUCache<string, true>;
  readonly #maxAge: number;
  readonly #redis: SharedRedis | undefined;

  constructor(maxAge: number, redis: SharedRedis | undefined) {
    this.#maxAge = maxAge;
    this.#redis = redis;
    this.#memory = new LRUCache({ max: MOST_REMEMBERED, ttl: maxAge });
  }

  /** Whether an address comes for the first time; it is remembered until it is too old anyway. */
  async isFirst(address: string): Promise<boolean> {
    // In memory too, for the time in which Redis may be away.
    const isFirstHere = !this.#memory.has(address);
    this.#memory.set(address, true);
    if (!isFirstHere || !this.#redis?.isUp) return isFirstHere;
    try {
      const taken = await this.#redis.run((client) =>
        client.set(`youmi-address:${address}`, "1", {
          condition: "NX",
          expiration: { type: "PX", value: this.#maxAge },
        }),
      );
      return taken === "OK";
    } catch {
      return isFirstHere;
    }
  }
}
