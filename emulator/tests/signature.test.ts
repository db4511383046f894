import assert from "node:assert/strict";
import { test } from "node:test";

import { signatureOf } from "youmi-open-api-emulator";

import { Client, type Envelope, NOON, started } from "./client.js";

test("a signature is HMAC-SHA1, Base64, URL-encoded with small hex digits (RFC 2202, case 2)", () => {
  assert.equal(signatureOf("what do ya want for nothing?", "Jefe"), "7%2fzfauXrL6LSdBbV8YTfnCWafHk%3d");
});

test("a key and a text of Chinese count as UTF-8", () => {
  assert.match(signatureOf("微信号", "密钥"), /^([A-Za-z0-9]|%2b|%2f){27}%3d$/);
});

const emulator = await started({ now: () => NOON });
const client = new Client(emulator, () => NOON);

test("a token is given with code 10004 and ends seven days on", async () => {
  const envelope = (await (await client.postToken(client.tokenRequest())).json()) as Envelope;
  assert.equal(envelope.errmsg, 10004);
  assert.equal(envelope.succeed, true);
  assert.equal(envelope.values.expires_in, NOON / 1000 + 7 * 24 * 60 * 60);
  assert.equal(envelope.values.access_token.split(".").length, 3);
});

test("the timestamp may be a number too", async () => {
  const body = client.tokenRequest({ Timestamp: NOON / 1000 });
  assert.equal(((await (await client.postToken(body)).json()) as Envelope).errmsg, 10004);
});

test("both prefixes answer", async () => {
  const headers = await client.headers();
  for (const prefix of ["/v1", "/publicapi/v1"]) {
    const response = await fetch(`${emulator.url}${prefix}/Label`, { headers });
    assert.equal(((await response.json()) as Envelope).errmsg, 20000);
  }
});

test("answers are text/json, status 200, dated by the server's clock", async () => {
  const response = await client.send("Label");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/json; charset=utf-8");
  assert.equal(response.headers.get("date"), "Wed, 01 May 2024 04:00:00 GMT");
});

test("an old token stays valid when there is a new one, until it ends", async () => {
  let now = NOON;
  const moving = await started({ now: () => now, tokenLifetimeSeconds: 100 });
  const first = new Client(moving, () => now);
  const second = new Client(moving, () => now);
  await first.token();
  await second.token();
  assert.equal((await first.get("Label")).errmsg, 20000);
  now += 100_000;
  assert.equal((await first.get("Label")).errmsg, 10003);
});
