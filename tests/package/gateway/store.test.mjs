// Gateways in several processes share their tokens through Redis.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { after, beforeEach, describe, it } from "node:test";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { Gateway } from "youmi-open-api";

import { received, started } from "../../support/emulated.mjs";
import { optionsOf, requestOf } from "../../support/gateway-emulated.mjs";
import { startRedis } from "../../support/gateway-redis.mjs";

const require = createRequire(new URL("../../../examples/package.json", import.meta.url));
const { default: Keyv } = require("keyv");
const { default: KeyvRedis } = require("@keyv/redis");

const program = fileURLToPath(new URL("../../support/gateway-process.mjs", import.meta.url));
const emulator = await started();
const redis = await startRedis({ after });
const store = new Keyv({ store: new KeyvRedis(redis), namespace: "youmi" });
after(() => store.disconnect());

beforeEach(async () => {
  emulator.reset();
  await store.clear();
});

/** Starts a gateway in a process of its own; `call` lets it make calls and resolves to how they ended, each kind once. */
async function startGateway(t) {
  const { authorize, ...options } = optionsOf(emulator);
  assert.ok(authorize);
  const env = { ...process.env, NODE_OPTIONS: "", GATEWAY: JSON.stringify({ redis, options }) };
  const child = spawn(process.execPath, [program], { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  t.after(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  assert.equal((await lines.next()).value, "ready");
  return {
    async call(path, times) {
      child.stdin.write(`${JSON.stringify({ path, times })}\n`);
      const { value, done } = await lines.next();
      assert.ok(!done, "the process ended");
      return JSON.parse(value);
    },
    /** Lets it end by itself; its exit code. */
    async end() {
      child.stdin.end();
      return (await ended)[0];
    },
  };
}

const interfaces = {
  v1: { token: "getAccessToken", id: "listStaff", path: "/youmi/v1/staff" },
  v2: { token: "getMerchantToken", id: "listDepartments", path: "/youmi/v2/System/GetDepartList" },
};

for (const [version, { token, id, path }] of Object.entries(interfaces)) {
  describe(`tokens of ${version}`, { timeout: 120_000 }, () => {
    it("are fetched once by two processes that make 200 calls, one after the other", async (t) => {
      const gateways = await Promise.all([startGateway(t), startGateway(t)]);
      for (const gateway of gateways) assert.deepEqual(await gateway.call(path, 100), ["200 20000"]);
      assert.equal(received(emulator, id).length, 200);
      assert.equal(received(emulator, token).length, 1);
      assert.equal(
        new Set(received(emulator, id).map(({ headers }) => headers.access_token ?? headers.authorization)).size,
        1,
      );
    });

    it("are fetched at most once by each of two processes that begin at the same moment", async (t) => {
      const gateways = await Promise.all([startGateway(t), startGateway(t)]);
      const outcomes = await Promise.all(gateways.map((gateway) => gateway.call(path, 100)));
      assert.deepEqual(outcomes, [["200 20000"], ["200 20000"]]);
      assert.equal(received(emulator, id).length, 200);
      assert.ok(received(emulator, token).length <= 2);
    });

    it("are fetched once by two gateways of one process that make 200 calls", async () => {
      const make = () => new Gateway(optionsOf(emulator, { v1: { tokenStore: store }, v2: { tokenStore: store } }));
      for (const gateway of [make(), make()]) {
        const calls = Array.from({ length: 100 }, () => gateway.handle(requestOf(path)));
        for (const response of await Promise.all(calls)) assert.equal(response.status, 200);
      }
      assert.equal(received(emulator, id).length, 200);
      assert.equal(received(emulator, token).length, 1);
    });

    it("outlive the process that fetched them", async (t) => {
      const first = await startGateway(t);
      assert.deepEqual(await first.call(path, 1), ["200 20000"]);
      assert.equal(await first.end(), 0);
      const second = await startGateway(t);
      assert.deepEqual(await second.call(path, 100), ["200 20000"]);
      assert.equal(received(emulator, token).length, 1);
    });

    it("that have ended are replaced for all", async (t) => {
      const [one, other] = await Promise.all([startGateway(t), startGateway(t)]);
      for (const gateway of [one, other]) assert.deepEqual(await gateway.call(path, 10), ["200 20000"]);
      emulator.expireTokens();
      for (const gateway of [one, other]) assert.deepEqual(await gateway.call(path, 10), ["200 20000"]);
      assert.equal(received(emulator, token).length, 2);
    });

    it("are in Redis, and end there", async (t) => {
      const gateway = await startGateway(t);
      await gateway.call(path, 1);
      const keys = [];
      for await (const [key, value] of store.iterator()) keys.push([key, value]);
      assert.equal(keys.length, 1);
      const { expires } = await store.getRaw(keys[0][0]);
      assert.ok(expires > Date.now(), `${expires}`);
      for (const secret of [emulator.appKey, emulator.clientSecret]) assert.ok(!JSON.stringify(keys).includes(secret));
    });
  });
}

it("a store that cannot be reached stops no call", { timeout: 60_000 }, async () => {
  const fails = async () => {
    throw new Error("no connection");
  };
  const tokenStore = { get: fails, set: fails, delete: fails };
  const gateway = new Gateway(optionsOf(emulator, { v1: { tokenStore }, v2: { tokenStore } }));
  for (const { path } of Object.values(interfaces)) {
    assert.equal((await gateway.handle(requestOf(path))).status, 200);
  }
});
