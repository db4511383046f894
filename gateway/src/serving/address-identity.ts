// What makes an address the same one, however it is spelt.

import { createHash } from "node:crypto";
import type { Visit } from "../callers/caller.js";

/** The cipher takes so many bytes of the key's text: 系统私钥 + `?sign=` + `neber` + … */
const KEY_BYTES = 24;

/**
 * The digits of an address, which have to stand in it once; undefined if they do not. The package takes parameters apart at
 * every question mark too, so nothing may hide behind one.
 */
export function neberOf(query: string): string | undefined {
  const found = query.split(/[?&#]/).filter((part) => part.startsWith("neber="));
  const digits = found[0]?.slice("neber=".length) ?? "";
  return found.length === 1 && /^\d+$/.test(digits) ? digits : undefined;
}

/**
 * A digest of what an address says. Two clicks within a second say the same, so `neber` is a part of it, as far as nobody
 * can alter it: where it belongs to the key, and without the lowest bit of each byte, which the cipher ignores. `Type`
 * stands outside of the message, where anybody can alter it.
 */
export function addressIdentity(visit: Visit, neber: string, privateKey: string): string {
  const room = Math.max(0, KEY_BYTES - Buffer.byteLength(`${privateKey}?sign=`));
  const bits = [...Buffer.from(neber)].slice(0, room).map((byte) => byte & 0xfe);
  const { userId, timestamp, sign, customer } = visit;
  const told = [userId, timestamp, sign, Object.entries(customer).sort(), bits];
  return createHash("sha256").update(JSON.stringify(told)).digest("base64url");
}
