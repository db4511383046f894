// Tokens that were verified a moment ago. Verifying one takes longer than all else that is done to know a caller, and a page
// sends the same one with every request.

import { LRUCache } from "lru-cache";

const MOST = 10_000;

/** A key that was withdrawn counts for so long. */
const KEPT_MS = 30_000;

/** What a token says, and when it ends, in unix seconds. */
export interface Verified<T> {
  value: T;
  ends: number;
}

export class VerifiedTokens<T> {
  readonly #verify: (token: string) => Promise<Verified<T>>;
  readonly #known = new LRUCache<string, { value: T; until: number }>({ max: MOST });

  constructor(verify: (token: string) => Promise<Verified<T>>) {
    this.#verify = verify;
  }

  /** What a token says. Rejects as verifying does. */
  async read(token: string): Promise<T> {
    const now = Date.now();
    const known = this.#known.get(token);
    if (known && now < known.until) return known.value;
    const { value, ends } = await this.#verify(token);
    this.#known.set(token, { value, until: Math.min(now + KEPT_MS, ends * 1000) });
    return value;
  }
}
