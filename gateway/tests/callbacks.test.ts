import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { describe, test } from "node:test";
import { createClient } from "@keyv/redis";
import { startRedis, until } from "./support/processes.js";
import { bodyOf, emulated, orderSystem, started } from "./support/started.js";
import { secrets, settings } from "./support/settings.js";

const emulator = await emulated();
const redis = await startRedis();
let answer = 200;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const merchant = await orderSystem(async (request, response) => {
  received.push({ headers: request.headers, body: await bodyOf(request) });
  if (answer === 0) return void response.destroy();
  response.writeHead(answer, answer === 302 ? { location: "/" } : {}).end("…");
});
const forward = { url: `${merchant}/events`, secret: "${YOUMI_FORWARD_SECRET}" };
const forwarding = await started(
  settings(emulator.url, { callbacks: { secret: "${YOUMI_CALLBACK_SECRET}", forward } }),
);
const appending = await started(
  settings(emulator.url, { callbacks: { secret: "${YOUMI_CALLBACK_SECRET}", stream: "events" }, redis: redis.url }),
);

const post = (url: string, body: string | Buffer, secret = secrets.YOUMI_CALLBACK_SECRET) =>
  fetch(`${url}/youmi/callbacks/${secret}`, { method: "POST", body: new Uint8Array(Buffer.from(body)) });
// With spaces and a number that JavaScript would round: the body goes on as it came.
const body =
  '{ "Type":0, "MerchantId":9527, "MsgTime":1600239001, "Values":{"ad_friend_id":9007199254740993,"名":"张三"} }';

describe("a callback is handed to the merchant's address", () => {
  test("as it came, signed with the time", async () => {
    received.length = 0;
    const before = Math.floor(Date.now() / 1000);
    const reply = await post(forwarding.url, body);
    assert.equal(reply.status, 200);
    assert.deepEqual(await reply.json(), { Result: true, ReturnCode: 200, Message: "操作完成" });
    const [{ headers, body: sent }] = received as [(typeof received)[0]];
    assert.equal(sent, body);
    const timestamp = Number(headers["x-youmi-timestamp"]);
    assert.ok(timestamp >= before && timestamp <= Date.now() / 1000);
    const expected = createHmac("sha256", secrets.YOUMI_FORWARD_SECRET).update(`${timestamp}.${body}`).digest("hex");
    assert.equal(headers["x-youmi-signature"], expected);
    assert.equal(headers["content-type"], "application/json");
  });

  test("an event too", async () => {
    received.length = 0;
    assert.equal((await post(forwarding.url, '{"messageType":"chat","data":{}}')).status, 200);
    assert.equal(received.length, 1);
  });

  test("the emulator's own, from the vendor's side", async () => {
    const url = `${forwarding.url}/youmi/callbacks/${secrets.YOUMI_CALLBACK_SECRET}`;
    const sent = await fetch(`${emulator.url}/__emulator/callbacks`, {
      method: "POST",
      body: JSON.stringify({ type: 0, values: { ad_friend_id: 1 }, url }),
    });
    const [delivery] = (await sent.json()) as { status: number }[];
    assert.equal(delivery?.status, 200);
  });

  for (const status of [500, 404, 302, 0]) {
    test(`the vendor is told nothing is done where it answers ${status || "nothing"}`, async () => {
      answer = status;
      const reply = await post(forwarding.url, body);
      answer = 200;
      assert.equal(reply.status, 500);
      assert.equal(((await reply.json()) as { Result: boolean }).Result, false);
    });
  }

  test("nor where nobody listens", async () => {
    const nowhere = { url: "http://127.0.0.1:9/events", secret: "${YOUMI_FORWARD_SECRET}" };
    const callbacks = { secret: "${YOUMI_CALLBACK_SECRET}", forward: nowhere };
    const { url } = await started(settings(emulator.url, { callbacks }));
    assert.equal((await post(url, body)).status, 500);
  });
});

describe("a callback is appended to a stream", () => {
  test("and the vendor is answered after that; without Redis it is told that nothing is done", async () => {
    const client = await createClient({ url: redis.url }).connect();
    assert.equal((await post(appending.url, body)).status, 200);
    const [entry] = (await client.xRange("events", "-", "+"))!;
    assert.equal(entry?.message["body"], body);
    client.destroy();

    await redis.stop();
    assert.equal((await post(appending.url, body)).status, 500);
    await redis.start();
    await until(async () => (await post(appending.url, body)).status === 200, "callbacks are taken again");
  });
});

describe("what is no callback is refused, and not handed on", () => {
  for (const [what, expected, send] of [
    ["another secret", 404, () => post(forwarding.url, body, "another-secret-of-16-letters")],
    ["a part of the secret", 404, () => post(forwarding.url, body, secrets.YOUMI_CALLBACK_SECRET.slice(0, -1))],
    ["no secret", 404, () => fetch(`${forwarding.url}/youmi/callbacks/`, { method: "POST", body })],
    ["GET", 405, () => fetch(`${forwarding.url}/youmi/callbacks/${secrets.YOUMI_CALLBACK_SECRET}`)],
    ["no JSON", 400, () => post(forwarding.url, "{")],
    ["nothing", 400, () => post(forwarding.url, "")],
    ["a body beyond 1 MiB", 413, () => post(forwarding.url, `{"a":"${"b".repeat(1024 * 1024)}"}`)],
  ] as const) {
    test(what, async () => {
      received.length = 0;
      assert.equal((await send()).status, expected);
      assert.deepEqual(received, []);
    });
  }

  test("a gateway without callbacks has no such path", async () => {
    const { url } = await started(settings(emulator.url));
    assert.equal((await post(url, body)).status, 404);
  });
});
