// A logger, a store, a token or a signature that is not what it should be.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { answer, envelope, fetching, fetchingWithTokens, tokenEnvelope } from "../../support/fetching.mjs";
import { settled } from "../../support/waiting.mjs";
import {
  timeout,
  freshModule,
  thrower,
  failure,
  untouchable,
  getters,
  assertSurvives,
  allFail,
} from "../../support/surviving.mjs";

describe("a logger that", () => {
  const methods = (method) => ({ debug: method, info: method, warn: method, error: method });
  for (const [what, logger] of [
    ["throws", methods(thrower(failure))],
    ["throws undefined", methods(thrower(undefined))],
    ["gives rubbish", methods(() => Symbol("x"))],
    ["has no methods", {}],
    ["has methods that are none", methods(5)],
    ["has getters that throw", getters("debug", "info", "warn", "error")],
    ["no one may touch", untouchable()],
  ]) {
    it(what, { timeout }, async (t) => {
      await assertSurvives(t, { logger, fetch: fetching(envelope(null)) }, (outcomes) =>
        assert.deepEqual(outcomes[0].value.values, []),
      );
      await assertSurvives(t, { logger, fetch: async () => answer("busy", { status: 503 }) }, allFail("http"));
    });
  }

  it("rejects leaves no rejection that nobody handles", { timeout }, async (t) => {
    // An unhandled rejection would fail this file, and end a process without a handler for it.
    const logger = methods(() => Promise.reject(failure));
    await assertSurvives(t, { logger, fetch: async () => answer("busy", { status: 503 }) }, allFail("http"));
    await settled();
  });

  it("calls the client again", { timeout }, async (t) => {
    const { V1Client } = await freshModule();
    const inner = [];
    const logger = methods(() => {
      if (inner.length < 5) inner.push(client.listStaff());
    });
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      auth: "none",
      logger,
      fetch: fetching(envelope([])),
    });
    await client.listStaff();
    while (inner.length < 5) await settled();
    assert.equal((await Promise.all(inner)).length, 5);
  });

  it("is like console hears a line for each attempt", { timeout }, async (t) => {
    const { V1Client } = await freshModule();
    t.mock.method(Math, "random", () => 0);
    const lines = [];
    class Logger {
      #lines = lines;
      debug(line) {
        this.#lines.push(["debug", line]);
      }
      warn(line) {
        this.#lines.push(["warn", line]);
      }
      error(line) {
        this.#lines.push(["error", line]);
      }
    }
    const busy = answer("busy", { status: 503 });
    const options = { baseUrl: "http://server.example/v1", auth: "none", logger: new Logger() };
    await new V1Client({ ...options, fetch: fetching(busy, envelope([])) }).listStaff();
    assert.deepEqual(
      lines.map(([level]) => level),
      ["warn", "debug"],
    );
    for (const [, line] of lines) {
      assert.equal(typeof line, "string");
      assert.match(line, /listStaff/);
      assert.match(line, /\d+ ms/);
      assert.match(line, /attempt [12]/);
    }
    assert.match(lines[0][1], /503/);
    lines.length = 0;
    await new V1Client({ ...options, fetch: fetching(busy), retries: 0 }).listStaff().catch(() => {});
    assert.deepEqual(
      lines.map(([level]) => level),
      ["error"],
    );
  });
});

describe("a token and its signature", () => {
  const rubbish = [
    ...[undefined, null, 0, 5, NaN, true, 5n, Symbol("x"), "", {}, [], () => "token"],
    ...[untouchable(), new Uint8Array(3), new Date(), "a\r\nb: c"],
  ];
  const config = allFail("config");

  it("that are rubbish", { timeout }, async (t) => {
    for (const value of rubbish) {
      await assertSurvives(t, { auth: { accessToken: () => value, sign: () => "signature" } }, config);
      await assertSurvives(t, { auth: { accessToken: "token-of-another", sign: () => value } }, config);
    }
  });

  it("that fail", { timeout }, async (t) => {
    for (const value of [failure, undefined, null, "text", Symbol("x"), untouchable(), Object.freeze({})]) {
      for (const fail of [thrower(value), () => Promise.reject(value), () => ({ then: thrower(value) })]) {
        await assertSurvives(t, { auth: { accessToken: fail, sign: () => "signature" } }, config);
        await assertSurvives(t, { auth: { accessToken: "token-of-another", sign: fail } }, config);
      }
    }
  });

  it("that never come end by the timeout", { timeout }, async (t) => {
    const never = () => new Promise(() => {});
    await assertSurvives(t, { auth: { accessToken: never, sign: () => "s" }, timeoutMs: 1 }, allFail("timeout"));
    await assertSurvives(
      t,
      { auth: { accessToken: "token-of-another", sign: never }, timeoutMs: 1 },
      allFail("timeout"),
    );
  });

  it("that are a promise whose constructor throws", { timeout }, async (t) => {
    const give = () => Object.defineProperty(Promise.resolve("token"), "constructor", { get: thrower(failure) });
    await assertSurvives(t, { auth: { accessToken: give, sign: () => "signature" } }, config);
  });

  it("that HTTP cannot carry", { timeout }, async (t) => {
    const fetch = async (_, { headers }) => new Headers(headers) && answer(envelope([]));
    for (const token of ["令牌", "a\u0000b", " a b "]) {
      await assertSurvives(t, { fetch, auth: { accessToken: () => token, sign: () => "signature" } });
    }
  });
});

describe("a token store that", () => {
  const auth = { appId: "id", appKey: "app-key-of-nobody" };
  const store = (method) => ({ get: method, set: method, delete: method });
  const good = () => fetchingWithTokens(() => tokenEnvelope(), envelope(null));

  for (const [what, tokenStore] of [
    ["throws", store(thrower(failure))],
    ["throws undefined", store(thrower(undefined))],
    ["throws what no one may touch", store(thrower(untouchable()))],
    ["rejects", store(() => Promise.reject(failure))],
    ["rejects with nothing", store(() => Promise.reject())],
    ["gives thenables that throw", store(() => ({ then: thrower(failure) }))],
    ["gives what no one may touch", store(() => untouchable())],
    ["gives symbols", store(() => Symbol("x"))],
    [
      "gives a promise whose constructor throws",
      store(() => Object.defineProperty(Promise.resolve(1), "constructor", { get: thrower(failure) })),
    ],
  ]) {
    it(what, { timeout }, (t) =>
      assertSurvives(t, { auth, tokenStore, fetch: good() }, (outcomes) =>
        assert.deepEqual(outcomes[0].value.values, []),
      ),
    );
  }

  it("calls the client again", { timeout }, async () => {
    const { V1Client } = await freshModule();
    let inner;
    const tokenStore = {
      get() {
        inner ??= client.listStaff();
      },
      set() {},
      delete() {},
    };
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      allowSecretInBrowser: true,
      auth,
      tokenStore,
      fetch: good(),
    });
    await client.listStaff();
    await inner;
  });
});

describe("globals that others have changed", () => {
  for (const [what, object, name] of [
    ["Math.random", Math, "random"],
    ["Date.now", Date, "now"],
  ]) {
    it(`${what} that gives rubbish`, { timeout }, async (t) => {
      const token = tokenEnvelope();
      for (const value of [NaN, Infinity, -1, 2, 0]) {
        const { V1Client } = await freshModule();
        t.mock.method(object, name, () => value);
        const fetch = fetchingWithTokens(token, envelope([]));
        const auth = { appId: "id", appKey: "app-key-of-nobody" };
        const client = new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch });
        assert.deepEqual((await client.listStaff()).values, []);
        t.mock.restoreAll();
      }
    });
  }
});
