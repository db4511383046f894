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

export class VerifiedTokens<T extends object> {
  readonly #verify: (token: string) => Promise<Verified<T>>;
  readonly #known = new LRUCache<string, T>({ max: MOST });

  constructor(verify: (token: string) => Promise<Verified<T>>) {
    this.#verify = verify;
  }

  /** What a token says. Rejects as verifying does. */
  async read(token: string): Promise<T> {
    const known = this.#known.get(token);
    if (known) return known;
    const { value, ends } = await this.#verify(token);
    const left = ends * 1000 - Date.now();
    if (left >= 1) this.#known.set(token, value, { ttl: Math.min(KEPT_MS, Math.floor(left)) });
    return value;
  }
}
