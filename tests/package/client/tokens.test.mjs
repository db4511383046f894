// The client's token: fetched once, kept, renewed, dropped when it is refused.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { V1Client } from "youmi-open-api";

import { clientOf, received, started } from "../../support/emulated.mjs";
import { rejection } from "../../support/failing.mjs";
import { answer, envelope, fetchingWithTokens, tokenEnvelope } from "../../support/fetching.mjs";
import { deferred, settled, until } from "../../support/waiting.mjs";
import { emulator, WEEK, friend, tokens, calls, movedClock, memoryStore } from "../../support/token-clients.mjs";

beforeEach(() => emulator.reset());

describe("a client's token", () => {
  it("is fetched when it is first needed, and kept", async () => {
    const client = clientOf(emulator);
    await settled();
    assert.equal(emulator.requests.length, 0);
    await client.listStaff();
    assert.equal(tokens(), 1);
    await client.listStaff();
    await client.listLabels();
    await client.addFriend(friend);
    assert.equal(tokens(), 1);
  });

  it("is not fetched for a call that is refused for its parameters", async () => {
    await rejection(clientOf(emulator).listStaff({ x: 1 }), { kind: "argument" });
    assert.equal(emulator.requests.length, 0);
  });

  /** A server that knows one token at a time, without a network: a thousand connections would be another test. */
  function serverOfOneToken() {
    let number = 0;
    const fetch = fetchingWithTokens(
      () => tokenEnvelope(`token-number-${++number}`),
      ({ headers }) => envelope([], { errmsg: headers.access_token === `token-number-${number}` ? 20000 : 10003 }),
    );
    const auth = { appId: "id", appKey: "app-key" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch });
    return { client, fetch, expire: () => ++number };
  }

  it("is fetched by one request for a thousand calls at once", async () => {
    const { client, fetch } = serverOfOneToken();
    await Promise.all(Array.from({ length: 1000 }, () => client.listStaff()));
    assert.equal(fetch.tokens.length, 1);
    assert.equal(fetch.calls.length, 1000);
  });

  it("is fetched anew by one request when a thousand calls at once meet an expired one", async () => {
    const { client, fetch, expire } = serverOfOneToken();
    await client.listStaff();
    expire();
    await Promise.all(Array.from({ length: 1000 }, () => client.listStaff()));
    assert.equal(fetch.tokens.length, 2);
    assert.equal(fetch.calls.length, 2001);
    await client.listStaff();
    assert.equal(fetch.tokens.length, 2);
  });

  it("is fetched by one request for many calls at once over the network", async () => {
    const client = clientOf(emulator);
    await Promise.all(Array.from({ length: 50 }, () => client.listStaff()));
    assert.equal(tokens(), 1);
    assert.equal(calls().length, 50);
    emulator.expireTokens();
    await Promise.all(Array.from({ length: 50 }, () => client.listStaff()));
    assert.equal(tokens(), 2);
    assert.equal(calls().length, 150);
  });

  /** A client whose server's tokens last for 1,000 s, at a clock that stands still. */
  function renewing(t, tokenAnswer) {
    const clock = movedClock(t);
    clock.now = Math.ceil(clock.now / 1000) * 1000;
    let number = 0;
    const fetch = fetchingWithTokens((call) => {
      number += 1;
      return (number > 1 && tokenAnswer?.(call)) || tokenEnvelope(`token-number-${number}`, 1000);
    }, envelope([]));
    const auth = { appId: "id", appKey: "app-key" };
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      allowSecretInBrowser: true,
      auth,
      fetch,
      retries: 0,
    });
    const sent = async () => {
      await client.listStaff();
      return fetch.calls.at(-1).headers.access_token;
    };
    return { clock, fetch, sent, client };
  }

  it("is renewed in the background, at a random moment of the last tenth of its life", async (t) => {
    for (const chance of [0, 0.5, 0.999]) {
      t.mock.method(Math, "random", () => chance);
      const { clock, fetch, sent } = renewing(t);
      const begin = clock.now;
      assert.equal(await sent(), "token-number-1");
      clock.now = begin + 899_000;
      await sent();
      assert.equal(fetch.tokens.length, 1, "renewed before the last tenth");
      clock.now = begin + (900 + 90 * chance + 1) * 1000;
      assert.equal(await sent(), "token-number-1", "the call waited for the renewal");
      await until(() => fetch.tokens.length === 2);
      await settled();
      assert.equal(await sent(), "token-number-2");
      assert.equal(fetch.tokens.length, 2);
      t.mock.restoreAll();
    }
  });

  it("is not renewed by many processes at once", async (t) => {
    const moments = new Set();
    for (const chance of [0.1, 0.4, 0.9]) {
      t.mock.method(Math, "random", () => chance);
      const { clock, fetch, sent } = renewing(t);
      await sent();
      const begin = clock.now;
      while (fetch.tokens.length === 1) {
        clock.now += 1000;
        await sent();
        await settled();
      }
      moments.add(clock.now - begin);
      t.mock.restoreAll();
    }
    assert.equal(moments.size, 3);
  });

  it("is used until its end while it cannot be renewed, and each failure is followed by a pause", async (t) => {
    const { clock, fetch, sent, client } = renewing(t, () => answer("down", { status: 503 }));
    await sent();
    clock.now += 995_000;
    for (let number = 0; number < 20; number++) {
      assert.equal(await sent(), "token-number-1");
      await settled();
    }
    assert.equal(fetch.tokens.length, 2, "asked again at once");
    clock.now += 5000;
    await rejection(client.listStaff(), { kind: "http", status: 503, endpoint: "getAccessToken" });
    assert.equal(fetch.calls.length, 21);
  });

  it("that ends while it is being renewed is waited for", async (t) => {
    const late = deferred();
    const { clock, sent } = renewing(t, () => late.promise);
    await sent();
    clock.now += 995_000;
    assert.equal(await sent(), "token-number-1");
    clock.now += 5000;
    const waiting = sent();
    await settled();
    late.resolve(tokenEnvelope("token-number-2", 1000));
    assert.equal(await waiting, "token-number-2");
  });

  it("is renewed after its end without a refused call in between", async (t) => {
    const clock = movedClock(t);
    const client = clientOf(emulator);
    await client.listStaff();
    clock.now += 2 * WEEK;
    await client.listStaff();
    assert.equal(tokens(), 2);
    assert.equal(calls().length, 2);
  });

  it("of a short life is used for most of it", async (t) => {
    const clock = movedClock(t);
    const short = await started({ now: () => clock.now, tokenLifetimeSeconds: 60 }, t);
    const client = clientOf(short);
    for (let second = 0; second < 50; second += 10) {
      await client.listStaff();
      assert.equal(received(short, "getAccessToken").length, 1, `at second ${second}`);
      clock.now += 10_000;
    }
    clock.now += 10_000;
    await client.listStaff();
    assert.equal(received(short, "getAccessToken").length, 2);
  });

  it("that has ended when it arrives is used for the call, and fetched anew for the next", async () => {
    let number = 0;
    const fetch = fetchingWithTokens(() => tokenEnvelope(`token-number-${++number}`, -5), envelope([]));
    const auth = { appId: "id", appKey: "app-key" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch });
    await client.listStaff();
    await client.listStaff();
    assert.equal(fetch.tokens.length, 2);
    assert.equal(fetch.calls.length, 2);
  });

  it("is each client's own", async () => {
    await clientOf(emulator).listStaff();
    await clientOf(emulator).listStaff();
    assert.equal(tokens(), 2);
  });

  it("that could not be fetched fails all that wait for it, and is fetched again by the next", async () => {
    const client = clientOf(emulator);
    emulator.fault({ endpoint: "getAccessToken", kind: "errmsg", code: 200006 });
    const waiting = Array.from({ length: 10 }, () => client.listStaff());
    for (const call of waiting) {
      await rejection(call, { kind: "api", code: 200006, endpoint: "getAccessToken", attempts: 1 });
    }
    assert.equal(tokens(), 1);
    assert.equal(calls().length, 0);
    await client.listStaff();
    assert.equal(tokens(), 2);
  });

  for (const [what, values] of [
    ["nothing", null],
    ["a text", "token"],
    ["no token", { expires_in: 1 }],
    ["an empty token", { access_token: "", expires_in: 9_999_999_999 }],
    ["no end", { access_token: "token-without-end" }],
    ["an end that is none", { access_token: "token-with-bad-end", expires_in: "soon" }],
    ["a token that is none", { access_token: {}, expires_in: 9_999_999_999 }],
  ]) {
    it(`of which the answer holds ${what} is a decode error`, async () => {
      const fetch = fetchingWithTokens(envelope(values, { errmsg: 10004 }), envelope([]));
      const auth = { appId: "id", appKey: "app-key" };
      const client = new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch });
      await rejection(client.listStaff(), { kind: "decode", endpoint: "getAccessToken", path: /^values/ });
      assert.equal(fetch.calls.length, 0);
    });
  }
});

describe("a token that is refused", () => {
  for (const [what, fault] of [
    ["errmsg 10003", { kind: "errmsg", code: 10003 }],
    ["HTTP 401", { kind: "status", status: 401 }],
    ["HTTP 401 with a page", { kind: "status", status: 401, body: "<html>login</html>" }],
  ]) {
    it(`by ${what} is dropped, and the call repeated once`, async () => {
      const client = clientOf(emulator);
      await client.listStaff();
      emulator.fault({ endpoint: "addFriend", ...fault });
      assert.equal((await client.addFriend(friend)).values, true);
      assert.equal(tokens(), 2);
      assert.equal(received(emulator, "addFriend").length, 2);
      assert.equal(emulator.state().addedFriends.length, 1);
      await client.listStaff();
      assert.equal(tokens(), 2);
    });

    it(`by ${what} twice is an error`, async () => {
      const client = clientOf(emulator);
      emulator.fault({ endpoint: "listStaff", times: 2, ...fault });
      await rejection(client.listStaff(), { attempts: 2, retryable: true, endpoint: "listStaff" });
      assert.equal(tokens(), 2);
      await client.listStaff();
    });
  }

  it("late does not drop the one that has come in the meantime", async () => {
    const late = deferred();
    let number = 0;
    const fetch = fetchingWithTokens(
      () => tokenEnvelope(`token-number-${++number}`),
      // The first call is answered late, the second at once, both refused for the first token.
      (call) => (call.number === 0 ? late.promise : envelope(null, { errmsg: call.number === 1 ? 10003 : 20000 })),
    );
    const auth = { appId: "id", appKey: "app-key" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch });
    const first = client.listStaff();
    await until(() => fetch.calls.length === 1);
    await client.listStaff();
    assert.equal(fetch.tokens.length, 2);
    late.resolve(envelope(null, { errmsg: 10003 }));
    await first;
    assert.equal(fetch.tokens.length, 2);
    assert.deepEqual(
      fetch.calls.map(({ headers }) => headers.access_token),
      ["token-number-1", "token-number-1", "token-number-2", "token-number-2"],
    );
  });

  it("behind a gateway is an error at once", async () => {
    const fetch = fetchingWithTokens(null, envelope(null, { errmsg: 10003 }));
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      allowSecretInBrowser: true,
      auth: "none",
      fetch,
    });
    await rejection(client.listStaff(), { kind: "api", code: 10003, attempts: 1 });
    assert.equal(fetch.calls.length, 1);
  });
});

describe("getAccessToken", () => {
  it("hands its token out and does not keep it", async () => {
    const tokenStore = memoryStore();
    const client = clientOf(emulator, { tokenStore });
    const one = await client.getAccessToken();
    const other = await client.getAccessToken();
    assert.notEqual(one.values.access_token, other.values.access_token);
    assert.equal(tokenStore.log.length, 0);
    await client.listStaff();
    assert.equal(tokens(), 3);
    assert.ok(![one, other].some(({ values }) => values.access_token === calls()[0].headers.access_token));
  });

  it("does not disturb the client's own token", async () => {
    const client = clientOf(emulator);
    await client.listStaff();
    await client.getAccessToken();
    await client.listStaff();
    assert.equal(tokens(), 2);
  });

  it("is repeated after a passing fault and after a clock that is wrong", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const client = clientOf(emulator);
    emulator.fault({ endpoint: "getAccessToken", kind: "resetBefore", times: 2 });
    await client.getAccessToken();
    assert.equal(tokens(), 3);
    emulator.setClockSkew(7200);
    await client.getAccessToken();
    assert.equal(tokens(), 5);
  });
});
