// The client's token and clock: fetched once, kept, renewed, shared, dropped when it is refused.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { sign, V1Client } from "youmi-open-api";

import { clientOf, optionsFor, received, started } from "./support/emulated.mjs";
import { rejection } from "./support/failing.mjs";
import { answer, envelope, fetchingWithTokens, tokenEnvelope } from "./support/fetching.mjs";
import { deferred, heldTimers, settled, until } from "./support/waiting.mjs";

// The server's clock is the test's, as the client's is.
const emulator = await started({ now: () => Date.now(), staff: 2 });
const WEEK = 604_800_000;
const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };

beforeEach(() => emulator.reset());

const tokens = () => received(emulator, "getAccessToken").length;
const calls = () => received(emulator, "listStaff");

/** A clock that stands still until it is moved. */
function movedClock(t) {
  const clock = { now: Date.now() };
  t.mock.method(Date, "now", () => clock.now);
  return clock;
}

/** A store as Keyv is one, in memory. */
function memoryStore(wrap = (value) => value) {
  const entries = new Map();
  const log = [];
  return {
    entries,
    log,
    get(key) {
      log.push(["get", key]);
      return wrap(entries.get(key));
    },
    set(key, value, ttlMs) {
      log.push(["set", key, value, ttlMs]);
      entries.set(key, value);
      return wrap(true);
    },
    delete(key) {
      log.push(["delete", key]);
      return wrap(entries.delete(key));
    },
  };
}

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
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch });
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
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch, retries: 0 });
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
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch });
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
      const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch });
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
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch });
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
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch });
    await rejection(client.listStaff(), { kind: "api", code: 10003, attempts: 1 });
    assert.equal(fetch.calls.length, 1);
  });
});

describe("an access token of somebody else", () => {
  async function foreign(accessToken, options) {
    const auth = { accessToken, sign: (text) => sign(text, emulator.appKey) };
    return clientOf(emulator, { auth, ...options });
  }

  const issued = async () => (await clientOf(emulator).getAccessToken()).values.access_token;

  it("may be a text", async () => {
    const token = await issued();
    emulator.clearRequests();
    await (await foreign(token)).listStaff();
    assert.equal(tokens(), 0);
    assert.equal(calls()[0].headers.access_token, token);
  });

  for (const [what, give] of [
    ["a function", (token) => () => token],
    ["a function of a promise", (token) => async () => token],
    ["a function of a thenable", (token) => () => ({ then: (resolve) => resolve(token) })],
  ]) {
    it(`may be ${what}, asked for each call`, async () => {
      const token = await issued();
      let asked = 0;
      const client = await foreign(() => {
        asked += 1;
        return give(token)();
      });
      await client.listStaff();
      await client.listStaff();
      assert.equal(asked, 2);
      assert.deepEqual(
        calls().map((request) => request.headers.access_token),
        [token, token],
      );
    });
  }

  it("may be signed with a promise", async () => {
    const auth = { accessToken: await issued(), sign: async (text) => sign(text, emulator.appKey) };
    await clientOf(emulator, { auth }).listStaff();
    assert.equal(calls().length, 1);
  });

  it("is signed as token, nonce and timestamp, with nothing between them", async () => {
    const token = await issued();
    const texts = [];
    const auth = { accessToken: token, sign: (text) => texts.push(text) && sign(text, emulator.appKey) };
    await clientOf(emulator, { auth }).listStaff();
    const { access_token, nonce, timestamp } = calls()[0].headers;
    assert.deepEqual(texts, [access_token + nonce + timestamp]);
  });

  it("is signed as it is sent: without the space around it", async () => {
    const token = await issued();
    const auth = { accessToken: `${token} \t`, sign: (text) => sign(text, emulator.appKey) };
    const { values } = await clientOf(emulator, { auth }).listStaff();
    assert.ok(values.length > 0);
    assert.equal(calls()[0].headers.access_token, token);
  });

  it("that is refused is asked for once more if a function gives it", async () => {
    const first = await issued();
    emulator.expireTokens();
    const second = await issued();
    const given = [first, second];
    const client = await foreign(() => given.shift());
    await client.listStaff();
    assert.equal(calls().length, 2);
  });

  it("that is refused is an error if it is a text", async () => {
    const token = await issued();
    emulator.expireTokens();
    const client = await foreign(token);
    await rejection(client.listStaff(), { kind: "api", code: 10003, attempts: 1 });
    assert.equal(calls().length, 1);
  });

  for (const [what, give] of [
    ["nothing", () => undefined],
    ["null", () => null],
    ["an empty text", () => ""],
    ["a number", () => 5],
    ["an object", () => ({ access_token: "a" })],
    ["several lines", () => "a\r\nX-Injected: b"],
    ["cut with an ellipsis", () => "eyJhbGciOi…"],
    ["Chinese", () => "令牌"],
    ["spaces", () => " \t "],
    ["a rejection", () => Promise.reject(new Error("no token today"))],
    [
      "an exception",
      () => {
        throw new Error("no token today");
      },
    ],
  ]) {
    it(`that is ${what} is a config error with nothing sent`, async () => {
      const client = await foreign(give);
      const error = await rejection(client.listStaff(), { kind: "config", attempts: 0, endpoint: "listStaff" });
      assert.match(error.message, /accessToken/);
      if (what.startsWith("a rej") || what.startsWith("an exc")) assert.equal(error.cause.message, "no token today");
      assert.equal(calls().length, 0);
    });
  }

  for (const [what, give] of [
    ["nothing", () => undefined],
    ["an empty text", () => ""],
    ["an object", () => ({})],
    ["bytes", () => new Uint8Array(20)],
    ["several lines", () => "a\r\nX-Injected: b"],
    ["a rejection", () => Promise.reject(new Error("no key today"))],
    [
      "an exception",
      () => {
        throw new Error("no key today");
      },
    ],
  ]) {
    it(`whose sign gives ${what} is a config error with nothing sent`, async () => {
      const client = clientOf(emulator, { auth: { accessToken: "token-of-another", sign: give } });
      const error = await rejection(client.listStaff(), { kind: "config", attempts: 0, endpoint: "listStaff" });
      assert.match(error.message, /auth\.sign/);
      assert.equal(calls().length, 0);
    });
  }
});

describe("a token store", () => {
  for (const [what, wrap] of [
    ["that answers at once", (value) => value],
    ["that answers with promises", async (value) => value],
    ["that answers with thenables", (value) => ({ then: (resolve) => resolve(value) })],
  ]) {
    it(`${what} shares the token between two clients`, async () => {
      const tokenStore = memoryStore(wrap);
      await clientOf(emulator, { tokenStore }).listStaff();
      await clientOf(emulator, { tokenStore }).listStaff();
      assert.equal(tokens(), 1);
      assert.equal(new Set(calls().map((request) => request.headers.access_token)).size, 1);
    });
  }

  it("is given the token as text, under a key without secrets, for as long as it may be used", async (t) => {
    const clock = movedClock(t);
    const tokenStore = memoryStore();
    await clientOf(emulator, { tokenStore }).listStaff();
    const [[, key, value, ttlMs]] = tokenStore.log.filter(([what]) => what === "set");
    assert.equal(typeof key, "string");
    assert.ok(!key.includes(emulator.appKey));
    assert.ok(key.includes(emulator.appId));
    assert.equal(typeof value, "string");
    assert.ok(value.includes(calls()[0].headers.access_token));
    assert.ok(!value.includes(emulator.appKey));
    assert.ok(ttlMs > WEEK - 600_000 && ttlMs <= WEEK, String(ttlMs));
    assert.ok(clock.now > 0);
    assert.deepEqual(
      tokenStore.log.map(([what]) => what),
      ["get", "set"],
    );
  });

  it("is called as a method of itself", async () => {
    class Store {
      #entries = new Map();
      get(key) {
        return this.#entries.get(key);
      }
      set(key, value) {
        this.#entries.set(key, value);
        return this;
      }
      delete(key) {
        return this.#entries.delete(key);
      }
    }
    const tokenStore = new Store();
    await clientOf(emulator, { tokenStore }).listStaff();
    await clientOf(emulator, { tokenStore }).listStaff();
    assert.equal(tokens(), 1);
  });

  it("is asked once however many calls wait", async () => {
    const tokenStore = memoryStore();
    const client = clientOf(emulator, { tokenStore });
    await Promise.all(Array.from({ length: 20 }, () => client.listStaff()));
    assert.equal(tokenStore.log.filter(([what]) => what === "get").length, 1);
  });

  it("does not mix clients of other servers or app ids", async () => {
    const tokenStore = memoryStore();
    const other = await started({ appId: "other-app", staff: 2 });
    await clientOf(emulator, { tokenStore }).listStaff();
    await clientOf(other, { tokenStore }).listStaff();
    const prefixed = clientOf(emulator, { tokenStore, baseUrl: `${emulator.url}/publicapi/v1` });
    await prefixed.listStaff();
    assert.equal(received(other, "getAccessToken").length, 1);
    assert.equal(tokenStore.entries.size, 3);
  });

  it("loses a token that is refused, which is not taken from it again", async () => {
    const tokenStore = memoryStore();
    await clientOf(emulator, { tokenStore }).listStaff();
    emulator.expireTokens();
    const client = clientOf(emulator, { tokenStore });
    await client.listStaff();
    assert.equal(tokens(), 2);
    assert.ok(tokenStore.log.some(([what]) => what === "delete"));
    assert.ok([...tokenStore.entries.values()][0].includes(calls().at(-1).headers.access_token));
    await client.listStaff();
    assert.equal(tokens(), 2);
  });

  it("that does not forget is not believed again", async () => {
    const tokenStore = memoryStore();
    await clientOf(emulator, { tokenStore }).listStaff();
    emulator.expireTokens();
    const stubborn = { ...tokenStore, set() {}, delete() {}, get: (key) => tokenStore.entries.get(key) };
    const client = clientOf(emulator, { tokenStore: stubborn });
    await client.listStaff();
    assert.equal(tokens(), 2);
  });

  it("gives the newer token to a client whose own is refused", async () => {
    const tokenStore = memoryStore();
    const [one, other] = [clientOf(emulator, { tokenStore }), clientOf(emulator, { tokenStore })];
    await one.listStaff();
    await other.listStaff();
    emulator.expireTokens();
    await one.listStaff();
    await other.listStaff();
    assert.equal(tokens(), 2);
    assert.equal(calls().length, 6);
  });

  it("whose token has ended is not believed", async (t) => {
    const clock = movedClock(t);
    const tokenStore = memoryStore();
    await clientOf(emulator, { tokenStore }).listStaff();
    clock.now += WEEK;
    await clientOf(emulator, { tokenStore }).listStaff();
    assert.equal(tokens(), 2);
    assert.equal(calls().length, 2);
  });

  it("that holds rubbish is overwritten", async () => {
    for (const rubbish of [
      ...["", "token", "{", "[]", "{}", "null", "5", '{"accessToken":5,"expiresAt":9999999999999}'],
      ...['{"accessToken":"t"}', '{"accessToken":"t","expiresAt":"soon"}', '{"accessToken":"t","expiresAt":1e400}'],
      ...[5, true, {}, [], new Uint8Array(3), Symbol("x"), () => 1, null, undefined, 5n],
    ]) {
      emulator.clearRequests();
      const tokenStore = { ...memoryStore(), get: () => rubbish };
      await clientOf(emulator, { tokenStore }).listStaff();
      assert.equal(tokens(), 1, String(rubbish));
    }
  });

  it("that holds a token which no header can carry is overwritten, and loses it", async () => {
    for (const accessToken of ["a\rb", "令牌", "a\0", " ", "eyJ…"]) {
      emulator.clearRequests();
      const store = memoryStore();
      const tokenStore = { ...store, get: () => JSON.stringify({ accessToken, expiresAt: 9999999999999 }) };
      await clientOf(emulator, { tokenStore }).listStaff();
      assert.equal(tokens(), 1, JSON.stringify(accessToken));
      assert.deepEqual(
        store.log.map(([what]) => what),
        ["delete", "set"],
      );
    }
  });

  it("may give what was set as an object or as bytes", async () => {
    for (const stored of [
      (text) => JSON.parse(text),
      (text) => Buffer.from(text),
      (text) => new TextEncoder().encode(text).buffer,
    ]) {
      emulator.clearRequests();
      const store = memoryStore();
      await clientOf(emulator, { tokenStore: store }).listStaff();
      const tokenStore = { ...store, get: (key) => stored(store.entries.get(key)) };
      await clientOf(emulator, { tokenStore }).listStaff();
      assert.equal(tokens(), 1, String(stored));
    }
  });

  it("gives another process's newer token to a renewal, and never an older one", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const clock = movedClock(t);
    const store = memoryStore();
    let number = 0;
    const fetch = fetchingWithTokens(() => tokenEnvelope(`token-number-${++number}`, 1000), envelope([]));
    const auth = { appId: "id", appKey: "app-key" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch, tokenStore: store });
    await client.listStaff();
    const put = (accessToken, expiresAt) =>
      store.entries.set([...store.entries.keys()][0], JSON.stringify({ accessToken, expiresAt }));
    const used = async () => {
      await client.listStaff();
      await settled();
      await client.listStaff();
      return fetch.calls.at(-1).headers.access_token;
    };
    clock.now += 950_000;
    put("token-of-another-process", clock.now + 1_000_000);
    assert.equal(await used(), "token-of-another-process");
    assert.equal(fetch.tokens.length, 1);
    clock.now += 950_000;
    put("older-token", clock.now + 1000);
    assert.equal(await used(), "token-number-2");
  });

  it("that holds an empty token is overwritten", async () => {
    const tokenStore = { ...memoryStore(), get: () => '{"accessToken":"","expiresAt":9999999999999}' };
    await clientOf(emulator, { tokenStore }).listStaff();
    assert.equal(tokens(), 1);
    assert.equal(calls().length, 1);
  });

  it("that fails is done without, and its failure logged", async () => {
    const failures = {
      "throws an error": () => {
        throw new Error("the store is down");
      },
      "throws nothing": () => {
        throw undefined;
      },
      rejects: () => Promise.reject(new Error("the store is down")),
      "rejects with nothing": () => Promise.reject(),
      "has a thenable that throws": () => ({
        then() {
          throw new Error("the store is down");
        },
      }),
    };
    for (const [what, fail] of Object.entries(failures)) {
      for (const method of ["get", "set", "delete"]) {
        emulator.clearRequests();
        const warnings = [];
        const store = memoryStore();
        const tokenStore = { get: (key) => store.get(key), set: () => true, delete: () => true, [method]: fail };
        const logger = { warn: (line) => warnings.push(line) };
        const client = clientOf(emulator, { tokenStore, logger });
        await client.listStaff();
        assert.equal(tokens(), 1, `${method} ${what}`);
        // A store that kept the refused token is what delete is for.
        if (method === "delete") {
          store.entries.set(
            store.log[0][1],
            `{"accessToken":"${calls()[0].headers.access_token}","expiresAt":9999999999999}`,
          );
          emulator.expireTokens();
        }
        await client.listStaff();
        assert.ok(
          warnings.some((line) => line.includes(`tokenStore.${method}`)),
          `${method} ${what}`,
        );
      }
    }
  });

  describe("that never answers", () => {
    const STORE_TIMEOUT_MS = 1000;
    const never = () => new Promise(() => {});

    /** A client of a server without a network, whose waiting for the store ends only when the test says so. */
    function client(t, tokenStore, fetch) {
      const held = heldTimers(t, (ms) => ms === STORE_TIMEOUT_MS);
      t.after(() => held.release());
      const auth = { appId: "id", appKey: "app-key" };
      const options = { baseUrl: "http://server.example/v1", auth, fetch, tokenStore };
      return { client: new V1Client(options), ring: () => settled().then(() => held.fire(STORE_TIMEOUT_MS)) };
    }

    it("when it is given a token does not hold up a call", async (t) => {
      const fetch = fetchingWithTokens(tokenEnvelope(), envelope([]));
      const { client: v1, ring } = client(t, { ...memoryStore(), set: never }, fetch);
      const call = v1.listStaff();
      void ring();
      await call;
      assert.equal(fetch.tokens.length, 1);
    });

    it("when a token is to be deleted does not hold up a call", async (t) => {
      let number = 0;
      const fetch = fetchingWithTokens(
        () => tokenEnvelope(`token-number-${++number}`),
        ({ headers }) => envelope([], { errmsg: headers.access_token === "token-number-2" ? 20000 : 10003 }),
      );
      const { client: v1, ring } = client(t, { ...memoryStore(), delete: never }, fetch);
      const call = v1.listStaff();
      void ring();
      await call;
      assert.equal(fetch.tokens.length, 2);
    });

    it("when it is asked costs a second, not the call", async (t) => {
      const fetch = fetchingWithTokens(tokenEnvelope(), envelope([]));
      const { client: v1, ring } = client(t, { ...memoryStore(), get: never }, fetch);
      const first = v1.listStaff();
      assert.equal(await ring(), 1);
      await first;
      await v1.listStaff();
      assert.equal(fetch.tokens.length, 1);
    });
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

describe("the server's clock", () => {
  for (const seconds of [7200, -7200, 601, -601, 864_000, -864_000, 31_536_000]) {
    it(`${seconds} s ahead is corrected once and kept`, async () => {
      emulator.setClockSkew(seconds);
      const client = clientOf(emulator);
      await client.listStaff();
      assert.equal(tokens(), 2);
      assert.equal(calls().length, 1);
      await client.listStaff();
      await client.addFriend(friend);
      assert.equal(tokens(), 2);
      assert.equal(calls().length, 2);
      assert.equal(received(emulator, "addFriend").length, 1);
      const [{ headers, time }] = calls();
      assert.ok(Math.abs(headers.timestamp - (time / 1000 + seconds)) <= 2);
    });
  }

  it("that jumps is followed by an action that is repeated once", async () => {
    const client = clientOf(emulator);
    await client.listStaff();
    // Not so far that the token has ended.
    emulator.setClockSkew(86_400);
    assert.equal((await client.addFriend(friend)).values, true);
    assert.equal(received(emulator, "addFriend").length, 2);
    assert.equal(emulator.state().addedFriends.length, 1);
    emulator.setClockSkew(0);
    await client.listStaff();
    assert.equal(calls().length, 3);
    assert.equal(tokens(), 1);
  });

  it("does not shorten or lengthen the token's life", async (t) => {
    const clock = movedClock(t);
    emulator.setClockSkew(864_000);
    const client = clientOf(emulator);
    await client.listStaff();
    emulator.clearRequests();
    t.mock.method(Math, "random", () => 0);
    clock.now += WEEK * 0.9 - 2000;
    await client.listStaff();
    assert.equal(tokens(), 0);
    clock.now += WEEK * 0.1 + 4000;
    await client.listStaff();
    assert.equal(tokens(), 1);
  });

  const refusal = (more) => envelope(null, { errmsg: 200005, succeed: false, ...more });

  /** The timestamps of a call that is refused once with this answer. */
  async function timestamps(t, now, first) {
    const clock = movedClock(t);
    clock.now = now;
    const fetch = fetchingWithTokens(() => tokenEnvelope(), first, envelope([]));
    const auth = { accessToken: "token-of-another", sign: () => "signature" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch, retries: 0 });
    await client.listStaff();
    return fetch.calls.map(({ headers }) => Number(headers.Timestamp));
  }

  it("is taken from msgTime in every form, and from the header Date where that cannot be read", async (t) => {
    const now = Date.UTC(2026, 10, 24, 16, 22, 14);
    const server = now / 1000 + 5000;
    const date = new Date(server * 1000).toUTCString();
    const proxy = new Date(now).toUTCString();
    for (const first of [
      answer(refusal({ msgTime: "soon" }), { headers: { Date: date } }),
      answer(refusal({ msgTime: "2026-11-25T01:45:34.1234567+08:00" }), { headers: { Date: proxy } }),
      answer(refusal({ msgTime: "2026/11/25 1:45:34" }), { headers: { Date: proxy } }),
      refusal({ msgTime: "2026-11-25T01:45:34.1234567+08:00" }),
      refusal({ msgTime: "2026/11/25 1:45:34" }),
      refusal({ msgTime: "2026/11/25 01:45:34" }),
      refusal({ msgTime: undefined, MsgTime: "2026/11/25 01:45:34" }),
      refusal({ msgTime: "2026-11-24T17:45:34Z" }),
    ]) {
      assert.deepEqual(await timestamps(t, now, first), [now / 1000, server]);
    }
  });

  it("is the other of the two where the first is refused as well, for actions too", async (t) => {
    const clock = movedClock(t);
    clock.now = Date.UTC(2026, 10, 24, 16, 22, 14);
    const server = clock.now / 1000 + 5000;
    // A server that writes msgTime in a time zone of its own.
    const refused = answer(refusal({ msgTime: "2026/11/24 17:45:34" }), {
      headers: { Date: new Date(server * 1000).toUTCString() },
    });
    const fetch = fetchingWithTokens(null, refused, refused, envelope(true));
    const auth = { accessToken: "token-of-another", sign: () => "signature" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch, retries: 0 });
    await client.addFriend(friend);
    const found = fetch.calls.map(({ headers }) => Number(headers.Timestamp));
    assert.deepEqual(found, [clock.now / 1000, server - 8 * 3600, server]);
  });

  it("that is refused by both is an error after two corrections", async (t) => {
    const clock = movedClock(t);
    clock.now = Date.UTC(2026, 10, 24, 16, 22, 14);
    const refused = answer(refusal({ msgTime: "2026/11/24 17:45:34" }), {
      headers: { Date: new Date(0).toUTCString() },
    });
    const fetch = fetchingWithTokens(null, refused);
    const auth = { accessToken: "token-of-another", sign: () => "signature" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch });
    await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 3 });
  });

  it("that cannot be read leaves the error as it is", async () => {
    for (const msgTime of ["now", "", null, 5, {}]) {
      const fetch = fetchingWithTokens(() => tokenEnvelope(), refusal({ msgTime }));
      const auth = { appId: "id", appKey: "app-key" };
      const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch });
      await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 1, retryable: true });
    }
  });

  it("is the gateway's business behind a gateway", async () => {
    const fetch = fetchingWithTokens(null, refusal({}));
    const client = new V1Client({ ...optionsFor(emulator), auth: "none", fetch });
    await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 1 });
  });

  it("that goes on being wrong is an error after one correction", async () => {
    const client = clientOf(emulator);
    await client.listStaff();
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 200005, times: Infinity });
    await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 2 });
    emulator.fault({ endpoint: "getAccessToken", kind: "errmsg", code: 10006, times: Infinity });
    await rejection(client.getAccessToken(), { kind: "api", code: 10006, attempts: 2 });
  });
});
