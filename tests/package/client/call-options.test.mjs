// The request of `call()`, and the options of a call.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { sent, v1, friend, assertRefused, throwing } from "../../support/refusing.mjs";

describe("a request of call()", () => {
  const good = { method: "GET", path: "friend" };

  for (const [what, request, path] of [
    ["nothing", undefined, "request.method"],
    ["a text", "GET friend", "request"],
    ["no method", { path: "friend" }, "request.method"],
    ["another method", { ...good, method: "DELETE" }, "request.method"],
    ["a method in lower case", { ...good, method: "get" }, "request.method"],
    ["no path", { method: "GET" }, "request.path"],
    ["a path that is no text", { ...good, path: 5 }, "request.path"],
    ["an unknown key", { ...good, params: {} }, "request.params"],
    ["a query that is no object", { ...good, query: "a=b" }, "request.query"],
    ["a list as query", { ...good, query: ["a"] }, "request.query"],
    ["a query that is nested", { ...good, query: { a: { b: 1 } } }, "request.query"],
    ["a body with GET", { ...good, body: {} }, "request.body"],
    ["a retry that is no flag", { ...good, retry: 3 }, "request.retry"],
    ["a body that holds a function", { method: "POST", path: "x", body: () => 1 }, "request.body"],
    ["a body that holds a huge BigInt", { method: "POST", path: "x", body: 2n ** 60n }, "request.body"],
  ]) {
    it(`refuses ${what}`, async () => {
      const error = await assertRefused(v1.call(request), path);
      assert.equal(error.endpoint, "call");
    });
  }

  it("says where in a body the wrong value stands", async () => {
    const body = { list: [1, { deep: NaN }] };
    const error = await assertRefused(v1.call({ method: "POST", path: "x", body }), "request.body.list[1].deep");
    assert.match(error.message, /not a finite number/);
  });

  for (const path of [
    "http://evil.example/",
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "\\\\evil.example\\",
    "/\\evil.example",
    "..",
    "../admin",
    "a/../../admin",
    "./../admin",
    "a/..",
    "a/..?b=c",
    "%2e%2e/admin",
    "%2E%2E/admin",
    ".%2e/admin",
    "%2e./admin",
    "a/%2e%2e/%2e%2e/admin",
    ".\t./admin",
    "%2e\n%2e/admin",
    "a#fragment",
    "a b",
    "a\r\nb",
  ]) {
    it(`refuses the path ${JSON.stringify(path)}`, async () => {
      await assertRefused(v1.call({ method: "GET", path }), "request.path");
    });
  }

  it("keeps any other path below baseUrl", async () => {
    for (const path of ["friend", "/friend", "a/b.c/..d/e..", "a%20b", "标签", "a:b"]) {
      await v1.call({ method: "GET", path });
      assert.ok(sent.calls.at(-1).url.startsWith("http://server.example/v1/"));
      assert.ok(new URL(sent.calls.at(-1).url).href.startsWith("http://server.example/v1/"), path);
    }
  });

  it("never leads out of baseUrl, whatever stands in a path", async () => {
    const parts = ["..", ".", "%2e", "%2E", "/", "\\", "//", "\t", "\n", "\r", "\0", "?", "#", ":", "@", "%2f", "x"];
    for (const first of parts) {
      for (const second of parts) {
        for (const third of parts) {
          const before = sent.calls.length;
          await v1.call({ method: "GET", path: `${first}${second}${third}/admin` }).catch(() => {});
          for (const { url } of sent.calls.slice(before)) {
            assert.ok(new URL(url).href.startsWith("http://server.example/v1/"), JSON.stringify(url));
          }
        }
      }
    }
  });
});

describe("the options of a call", () => {
  for (const [what, options, path] of [
    ["a number", 5, "options"],
    ["a text", "x", "options"],
    ["a function", () => ({}), "options"],
    ["an unknown name", { timeout: 5 }, "options.timeout"],
    ["a client's option", { baseUrl: "http://x.example" }, "options.baseUrl"],
    ["a signal that is none", { signal: {} }, "options.signal"],
    ["an onMismatch that is another word", { onMismatch: "report" }, "options.onMismatch"],
    ["an onMismatch that is no function", { onMismatch: {} }, "options.onMismatch"],
    ["an onMismatch that is a flag", { onMismatch: true }, "options.onMismatch"],
    ["a controller in place of its signal", { signal: new AbortController() }, "options.signal"],
    ["timeoutMs 0", { timeoutMs: 0 }, "options.timeoutMs"],
    ["timeoutMs below 0", { timeoutMs: -1 }, "options.timeoutMs"],
    ["timeoutMs NaN", { timeoutMs: NaN }, "options.timeoutMs"],
    ["timeoutMs as text", { timeoutMs: "5" }, "options.timeoutMs"],
    ["timeoutMs as BigInt", { timeoutMs: 5n }, "options.timeoutMs"],
    ["retries below 0", { retries: -1 }, "options.retries"],
    ["retries with a fraction", { retries: 0.5 }, "options.retries"],
    ["retries without end", { retries: Infinity }, "options.retries"],
    ["retries as text", { retries: "2" }, "options.retries"],
    ["headers as text", { headers: "X: y" }, "options.headers"],
    ["headers that are no texts", { headers: { "X-Number": 5 } }, "options.headers"],
    ["headers that are an array", { headers: ["a"] }, "options.headers"],
    ["headers that are a Date", { headers: { "X-Date": new Date(0) } }, "options.headers"],
    ["headers that are a boxed string", { headers: { "X-Boxed": new String("a") } }, "options.headers"],
    ["headers of several lines", { headers: { "X-Lines": "a\r\nX-More: b" } }, "options.headers"],
    ["headers that HTTP cannot carry", { headers: { "X-Name": "张三" } }, "options.headers"],
    ["headers with a NUL", { headers: { "X-Nul": "a\0b" } }, "options.headers"],
    ["header names that are none", { headers: { "not a name": "a" } }, "options.headers"],
    ["header names of several lines", { headers: { "X\r\nY": "a" } }, "options.headers"],
  ]) {
    it(`refuse ${what}`, async () => {
      await assertRefused(v1.listStaff({}, options), path);
      await assertRefused(v1.addFriend(friend, options), path);
      await assertRefused(v1.call({ method: "GET", path: "x" }, options), path);
      await assertRefused(v1.eachFriend({}, options).next(), path);
    });
  }

  it("suggest what was meant", async () => {
    assert.match((await assertRefused(v1.listStaff({}, { timeoutMS: 5 }), "options.timeoutMS")).message, /timeoutMs/);
    assert.match((await assertRefused(v1.listStaff({}, { retry: 5 }), "options.retry")).message, /retries/);
    assert.match((await assertRefused(v1.listStaff({}, { header: {} }), "options.header")).message, /headers/);
  });

  it("may be null or undefined, and so may each of them", async () => {
    for (const options of [undefined, null, {}, { signal: null, timeoutMs: undefined, retries: null, headers: null }]) {
      await v1.listStaff({}, options);
    }
    await v1.listStaff({}, { timeoutMs: Infinity, retries: 0, headers: { "X-Left-Out": undefined } });
    assert.ok(!("X-Left-Out" in sent.calls.at(-1).headers));
  });

  it("whose getters throw are refused", async () => {
    for (const name of ["signal", "timeoutMs", "retries", "headers"]) {
      const options = Object.defineProperty({}, name, { enumerable: true, get: throwing() });
      await assertRefused(v1.listStaff({}, options), `options.${name}`);
    }
  });

  it("whose headers have getters are asked once, and refused where one throws", async () => {
    let asked = 0;
    const headers = Object.defineProperty({}, "X-Trace", { enumerable: true, get: () => `trace ${++asked}` });
    await v1.listStaff({}, { headers });
    assert.equal(sent.calls.at(-1).headers["X-Trace"], "trace 1");
    const broken = Object.defineProperty({}, "X-Trace", { enumerable: true, get: throwing() });
    await assertRefused(v1.listStaff({}, { headers: broken }), "options.headers.X-Trace");
  });

  it("that are a Proxy with traps that throw are refused", async () => {
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const strange of [revoked, new Proxy({}, { ownKeys: throwing() })]) {
      await assertRefused(v1.listStaff({}, strange), "options");
      await assertRefused(v1.eachFriend({}, strange).next(), "options");
      await assertRefused(v1.listStaff({}, { headers: strange }), "options.headers");
    }
  });
});
