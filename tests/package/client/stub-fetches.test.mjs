// A fetch that is not what it should be.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { checkError } from "../../support/failing.mjs";
import { answer, envelope, fetching } from "../../support/fetching.mjs";
import { deferred } from "../../support/waiting.mjs";
import {
  timeout,
  freshModule,
  thrower,
  failure,
  untouchable,
  getters,
  assertSurvives,
  allFail,
  reads,
} from "../../support/surviving.mjs";

describe("a fetch that resolves to", () => {
  for (const [what, value] of [
    ["undefined", undefined],
    ["null", null],
    ["a number", 200],
    ["a text", "ok"],
    ["a boolean", true],
    ["a BigInt", 5n],
    ["a symbol", Symbol("response")],
    ["a function", () => {}],
    ["an empty object", {}],
    ["a list", []],
    ["the parsed body", envelope([])],
    ["an object with a status only", { status: 200 }],
    ["an object without headers", { status: 200, arrayBuffer: async () => new ArrayBuffer(0) }],
    [
      "an object with headers that are null",
      { status: 200, headers: null, arrayBuffer: async () => new ArrayBuffer(0) },
    ],
    ["an object without arrayBuffer", { status: 200, headers: new Headers(), text: async () => "{}" }],
    [
      "an object with a status that is text",
      { status: "200", headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) },
    ],
    ["an error response", Response.error()],
    ["an object that no one may touch", untouchable()],
    ["a revoked Proxy", (({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable({}, {}))],
    [
      "an object whose status throws",
      Object.assign(getters("status"), { headers: new Headers(), arrayBuffer: async () => {} }),
    ],
    ["an object whose headers throw", Object.assign(getters("headers"), { status: 200, arrayBuffer: async () => {} })],
    [
      "an object whose arrayBuffer throws",
      Object.assign(getters("arrayBuffer"), { status: 200, headers: new Headers() }),
    ],
  ]) {
    it(what, { timeout }, (t) => assertSurvives(t, { fetch: async () => value }, allFail("network")));
  }

  for (const status of [0, 99, 600, NaN, 2 ** 53, undefined, "200", 200n]) {
    it(`a response of status ${String(status)}`, { timeout }, (t) => {
      const response = { status, headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) };
      return assertSurvives(t, { fetch: async () => response }, allFail("network"));
    });
  }
});

describe("a fetch that", () => {
  const rejections = {
    undefined: undefined,
    null: null,
    "a text": "no connection",
    "an empty text": "",
    "a number": 5,
    NaN: NaN,
    "a BigInt": 5n,
    "a symbol": Symbol("failure"),
    "an error": new Error("no connection"),
    "an error without message": new Error(""),
    "an error of errors": new AggregateError([new Error("a"), new Error("b")]),
    "an error that is its own cause": (() => {
      const error = new Error("circular");
      error.cause = error;
      return error;
    })(),
    "a frozen object": Object.freeze({ code: "ECONNRESET" }),
    "an object without prototype": Object.create(null),
    "an error that is frozen": Object.freeze(new Error("frozen")),
    "an object whose properties throw": getters("message", "stack", "cause", "name", "code"),
    "an object that no one may touch": untouchable(),
    "an error that no one may touch": untouchable(new Error("x")),
    "a revoked Proxy": (({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable({}, {})),
    "an object with odd properties": { message: 5, stack: {}, cause: null },
    "a text of a megabyte": "x".repeat(1_000_000),
    "a function": () => {},
    "an abort that nobody asked for": new DOMException("aborted", "AbortError"),
  };
  for (const [what, value] of Object.entries(rejections)) {
    const ways = [
      ["rejects with", () => Promise.reject(value)],
      ["throws", thrower(value)],
      ["resolves to a thenable that rejects with", async () => ({ then: (_, reject) => reject(value) })],
      ["gives a thenable that throws", () => ({ then: thrower(value) })],
    ];
    // In whatever way a value comes, it is looked at by the same code.
    const isPlain = what === "an error" || what === "undefined" || what === "an object that no one may touch";
    for (const [how, fetch] of ways.slice(0, isPlain ? undefined : 1)) {
      it(`${how} ${what}`, { timeout }, (t) =>
        assertSurvives(t, { fetch }, (outcomes) => {
          allFail("network")(outcomes);
          for (const { error } of reads(outcomes)) assert.ok(error.attempts >= 1);
          assert.equal(outcomes[1].error.attempts, 1);
        }),
      );
    }
  }

  it("gives a thenable is waited for", { timeout }, (t) =>
    assertSurvives(t, { fetch: () => ({ then: (resolve) => resolve(answer(envelope(true))) }) }, (outcomes) => {
      assert.equal(outcomes[1].value.values, true);
    }),
  );

  it("gives a thenable that settles twice is taken at its first word", { timeout }, (t) =>
    assertSurvives(
      t,
      {
        fetch: () => ({
          then(resolve, reject) {
            resolve(answer(envelope(null)));
            reject(failure);
            resolve(5);
          },
        }),
      },
      (outcomes) => assert.deepEqual(outcomes[0].value.values, []),
    ),
  );

  it("gives no promise at all is taken for what it gives", { timeout }, (t) =>
    assertSurvives(t, { fetch: () => answer(envelope(null)) }, (outcomes) =>
      assert.deepEqual(outcomes[0].value.values, []),
    ),
  );

  it("gives a promise of another make is waited for", { timeout }, (t) => {
    class Promising extends Promise {}
    return assertSurvives(t, { fetch: () => Promising.resolve(answer(envelope(null))) }, (outcomes) =>
      assert.deepEqual(outcomes[0].value.values, []),
    );
  });

  it("gives a promise whose constructor throws", { timeout }, (t) => {
    const fetch = () => Object.defineProperty(Promise.resolve(5), "constructor", { get: thrower(failure) });
    return assertSurvives(t, { fetch }, allFail("network"));
  });

  it("gives a promise whose then throws", { timeout }, (t) => {
    const fetch = () => Object.defineProperty(Promise.resolve(5), "then", { value: thrower(failure) });
    return assertSurvives(t, { fetch }, allFail("network"));
  });

  it("gives a promise whose then throws when it is touched", { timeout }, (t) => {
    const fetch = () => Object.defineProperty(Promise.resolve(5), "then", { get: thrower(failure) });
    return assertSurvives(t, { fetch }, allFail("network"));
  });

  it("never settles ends by the timeout", { timeout }, (t) =>
    assertSurvives(t, { fetch: () => new Promise(() => {}), timeoutMs: 1 }, allFail("timeout")),
  );

  it("gives a thenable that never settles ends by the timeout", { timeout }, (t) =>
    assertSurvives(t, { fetch: () => ({ then() {} }), timeoutMs: 1 }, allFail("timeout")),
  );

  it("is async in name only", { timeout }, (t) =>
    assertSurvives(t, { fetch: async function* () {} }, allFail("network")),
  );

  it("is a class", { timeout }, (t) => assertSurvives(t, { fetch: class {} }, allFail("network")));

  it("is a Proxy whose traps throw", { timeout }, (t) =>
    assertSurvives(t, { fetch: new Proxy(() => {}, { apply: thrower(failure) }) }, allFail("network")),
  );

  it("calls the client again while it is called", { timeout }, async (t) => {
    const { V1Client } = await freshModule();
    t.mock.method(Math, "random", () => 0);
    let depth = 0;
    const fetch = async () => {
      if (++depth < 20) await client.listStaff();
      return answer(envelope([]));
    };
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch });
    assert.deepEqual((await client.listStaff()).values, []);
    assert.equal(depth, 20);
  });

  it("changes what it was given", { timeout }, (t) => {
    const fetch = async (url, init) => {
      for (const key of Object.keys(init)) delete init[key];
      return answer(envelope(null));
    };
    return assertSurvives(t, { fetch }, (outcomes) => assert.deepEqual(outcomes[0].value.values, []));
  });

  it("is taken from the global when the call is made", { timeout }, async (t) => {
    const { V1Client } = await freshModule();
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none" });
    const seen = [];
    t.mock.method(globalThis, "fetch", async function (url, init) {
      seen.push([this === globalThis || this === undefined, url, init.method]);
      return answer(envelope([]));
    });
    await client.listStaff();
    assert.deepEqual(seen, [[true, "http://server.example/v1/staff", "GET"]]);
  });

  it("is not there at all", { timeout }, async (t) => {
    const { V1Client, YoumiError } = await freshModule();
    t.mock.method(Math, "random", () => 0);
    const { fetch } = globalThis;
    t.after(() => Object.assign(globalThis, { fetch }));
    delete globalThis.fetch;
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none" });
    const error = await client.listStaff().catch((error) => error);
    checkError(error, {}, YoumiError);
    assert.match(error.message, /fetch/);
  });
});

describe("many calls at once", () => {
  it("may end in any order", { timeout }, async () => {
    const { V1Client } = await freshModule();
    const first = deferred();
    const fetch = fetching((call) => (call.number === 0 ? first.promise : envelope([])));
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch });
    const slow = client.listStaff();
    for (let count = 0; count < 100; count++) await client.listStaff();
    first.resolve(envelope([{ ad_staff_code: "1", ad_staff_name: "n", ad_staff_state: 0, ad_self_user: null }]));
    assert.equal((await slow).values.length, 1);
  });
});
