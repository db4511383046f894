// The options of a client.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client, V2Client } from "youmi-open-api";

import { rejection, thrown } from "../../support/failing.mjs";
import { sent, throwing } from "../../support/refusing.mjs";

describe("the options of a client", () => {
  const auth = { appId: "id", appKey: "a-key-that-nobody-knows" };
  const baseUrl = "http://server.example/v1";
  const good = { baseUrl, auth, fetch: sent };

  /** Expects an option to be refused, without any secret in the error. */
  function assertClientRefused(options, path, kind = "argument") {
    const error = thrown(() => new V1Client(options), { kind, path, attempts: 0, endpoint: null });
    assert.ok(!`${error.message}${error.stack}`.includes(auth.appKey));
    return error;
  }

  it("have to be an object", () => {
    for (const options of [undefined, null, 5, "x", true, () => good, Symbol("x")])
      assertClientRefused(options, "options");
  });

  it("are known by name", () => {
    assert.match(
      assertClientRefused({ ...good, baseURL: baseUrl }, "options.baseURL").message,
      /did you mean baseUrl\?/,
    );
    assert.match(assertClientRefused({ ...good, timeout: 5 }, "options.timeout").message, /timeoutMs/);
    assert.match(assertClientRefused({ ...good, tokenstore: {} }, "options.tokenstore").message, /tokenStore/);
    assert.match(assertClientRefused({ ...good, zzz: 5 }, "options.zzz").message, /known are .*baseUrl/);
    assertClientRefused({ ...good, signal: new AbortController().signal }, "options.signal");
    assertClientRefused({ ...good, tenantId: "t" }, "options.tenantId");
  });

  for (const url of [
    ...[undefined, null, "", 5, {}, new URL(baseUrl)],
    ...["ftp://server.example", "file:///v1", "ws://server.example", "javascript:alert(1)", "http:server.example"],
    ...[
      "http://ops:pass-word@server.example/v1",
      "http://ops@server.example/v1",
      "/v1?a=b",
      "/v 1",
      "http://server.example/v1?a=b",
      "http://server.example/v1#a",
      "http://a b/",
      "http://a\n/",
    ],
    ...["http://", "https:///", "http://?", "http://[", "http://server.example:99999/", "http:\\\\server.example"],
  ]) {
    it(`refuse the baseUrl ${String(JSON.stringify(url))}`, () => {
      assertClientRefused({ ...good, baseUrl: url }, "options.baseUrl");
    });
  }

  it("never show the password of a refused address", () => {
    const error = assertClientRefused(
      { ...good, baseUrl: "http://ops:pass-word@server.example/v1" },
      "options.baseUrl",
    );
    assert.ok(!error.message.includes("pass-word"));
  });

  it("take a relative address on a server too, where the first call rejects", async () => {
    for (const url of ["/youmi/v1", "/", "youmi/v1", "//server.example/v1"]) {
      for (const [Client, call] of [
        [V1Client, "listStaff"],
        [V2Client, "listDepartments"],
      ]) {
        const client = new Client({ baseUrl: url, auth: "none", fetch: () => assert.fail("sent") });
        const error = await rejection(client[call](), { kind: "config", attempts: 0, endpoint: call });
        assert.match(error.message, /relative.*browser.*whole address/s);
        await rejection(client.call({ method: "GET", path: "x" }), { kind: "config", endpoint: "call" });
      }
    }
  });

  it("refuse what a header cannot carry", () => {
    const v2 = { baseUrl, auth: { clientId: "id", clientSecret: "secret-of-client" } };
    const assertV2Refused = (options, path) =>
      thrown(() => new V2Client(options), { kind: "argument", path, attempts: 0 });
    for (const text of ["租户1", "a\nb", "", " ", "a\0"])
      assertV2Refused({ ...v2, tenantId: text }, "options.tenantId");
    for (const token of ["eyJ…", "令牌", "a\rb", "a\0", " "]) {
      assertV2Refused({ ...v2, auth: { accessToken: token } }, "options.auth.accessToken");
      assertClientRefused({ ...good, auth: { accessToken: token, sign: () => "s" } }, "options.auth.accessToken");
    }
  });

  it("refuse a tokenUrl that fetch would not take", () => {
    for (const tokenUrl of [
      "sso.example/token",
      "/token",
      "ftp://a/b",
      "http://a:b@sso.example/token",
      "https://a b/",
    ]) {
      const auth = { clientId: "id", clientSecret: "secret-of-client", tokenUrl };
      thrown(() => new V2Client({ baseUrl, auth }), { kind: "argument", path: "options.auth.tokenUrl" });
    }
    const auth = { clientId: "id", clientSecret: "secret-of-client", tokenUrl: "https://sso.example/token?tenant=1" };
    assert.ok(new V2Client({ baseUrl, auth }));
  });

  it("refuse paths of endpoints that there are not, and paths that lead elsewhere", () => {
    const assertPathsRefused = (paths, path, Client = V2Client) =>
      thrown(() => new Client({ baseUrl, auth: "none", paths }), { kind: "argument", path });
    assert.match(
      assertPathsRefused({ endTakeOver: "/v2/x" }, "options.paths.endTakeOver").message,
      /did you mean endTakeover\?/,
    );
    assertPathsRefused({ listStaff: "/x" }, "options.paths.listStaff");
    assertPathsRefused({ endTakeover: "/x" }, "options.paths.endTakeover", V1Client);
    assertPathsRefused({ getMerchantToken: "/x" }, "options.paths.getMerchantToken");
    for (const path of [
      "/a#b",
      "/../a",
      "/a/%2e%2E/b",
      "//other.example/a",
      "http://other.example/a",
      "/a b",
      "a\\b",
    ]) {
      assertPathsRefused({ endTakeover: path }, "options.paths.endTakeover");
    }
    assert.ok(new V2Client({ baseUrl, auth: "none", paths: { endTakeover: "/v2/x", listAllStaff: "v2/y?a=b" } }));
    for (const nothing of [null, undefined, {}, { endTakeover: null }, { endTakeover: undefined }]) {
      assert.ok(new V2Client({ baseUrl, auth: "none", paths: nothing }));
    }
  });

  it("refuse wrong credentials and sizes", () => {
    for (const value of ["yes", true, 5]) assertClientRefused({ ...good, credentials: value }, "options.credentials");
    for (const value of ["1", 0, -1, 1.5, Infinity, NaN, 2 ** 40]) {
      assertClientRefused({ ...good, maxResponseBytes: value }, "options.maxResponseBytes");
    }
  });

  it("that hold nothing where fields are expected are refused, not taken for none", async () => {
    const client = new V1Client({ ...good, fetch: () => assert.fail("sent") });
    for (const [value, name] of [
      [Promise.resolve({}), "Promise"],
      [new Map([["retries", 0]]), "Map"],
      [new AbortController().signal, "AbortSignal"],
      [new Headers(), "Headers"],
      [new Date(), "Date"],
    ]) {
      const error = await rejection(client.listStaff({}, value), { kind: "argument", path: "options" });
      assert.match(error.message, new RegExp(`is a ${name}, not a plain object`));
      assertClientRefused(value, "options");
      assertClientRefused({ ...good, headers: value }, "options.headers");
      assertClientRefused({ ...good, paths: value }, "options.paths");
      assertClientRefused({ ...good, auth: value }, "options.auth");
    }
  });

  it("take any other address", () => {
    for (const url of ["http://a", "https://a.b:8443/c/d/", "http://127.0.0.1:5003/v1", "http://[::1]:5003/v1"]) {
      assert.ok(new V1Client({ ...good, baseUrl: url }));
    }
  });

  for (const [what, wrong, path] of [
    ["missing", undefined, "options.auth"],
    ["null", null, "options.auth"],
    ["another text", "anonymous", "options.auth"],
    ["a text that may be a secret", auth.appKey, "options.auth"],
    ["a number", 5, "options.auth"],
    ["empty", {}, "options.auth"],
    ["a list", [], "options.auth"],
    ["without key", { appId: "id" }, "options.auth.appKey"],
    ["without id", { appKey: auth.appKey }, "options.auth.appId"],
    ["with an empty key", { appId: "id", appKey: "" }, "options.auth.appKey"],
    ["with a number as id", { appId: 73289537, appKey: auth.appKey }, "options.auth.appId"],
    ["with bytes as key", { appId: "id", appKey: new Uint8Array(5) }, "options.auth.appKey"],
    ["with another name", { ...auth, appkey: auth.appKey }, "options.auth.appkey"],
    ["of v2", { clientId: "id", clientSecret: auth.appKey }, "options.auth.clientId"],
    ["a token without sign", { accessToken: auth.appKey }, "options.auth.sign"],
    ["a token with a sign that is no function", { accessToken: auth.appKey, sign: "x" }, "options.auth.sign"],
    ["an empty token", { accessToken: "", sign: () => "x" }, "options.auth.accessToken"],
    ["a token that is a number", { accessToken: 5, sign: () => "x" }, "options.auth.accessToken"],
    ["sign alone", { sign: () => "x" }, "options.auth"],
  ]) {
    it(`refuse an auth that is ${what}`, () => {
      assertClientRefused({ ...good, auth: wrong }, path);
    });
  }

  for (const [name, values] of [
    ["fetch", [5, "fetch", {}, Promise.resolve()]],
    ["timeoutMs", [0, -1, NaN, "5", {}]],
    ["retries", [-1, 1.5, NaN, 1000, "5"]],
    ["headers", ["x", { a: 5 }, { a: "b\nc" }]],
    ["tokenStore", [5, {}, { get() {}, set() {} }, { get: 1, set: 2, delete: 3 }]],
    ["paths", ["x", ["x"], { addFriend: 5 }, { addFriend: new String("/x") }]],
    ["logger", [5, "console"]],
    ["onMismatch", ["report", "Reject", "", true, false, 0, {}, []]],
  ]) {
    it(`refuse a ${name} that is none`, () => {
      for (const value of values) assertClientRefused({ ...good, [name]: value }, `options.${name}`);
    });
  }

  it("whose getters throw are refused", () => {
    for (const name of ["baseUrl", "auth", "fetch", "timeoutMs", "headers", "tokenStore", "logger"]) {
      const options = Object.defineProperty({ ...good }, name, { enumerable: true, get: throwing() });
      assertClientRefused(options, `options.${name}`);
    }
  });

  it("that are a Proxy with traps that throw are refused", () => {
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const strange of [revoked, new Proxy(good, { ownKeys: throwing() })]) {
      assertClientRefused(strange, "options");
      assertClientRefused({ ...good, auth: strange }, "options.auth");
      assertClientRefused({ ...good, headers: strange }, "options.headers");
    }
  });

  it("are read when the client is made, not later", async () => {
    const options = { ...good, auth: "none", headers: { "X-Trace": "before" } };
    const client = new V1Client(options);
    options.baseUrl = "http://elsewhere.example";
    options.headers["X-Trace"] = "after";
    options.fetch = throwing();
    await client.listStaff();
    assert.equal(sent.calls.at(-1).url, `${baseUrl}/staff`);
    assert.equal(sent.calls.at(-1).headers["X-Trace"], "before");
  });
});

describe("a secret in a browser's page", () => {
  const options = {
    baseUrl: "http://server.example/v1",
    auth: { appId: "id", appKey: "a-key-that-nobody-knows" },
  };

  /** Does something where the globals are those of a page; nothing that waits. */
  function inPage(work, process) {
    const own = ["window", "process", "location"].map((name) => [
      name,
      Object.getOwnPropertyDescriptor(globalThis, name),
    ]);
    const page = { window: { document: {} }, process, location: { href: "https://crm.example/orders" } };
    for (const [name, value] of Object.entries(page)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    try {
      return work();
    } finally {
      for (const [name, descriptor] of own) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else delete globalThis[name];
      }
    }
  }

  it("is refused", () => {
    for (const process of [undefined, {}, { env: {} }, { versions: {} }]) {
      const error = inPage(() => thrown(() => new V1Client(options), { kind: "config" }), process);
      assert.match(error.message, /allowSecretInBrowser/);
      assert.ok(!error.message.includes(options.auth.appKey));
    }
  });

  it("is allowed where that is wanted", () => {
    inPage(() => assert.ok(new V1Client({ ...options, allowSecretInBrowser: true })));
    inPage(() => thrown(() => new V1Client({ ...options, allowSecretInBrowser: false }), { kind: "config" }));
  });

  it("is not there with a gateway, or a token and sign", () => {
    inPage(() => assert.ok(new V1Client({ ...options, auth: "none" })));
    inPage(() => assert.ok(new V1Client({ ...options, auth: { accessToken: "t", sign: () => "s" } })));
  });

  it("is no matter in Node with a simulated document", () => {
    inPage(() => assert.ok(new V1Client(options)), { versions: { node: "20.0.0" } });
  });

  it("addresses may be relative", () => {
    for (const baseUrl of ["/youmi/v1", "youmi/v1", "./v1"]) {
      inPage(() => assert.ok(new V1Client({ baseUrl, auth: "none" })));
    }
    inPage(() => thrown(() => new V1Client({ baseUrl: "ftp://a/v1", auth: "none" }), { path: "options.baseUrl" }));
  });
});
