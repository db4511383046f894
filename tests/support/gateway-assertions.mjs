// A gateway in front of an emulator, and what is expected of its answers.

import assert from "node:assert/strict";

import { Gateway } from "youmi-open-api";

import { started } from "./emulated.mjs";
import { optionsOf, requestOf, secretsOf, seenOf } from "./gateway-emulated.mjs";

export const emulator = await started();

export const MIB = 1024 * 1024;

export const secret = "s3cret-of-our-own";

export const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };

export const crm = "https://crm.example";

export const gatewayOf = (more) => new Gateway(optionsOf(emulator, more));

/** Sends a request through a gateway, and fails unless the answer has the status and keeps every secret. */
export async function assertAnswered(gateway, status, path, init) {
  const response = await gateway.handle(
    path instanceof Request || typeof path === "object" ? path : requestOf(path, init),
  );
  assert.ok(response instanceof Response);
  const seen = await seenOf(response.clone());
  assert.equal(response.status, status, seen);
  for (const secret of secretsOf(emulator)) assert.ok(!seen.includes(secret), seen);
  return response;
}

/** Fails unless a gateway refuses a request and the emulator hears nothing of it. */
export async function assertRefused(gateway, status, path, init) {
  const before = emulator.requests.length;
  const response = await assertAnswered(gateway, status, path, init);
  assert.deepEqual(
    emulator.requests.slice(before).map(({ method, path }) => `${method} ${path}`),
    [],
  );
  const { error, ...others } = await response.clone().json();
  assert.deepEqual(others, {});
  assert.equal(typeof error, "string");
  return response;
}
