// No message, property, cause, stack or log line shows an app key, an access token or a signature.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { inspect } from "node:util";

import { sign, V1Client } from "youmi-open-api";

import { clientOf, started } from "./support/emulated.mjs";
import { checkError } from "./support/failing.mjs";
import { FAULTS, nameOf } from "./support/faults.mjs";
import { answer, envelope, tokenEnvelope } from "./support/fetching.mjs";
import { assertNoSecret, formsOf, textsOf } from "./support/leaks.mjs";

const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
const APP_KEY = "kept-from-everyone-0123456789";
const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${"VG9rZW4".repeat(30)}.c2lnbmF0dXJl-_`;

const emulator = await started();
const { values: issued } = await clientOf(emulator).getAccessToken();

beforeEach((t) => t.mock.method(Math, "random", () => 0));

/** A logger that keeps everything. */
function collecting(lines = []) {
  const keep = (...words) => lines.push(words.join(" "));
  return { lines, logger: { debug: keep, info: keep, warn: keep, error: keep } };
}

/** What a call fails with, if it does. */
async function failure(call) {
  try {
    await call;
    return undefined;
  } catch (error) {
    return checkError(error);
  }
}

describe("no fault of a server brings a secret to light", () => {
  const forms = {
    "app key": () => ({ appId: emulator.appId, appKey: emulator.appKey }),
    "access token": () => ({ accessToken: issued.access_token, sign: (text) => sign(text, emulator.appKey) }),
    "access token of a function": () => ({
      accessToken: async () => issued.access_token,
      sign: async (text) => sign(text, emulator.appKey),
    }),
    none: () => "none",
  };

  /** Every secret that has been on the wire. */
  const secrets = () => {
    const found = new Set([emulator.appKey, issued.access_token]);
    for (const { headers, body, endpoint } of emulator.requests) {
      for (const name of ["access_token", "signature"]) if (headers[name]) found.add(headers[name]);
      if (endpoint === "getAccessToken") found.add(JSON.parse(body).Signature);
    }
    return [...found];
  };

  for (const found of FAULTS) {
    for (const [form, auth] of Object.entries(forms)) {
      it(`${nameOf(found)}, with ${form}`, { timeout: 20_000 }, async () => {
        emulator.clearRequests();
        emulator.clearFaults();
        const { lines, logger } = collecting();
        const timeoutMs = found.endless ? 30 : 10_000;
        const client = clientOf(emulator, { auth: auth(), logger, timeoutMs, retries: 1 });
        for (const endpoint of ["listStaff", "addFriend", "getAccessToken"]) {
          emulator.fault({ ...found.fault, endpoint, times: Infinity });
          const calls = [
            client.listStaff(),
            client.addFriend(friend),
            client.getAccessToken(),
            client.eachFriend().next(),
          ];
          for (const error of await Promise.all(calls.map(failure))) {
            if (!error) continue;
            assertNoSecret(error, secrets(), "the error");
            assertNoToken(error);
          }
          emulator.clearFaults();
        }
        assert.ok(lines.length > 0);
        assertNoSecret(lines, secrets(), "the log");
        assertNoToken(lines);
      });
    }
  }

  /** The server's tokens are JWTs, also those that never arrived whole. */
  function assertNoToken(value) {
    for (const text of textsOf(value)) assert.doesNotMatch(text, /eyJ[\w-]{8}/);
  }
});

describe("a token that arrives in an answer which is wrong", () => {
  const end = Math.floor(Date.now() / 1000) + 600_000;
  const good = JSON.stringify(envelope({ access_token: TOKEN, expires_in: end }, { errmsg: 10004 }));
  for (const [what, text, status] of [
    ["without an end", JSON.stringify(envelope({ access_token: TOKEN }))],
    ["with an end that is none", good.replace(`${end}`, '"soon"')],
    ["with an end beyond 2^53", good.replace(`${end}`, "99999999999999999999")],
    ["truncated", good.slice(0, good.indexOf(TOKEN) + 100)],
    ["malformed", `${good},`],
    ["as a list", `[${good}]`],
    ["in another place", good.replace("values", "value")],
    ["spelt differently", good.replace("access_token", "accessToken")],
    ["in a page", `<html>${good}</html>`],
    ["with HTTP 500", good, 500],
    ["with a code that is no success", good.replace("10004", "200019")],
  ]) {
    it(`${what} is not shown`, async () => {
      const { lines, logger } = collecting();
      const auth = { appId: "id", appKey: APP_KEY };
      const fetch = async () => answer(text, { status: status ?? 200 });
      const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch, logger });
      for (const call of [() => client.getAccessToken(), () => client.listStaff()]) {
        const error = await failure(call());
        assert.ok(error);
        assertNoSecret(error, [TOKEN, TOKEN.slice(0, 50)], "the error");
      }
      assertNoSecret(lines, [TOKEN, TOKEN.slice(0, 50)], "the log");
    });
  }
});

/**
 * Makes calls over a fetch that does something with each business request; the errors, the log, and every secret that
 * the requests carried.
 */
async function exposed(behave, options = {}) {
  const { lines, logger } = collecting();
  // Who signs elsewhere does not tell the client the key.
  const key = options.auth ? "" : APP_KEY;
  const secrets = new Set(options.auth ? [TOKEN] : [APP_KEY, TOKEN]);
  const fetch = async (url, init) => {
    const body = init.body ? JSON.parse(init.body) : {};
    for (const secret of [body.Signature, init.headers.Signature]) if (secret) secrets.add(secret);
    if (url.includes("GetAccessToken") && !options.tokenToo) return answer(tokenEnvelope(TOKEN));
    return behave({ url, key, ...init });
  };
  const auth = options.auth ?? { appId: "id", appKey: APP_KEY };
  const client = new V1Client({
    baseUrl: "http://server.example/v1",
    retries: 1,
    ...options.client,
    auth,
    fetch,
    logger,
  });
  const errors = [];
  for (const call of [
    () => client.listStaff(),
    () => client.addFriend(friend),
    () => client.call({ method: "GET", path: "any" }),
    () => client.eachFriend().next(),
    ...(options.tokenToo ? [() => client.getAccessToken()] : []),
  ]) {
    errors.push(await failure(call()));
  }
  return { errors: errors.filter(Boolean), lines, secrets: [...secrets] };
}

async function assertHidden(behave, options) {
  const { errors, lines, secrets } = await exposed(behave, options);
  assert.ok(errors.length > 0, "nothing failed");
  for (const error of errors) assertNoSecret(error, secrets, "the error");
  assertNoSecret(lines, secrets, "the log");
  return errors;
}

/** The request as a server or a library would show it. */
const shown = ({ url, method, headers, body, key }) =>
  `${method} ${url}\n${JSON.stringify(headers, null, 1)}\n${body ?? ""}\n${key}`;

/** The request's secrets in all forms in which they might be repeated. */
const inAllForms = ({ headers, body, key }) => {
  const signature = headers.Signature ?? JSON.parse(body).Signature;
  return [...formsOf(signature), key, headers.access_token].filter(Boolean).join(" | ");
};

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
      await assertHidden(behave);
    });

    it(`${where}, to a token of somebody else`, async () => {
      const auth = { accessToken: TOKEN, sign: (text) => sign(text, APP_KEY) };
      await assertHidden((request) => behave({ ...request, body: request.body ?? "" }), { auth });
    });

    it(`${where}, to a token that a function gives`, async () => {
      const auth = { accessToken: async () => TOKEN, sign: async (text) => sign(text, APP_KEY) };
      await assertHidden(behave, { auth });
    });

    it(`${where}, when a token is fetched`, async () => {
      await assertHidden(behave, { tokenToo: true });
    });
  }

  it("many times over leaves no half of a secret", async () => {
    for (const length of [1, 20, 100, 109, 110, 150, 1000]) {
      const errors = await assertHidden(({ headers }) => answer(headers.access_token.repeat(length), { status: 500 }));
      for (const { body } of errors)
        assert.ok(!body.includes(TOKEN.slice(0, 12)), `repeated ${length} times: ${body.slice(-80)}`);
    }
  });

  it("at the end of what is shown leaves no half of a secret", async () => {
    for (let before = 2048 - 300; before <= 2048 + 20; before += 7) {
      for (const filler of ["x", "中", "🙂"]) {
        const echo = ({ headers }) => answer(filler.repeat(before) + headers.access_token, { status: 500 });
        for (const { body } of await assertHidden(echo))
          assert.ok(!body.includes(TOKEN.slice(0, 8)), `after ${before}`);
      }
    }
  });

  it("is shown with everything else", async () => {
    const [error] = await assertHidden(({ headers }) =>
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
      const errors = await assertHidden(async (request) => {
        throw make(request);
      });
      for (const error of errors) assert.equal(error.kind, "network");
    });

    it(`${where}, when a token is fetched`, async () => {
      await assertHidden(
        async (request) => {
          throw make(request);
        },
        { tokenToo: true },
      );
    });

    it(`${where}, while it is read`, async () => {
      await assertHidden(async (request) => ({
        status: 200,
        headers: new Headers(),
        arrayBuffer: () => Promise.reject(make(request)),
      }));
    });
  }

  it("keeps a cause in which there is nothing to hide", async () => {
    const cause = Object.assign(new TypeError("fetch failed"), { cause: new Error("ECONNREFUSED"), code: 5 });
    const { errors } = await exposed(async () => {
      throw cause;
    });
    for (const error of errors) assert.equal(error.cause, cause);
  });

  it("still says why", async () => {
    const [error] = await assertHidden(async (request) => {
      throw new TypeError("fetch failed", { cause: new Error(`ECONNRESET after ${shown(request)}`) });
    });
    assert.match(error.message, /ECONNRESET/);
  });
});

describe("functions of the caller that fail with what they were given", () => {
  for (const [where, make] of Object.entries({
    "in the message": (text) => new Error(`cannot sign ${text} with ${APP_KEY}`),
    "in a property": (text) => Object.assign(new Error("cannot sign"), { request: { text, key: APP_KEY } }),
    "as a text": (text) => `cannot sign ${text}`,
  })) {
    it(`sign, ${where}`, async () => {
      const { errors, lines } = await exposed(() => assert.fail("it was sent"), {
        auth: {
          accessToken: TOKEN,
          sign: (text) => {
            throw make(text);
          },
        },
      });
      assert.ok(errors.length > 0);
      for (const error of errors) {
        assert.equal(error.kind, "config");
        assertNoSecret(error, [TOKEN], "the error");
      }
      assertNoSecret(lines, [TOKEN], "the log");
    });
  }

  it("tokenStore", async () => {
    const fail = (...given) => {
      throw Object.assign(new Error(`cannot store ${given}`), { given });
    };
    const { lines, secrets } = await exposed(() => answer(envelope([])), {
      client: { tokenStore: { get: fail, set: fail, delete: fail } },
    });
    assert.ok(lines.some((line) => line.includes("tokenStore")));
    assertNoSecret(lines, secrets, "the log");
  });

  it("tokenStore that gives a token which is refused", async () => {
    const stored = `${TOKEN}-of-the-store`;
    const { errors, lines, secrets } = await exposed(
      (request) => answer(envelope(null, { errmsg: 10003, errdesc: shown(request) })),
      {
        client: {
          tokenStore: {
            get: () => JSON.stringify({ accessToken: stored, expiresAt: Date.now() + 1e9 }),
            set() {},
            delete() {},
          },
        },
      },
    );
    assert.ok(errors.length > 0);
    for (const error of errors) assertNoSecret(error, [...secrets, stored], "the error");
    assertNoSecret(lines, [...secrets, stored], "the log");
  });
});

describe("a client", () => {
  it("does not show its secrets", async () => {
    const client = clientOf(emulator);
    await client.listStaff();
    assertNoSecret(client, [emulator.appKey, issued.access_token], "the client");
    assertNoSecret(client.eachFriend(), [emulator.appKey], "the iteration");
  });

  it("does not show a secret that was given in a wrong place", () => {
    for (const auth of [APP_KEY, [APP_KEY], { [APP_KEY]: 1 }, { appKey: APP_KEY }, { accessToken: APP_KEY }]) {
      let error;
      try {
        new V1Client({ baseUrl: "http://server.example/v1", auth });
      } catch (caught) {
        error = checkError(caught);
      }
      if (typeof auth === "object" && APP_KEY in auth) continue;
      assertNoSecret(error, [APP_KEY], "the error");
    }
  });
});
