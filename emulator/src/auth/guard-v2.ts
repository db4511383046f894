import { codes } from "../wire/codes.js";
import { Refusal } from "../wire/refusal.js";
import type { World } from "../world.js";

/**
 * Checks the merchant token (授权TOKEN). A sibling product on the same token endpoint answers HTTP 401
 * when a token has ended, so this does; the envelope in the body is the emulator's choice.
 */
export function guardV2(headers: Readonly<Record<string, string>>, world: World): void {
  const match = /^Bearer +(\S+)$/i.exec(headers["authorization"] ?? "");
  const token = match?.[1];
  if (token === undefined) throw new Refusal(codes.tokenMissing, "no Authorization: Bearer <token>", 401);
  if (!world.merchantTokens.isValid(token)) {
    throw new Refusal(codes.tokenInvalid, "unknown or ended merchant token", 401);
  }
}
