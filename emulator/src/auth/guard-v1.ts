import { codes } from "../wire/codes.js";
import { Refusal } from "../wire/refusal.js";
import type { World } from "../world.js";
import { checkSignature } from "./signature.js";

/** How far a timestamp may be from the server's clock: ten minutes. */
export const WINDOW_SECONDS = 600;

/**
 * Whether a timestamp lies within the window. One exactly ten minutes old is still taken; one that far
 * ahead is refused like one that old, which the vendor does not say but a clock put wrong needs.
 */
export function isWithinWindow(timestamp: number, nowMs: number): boolean {
  return Math.abs(nowMs / 1000 - timestamp) <= WINDOW_SECONDS;
}

/** Reads a timestamp in whole seconds, a number or its digits. */
export function readTimestamp(given: unknown): number {
  const digits = typeof given === "number" ? String(given) : given;
  if (typeof digits !== "string" || !/^\d{1,15}$/.test(digits)) {
    throw new Refusal(codes.badParameter, "Timestamp has to be unix time in seconds");
  }
  return Number(digits);
}

/**
 * Checks the headers of a business call (请求Headers说明).
 *
 * The vendor documents the codes but not their order. Here: what is missing first, in the order of the
 * documentation; then the time (200005; 10006 is kept for the token endpoint); then the token (10003);
 * last the signature (10005), since a token that is not known proves nothing of the key.
 */
export function guardV1(headers: Readonly<Record<string, string>>, world: World): void {
  const header = (name: string, code: number): string => {
    const value = headers[name.toLowerCase()];
    if (!value) throw new Refusal(code, `header ${name} is missing`);
    return value;
  };
  const token = header("access_token", codes.tokenMissing);
  const nonce = header("Nonce", codes.nonceMissing);
  const timestamp = header("Timestamp", codes.timestampMissing);
  const signature = header("Signature", codes.signatureMissing);

  if (!isWithinWindow(readTimestamp(timestamp), world.clock.now())) {
    throw new Refusal(codes.requestTooOld, "Timestamp is more than ten minutes off");
  }
  if (!world.tokens.isValid(token)) throw new Refusal(codes.tokenInvalid, "unknown or ended access_token");

  switch (checkSignature(signature, token + nonce + timestamp, world.options.appKey)) {
    case "wrong":
      throw new Refusal(codes.integrity, "Signature is not that of access_token + Nonce + Timestamp");
    case "malformed":
      throw new Refusal(codes.integrity, "Signature is not Base64 of 20 bytes, URL-encoded in lower case");
    case "right":
  }
}
