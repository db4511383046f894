// The session that an opened sidebar address begins: a token of the gateway's own, encrypted and authenticated, in a cookie.

import { hkdfSync } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { Caller, Identification, Identified, IncomingCall, Visit } from "./caller.js";
import { type Verified, VerifiedTokens } from "./verified-tokens.js";

/** The name of the cookie. */
export const SESSION_COOKIE = "youmi_session";

/** Browsers drop a larger cookie without a word. */
const LARGEST_COOKIE = 4000;

const ISSUER = "youmi-open-api-gateway";

export interface Session {
  visit: Visit;
  /** Stands for the address that began it. */
  address: string;
}

/** Makes and reads the tokens of sessions. */
export class Sessions implements Identification {
  readonly #key: Uint8Array;
  readonly #maxAgeSeconds: number;
  readonly #tokens = new VerifiedTokens((token) => this.#decrypt(token));

  constructor({ secret, maxAge }: { secret: string; maxAge: number }) {
    // A secret of any length becomes a key of the cipher's.
    this.#key = new Uint8Array(hkdfSync("sha256", secret, "", `${ISSUER} session`, 32));
    this.#maxAgeSeconds = Math.max(1, Math.floor(maxAge / 1000));
  }

  /** The cookie that begins a session; undefined if the visit is too large for one. */
  async begin(session: Session, isHttps: boolean): Promise<string | undefined> {
    const { visit, address } = session;
    const token = await new EncryptJWT({ visit: { ...visit }, address })
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .setIssuer(ISSUER)
      .setIssuedAt()
      .setExpirationTime(`${this.#maxAgeSeconds}s`)
      .encrypt(this.#key);
    return token.length > LARGEST_COOKIE ? undefined : cookie(token, this.#maxAgeSeconds, isHttps);
  }

  /** The session of a request; undefined if it has none that is good. */
  async read(headers: Headers): Promise<Session | undefined> {
    for (const token of cookiesOf(headers, SESSION_COOKIE)) {
      try {
        return await this.#tokens.read(token);
      } catch {
        // Expired, altered, or made with another secret: it stands for nobody.
      }
    }
    return undefined;
  }

  async #decrypt(token: string): Promise<Verified<Session>> {
    const { payload } = await jwtDecrypt(token, this.#key, {
      issuer: ISSUER,
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      requiredClaims: ["exp", "iat", "visit", "address"],
      // Where the configuration has become stricter, it counts for older sessions too.
      maxTokenAge: this.#maxAgeSeconds,
    });
    const { exp = 0, iat = 0 } = payload;
    const value = { visit: payload["visit"] as Visit, address: payload["address"] as string };
    return { value, ends: Math.min(exp, iat + this.#maxAgeSeconds) };
  }

  async identify({ headers }: IncomingCall): Promise<Identified> {
    const session = await this.read(headers);
    return session && { caller: callerOfVisit(session.visit) };
  }
}

/** The cookie that ends a session. */
export function endingCookie(isHttps: boolean): string {
  return cookie("", 0, isHttps);
}

export function callerOfVisit(visit: Visit): Caller {
  return { kind: "sidebar", key: `sidebar:${visit.userId}`, values: { visit }, roles: [] };
}

/**
 * Under https the cookie also works in a frame of another origin. Over plain http browsers refuse `SameSite=None`. The
 * gateway refuses pages of other origins in any case.
 */
function cookie(value: string, maxAgeSeconds: number, isHttps: boolean): string {
  const where = isHttps ? "Secure; SameSite=None" : "SameSite=Lax";
  return `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; ${where}`;
}

function cookiesOf(headers: Headers, name: string): string[] {
  return (headers.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
