// Tokens that several processes share.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { V1Client } from "youmi-open-api";

import { clientOf, received, started } from "../../support/emulated.mjs";
import { envelope, fetchingWithTokens, tokenEnvelope } from "../../support/fetching.mjs";
import { heldTimers, settled } from "../../support/waiting.mjs";
import { emulator, WEEK, tokens, calls, movedClock, memoryStore } from "../../support/token-clients.mjs";

beforeEach(() => emulator.reset());

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
      (text) => new TextEncoder().encode(`xx${text}`).subarray(2),
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
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      allowSecretInBrowser: true,
      auth,
      fetch,
      tokenStore: store,
    });
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
      const options = { baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch, tokenStore };
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
