// Parameters that are objects of an unusual kind.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";

import { sent, v1, assertRefused, query, throwing } from "../../support/refusing.mjs";

describe("parameters that are strange objects", () => {
  class Query {
    #page = 1;
  }
  for (const [what, make] of [
    ["a Promise", () => Promise.resolve({ ad_staff_state: 0 })],
    ["a Promise", () => ({ then() {}, ad_staff_state: 0 })],
    ["a Promise", () => runInNewContext("Promise.resolve({})")],
    ["a RegExp", () => /a/],
    ["a RegExp", () => runInNewContext("/a/")],
    ["a Error", () => new TypeError("x")],
    ["a Error", () => runInNewContext("Object.assign(new Error('x'), { code: 1 })")],
    ["a Map", () => new Map([["a", 1]])],
    ["a Map", () => runInNewContext("new Map()")],
    ["a Set", () => runInNewContext("new Set([1])")],
    ["a WeakMap", () => new WeakMap()],
    ["a ArrayBuffer", () => new ArrayBuffer(4)],
    ["a Uint8Array", () => new Uint8Array(4)],
    ["a URLSearchParams", () => new URLSearchParams("a=1")],
    ["a FormData", () => new FormData()],
    ["a Headers", () => new Headers({ a: "1" })],
    ["a Response", () => new Response("{}")],
    ["a AbortSignal", () => new AbortController().signal],
    ["a Query", () => new Query()],
  ]) {
    it(`as ${what} are refused, as a whole and inside`, async () => {
      const error = await assertRefused(v1.listStaff(make()), "params");
      assert.ok(error.message.includes(what), error.message);
      await assertRefused(v1.addFriend(make()), "params");
      await assertRefused(v1.call({ method: "POST", path: "x", body: make() }), "request.body");
      await assertRefused(v1.call({ method: "POST", path: "x", body: { a: [make()] } }), "request.body.a[0]");
    });
  }

  it("as a Date are refused as a whole", async () => {
    await assertRefused(v1.listStaff(new Date()), "params");
    await assertRefused(v1.listStaff(runInNewContext("new Date()")), "params");
  });

  it("of somebody's class with fields of its own are taken", async () => {
    class Filter {
      ad_staff_state = 0;
    }
    assert.deepEqual(await query("listStaff", new Filter()), { ad_staff_state: "0" });
    assert.deepEqual(await query("listStaff", runInNewContext("({ ad_staff_state: 1 })")), { ad_staff_state: "1" });
    assert.deepEqual(await query("listStaff", Object.create(null)), {});
    assert.deepEqual(await query("listStaff", { ad_staff_state: new Number(0), ad_staff_code: new String("a") }), {
      ad_staff_state: "0",
      ad_staff_code: "a",
    });
  });

  it("of a throwing getter are refused", async () => {
    const params = Object.defineProperty({}, "ad_staff_code", { enumerable: true, get: throwing() });
    const error = await assertRefused(v1.listStaff(params), "params");
    assert.match(error.message, /the getter's own error/);
    assert.equal(error.cause.message, "the getter's own error");
  });

  it("of throwing everything are refused", async () => {
    for (const thrownValue of [undefined, null, "text", 5, Symbol("x"), Object.freeze({}), Object.create(null)]) {
      const params = {
        get ad_staff_code() {
          throw thrownValue;
        },
      };
      await assertRefused(v1.listStaff(params), "params");
      await assertRefused(v1.listStaff({ toJSON: params.__lookupGetter__("ad_staff_code") }), "params");
    }
    const error = Object.defineProperty({}, "message", { get: throwing() });
    const params = {
      get x() {
        throw error;
      },
    };
    await assertRefused(v1.listStaff(params), "params");
  });

  it("of a circle are refused", async () => {
    const circle = { ad_staff_code: "a" };
    circle.self = circle;
    await assertRefused(v1.listStaff(circle), "params");
    await assertRefused(v1.listStaffWechatAccounts(circle), "params");
    const call = v1.call({ method: "POST", path: "x", body: circle });
    await assertRefused(call, "request");
  });

  it("of a revoked Proxy are refused", async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    await assertRefused(v1.listStaff(proxy), "params");
    await assertRefused(v1.listStaff({ ad_staff_code: proxy }), "params");
  });

  it("of a Proxy with traps that throw are refused", async () => {
    for (const trap of ["get", "ownKeys", "getOwnPropertyDescriptor"]) {
      const proxy = new Proxy({ ad_staff_code: "a" }, { [trap]: throwing() });
      await assertRefused(v1.listStaff(proxy), "params");
    }
  });

  it("of a Proxy, a class or without a prototype are taken for what they hold", async () => {
    class Params {
      ad_staff_code = "a";
      method() {}
    }
    for (const params of [
      new Params(),
      new Proxy({ ad_staff_code: "a" }, {}),
      Object.assign(Object.create(null), { ad_staff_code: "a" }),
      Object.freeze({ ad_staff_code: "a" }),
      { toJSON: () => ({ ad_staff_code: "a" }) },
      { ad_staff_code: new String("a") },
    ]) {
      assert.deepEqual(await query("listStaff", params), { ad_staff_code: "a" });
    }
  });

  it("nested very deep are refused", async () => {
    let deep = {};
    for (let level = 0; level < 5000; level++) deep = { deep };
    await assertRefused(v1.listStaff(deep), "params");
    await assertRefused(v1.call({ method: "POST", path: "x", body: deep }), "request");
  });

  it("are read when the call is made, not later", async () => {
    const params = { ad_staff_code: "before", ad_staff_state: 1 };
    const options = { headers: { "X-Trace": "before" } };
    const before = sent.calls.length;
    const call = v1.listStaff(params, options);
    params.ad_staff_code = "after";
    params.ad_staff_state = "wrong";
    options.headers["X-Trace"] = "after";
    options.timeoutMs = -1;
    await call;
    assert.equal(sent.calls.length, before + 1);
    assert.equal(new URL(sent.calls.at(-1).url).searchParams.get("ad_staff_code"), "before");
    assert.equal(sent.calls.at(-1).headers["X-Trace"], "before");
  });

  it("are read when an iteration is made, not when its first item is asked for", async () => {
    const params = { ad_staff_code: "before" };
    const friends = v1.eachFriend(params);
    params.ad_staff_code = "after";
    await friends.next();
    assert.equal(new URL(sent.calls.at(-1).url).searchParams.get("ad_staff_code"), "before");
  });

  it("are not changed", async () => {
    const params = { StartTime: new Date(0), Page: 1, Wechat_No: null };
    const copy = { ...params };
    await v1.listFriends(params);
    for await (const item of v1.eachFriend(params)) assert.fail(item);
    assert.deepEqual(params, copy);
  });
});
