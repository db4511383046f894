// The vendor's tokens, shared among gateways through Keyv, and one request for a new one at a time.

import { randomUUID } from "node:crypto";
import KeyvRedis from "@keyv/redis";
import { Keyv } from "keyv";
import type { TokenStore } from "youmi-open-api";
import type { SharedRedis } from "./shared-redis.js";

/** How long one gateway may fetch a token before another begins to. */
const LOCK_MS = 10_000;
/** How long a gateway waits for the token that another fetches: the package gives its store a second. */
const WAIT_MS = 850;
const LOOK_AGAIN_MS = 25;

/** Deletes a key if it still has the value. */
const DELETE_IF = `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end return 0`;

/** A store of tokens in Redis. While Redis is away it has nothing and keeps nothing. */
export class SharedTokens implements TokenStore {
  readonly #redis: SharedRedis;
  readonly #keyv: Keyv<string>;
  /** What this gateway read last, by key. */
  readonly #read = new Map<string, string>();
  readonly #self = randomUUID();

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

  /** The token; undefined if this gateway is the one to fetch it, or another did not come by it in time. */
  async get(key: string): Promise<string | undefined> {
    try {
      const end = Date.now() + WAIT_MS;
      for (;;) {
        const found = await this.#redis.run(() => this.#keyv.get(key));
        if (found !== undefined) {
          this.#read.set(key, found);
          return found;
        }
        if ((await this.#lock(key)) || Date.now() >= end) return undefined;
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
    } catch {
      return undefined; // a token of its own will do
    }
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    this.#read.set(key, value);
    await this.#quietly(async () => {
      await this.#redis.run(() => this.#keyv.set(key, value, Math.max(1, Math.floor(ttlMs))));
      await this.#redis.run((client) => client.eval(DELETE_IF, { keys: [lockOf(key)], arguments: [this.#self] }));
    });
  }

  /** Deletes a token that was refused, unless another gateway has replaced it in the meantime. */
  async delete(key: string): Promise<void> {
    await this.#quietly(async () => {
      const current = await this.#redis.run(() => this.#keyv.get(key));
      if (current === undefined || current !== this.#read.get(key)) return;
      // Who deletes it fetches the next one.
      await this.#lock(key);
      await this.#redis.run(() => this.#keyv.delete(key));
    });
  }

  /** Whether this gateway is the one that fetches the token. */
  async #lock(key: string): Promise<boolean> {
    const taken = await this.#redis.run((client) =>
      client.set(lockOf(key), this.#self, { condition: "NX", expiration: { type: "PX", value: LOCK_MS } }),
    );
    if (taken === "OK") return true;
    return (await this.#redis.run((client) => client.get(lockOf(key)))) === this.#self;
  }

  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      // Redis is away, which its own events say.
    }
  }
}

function lockOf(key: string): string {
  return `youmi-token-lock:${key}`;
}
