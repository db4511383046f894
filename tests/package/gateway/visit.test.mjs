// fetchVisit: what a page asks its gateway, and what comes of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import * as server from "youmi-open-api";
import { fetchVisit, Gateway, sealSidebar, YoumiError } from "youmi-open-api";

import { started } from "../../support/emulated.mjs";
import { v1Of } from "../../support/gateway-emulated.mjs";

const emulator = await started();
const folder = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));
const slim = await import("youmi-open-api/slim");

const keys = { privateKey: "a private key of the back office", orderUrl: "https://crm.example/order" };
const customer = { WX: "zhangsan72537", TEL: "13800138000", originalId: "wxid_5kq0w1v8j3zt22" };
const address = sealSidebar({ userId: "b08", customer, dockPwd: "the password" }, keys);
const query = new URL(address).search;
const prefix = "https://crm.example/youmi";

/** Runs with a global fetch that is noted and answered by a function. */
async function withFetch(t, answer, act) {
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url, init) => {
    asked.push({ url: String(url), init });
    return answer(url, init);
  });
  const result = await act().catch((error) => error);
  return { asked, result };
}

const json = (value, init) => () => Response.json(value, init);
const visit = {
  type: "WL",
  userId: "b08",
  customer,
  timestamp: 1,
  sign: "salt",
  cipher: { mode: "cbc", encoding: "base64" },
};

describe("fetchVisit", () => {
  it("gives what a gateway has opened, without the password", async (t) => {
    const options = { v1: v1Of(emulator), allow: [], authorize: () => true, sidebar: { privateKey: keys.privateKey } };
    const gateway = new Gateway(options);
    const answer = (url, init) => gateway.handle(new Request(url, { method: init.method }));
    const { result } = await withFetch(t, answer, () => fetchVisit(prefix, query));
    assert.equal(result.userId, "b08");
    assert.equal(result.customer.WX, customer.WX);
    assert.equal(result.customer.originalId, customer.originalId);
    assert.equal("dockPwd" in result, false);
  });

  it("sends the address once, to one place, as it stands", async (t) => {
    for (const given of [query, query.slice(1), address, `${address}#part`]) {
      const { asked, result } = await withFetch(t, json(visit), () => fetchVisit(`${prefix}/`, given));
      assert.deepEqual(result, visit);
      assert.equal(asked.length, 1);
      assert.equal(asked[0].url, `${prefix}/sidebar${query}`);
      const { redirect, referrerPolicy, cache, credentials, headers, body, method = "GET" } = asked[0].init;
      assert.deepEqual(
        { redirect, referrerPolicy, cache, credentials, headers, body, method },
        {
          ...{ redirect: "manual", referrerPolicy: "no-referrer", cache: "no-store", credentials: undefined },
          ...{ headers: {}, body: undefined, method: "GET" },
        },
      );
      t.mock.restoreAll();
    }
  });

  it("takes the page's own query and address", async (t) => {
    globalThis.location = new URL(`https://crm.example/order${query}`);
    t.after(() => delete globalThis.location);
    const { asked, result } = await withFetch(t, json(visit), () => fetchVisit("/youmi"));
    assert.deepEqual(result, visit);
    assert.equal(asked[0].url, `/youmi/sidebar${query}`);
  });

  it("is content with the fields that the gateway names, and drops a password", async (t) => {
    for (const [given, expected] of [
      [{ userId: "b08" }, { userId: "b08", customer: {} }],
      [{ customer: { TEL: "1" } }, { customer: { TEL: "1" } }],
      [
        { ...visit, timestamp: null },
        { ...visit, timestamp: null },
      ],
      [
        { ...visit, dockPwd: "secret", more: [1] },
        { ...visit, more: [1] },
      ],
      [{}, { customer: {} }],
    ]) {
      const { result } = await withFetch(t, json(given), () => fetchVisit(prefix, query));
      assert.deepEqual(result, expected);
      t.mock.restoreAll();
    }
  });

  it("is in every build, without the module", async (t) => {
    const global = readFileSync(join(folder, "global.js"), "utf8");
    const inGlobal = new Function(`${global}; return YoumiOpenApi`)();
    for (const build of [await import(join(folder, "index.js")), slim, server, inGlobal]) {
      const { result } = await withFetch(t, json(visit), () => build.fetchVisit(prefix, query));
      assert.deepEqual(result, visit);
      t.mock.restoreAll();
    }
  });
});

describe("fetchVisit fails", () => {
  const opaque = () => ({ type: "opaqueredirect", status: 0, ok: false, text: async () => "" });
  const refused = (status) => json({ error: "the reason" }, { status });
  const broken = () => ({ status: 200, ok: true, text: () => Promise.reject(new TypeError("terminated")) });
  for (const [what, answer, expected] of [
    ["refused", refused(400), { kind: "http", status: 400, message: /open the page anew/, retryable: false }],
    ["by authorize", refused(401), { kind: "http", status: 401, message: /authorize/, retryable: false }],
    ["by origin", refused(403), { kind: "http", status: 403, message: /origins/, retryable: false }],
    ["without sidebar", refused(404), { kind: "http", status: 404, message: /option sidebar/, retryable: false }],
    ["too often", refused(429), { kind: "http", status: 429, message: /wait/, retryable: true }],
    ["by a broken server", refused(502), { kind: "http", status: 502, message: /log/, retryable: true }],
    ["by another refusal", refused(418), { kind: "http", status: 418, message: /418/, retryable: false }],
    ["by a redirect in a browser", opaque, { kind: "http", status: 0, message: /redirected.*login/, retryable: false }],
    [
      "by a redirect elsewhere",
      () => new Response(null, { status: 302 }),
      { kind: "http", status: 302, message: /login/ },
    ],
    [
      "by the network",
      () => Promise.reject(new TypeError("Failed to fetch")),
      { kind: "network", status: null, retryable: true },
    ],
    ["in the middle", broken, { kind: "network", retryable: true, message: /no answer/ }],
    [
      "by a page in place of JSON",
      () => new Response("<!DOCTYPE html>"),
      { kind: "decode", status: 200, message: /path passed on/ },
    ],
    [
      "by an answer beyond 1 MiB",
      () => new Response(" ".repeat(1 << 21) + JSON.stringify(visit)),
      { kind: "decode", retryable: false },
    ],
    ...[
      [],
      "text",
      5,
      null,
      { userId: 5 },
      { customer: [] },
      { customer: { TEL: 5 } },
      { cipher: "cbc" },
      { timestamp: "1" },
    ].map((value) => [`by ${JSON.stringify(value)}`, json(value), { kind: "decode", retryable: false }]),
  ]) {
    it(`when it is refused: ${what}`, async (t) => {
      const { result, asked } = await withFetch(t, answer, () => fetchVisit(prefix, query));
      assert.ok(result instanceof YoumiError, String(result));
      const { message, ...properties } = expected;
      for (const [name, value] of Object.entries(properties)) assert.equal(result[name], value, name);
      if (message) assert.match(result.message, message);
      assert.equal(result.endpoint, "fetchVisit");
      assert.equal(result.attempts, 1);
      assert.equal(asked.length, 1);
      assert.match(result.message, /^GET https:\/\/crm\.example\/youmi\/sidebar: /);
    });
  }

  it("after 15 seconds, also where fetch does not heed its signal", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const never = () => new Promise(() => {});
    let signal;
    t.mock.method(globalThis, "fetch", (url, init) => {
      signal = init.signal;
      return never();
    });
    const asking = fetchVisit(prefix, query).catch((error) => error);
    await Promise.resolve();
    t.mock.timers.tick(15_000);
    const error = await asking;
    assert.equal(error.kind, "timeout");
    assert.equal(error.retryable, true);
    assert.equal(signal.aborted, true);
  });

  it("before anything is sent where a parameter is wrong", async (t) => {
    for (const [given, path] of [
      ...[undefined, null, 5, "", "/youmi", "youmi", `${prefix}?a`, `${prefix}#a`].map((prefix) => [
        [prefix, query],
        "prefix",
      ]),
      ...["", "?", "#a", null, 5, {}, undefined].map((query) => [[prefix, query], "query"]),
    ]) {
      const { result, asked } = await withFetch(t, json(visit), () => fetchVisit(...given));
      assert.ok(result instanceof YoumiError, `${given}: ${result}`);
      assert.equal(result.kind, "argument");
      assert.equal(result.path, path, `${given}`);
      assert.equal(asked.length, 0);
      t.mock.restoreAll();
    }
  });

  it("without the address in what it says, though the server repeats it", async (t) => {
    const parts = [...new URLSearchParams(query).values(), ...query.split(/[?&=]/)].filter((part) => part.length > 7);
    for (const status of [200, 404, 500]) {
      const answer = (url) => new Response(`Cannot GET ${url}`, { status });
      const { result } = await withFetch(t, answer, () => fetchVisit(prefix, query));
      for (const part of parts) {
        for (const text of [result.message, result.stack, result.body ?? "", JSON.stringify(result)])
          assert.ok(!text.includes(part), text);
      }
      t.mock.restoreAll();
    }
  });
});
