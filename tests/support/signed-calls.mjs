// Calls of v1 against the emulator: what goes out, and what comes back.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

import { clientOf, received, started } from "./emulated.mjs";

export const emulator = await started();

export const v1 = clientOf(emulator);

/** 生成signature, written anew. */
export function signatureOf(text, key) {
  const base64 = createHmac("sha1", key).update(text, "utf8").digest("base64");
  return base64.replaceAll("+", "%2b").replaceAll("/", "%2f").replaceAll("=", "%3d");
}

export function assertSigned({ headers, time }, token) {
  assert.equal(headers["content-type"], "text/json");
  if (token === undefined) assert.match(headers.access_token, /^\S+$/);
  else assert.equal(headers.access_token, token);
  assert.match(headers.nonce, /^\w+$/);
  assert.match(headers.timestamp, /^\d{10}$/);
  assert.ok(Math.abs(headers.timestamp - time / 1000) <= 2, `timestamp ${headers.timestamp} at ${time}`);
  const text = headers.access_token + headers.nonce + headers.timestamp;
  assert.equal(headers.signature, signatureOf(text, emulator.appKey));
}

/** Calls once and hands back the reply and the one request that it made. */
export async function callOnce(endpoint, params, options, client = v1) {
  emulator.clearRequests();
  const reply = await client[endpoint](params, options);
  const requests = received(emulator, endpoint);
  assert.equal(requests.length, 1);
  return { reply, request: requests[0] };
}

export function records(entries) {
  return entries.map(({ record }) => record);
}

export const { data } = emulator;

export const accounts = records(data.accounts);

export const staff = records(data.staff);

export const labels = records(data.labels);
