// Every function of the caller's runs in the async context of its own call, and a call needs nothing but promises.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, it } from "node:test";

import { Gateway, V1Client, V2Client } from "youmi-open-api";

import { answer, envelope, tokenEnvelope } from "../../support/fetching.mjs";
import { deferred } from "../../support/waiting.mjs";

const contexts = new AsyncLocalStorage();
const names = Array.from({ length: 8 }, (_, number) => `call-${number}`);
const baseUrl = "http://server.example/v1";

/** Begins the same work in each context, in one tick. */
const inEach = (work) => Promise.all(names.map((name) => contexts.run(name, () => work(name))));

/** Notes for each function of the caller's in which context it ran. */
function notes() {
  const seen = [];
  const note = (what, result) =>
    function (...args) {
      seen.push([what, contexts.getStore()]);
      return typeof result === "function" ? result(...args) : result;
    };
  const of = (what) => seen.filter(([noted]) => noted === what).map(([, context]) => context);
  return { note, of };
}

describe("the caller's functions run in the context of their own call:", () => {
  for (const [Client, method] of [
    [V1Client, "listStaff"],
    [V2Client, "listDepartments"],
  ]) {
    it(`accessToken, sign, fetch and logger of ${Client.name}, for its own token`, async () => {
      const { note, of } = notes();
      const sent = [];
      const isV1 = Client === V1Client;
      const client = new Client({
        baseUrl,
        auth: {
          accessToken: note("accessToken", async () => `token-of-${contexts.getStore()}`),
          ...(isV1 && { sign: note("sign", async () => "signature") }),
        },
        fetch: note("fetch", async (_, { headers }) => {
          sent.push([contexts.getStore(), headers.access_token ?? headers.Authorization.slice(7)]);
          return answer(envelope([]));
        }),
        logger: { debug: note("logger") },
      });
      await inEach(() => client[method]());
      for (const what of ["accessToken", ...(isV1 ? ["sign"] : []), "fetch", "logger"]) {
        assert.deepEqual(of(what).sort(), names, what);
      }
      for (const [context, token] of sent) assert.equal(token, `token-of-${context}`);
    });
  }

  it("repeated attempts, and the pages of a list", async () => {
    const { note, of } = notes();
    const tries = new Map();
    const client = new V1Client({
      baseUrl,
      auth: "none",
      fetch: note("fetch", async (url) => {
        const context = contexts.getStore();
        tries.set(context, (tries.get(context) ?? 0) + 1);
        if (tries.get(context) === 1) return answer("busy", { status: 503, headers: { "Retry-After": "0" } });
        return answer(
          envelope(url.includes("Page=1") ? [{ ad_friend_id: 1, ad_friend_uwenober: "", ad_friend_wenober: "" }] : []),
        );
      }),
    });
    await inEach(async () => {
      for await (const friend of client.eachFriend()) assert.equal(friend.ad_friend_id, 1);
    });
    for (const name of names) assert.equal(of("fetch").filter((context) => context === name).length, 3);
  });

  it("while all of them wait for one token", async () => {
    const { note, of } = notes();
    const late = deferred();
    const client = new V1Client({
      baseUrl,
      auth: { appId: "id", appKey: "app-key" },
      fetch: note("fetch", async (url) => {
        if (!url.includes("GetAccessToken")) return answer(envelope([]));
        await late.promise;
        return answer(tokenEnvelope());
      }),
      tokenStore: { get: note("get"), set: note("set"), delete: note("delete") },
    });
    const all = inEach(() => client.listStaff());
    late.resolve();
    await all;
    // The token's own request belongs to the call that began it.
    assert.deepEqual(of("fetch").sort(), [names[0], ...names]);
    assert.deepEqual([of("get"), of("set")], [[names[0]], [names[0]]]);
  });

  it("authorize and fetch of a gateway", async () => {
    const { note, of } = notes();
    const gateway = new Gateway({
      v1: {
        baseUrl,
        auth: { accessToken: "token-of-another", sign: () => "s" },
        fetch: note("fetch", async () => answer(envelope([]))),
      },
      allow: ["listStaff"],
      authorize: note("authorize", async () => true),
    });
    const responses = await inEach(() => gateway.handle(new Request("http://gateway.example/youmi/v1/staff")));
    assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
    assert.deepEqual([of("authorize").sort(), of("fetch").sort()], [names, names]);
  });

  it("onEvent of a gateway", async () => {
    const { note, of } = notes();
    const gateway = new Gateway({
      allow: [],
      authorize: () => false,
      callbacks: { secret: "a-secret-of-the-callbacks", onEvent: note("onEvent", async () => {}) },
    });
    const body = '{"Type":1,"MerchantId":1,"MsgTime":1,"Values":{}}';
    const url = "http://gateway.example/youmi/callbacks/a-secret-of-the-callbacks";
    const responses = await inEach(() => gateway.handle(new Request(url, { method: "POST", body })));
    assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
    assert.deepEqual(of("onEvent").sort(), names);
  });
});

describe("a call needs nothing but promises:", () => {
  // Not a Response of Node's: its bodies need queueMicrotask themselves.
  const bytes = new TextEncoder().encode(JSON.stringify(envelope([])));
  const response = { status: 200, headers: new Headers(), arrayBuffer: async () => bytes.slice().buffer };
  const client = () => new V1Client({ baseUrl, auth: "none", fetch: async () => response });

  it("a microtask that gets lost stops neither its own call nor later ones", async () => {
    const v1 = client();
    const { queueMicrotask } = globalThis;
    globalThis.queueMicrotask = () => {};
    let first;
    try {
      first = v1.listStaff();
    } finally {
      globalThis.queueMicrotask = queueMicrotask;
    }
    assert.deepEqual((await first).values, []);
    assert.deepEqual((await v1.listStaff()).values, []);
  });

  it("it succeeds while every clock is a fake one that stands still", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "setImmediate", "Date"] });
    t.mock.method(globalThis, "queueMicrotask", () => {});
    assert.deepEqual((await client().listStaff()).values, []);
  });

  it("a function of the caller's may make calls of its own at once", async () => {
    const inner = client();
    const outer = new V1Client({
      baseUrl,
      auth: { accessToken: async () => `token-of-${(await inner.listStaff()).values.length}`, sign: () => "s" },
      fetch: async (_, { headers }) => answer(envelope([], { errdesc: headers.access_token })),
    });
    const replies = await Promise.all(Array.from({ length: 20 }, () => outer.listStaff()));
    for (const { errdesc } of replies) assert.equal(errdesc, "token-of-0");
  });
});
