// Tokens of an order system, and the server of its keys.

import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import { orderSystem } from "./started.js";

export const issuer = "crm";
export const audience = "youmi";

export interface Issuer {
  /** Where its public keys are. */
  jwks: string;
  /** Its public key, in PEM: what an attacker has. */
  publicKey: string;
  /** A token with these claims. */
  token(claims: Record<string, unknown>, changes?: TokenChanges): Promise<string>;
}

interface TokenChanges {
  issuer?: string;
  audience?: string;
  expires?: string | null;
}

/** An issuer with a key of its own. */
export async function tokenIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256" };
  const url = await orderSystem((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [key] }));
  });
  return {
    jwks: `${url}/jwks.json`,
    publicKey: await exportSPKI(publicKey),
    token: (claims, changes = {}) => signed(claims, { alg: "RS256", kid: "one" }, privateKey, changes),
  };
}

type Key = Parameters<SignJWT["sign"]>[0];

/** A token that is signed with any key and algorithm. */
export function signed(
  claims: Record<string, unknown>,
  header: { alg: string; kid?: string },
  key: Key,
  changes: TokenChanges = {},
): Promise<string> {
  const token = new SignJWT(claims)
    .setProtectedHeader(header)
    .setIssuer(changes.issuer ?? issuer)
    .setAudience(changes.audience ?? audience)
    .setIssuedAt();
  if (changes.expires !== null) token.setExpirationTime(changes.expires ?? "5m");
  return token.sign(key);
}

/** A token without a signature. */
export function unsigned(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 300;
  return `${part({ alg: "none", typ: "JWT" })}.${part({ iss: issuer, aud: audience, exp, ...claims })}.`;
}
