// Calls that are ended by their signal.

import assert from "node:assert/strict";

import { rejection } from "./failing.mjs";

export const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };

export const TIMEOUT_MS = 54_321;

export function assertNothingLeft(counts) {
  assert.equal(counts.left(), 0, "a listener is left on the signal");
  assert.equal(counts.added, counts.removed);
}

/** Expects a call to end by its signal, with the reason as the cause. */
export async function assertAborted(call, reason, expected = {}) {
  const error = await rejection(call, { kind: "abort", code: null, ...expected });
  assert.equal(error.cause, reason);
  return error;
}

export const reason = new Error("the user left the page");
