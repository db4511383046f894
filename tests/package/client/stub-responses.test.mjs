// Responses and their bodies that are not what they should be.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { answer, envelope } from "../../support/fetching.mjs";
import { timeout, thrower, failure, untouchable, getters, assertSurvives, allFail } from "../../support/surviving.mjs";

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
    it(what, { timeout }, (t) => assertSurvives(t, { fetch: async () => response(async () => body) }, allFailSomehow));
  }

  it("is a detached buffer", { timeout }, (t) =>
    assertSurvives(t, { fetch: async () => response(async () => detached()) }, allFailSomehow),
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
    return assertSurvives(t, { fetch }, allFailSomehow);
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
      assertSurvives(t, { fetch: async () => response(arrayBuffer) }, (outcomes) => {
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
    return assertSurvives(t, { fetch }, allFail("network"));
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
    return assertSurvives(t, { fetch }, (outcomes) => {
      allFail("network")(outcomes);
      assert.equal(outcomes[0].error.cause, failure);
    });
  });

  it("never ends is ended by the timeout", { timeout }, (t) =>
    assertSurvives(t, { fetch: async () => response(() => new Promise(() => {})), timeoutMs: 1 }, allFail("timeout")),
  );

  const text = JSON.stringify(envelope(null));
  const good = {
    "is a buffer": () => new TextEncoder().encode(text).buffer,
    "is a view of a buffer": () => new TextEncoder().encode(`xx${text}`).subarray(2),
    ...(globalThis.Buffer && { "is a Buffer of Node": () => Buffer.from(text) }),
    "is a shared buffer": () => {
      const bytes = new TextEncoder().encode(text);
      const shared = new SharedArrayBuffer(bytes.length);
      new Uint8Array(shared).set(bytes);
      return shared;
    },
  };
  for (const [what, body] of Object.entries(good)) {
    it(`${what} is read`, { timeout }, (t) =>
      assertSurvives(t, { fetch: async () => response(async () => body()) }, (outcomes) =>
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
    assertSurvives(t, { fetch: async () => new OtherResponse() }, (outcomes) =>
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
    return assertSurvives(t, { fetch: async () => new Private() }, (outcomes) =>
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
      return assertSurvives(t, { fetch: async () => response }, (outcomes) =>
        assert.deepEqual(outcomes[0].value.values, []),
      );
    });

    it(`whose headers.get ${what} is repeated after a fault`, { timeout }, (t) => {
      const response = Object.assign(new OtherResponse(), { headers: { get }, status: 503 });
      return assertSurvives(t, { fetch: async () => response }, allFail("http"));
    });
  }
});
