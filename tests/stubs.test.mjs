// Values that are not ours and not what they should be: a fetch, its responses, a logger, a store, a token, a signature.
// Whatever they do, a call ends in its result or in a YoumiError, and the module goes on working.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { checkError } from "./support/failing.mjs";
import { answer, envelope, fetching, fetchingWithTokens, tokenEnvelope } from "./support/fetching.mjs";
import { deferred, settled } from "./support/waiting.mjs";

const timeout = 5000;
const address = import.meta.resolve("youmi-open-api");
let modules = 0;

/** The module that all cases use, until one of them leaves it behind. */
let module = null;

/** A module of its own, so that one case cannot harm the next. */
function freshModule() {
  return import(`${address}?stub=${++modules}`);
}

const thrower = (value) => () => {
  throw value;
};

const failure = new Error("the stub's own failure");

/** An object each of whose properties throws when it is touched. */
function untouchable(target = {}) {
  return new Proxy(
    target,
    Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, thrower(failure)])),
  );
}

function getters(...names) {
  const object = {};
  for (const name of names) Object.defineProperty(object, name, { enumerable: true, get: thrower(failure) });
  return object;
}

/** Makes calls with these options; each has to end, in a YoumiError if not well. Then the module has to work still. */
async function survives(t, options, check) {
  t.mock.method(Math, "random", () => 0);
  // A case that fails or hangs keeps its module to itself.
  const used = module ?? (await freshModule());
  module = null;
  const { V1Client, YoumiError } = used;
  const defaults = { baseUrl: "http://server.example/v1", auth: "none", fetch: fetching(envelope([])) };
  const client = new V1Client({ ...defaults, ...options });
  const friend = { ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" };
  const outcomes = [];
  for (const call of [
    () => client.listStaff(),
    () => client.addFriend(friend),
    () => client.call({ method: "GET", path: "x" }),
    () => client.eachFriend().next(),
    () => client.listStaff({}, { retries: 0 }),
  ]) {
    try {
      outcomes.push({ value: await call() });
    } catch (error) {
      outcomes.push({ error: checkError(error, {}, YoumiError) });
    }
  }
  check?.(outcomes);
  // What throws through the module's own tasks would show up by now, and leave it unable to go on.
  await settled();
  const other = new V1Client({ ...defaults, fetch: fetching(envelope([{ ad_friend_id: 5 }])) });
  assert.equal((await other.listFriends()).values[0].ad_friend_id, 5);
  const replies = await Promise.all(Array.from({ length: 10 }, () => other.listFriends()));
  assert.equal(replies.length, 10);
  module = used;
}

const allFail = (kind) => (outcomes) => {
  for (const { error, value } of outcomes) {
    assert.ok(error, `it succeeded with ${JSON.stringify(value)}`);
    assert.equal(error.kind, kind, error.message);
  }
};

const allSucceed = (outcomes) => {
  for (const { error } of outcomes) assert.equal(error, undefined);
};

const reads = (outcomes) => outcomes.filter((_, index) => index !== 1);

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
    it(what, { timeout }, (t) => survives(t, { fetch: async () => value }, allFail("network")));
  }

  for (const status of [0, -1, 1, 99, 600, 1e9, NaN, Infinity, 2 ** 53, null, undefined, "200", {}, 200n]) {
    it(`a response of status ${String(status)}`, { timeout }, (t) => {
      const response = { status, headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) };
      return survives(t, { fetch: async () => response }, allFail("network"));
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
    for (const [how, fetch] of [
      ["rejects with", () => Promise.reject(value)],
      ["throws", thrower(value)],
      ["resolves to a thenable that rejects with", async () => ({ then: (_, reject) => reject(value) })],
      ["gives a thenable that throws", () => ({ then: thrower(value) })],
    ]) {
      it(`${how} ${what}`, { timeout }, (t) =>
        survives(t, { fetch }, (outcomes) => {
          allFail("network")(outcomes);
          for (const { error } of reads(outcomes)) assert.ok(error.attempts >= 1);
          assert.equal(outcomes[1].error.attempts, 1);
        }),
      );
    }
  }

  it("gives a thenable is waited for", { timeout }, (t) =>
    survives(t, { fetch: () => ({ then: (resolve) => resolve(answer(envelope(true))) }) }, (outcomes) => {
      assert.equal(outcomes[1].value.values, true);
    }),
  );

  it("gives a thenable that settles twice is taken at its first word", { timeout }, (t) =>
    survives(
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
    survives(t, { fetch: () => answer(envelope(null)) }, (outcomes) => assert.deepEqual(outcomes[0].value.values, [])),
  );

  it("gives a promise of another make is waited for", { timeout }, (t) => {
    class Promising extends Promise {}
    return survives(t, { fetch: () => Promising.resolve(answer(envelope(null))) }, (outcomes) =>
      assert.deepEqual(outcomes[0].value.values, []),
    );
  });

  it("gives a promise whose constructor throws", { timeout }, (t) => {
    const fetch = () => Object.defineProperty(Promise.resolve(5), "constructor", { get: thrower(failure) });
    return survives(t, { fetch }, allFail("network"));
  });

  it("gives a promise whose then throws", { timeout }, (t) => {
    const fetch = () => Object.defineProperty(Promise.resolve(5), "then", { value: thrower(failure) });
    return survives(t, { fetch }, allFail("network"));
  });

  it("gives a promise whose then throws when it is touched", { timeout }, (t) => {
    const fetch = () => Object.defineProperty(Promise.resolve(5), "then", { get: thrower(failure) });
    return survives(t, { fetch }, allFail("network"));
  });

  it("never settles ends by the timeout", { timeout }, (t) =>
    survives(t, { fetch: () => new Promise(() => {}), timeoutMs: 1 }, allFail("timeout")),
  );

  it("gives a thenable that never settles ends by the timeout", { timeout }, (t) =>
    survives(t, { fetch: () => ({ then() {} }), timeoutMs: 1 }, allFail("timeout")),
  );

  it("is async in name only", { timeout }, (t) => survives(t, { fetch: async function* () {} }, allFail("network")));

  it("is a class", { timeout }, (t) => survives(t, { fetch: class {} }, allFail("network")));

  it("is a Proxy whose traps throw", { timeout }, (t) =>
    survives(t, { fetch: new Proxy(() => {}, { apply: thrower(failure) }) }, allFail("network")),
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
    return survives(t, { fetch }, (outcomes) => assert.deepEqual(outcomes[0].value.values, []));
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

describe("a body that", () => {
  const detached = () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  };
  const bodies = {
    "is a text": "{}",
    "is a number": 5,
    "is -1": -1,
    "is null": null,
    "is undefined": undefined,
    "is a symbol": Symbol("body"),
    "is a BigInt": 5n,
    "is an empty object": {},
    "is an object with a byteLength": { byteLength: 5 },
    "has a negative byteLength": { byteLength: -1 },
    "has a byteLength that is NaN": { byteLength: NaN },
    "has a byteLength without end": { byteLength: Infinity },
    "has a byteLength that is text": { byteLength: "5" },
    "has a byteLength and an impossible length": { byteLength: 5, length: 2 ** 53 - 1 },
    "has a byteLength and a length that throws": Object.assign(getters("length"), { byteLength: 5 }),
    "has a byteLength and an iterator that throws": { byteLength: 5, [Symbol.iterator]: thrower(failure) },
    "has a byteLength that throws": getters("byteLength"),
    "has items that are no numbers": { byteLength: 1, length: 1, 0: Symbol("x") },
    "has items that throw": Object.assign(getters("0"), { byteLength: 1, length: 1 }),
    "is a list": [1, 2, 3],
    "is a list of BigInts": new BigInt64Array(2),
    "is a list of floats": new Float64Array([0.5, NaN]),
    "no one may touch": untouchable(),
    "no one may touch, of a buffer": untouchable(new ArrayBuffer(5)),
    "is a Proxy of a buffer": new Proxy(new ArrayBuffer(5), {}),
    "is a Blob": new Blob(["{}"]),
    "is a function": () => new ArrayBuffer(0),
  };
  const response = (arrayBuffer) => ({ status: 200, headers: new Headers(), arrayBuffer });

  const allFailSomehow = (outcomes) => {
    for (const { error } of outcomes) assert.ok(["network", "decode"].includes(error?.kind), String(error));
  };

  for (const [what, body] of Object.entries(bodies)) {
    it(what, { timeout }, (t) => survives(t, { fetch: async () => response(async () => body) }, allFailSomehow));
  }

  it("is a detached buffer", { timeout }, (t) =>
    survives(t, { fetch: async () => response(async () => detached()) }, allFailSomehow),
  );

  it("is detached while the call waits for it", { timeout }, (t) => {
    const fetch = async () => {
      const buffer = new TextEncoder().encode(JSON.stringify(envelope([]))).buffer;
      return response(() => ({
        then(resolve) {
          resolve(buffer);
          structuredClone(buffer, { transfer: [buffer] });
        },
      }));
    };
    return survives(t, { fetch }, allFailSomehow);
  });

  for (const [what, arrayBuffer] of [
    ["rejects", () => Promise.reject(failure)],
    ["rejects with undefined", () => Promise.reject()],
    ["rejects with a symbol", () => Promise.reject(Symbol("x"))],
    ["rejects with what no one may touch", () => Promise.reject(untouchable())],
    ["throws", thrower(failure)],
    ["throws null", thrower(null)],
    ["is a thenable that throws", () => ({ then: thrower(failure) })],
  ]) {
    it(what, { timeout }, (t) =>
      survives(t, { fetch: async () => response(arrayBuffer) }, (outcomes) => {
        allFail("network")(outcomes);
        assert.equal(outcomes[1].error.attempts, 1);
        assert.equal(outcomes[0].error.attempts, 3);
      }),
    );
  }

  it("was read already", { timeout }, (t) => {
    const fetch = async () => {
      const used = answer(envelope([]));
      await used.text();
      return used;
    };
    return survives(t, { fetch }, allFail("network"));
  });

  it("breaks in the middle", { timeout }, (t) => {
    const fetch = async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"errmsg":'));
          },
          pull(controller) {
            controller.error(failure);
          },
        }),
      );
    return survives(t, { fetch }, (outcomes) => {
      allFail("network")(outcomes);
      assert.equal(outcomes[0].error.cause, failure);
    });
  });

  it("never ends is ended by the timeout", { timeout }, (t) =>
    survives(t, { fetch: async () => response(() => new Promise(() => {})), timeoutMs: 1 }, allFail("timeout")),
  );

  const text = JSON.stringify(envelope(null));
  const good = {
    "is a buffer": () => new TextEncoder().encode(text).buffer,
    "is a view of a buffer": () => new TextEncoder().encode(`xx${text}`).subarray(2),
    "is a Buffer of Node": () => Buffer.from(text),
    "is a shared buffer": () => {
      const bytes = new TextEncoder().encode(text);
      const shared = new SharedArrayBuffer(bytes.length);
      new Uint8Array(shared).set(bytes);
      return shared;
    },
  };
  for (const [what, body] of Object.entries(good)) {
    it(`${what} is read`, { timeout }, (t) =>
      survives(t, { fetch: async () => response(async () => body()) }, (outcomes) =>
        assert.deepEqual(outcomes[0].value.values, []),
      ),
    );
  }
});

describe("a response of another class", () => {
  class OtherResponse {
    status = 200;
    headers = { get: (name) => (name === "date" ? "now" : undefined) };
    async arrayBuffer() {
      return new TextEncoder().encode(JSON.stringify(envelope(null))).buffer;
    }
  }

  it("of the same shape is read", { timeout }, (t) =>
    survives(t, { fetch: async () => new OtherResponse() }, (outcomes) =>
      assert.deepEqual(outcomes[0].value.values, []),
    ),
  );

  it("is asked as its own methods expect", { timeout }, (t) => {
    class Private {
      #text = JSON.stringify(envelope(null));
      #status = 200;
      get status() {
        return this.#status;
      }
      get headers() {
        return this.#status && new Headers();
      }
      async arrayBuffer() {
        return new TextEncoder().encode(this.#text).buffer;
      }
    }
    return survives(t, { fetch: async () => new Private() }, (outcomes) =>
      assert.deepEqual(outcomes[0].value.values, []),
    );
  });

  for (const [what, get] of [
    ["throws", thrower(failure)],
    ["gives numbers", () => 5],
    ["gives objects", () => ({})],
    ["gives symbols", () => Symbol("x")],
    ["gives rubbish", () => "\u0000 rubbish 垃圾"],
  ]) {
    it(`whose headers.get ${what} is read`, { timeout }, (t) => {
      const response = Object.assign(new OtherResponse(), { headers: { get } });
      return survives(t, { fetch: async () => response }, (outcomes) => assert.deepEqual(outcomes[0].value.values, []));
    });

    it(`whose headers.get ${what} is repeated after a fault`, { timeout }, (t) => {
      const response = Object.assign(new OtherResponse(), { headers: { get }, status: 503 });
      return survives(t, { fetch: async () => response }, allFail("http"));
    });
  }
});

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
      await survives(t, { logger, fetch: fetching(envelope(null)) }, (outcomes) =>
        assert.deepEqual(outcomes[0].value.values, []),
      );
      await survives(t, { logger, fetch: async () => answer("busy", { status: 503 }) }, allFail("http"));
    });
  }

  it("rejects leaves no rejection that nobody handles", { timeout }, async (t) => {
    // An unhandled rejection would fail this file, and end a process without a handler for it.
    const logger = methods(() => Promise.reject(failure));
    await survives(t, { logger, fetch: async () => answer("busy", { status: 503 }) }, allFail("http"));
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
      await survives(t, { auth: { accessToken: () => value, sign: () => "signature" } }, config);
      await survives(t, { auth: { accessToken: "token-of-another", sign: () => value } }, config);
    }
  });

  it("that fail", { timeout }, async (t) => {
    for (const value of [failure, undefined, null, "text", Symbol("x"), untouchable(), Object.freeze({})]) {
      for (const fail of [thrower(value), () => Promise.reject(value), () => ({ then: thrower(value) })]) {
        await survives(t, { auth: { accessToken: fail, sign: () => "signature" } }, config);
        await survives(t, { auth: { accessToken: "token-of-another", sign: fail } }, config);
      }
    }
  });

  it("that never come end by the timeout", { timeout }, async (t) => {
    const never = () => new Promise(() => {});
    await survives(t, { auth: { accessToken: never, sign: () => "s" }, timeoutMs: 1 }, allFail("timeout"));
    await survives(t, { auth: { accessToken: "token-of-another", sign: never }, timeoutMs: 1 }, allFail("timeout"));
  });

  it("that are a promise whose constructor throws", { timeout }, async (t) => {
    const give = () => Object.defineProperty(Promise.resolve("token"), "constructor", { get: thrower(failure) });
    await survives(t, { auth: { accessToken: give, sign: () => "signature" } }, config);
  });

  it("that HTTP cannot carry", { timeout }, async (t) => {
    const fetch = async (_, { headers }) => new Headers(headers) && answer(envelope([]));
    for (const token of ["令牌", "a\u0000b", " a b "]) {
      await survives(t, { fetch, auth: { accessToken: () => token, sign: () => "signature" } });
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
      survives(t, { auth, tokenStore, fetch: good() }, (outcomes) => assert.deepEqual(outcomes[0].value.values, [])),
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
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, tokenStore, fetch: good() });
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
        const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch });
        assert.deepEqual((await client.listStaff()).values, []);
        t.mock.restoreAll();
      }
    });
  }
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
