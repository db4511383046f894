import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";

import { startEmulator } from "youmi-open-api-emulator";

import { Client, type Envelope, started } from "./client.js";

const emulator = await started();
const client = new Client(emulator);

/** Sends bytes as they are, and returns what comes back. */
async function raw(bytes: Buffer | string): Promise<string> {
  const socket = connect(emulator.port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => {});
  socket.end(bytes);
  await once(socket, "close");
  return Buffer.concat(chunks).toString();
}

async function isAlive(): Promise<boolean> {
  return (await client.get("Label")).errmsg === 20000;
}

test("bytes that are no HTTP", async () => {
  for (let round = 0; round < 20; round += 1) await raw(randomBytes(1000));
  await raw("GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n");
  await raw("GET /v1/staff?%E0%A4%A HTTP/1.1\r\nHost: \u0001\r\n\r\n");
  await raw("GET //[ HTTP/1.1\r\nHost: x\r\n\r\n");
  await raw("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n");
  await raw("TRACE /v1/staff HTTP/1.1\r\nHost: x\r\n\r\n");
  assert.ok(await isAlive());
});

test("a body that ends too early is logged and not acted upon", async () => {
  emulator.clearRequests();
  await raw('POST /v1/GetAccessToken?format=json HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"AppId":');
  assert.ok(await isAlive());
  assert.equal(emulator.requests[0]!.body, '{"AppId":');
});

test("random bytes as a body are 200012", async () => {
  for (const size of [1, 100, 100_000]) {
    const response = await fetch(`${emulator.url}/v1/GetAccessToken?format=json`, {
      method: "POST",
      body: Buffer.concat([Buffer.from([0xff]), randomBytes(size)]),
    });
    assert.equal(((await response.json()) as Envelope).errmsg, 200012);
  }
});

test("JSON nested a hundred thousand times is 200012", async () => {
  const response = await client.postToken("[".repeat(100_000));
  assert.equal(((await response.json()) as Envelope).errmsg, 200012);
});

test("a body over 4 MiB is 413, one of 4 MiB is read", async () => {
  const limit = 4 * 1024 * 1024;
  const response = await client.postToken("x".repeat(limit + 1));
  assert.equal(response.status, 413);
  assert.equal(emulator.requests.at(-1)!.body, "");
  assert.equal((await client.postToken(" ".repeat(limit))).status, 200);
});

test("names that every object has are no parameters", async () => {
  assert.equal((await client.get("staff?__proto__=1&constructor=2&toString=3")).errmsg, 20000);
});

test("many calls at once", async () => {
  await client.token();
  const all = await Promise.all(Array.from({ length: 200 }, () => client.get("friend")));
  assert.ok(all.every((envelope) => envelope.errmsg === 20000));
});

test("starting it leaves the global Request and Response alone", () => {
  assert.equal(Response.name, "Response");
  assert.ok(new Response("x") instanceof Response);
  assert.match(Function.prototype.toString.call(Response), /webidl|fetch/i);
});

test("it closes at once, whatever hangs", async () => {
  const closing = await startEmulator();
  closing.fault({ kind: "hang" });
  closing.fault({ kind: "stall" });
  closing.fault({ kind: "delay", ms: 600_000 });
  const answers = [1, 2, 3].map(() => fetch(`${closing.url}/v1/staff`).then((response) => response.text()));
  const settled = Promise.allSettled(answers);
  while (closing.requests.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  const begin = performance.now();
  await closing.close();
  assert.ok(performance.now() - begin < 1000);
  for (const { status } of await settled) assert.equal(status, "rejected");
  await closing.close();
});

test("a port that is taken is an error", async () => {
  await assert.rejects(startEmulator({ port: emulator.port }), { code: "EADDRINUSE" });
});

test("options that are undefined count as left out", async () => {
  const other = await started({ appId: undefined, host: undefined } as object);
  assert.equal(other.appId, "73289537");
  assert.match(other.url, /^http:\/\/127\.0\.0\.1:\d+$/);
});
