// What is refused before anything is sent.

import assert from "node:assert/strict";

import { V1Client } from "youmi-open-api";

import { rejection } from "./failing.mjs";
import { envelope, fetching } from "./fetching.mjs";

export const sent = fetching(envelope([]));

export const v1 = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch: sent });

export const friend = { ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" };

/** Expects a call to be refused with nothing sent. */
export async function assertRefused(promise, path, message = /./) {
  const before = sent.calls.length;
  const error = await rejection(promise, { kind: "argument", path, message, attempts: 0, retryable: false });
  assert.equal(error.status, null);
  assert.equal(error.code, null);
  assert.equal(sent.calls.length, before, "something was sent");
  return error;
}

/** What a call sends as its query. */
export async function query(endpoint, params) {
  await v1[endpoint](params);
  return Object.fromEntries(new URL(sent.calls.at(-1).url).searchParams);
}

export function throwing(message = "the getter's own error") {
  return () => {
    throw new Error(message);
  };
}
