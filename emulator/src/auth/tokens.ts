import { createHmac } from "node:crypto";

import type { Clock } from "../clock.js";

/** A token and when it ends. */
export interface IssuedToken {
  token: string;
  /** Unix time in seconds. */
  expiresAt: number;
}

function base64UrlJson(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** The tokens that one token endpoint has given out. A new one does not end those before it. */
export class Tokens {
  /** How many were given out since the start or the last reset. */
  issued = 0;
  readonly #clock: Clock;
  readonly #lifetimeSeconds: number;
  readonly #expiries = new Map<string, number>();

  constructor(clock: Clock, lifetimeSeconds: number) {
    this.#clock = clock;
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  /** Gives out a token in the shape of a JWT. Clients must not look into it, but some do. */
  issue(subject: string, claims: Record<string, unknown> = {}): IssuedToken {
    this.issued += 1;
    const issuedAt = Math.floor(this.#clock.now() / 1000);
    const expiresAt = issuedAt + this.#lifetimeSeconds;
    const head = base64UrlJson({ alg: "HS256", typ: "JWT" });
    const payload = base64UrlJson({
      ...claims,
      sub: subject,
      iat: issuedAt,
      exp: expiresAt,
      jti: this.issued,
    });
    const seal = createHmac("sha256", "emulator").update(`${head}.${payload}`).digest("base64url");
    const token = `${head}.${payload}.${seal}`;
    this.#expiries.set(token, expiresAt);
    return { token, expiresAt };
  }

  /** Whether a token was given out here and has not ended. */
  isValid(token: string): boolean {
    const expiresAt = this.#expiries.get(token);
    return expiresAt !== undefined && this.#clock.now() < expiresAt * 1000;
  }

  /** How many could be used now. */
  countValid(): number {
    return [...this.#expiries.keys()].filter((token) => this.isValid(token)).length;
  }

  /** Ends every token at once. */
  expireAll(): void {
    this.#expiries.clear();
  }

  /** Ends every token and counts from 0. */
  reset(): void {
    this.expireAll();
    this.issued = 0;
  }
}
