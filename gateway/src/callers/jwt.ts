// Tokens that the order system issues to its users.

import { createHash } from "node:crypto";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyOptions } from "jose";
import { callerOfClaims, type Identification, type Identified, type IncomingCall } from "./caller.js";
import { VerifiedTokens } from "./verified-tokens.js";

/** Each kind of key has algorithms of its own, so that a public key is never taken for the secret of an HMAC. */
const OF_SECRETS = ["HS256", "HS384", "HS512"];
const OF_PUBLIC_KEYS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

const KEYS_TIMEOUT_MS = 5000;

/** By how many seconds the clocks may differ. */
const CLOCK_TOLERANCE = 10;

export interface JwtSettings {
  jwks?: string | undefined;
  secret?: string | undefined;
  issuer: string;
  audience: string;
}

/** Knows callers by a token in `Authorization: Bearer …`. */
export class JwtCallers implements Identification {
  readonly #tokens: VerifiedTokens<JWTPayload>;
  readonly #warn: (message: string) => void;

  constructor({ jwks, secret, issuer, audience }: JwtSettings, warn: (message: string) => void) {
    const options: JWTVerifyOptions = {
      issuer,
      audience,
      requiredClaims: ["exp"],
      clockTolerance: CLOCK_TOLERANCE,
      algorithms: jwks === undefined ? OF_SECRETS : OF_PUBLIC_KEYS,
    };
    const verify = verifier(jwks, secret, options);
    this.#tokens = new VerifiedTokens(async (token) => {
      const value = await verify(token);
      return { value, ends: value.exp ?? 0 };
    });
    this.#warn = warn;
  }

  async identify({ headers }: IncomingCall): Promise<Identified> {
    const token = /^Bearer +([\w-]+\.[\w-]*\.[\w-]*)$/i.exec(headers.get("authorization") ?? "")?.[1];
    if (token === undefined) return undefined;
    try {
      const claims = await this.#tokens.read(token);
      const who = typeof claims.sub === "string" && claims.sub !== "" ? claims.sub : digest(token);
      return { caller: callerOfClaims("jwt", claims, `jwt:${who}`) };
    } catch (error) {
      if (isOfToken(error)) return { refusal: { status: 401, reason: `jwt: ${reasonOf(error)}` } };
      this.#warn(`callers.jwt: the keys cannot be had: ${reasonOf(error)}`);
      return { refusal: { status: 503, reason: "jwt: the keys cannot be had" } };
    }
  }
}

function verifier(jwks: string | undefined, secret: string | undefined, options: JWTVerifyOptions) {
  if (jwks === undefined) {
    const key = new TextEncoder().encode(secret);
    return async (token: string) => (await jwtVerify(token, key, options)).payload;
  }
  const keys = createRemoteJWKSet(new URL(jwks), { timeoutDuration: KEYS_TIMEOUT_MS });
  return async (token: string) => (await jwtVerify(token, keys, options)).payload;
}

/** Whether it is the token that is wrong, and not the address of the keys. */
function isOfToken(error: unknown): boolean {
  const isOfKeys = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  return error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC" && !isOfKeys;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
