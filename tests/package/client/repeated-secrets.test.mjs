// A server or a fetch that repeats what it was sent shows no secret.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { inspect } from "node:util";

import { sign } from "youmi-open-api";

import { answer, envelope } from "../../support/fetching.mjs";
import { APP_KEY, TOKEN, callsOver, assertSecretsHidden, shown, inAllForms } from "../../support/exposing.mjs";

beforeEach((t) => t.mock.method(Math, "random", () => 0));

describe("a server that repeats what it was sent", () => {
  for (const [where, behave] of [
    ["in the body of HTTP 500", (request) => answer(shown(request), { status: 500 })],
    ["in the body of HTTP 404, in all forms", (request) => answer(inAllForms(request), { status: 404 })],
    ["in a page", (request) => answer(`<html><pre>${shown(request)}</pre></html>`)],
    ["in broken JSON, in all forms", (request) => answer(`{"echo": ${inAllForms(request)}`)],
    ["in errdesc", (request) => answer(envelope(null, { errmsg: 200019, errdesc: shown(request) }))],
    ["in errdesc, in all forms", (request) => answer(envelope(null, { errmsg: 200019, errdesc: inAllForms(request) }))],
    [
      "in errdesc of HTTP 500",
      (request) => answer(envelope(null, { errmsg: 200011, errdesc: shown(request) }), { status: 500 }),
    ],
    ["in requestId", (request) => answer(envelope(null, { errmsg: 200019, requestId: inAllForms(request) }))],
    ["in msgTime", (request) => answer(envelope(null, { errmsg: 200005, msgTime: shown(request) }))],
    ["in the envelope's other fields", (request) => answer(envelope(5, { [shown(request)]: shown(request) }))],
    [
      "in a key that the error's path names",
      (request) =>
        answer(
          JSON.stringify(envelope(5)).replace("5,", `{"a":{${JSON.stringify(inAllForms(request))}:${"[".repeat(300)}`),
        ),
    ],
    [
      "in headers",
      (request) =>
        answer("busy", { status: 503, headers: { "Retry-After": request.headers.Signature ?? "x", Date: "x" } }),
    ],
    ["in values that are wrong", (request) => answer(envelope(inAllForms(request)))],
    ["in a record that is wrong", (request) => answer(envelope([{ ad_staff_code: { echo: inAllForms(request) } }]))],
  ]) {
    it(where, async () => {
      await assertSecretsHidden(behave);
    });

    if (
      !["in the body of HTTP 500", "in errdesc, in all forms", "in a key that the error's path names"].includes(where)
    ) {
      continue;
    }

    it(`${where}, to a token of somebody else`, async () => {
      const auth = { accessToken: TOKEN, sign: (text) => sign(text, APP_KEY) };
      await assertSecretsHidden((request) => behave({ ...request, body: request.body ?? "" }), { auth });
    });

    it(`${where}, to a token that a function gives`, async () => {
      const auth = { accessToken: async () => TOKEN, sign: async (text) => sign(text, APP_KEY) };
      await assertSecretsHidden(behave, { auth });
    });

    it(`${where}, when a token is fetched`, async () => {
      await assertSecretsHidden(behave, { tokenToo: true });
    });
  }

  it("many times over leaves no half of a secret", async () => {
    for (const length of [1, 20, 100, 109, 110, 150, 1000]) {
      const errors = await assertSecretsHidden(({ headers }) =>
        answer(headers.access_token.repeat(length), { status: 500 }),
      );
      for (const { body } of errors)
        assert.ok(!body.includes(TOKEN.slice(0, 12)), `repeated ${length} times: ${body.slice(-80)}`);
    }
  });

  it("at the end of what is shown leaves no half of a secret", async () => {
    for (let before = 2048 - 300; before <= 2048 + 20; before += 7) {
      for (const filler of ["x", "中", "🙂"]) {
        const echo = ({ headers }) => answer(filler.repeat(before) + headers.access_token, { status: 500 });
        for (const { body } of await assertSecretsHidden(echo))
          assert.ok(!body.includes(TOKEN.slice(0, 8)), `after ${before}`);
      }
    }
  });

  it("is shown with everything else", async () => {
    const [error] = await assertSecretsHidden(({ headers }) =>
      answer(`before ${headers.access_token} after`, { status: 500 }),
    );
    assert.match(error.body, /^before \S+ after$/);
  });
});

describe("a fetch that fails with what it was given", () => {
  class HttpError extends Error {
    name = "HttpError";
    constructor(message, more) {
      super(message);
      Object.assign(this, more);
    }
  }

  const failures = {
    "in the message": (request) => new Error(`could not send ${shown(request)}`),
    "in the message, in all forms": (request) => new Error(inAllForms(request)),
    "in the stack": (request) => Object.assign(new Error("failed"), { stack: `Error: failed\n${shown(request)}` }),
    "as a text": (request) => shown(request),
    "as an object with a message": (request) => ({ message: shown(request) }),
    "as an object with headers": ({ headers }) => ({ code: "ECONNRESET", headers }),
    "in a property, as axios does it": (request) =>
      new HttpError("failed", { config: { headers: request.headers, data: request.body, key: request.key } }),
    "in a property far below": (request) => new HttpError("failed", { request: { _options: [{ list: [request] }] } }),
    "in a property that is not enumerable": (request) =>
      Object.defineProperty(new Error("failed"), "request", { value: request, enumerable: false }),
    "in a property under a symbol": (request) => new HttpError("failed", { [Symbol("request")]: request }),
    "in the name of a property": (request) => new HttpError("failed", { [inAllForms(request)]: 1 }),
    "in a Headers object": ({ headers }) => new HttpError("failed", { headers: new Headers(headers) }),
    "in a Map": ({ headers }) => new HttpError("failed", { headers: new Map(Object.entries(headers)) }),
    "in its name": (request) => new HttpError("failed", { name: inAllForms(request) }),
    "in its code": (request) => new HttpError("failed", { code: inAllForms(request) }),
    "in its cause": (request) => new TypeError("fetch failed", { cause: new Error(shown(request)) }),
    "in a property of its cause": (request) =>
      new TypeError("fetch failed", { cause: new HttpError("failed", { request }) }),
    "in the cause of the cause of its cause": (request) => {
      const innermost = new HttpError("failed", { request });
      return new Error("a", { cause: new Error("b", { cause: new Error("c", { cause: innermost }) }) });
    },
    "in a cause that is a text": (request) => new TypeError("fetch failed", { cause: shown(request) }),
    "in an error of several": (request) =>
      new AggregateError([new Error("a"), new HttpError("b", { request })], "several"),
    "in what toString gives": (request) => Object.assign(new Error("failed"), { toString: () => shown(request) }),
    "in what inspect shows": (request) =>
      Object.assign(new Error("failed"), { [inspect.custom]: () => shown(request) }),
    "in what JSON shows": (request) => Object.assign(new Error("failed"), { toJSON: () => shown(request) }),
    "behind a getter": (request) =>
      Object.defineProperty(new Error("failed"), "request", { enumerable: true, get: () => request }),
    "in a circle": (request) => {
      const error = new HttpError("failed", { request });
      error.cause = error;
      return error;
    },
  };

  for (const [where, make] of Object.entries(failures)) {
    it(where, async () => {
      const errors = await assertSecretsHidden(async (request) => {
        throw make(request);
      });
      for (const error of errors) assert.equal(error.kind, "network");
    });

    if (!["in the message", "in a property far below", "in its cause"].includes(where)) continue;

    it(`${where}, when a token is fetched`, async () => {
      await assertSecretsHidden(
        async (request) => {
          throw make(request);
        },
        { tokenToo: true },
      );
    });

    it(`${where}, while it is read`, async () => {
      await assertSecretsHidden(async (request) => ({
        status: 200,
        headers: new Headers(),
        arrayBuffer: () => Promise.reject(make(request)),
      }));
    });
  }

  it("keeps a cause in which there is nothing to hide", async () => {
    const cause = Object.assign(new TypeError("fetch failed"), { cause: new Error("ECONNREFUSED"), code: 5 });
    const { errors } = await callsOver(async () => {
      throw cause;
    });
    for (const error of errors) assert.equal(error.cause, cause);
  });

  it("still says why", async () => {
    const [error] = await assertSecretsHidden(async (request) => {
      throw new TypeError("fetch failed", { cause: new Error(`ECONNRESET after ${shown(request)}`) });
    });
    assert.match(error.message, /ECONNRESET/);
  });
});
