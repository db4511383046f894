// An answer that several gateways want at once: one of them asks for it, and the others wait for what it got.

import { randomUUID } from "node:crypto";
import type { SharedRedis } from "./shared-redis.js";

/** Who asks says so again and again: if it has gone, another asks after this time. */
const LOCK_MS = 2000;
const SAY_AGAIN_MS = 500;
/** How long a gateway waits for another. It is less than an attempt of its own takes at most. */
const WAIT_MS = 5000;
const LOOK_AGAIN_MS = 25;
/** How long others may take an answer: those who asked while it was on its way. */
const ANSWER_MS = 5000;

/** Does something to the lock if it is still this gateway's. */
const IF_OWN = (command: string): string =>
  `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call(${command}) end return 0`;
const EXTEND = IF_OWN(`"pexpire", KEYS[1], ARGV[2]`);
const RELEASE = IF_OWN(`"del", KEYS[1]`);

export class SharedAnswer {
  readonly #redis: SharedRedis;
  readonly #lock: string;
  readonly #answer: string;
  readonly #self = randomUUID();

  /** `name` is the same at all gateways that want the same. */
  constructor(redis: SharedRedis, name: string) {
    this.#redis = redis;
    this.#lock = `youmi-lock:${name}`;
    this.#answer = `youmi-answer:${name}`;
  }

  /** The answer that another gateway got, if it is good; undefined if this one is to ask, which `settle` ends. */
  async claim(isGood: (text: string) => boolean, signal?: AbortSignal | null): Promise<string | undefined> {
    const end = Date.now() + WAIT_MS;
    while (this.#redis.isUp && Date.now() < end && !signal?.aborted) {
      const isOwn = await this.#take();
      // Who had the lock until now left the answer before.
      const found = await this.#redis.tried((client) => client.get(this.#answer));
      if (typeof found === "string" && isGood(found)) {
        if (isOwn) await this.settle(undefined);
        return found;
      }
      if (isOwn) return undefined;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    return undefined;
  }

  /** Says that this gateway still asks, until what it gives back is called. */
  hold(): () => void {
    const keys = { keys: [this.#lock], arguments: [this.#self, String(LOCK_MS)] };
    const timer = setInterval(() => void this.#redis.tried((client) => client.eval(EXTEND, keys)), SAY_AGAIN_MS);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** Lets others have the answer, if there is one, or ask themselves. */
  async settle(text: string | undefined): Promise<void> {
    if (text !== undefined) {
      const expiration = { type: "PX", value: ANSWER_MS } as const;
      await this.#redis.tried((client) => client.set(this.#answer, text, { expiration }));
    }
    await this.#redis.tried((client) => client.eval(RELEASE, { keys: [this.#lock], arguments: [this.#self] }));
  }

  async #take(): Promise<boolean> {
    const expiration = { type: "PX", value: LOCK_MS } as const;
    const taken = await this.#redis.tried((client) =>
      client.set(this.#lock, this.#self, { condition: "NX", expiration }),
    );
    return taken === "OK";
  }
}
