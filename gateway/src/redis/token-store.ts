// The vendor's tokens, shared among gateways through Keyv.

import KeyvRedis from "@keyv/redis";
import { Keyv } from "keyv";
import type { TokenStore } from "youmi-open-api";
import type { SharedRedis } from "./shared-redis.js";

/** A store of tokens in Redis. While Redis is away it has nothing and keeps nothing. */
export class SharedTokens implements TokenStore {
  readonly #redis: SharedRedis;
  readonly #keyv: Keyv<string>;
  /** What this gateway read or wrote last, by key. */
  readonly #known = new Map<string, string>();

  constructor(redis: SharedRedis) {
    this.#redis = redis;
    const store = new KeyvRedis<string>(redis.client, {
      namespace: "youmi-tokens",
      throwOnErrors: true,
      throwOnConnectError: true,
    });
    this.#keyv = new Keyv<string>({ store, useKeyPrefix: false, throwOnErrors: true });
    // Each command's own failure says it.
    this.#keyv.on("error", () => {});
  }

  /** Whether this gateway has had a token already. Where it asks for another, that one is not good any more. */
  hasHad(token: string): boolean {
    return [...this.#known.values()].some((value) => value.includes(JSON.stringify(token)));
  }

  async get(key: string): Promise<string | undefined> {
    const found = await this.#redis.tried(() => this.#keyv.get(key));
    if (typeof found !== "string") return undefined;
    this.#known.set(key, found);
    return found;
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    this.#known.set(key, value);
    await this.#redis.tried(() => this.#keyv.set(key, value, Math.max(1, Math.floor(ttlMs))));
  }

  /** Deletes a token that was refused, unless another gateway has replaced it in the meantime. */
  async delete(key: string): Promise<void> {
    const current = await this.#redis.tried(() => this.#keyv.get(key));
    if (current !== undefined && current === this.#known.get(key)) {
      await this.#redis.tried(() => this.#keyv.delete(key));
    }
  }
}
