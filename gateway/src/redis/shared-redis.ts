// The Redis that several gateways share. It may be away at any time: no command waits for it longer than a moment, and while
// it is away none is sent.

import { createClient } from "@keyv/redis";

/** How long a command may take. */
const COMMAND_MS = 500;
/** How often it is asked whether it is back. */
const PROBE_MS = 500;
const CONNECT_MS = 2000;

/** Redis is away: the gateway goes on by itself. */
export class RedisAway extends Error {
  override readonly name = "RedisAway";
}

export type RedisClient = ReturnType<typeof createClient>;

export interface RedisEvents {
  /** Redis went away, and why. */
  onAway(reason: string): void;
  /** It is back. */
  onBack(): void;
}

export class SharedRedis {
  readonly client: RedisClient;
  readonly #events: RedisEvents;
  #isUp = false;
  #isClosed = false;
  #probe: NodeJS.Timeout | undefined;
  #isAnnounced = false;

  constructor(url: string, events: RedisEvents) {
    this.#events = events;
    this.client = createClient({
      url,
      // A command that waits for a connection would keep its call waiting.
      disableOfflineQueue: true,
      socket: { connectTimeout: CONNECT_MS, reconnectStrategy: (attempts) => Math.min(50 * 2 ** attempts, PROBE_MS) },
    });
    this.client.on("error", (error: unknown) => this.#away(reasonOf(error)));
    this.client.on("ready", () => void this.#back());
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Connects. Does not wait longer than a moment, and never fails. */
  async connect(): Promise<void> {
    const connected = this.client.connect().then(
      () => undefined,
      (error: unknown) => this.#away(reasonOf(error)),
    );
    await Promise.race([connected, delay(CONNECT_MS)]);
    if (!this.client.isReady) this.#away("it does not answer");
  }

  /** Runs commands. Rejects with {@link RedisAway} if they take longer than a moment, or fail. */
  async run<T>(commands: (client: RedisClient) => Promise<T>): Promise<T> {
    if (!this.#isUp) throw new RedisAway("Redis is away");
    try {
      return await within(COMMAND_MS, commands(this.client));
    } catch (error) {
      this.#away(reasonOf(error));
      throw new RedisAway(reasonOf(error));
    }
  }

  /** What commands give; undefined where Redis is away. */
  async tried<T>(commands: (client: RedisClient) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.run(commands);
    } catch {
      return undefined; // its events say why
    }
  }

  /** Ends the connection. */
  close(): void {
    this.#isClosed = true;
    this.#isUp = false;
    clearTimeout(this.#probe);
    if (this.client.isOpen) this.client.destroy();
  }

  #away(reason: string): void {
    if (this.#isClosed) return;
    this.#isUp = false;
    if (!this.#isAnnounced) this.#events.onAway(reason);
    this.#isAnnounced = true;
    this.#probe ??= setTimeout(() => void this.#askAgain(), PROBE_MS).unref();
  }

  /** A connection that stands does not mean that commands are answered. */
  async #askAgain(): Promise<void> {
    this.#probe = undefined;
    if (this.#isClosed) return;
    try {
      if (!this.client.isReady) throw new RedisAway("it does not answer");
      await within(COMMAND_MS, this.client.ping());
      await this.#back();
    } catch (error) {
      this.#away(reasonOf(error));
    }
  }

  async #back(): Promise<void> {
    if (this.#isClosed || !this.client.isReady) return;
    this.#isUp = true;
    if (this.#isAnnounced) this.#events.onBack();
    this.#isAnnounced = false;
  }
}

/** What a promise gives, if it does so in time. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RedisAway(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  // The message of a refused connection is empty in some versions of Node.
  return code ?? message ?? String(error);
}
