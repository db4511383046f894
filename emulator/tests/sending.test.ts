import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, beforeEach, describe, test } from "node:test";

import type { Delivery } from "youmi-open-api-emulator";

import { NOON, started } from "./client.js";
import { MerchantClient } from "./merchant-client.js";

const emulator = await started({ now: () => NOON });
let client = new MerchantClient(emulator);

/** An application that receives callbacks. */
const received: { path: string; type: string | undefined; body: any }[] = [];
const application = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk: Buffer) => (text += chunk.toString()));
  request.on("end", () => {
    received.push({
      path: request.url ?? "",
      type: request.headers["content-type"],
      body: JSON.parse(text) as unknown,
    });
    response.writeHead(200).end('{"Result":true,"ReturnCode":200,"Message":"操作完成"}');
  });
});
application.listen(0, "127.0.0.1");
await once(application, "listening");
const url = `http://127.0.0.1:${(application.address() as AddressInfo).port}`;
after(() => {
  application.close();
  application.closeAllConnections();
});

beforeEach(() => {
  emulator.reset();
  client = new MerchantClient(emulator);
  received.length = 0;
});

async function play(path: string, body: unknown): Promise<{ status: number; json: any }> {
  const response = await fetch(`${emulator.url}/__emulator${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

describe("callbacks", () => {
  const register = (address: string | null, type: number) =>
    client.ask("Public/registerCallbackUrl", { url: address, type });

  test("go to every registered address, and the replies come back", async () => {
    await register(`${url}/a`, 100);
    await register(`${url}/b`, 200);
    const deliveries = (await play("/callbacks", { type: 4, values: { text: "您好" } })).json as Delivery[];
    assert.deepEqual(
      deliveries.map(({ url: address, status, error }) => [address, status, error]),
      [
        [`${url}/a`, 200, null],
        [`${url}/b`, 200, null],
      ],
    );
    assert.equal(JSON.parse(deliveries[0]!.body).Message, "操作完成");
    const { MerchantId, ...rest } = received[0]!.body;
    assert.deepEqual(rest, { Type: 4, MsgTime: NOON / 1000, Values: { text: "您好" } });
    assert.ok(MerchantId === 9527 || MerchantId === "9527");
    assert.equal(received[0]!.type, "text/json");
  });

  test("are registered with a requestId in every answer", async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const { requestId } = await register(`${url}/a`, 100);
      assert.equal(typeof requestId, "string");
    }
  });

  test("a new address replaces the old one of its type, null takes it away", async () => {
    await register(`${url}/a`, 100);
    await register(`${url}/c`, 100);
    await emulator.sendCallback({ type: 0, values: {} });
    assert.deepEqual(
      received.map(({ path }) => path),
      ["/c"],
    );
    await register(null, 100);
    assert.deepEqual(await emulator.sendCallback({ type: 0, values: {} }), []);
    assert.equal((await register(`${url}/a`, 300)).errmsg, 200012);
  });

  test("MerchantId is by turns a number and a string", async () => {
    await emulator.sendCallback({ type: 1, values: {}, url });
    await emulator.sendCallback({ type: 1, values: {}, url });
    assert.deepEqual(received.map(({ body }) => typeof body.MerchantId).sort(), ["number", "string"]);
    await emulator.sendCallback({ type: 1, values: {}, url, merchantId: "M" });
    assert.equal(received[2]!.body.MerchantId, "M");
  });

  test("to an address where nobody is are told", async () => {
    const [delivery] = await emulator.sendCallback({ type: 1, values: {}, url: "http://127.0.0.1:1/" });
    assert.equal(delivery!.status, null);
    assert.equal(typeof delivery!.error, "string");
  });

  test("without a type are refused", async () => {
    assert.equal((await play("/callbacks", { values: {} })).status, 400);
    assert.equal((await play("/callbacks", null)).status, 400);
  });
});

describe("events", () => {
  test("go to those who subscribed to them", async () => {
    const subscribe = (path: string, messageTypes: string[]) =>
      client.ask("Public/subscribeEvent", { url: `${url}${path}`, appId: "A", messageTypes });
    await subscribe("/chat", ["chat", "fansInfoChange"]);
    await subscribe("/fans", ["fansInfoChange"]);
    await subscribe("/all", []);
    await play("/events", { name: "chat", payload: { id: 1 } });
    assert.deepEqual(received.map(({ path }) => path).sort(), ["/all", "/chat"]);
    assert.deepEqual(received[0]!.body, {
      messageType: "chat",
      appId: "A",
      time: NOON / 1000,
      data: { id: 1 },
    });
    assert.equal(received[0]!.type, "application/json");
    await subscribe("/chat", ["rpaTaskResult"]);
    assert.equal(emulator.state().subscriptions.length, 3);
    received.length = 0;
    await emulator.sendEvent({ name: "rpaTaskResult", payload: null });
    assert.equal(received.length, 2);
  });

  test("a subscription needs all its fields", async () => {
    const whole = { url, appId: "A", messageTypes: ["chat"] };
    for (const name of Object.keys(whole)) {
      const body = { ...whole, [name]: undefined };
      assert.equal((await client.ask("Public/subscribeEvent", body)).errmsg, 200012);
    }
    assert.equal(
      (await client.ask("Public/subscribeEvent", { ...whole, messageTypes: "chat" })).errmsg,
      200012,
    );
    assert.equal((await play("/events", { payload: 1 })).status, 400);
  });
});
