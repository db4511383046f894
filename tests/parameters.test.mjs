// What is refused before anything is sent: parameters of calls, options of calls, options of clients.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";

import { V1Client, V2Client } from "youmi-open-api";

import { rejection, thrown } from "./support/failing.mjs";
import { envelope, fetching } from "./support/fetching.mjs";

const sent = fetching(envelope([]));
const v1 = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch: sent });

const friend = { ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" };

/** Expects a call to be refused with nothing sent. */
async function refused(promise, path, message = /./) {
  const before = sent.calls.length;
  const error = await rejection(promise, { kind: "argument", path, message, attempts: 0, retryable: false });
  assert.equal(error.status, null);
  assert.equal(error.code, null);
  assert.equal(sent.calls.length, before, "something was sent");
  return error;
}

/** What a call sends as its query. */
async function query(endpoint, params) {
  await v1[endpoint](params);
  return Object.fromEntries(new URL(sent.calls.at(-1).url).searchParams);
}

function throwing(message = "the getter's own error") {
  return () => {
    throw new Error(message);
  };
}

describe("an unknown parameter", () => {
  for (const [endpoint, name, suggestion] of [
    ["listStaff", "ad_staff_stat", "ad_staff_state"],
    ["listStaff", "AD_STAFF_CODE", "ad_staff_code"],
    ["listStaff", "ad_staf_name", "ad_staff_name"],
    ["listWechatAccounts", "ad_wechat_lie", "ad_wechat_lei"],
    ["listLabels", "category", "categories"],
    ["listFriends", "page", "Page"],
    ["listFriends", "Wechat_no", "Wechat_No"],
    ["listFriends", "pageSize", "PageSize"],
    ["listStaffWechatAccounts", "ad_staff_cod", "ad_staff_code"],
  ]) {
    it(`${endpoint} ${name}: did you mean ${suggestion}?`, async () => {
      const error = await refused(v1[endpoint]({ [name]: 0 }), `params.${name}`);
      assert.ok(error.message.includes(`did you mean ${suggestion}?`), error.message);
      assert.equal(error.endpoint, endpoint);
    });
  }

  it("of addFriend, where the vendor's spelling is easily mistaken", async () => {
    const { ReceiVerId, ...rest } = friend;
    const error = await refused(v1.addFriend({ ReceiverId: ReceiVerId, ...rest }), "params.ReceiverId");
    assert.ok(error.message.includes("did you mean ReceiVerId?"), error.message);
  });

  it("that is like none is answered with all that there are", async () => {
    const error = await refused(v1.listStaff({ zzz: 1 }), "params.zzz");
    for (const name of ["ad_staff_state", "ad_staff_code", "ad_staff_name", "ad_staff_addtime"]) {
      assert.ok(error.message.includes(name), error.message);
    }
  });

  it("of an endpoint that takes none", async () => {
    for (const endpoint of ["listAdGroups", "listLabelCategories", "listFriendAttributes", "getAccessToken"]) {
      await refused(v1[endpoint]({ Page: 1 }), "params.Page", /takes none/);
    }
  });

  it("is unknown whatever its value is, and however it is called", async () => {
    for (const name of ["x", "", " ", "ad_staff_code ", "中文", "__proto__", "constructor", "toString", "0", "a.b"]) {
      for (const value of [null, 0, "a", {}, []]) {
        const params = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
        await refused(v1.listStaff(params), `params.${name}`);
      }
    }
    await refused(v1.listStaff({ ["n".repeat(100_000)]: 1 }), `params.${"n".repeat(100_000)}`);
  });
});

describe("a required parameter", () => {
  for (const name of Object.keys(friend)) {
    it(`${name} of addFriend may not be missing`, async () => {
      const { [name]: _, ...rest } = friend;
      for (const params of [rest, { ...rest, [name]: undefined }, { ...rest, [name]: null }]) {
        await refused(v1.addFriend(params), `params.${name}`, new RegExp(`${name} is required`));
      }
    });
  }

  it("is missing where there are no parameters at all", async () => {
    for (const params of [undefined, null, {}, Object.create(null)]) {
      await refused(v1.addFriend(params), "params.ReceiVerId", /ReceiVerId is required/);
    }
  });
});

describe("parameters that are no object", () => {
  for (const [what, params] of [
    ["a number", 5],
    ["a string", "ad_staff_code"],
    ["a boolean", true],
    ["an array", [{ ad_staff_code: "a" }]],
    ["a function", () => ({})],
    ["a class", class {}],
    ["a symbol", Symbol("params")],
    ["a BigInt", 5n],
    ["NaN", NaN],
    ["a Date", new Date(0)],
    ["an invalid Date", new Date(NaN)],
    ["a Map", new Map([["ad_staff_code", "a"]])],
    ["a Set", new Set()],
    ["a boxed string", new String("x")],
  ]) {
    it(what, async () => {
      await refused(v1.listStaff(params), "params");
      await refused(v1.listStaffWechatAccounts(params), "params");
      await refused(v1.eachFriend(params).next(), "params");
    });
  }
});

describe("a parameter of a wrong type", () => {
  const anything = [
    NaN,
    Infinity,
    -Infinity,
    () => 1,
    Symbol("x"),
    new Map(),
    new Set(),
    new Date(NaN),
    {},
    [],
    [1],
    { a: 1 },
  ];
  const wrong = {
    text: [0, 1, 5n, true, false, ...anything],
    integer: ["1", "", 1.5, 1e21, 2 ** 53, -(2 ** 53), 2n ** 53n, -(2n ** 64n), true, new Date(0), ...anything],
    seconds: ["1", "2018-08-08 10:01:03", -1, 1.5, 2 ** 53, true, ...anything],
    time: [
      ...["", "now", "2018-08-08", "2018-8-8 10:01:03", "2018/08/08 10:01:03", "2018-08-08T10:01:03"],
      ...["2018-02-30 00:00:00", "2018-13-01 00:00:00", "2018-08-08 24:00:00", "2018-08-08 10:60:00"],
      ...["2018-08-08 10:01:03 ", " 2018-08-08 10:01:03", "2018-08-08 10:01", 1533693663, 0, 5n, true],
      ...anything,
    ],
  };
  for (const [endpoint, name, type] of [
    ["listStaff", "ad_staff_code", "text"],
    ["listStaff", "ad_staff_name", "text"],
    ["listStaff", "ad_staff_addtime", "text"],
    ["listStaffWechatAccounts", "ad_staff_code", "text"],
    ["listFriends", "Wechat_No", "text"],
    ["listFriends", "ad_staff_code", "text"],
    ["listLabels", "categories", "integer"],
    ["listFriends", "Wechat_id", "integer"],
    ["listFriends", "Page", "integer"],
    ["listFriends", "PageSize", "integer"],
    ["listFriends", "StartTime", "time"],
    ["listFriends", "EndTime", "time"],
    ["listFriends", "ad_bind_Stime", "seconds"],
    ["listFriends", "ad_bind_Etime", "seconds"],
    ["listFriends", "ad_updatechatting_Stime", "seconds"],
    ["listFriends", "ad_updatechatting_Etime", "seconds"],
    ["listFriends", "ad_relation_expand3", "seconds"],
  ]) {
    it(`${endpoint} ${name}`, async () => {
      for (const value of wrong[type]) await refused(v1[endpoint]({ [name]: value }), `params.${name}`);
    });
  }

  for (const name of [...Object.keys(friend), "sffcode"]) {
    it(`addFriend ${name}`, async () => {
      for (const value of wrong.text) await refused(v1.addFriend({ ...friend, [name]: value }), `params.${name}`);
    });
  }
});

describe("a closed enumeration", () => {
  for (const [endpoint, name, members] of [
    ["listWechatAccounts", "ad_wechat_lei", [0, 3]],
    ["listStaff", "ad_staff_state", [-1, 0, 1]],
    ["listFriends", "ad_relation_isflock", [-1, 0, 1, 2, 3]],
    ["listFriends", "ad_relation_state", [-1, 0, 1, 4, 5, 6]],
    ["listFriends", "ad_wechat_lei", [0, 3]],
    ["listFriends", "order_by_key", ["ad_relation_id", "ad_updatechatting_time"]],
    ["listFriends", "order_by_model", ["asc", "desc"]],
  ]) {
    it(`${endpoint} ${name} takes its members and nothing else`, async () => {
      for (const member of members)
        assert.deepEqual(await query(endpoint, { [name]: member }), { [name]: String(member) });
      const others = [-2, 2, 7, 0.5, 1e300, "", "0", "1", "ASC", "'asc'", "asc ", "0 | 3", "|", true, [0], {}, NaN];
      for (const other of others.filter((value) => !members.includes(value))) {
        const error = await refused(v1[endpoint]({ [name]: other }), `params.${name}`);
        if (typeof other === "string" || Number.isFinite(other)) {
          for (const member of members) assert.ok(error.message.includes(String(member)), error.message);
        }
      }
    });
  }
});

describe("a point in time", () => {
  it("may be a Date, which takes the form of the parameter", async () => {
    for (const [date, text, seconds] of [
      [new Date(0), "1970-01-01 08:00:00", "0"],
      [new Date("2018-08-08T02:01:03.999Z"), "2018-08-08 10:01:03", "1533693663"],
      [new Date("2024-02-29T15:59:59.000Z"), "2024-02-29 23:59:59", "1709222399"],
      [new Date("2024-12-31T16:00:00.000Z"), "2025-01-01 00:00:00", "1735660800"],
      [new Date("2100-02-28T16:00:00.000Z"), "2100-03-01 00:00:00", "4107513600"],
      [new Date("9999-12-31T15:59:59.999Z"), "9999-12-31 23:59:59", "253402271999"],
    ]) {
      const found = await query("listFriends", { StartTime: date, EndTime: date, ad_bind_Stime: date });
      assert.deepEqual(found, { StartTime: text, EndTime: text, ad_bind_Stime: seconds });
    }
  });

  it("may be written as the vendor writes it", async () => {
    const params = { StartTime: "2018-08-08 10:01:03", EndTime: "2024-02-29 23:59:59", ad_bind_Etime: 1533693663 };
    assert.deepEqual(await query("listFriends", params), { ...params, ad_bind_Etime: "1533693663" });
  });

  it("that is an invalid Date is refused, not left out", async () => {
    for (const invalid of [new Date(NaN), new Date("nothing"), runInNewContext("new Date(NaN)")]) {
      await refused(v1.listFriends({ StartTime: invalid }), "params.StartTime");
      await refused(v1.listFriends({ ad_bind_Stime: invalid }), "params.ad_bind_Stime");
    }
  });

  it("of another realm is a Date too", async () => {
    const date = runInNewContext("new Date(1533693663999)");
    assert.deepEqual(await query("listFriends", { StartTime: date }), { StartTime: "2018-08-08 10:01:03" });
  });
});

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
      const error = await refused(v1.listStaff(make()), "params");
      assert.ok(error.message.includes(what), error.message);
      await refused(v1.addFriend(make()), "params");
      await refused(v1.call({ method: "POST", path: "x", body: make() }), "request.body");
      await refused(v1.call({ method: "POST", path: "x", body: { a: [make()] } }), "request.body.a[0]");
    });
  }

  it("as a Date are refused as a whole", async () => {
    await refused(v1.listStaff(new Date()), "params");
    await refused(v1.listStaff(runInNewContext("new Date()")), "params");
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
    const error = await refused(v1.listStaff(params), "params");
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
      await refused(v1.listStaff(params), "params");
      await refused(v1.listStaff({ toJSON: params.__lookupGetter__("ad_staff_code") }), "params");
    }
    const error = Object.defineProperty({}, "message", { get: throwing() });
    const params = {
      get x() {
        throw error;
      },
    };
    await refused(v1.listStaff(params), "params");
  });

  it("of a circle are refused", async () => {
    const circle = { ad_staff_code: "a" };
    circle.self = circle;
    await refused(v1.listStaff(circle), "params");
    await refused(v1.listStaffWechatAccounts(circle), "params");
    const call = v1.call({ method: "POST", path: "x", body: circle });
    await refused(call, "request");
  });

  it("of a revoked Proxy are refused", async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    await refused(v1.listStaff(proxy), "params");
    await refused(v1.listStaff({ ad_staff_code: proxy }), "params");
  });

  it("of a Proxy with traps that throw are refused", async () => {
    for (const trap of ["get", "ownKeys", "getOwnPropertyDescriptor"]) {
      const proxy = new Proxy({ ad_staff_code: "a" }, { [trap]: throwing() });
      await refused(v1.listStaff(proxy), "params");
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
    await refused(v1.listStaff(deep), "params");
    await refused(v1.call({ method: "POST", path: "x", body: deep }), "request");
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

describe("text in parameters", () => {
  it("arrives as it is", async () => {
    for (const text of ["", " ", "a b+c&d=e?f#g%h/i\\j", "中文🙂", "\u0000\u001f", "\ufeff", "'\"<>", "\u2028"]) {
      assert.deepEqual(await query("listStaff", { ad_staff_name: text }), { ad_staff_name: text });
      await v1.listStaffWechatAccounts({ ad_staff_code: text });
      assert.deepEqual(JSON.parse(sent.calls.at(-1).body), { ad_staff_code: text });
    }
  });

  it("of great length arrives whole", async () => {
    const text = "长".repeat(300_000);
    await v1.listStaffWechatAccounts({ ad_staff_code: text });
    assert.equal(JSON.parse(sent.calls.at(-1).body).ad_staff_code, text);
  });
});

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
      const error = await refused(v1.call(request), path);
      assert.equal(error.endpoint, "call");
    });
  }

  it("says where in a body the wrong value stands", async () => {
    const body = { list: [1, { deep: NaN }] };
    const error = await refused(v1.call({ method: "POST", path: "x", body }), "request.body.list[1].deep");
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
      await refused(v1.call({ method: "GET", path }), "request.path");
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
    ["headers of several lines", { headers: { "X-Lines": "a\r\nX-More: b" } }, "options.headers"],
    ["headers that HTTP cannot carry", { headers: { "X-Name": "张三" } }, "options.headers"],
    ["headers with a NUL", { headers: { "X-Nul": "a\0b" } }, "options.headers"],
    ["header names that are none", { headers: { "not a name": "a" } }, "options.headers"],
    ["header names of several lines", { headers: { "X\r\nY": "a" } }, "options.headers"],
  ]) {
    it(`refuse ${what}`, async () => {
      await refused(v1.listStaff({}, options), path);
      await refused(v1.addFriend(friend, options), path);
      await refused(v1.call({ method: "GET", path: "x" }, options), path);
      await refused(v1.eachFriend({}, options).next(), path);
    });
  }

  it("suggest what was meant", async () => {
    assert.match((await refused(v1.listStaff({}, { timeoutMS: 5 }), "options.timeoutMS")).message, /timeoutMs/);
    assert.match((await refused(v1.listStaff({}, { retry: 5 }), "options.retry")).message, /retries/);
    assert.match((await refused(v1.listStaff({}, { header: {} }), "options.header")).message, /headers/);
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
      await refused(v1.listStaff({}, options), `options.${name}`);
    }
  });

  it("that are a Proxy with traps that throw are refused", async () => {
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const strange of [revoked, new Proxy({}, { ownKeys: throwing() })]) {
      await refused(v1.listStaff({}, strange), "options");
      await refused(v1.eachFriend({}, strange).next(), "options");
      await refused(v1.listStaff({}, { headers: strange }), "options.headers");
    }
  });
});

describe("the options of a client", () => {
  const auth = { appId: "id", appKey: "a-key-that-nobody-knows" };
  const baseUrl = "http://server.example/v1";
  const good = { baseUrl, auth, fetch: sent };

  /** Expects an option to be refused, without any secret in the error. */
  function refusedClient(options, path, kind = "argument") {
    const error = thrown(() => new V1Client(options), { kind, path, attempts: 0, endpoint: null });
    assert.ok(!`${error.message}${error.stack}`.includes(auth.appKey));
    return error;
  }

  it("have to be an object", () => {
    for (const options of [undefined, null, 5, "x", true, () => good, Symbol("x")]) refusedClient(options, "options");
  });

  it("are known by name", () => {
    assert.match(refusedClient({ ...good, baseURL: baseUrl }, "options.baseURL").message, /did you mean baseUrl\?/);
    assert.match(refusedClient({ ...good, timeout: 5 }, "options.timeout").message, /timeoutMs/);
    assert.match(refusedClient({ ...good, tokenstore: {} }, "options.tokenstore").message, /tokenStore/);
    assert.match(refusedClient({ ...good, zzz: 5 }, "options.zzz").message, /known are .*baseUrl/);
    refusedClient({ ...good, signal: new AbortController().signal }, "options.signal");
    refusedClient({ ...good, tenantId: "t" }, "options.tenantId");
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
      refusedClient({ ...good, baseUrl: url }, "options.baseUrl");
    });
  }

  it("never show the password of a refused address", () => {
    const error = refusedClient({ ...good, baseUrl: "http://ops:pass-word@server.example/v1" }, "options.baseUrl");
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
    const refused = (options, path) => thrown(() => new V2Client(options), { kind: "argument", path, attempts: 0 });
    for (const text of ["租户1", "a\nb", "", " ", "a\0"]) refused({ ...v2, tenantId: text }, "options.tenantId");
    for (const token of ["eyJ…", "令牌", "a\rb", "a\0", " "]) {
      refused({ ...v2, auth: { accessToken: token } }, "options.auth.accessToken");
      refusedClient({ ...good, auth: { accessToken: token, sign: () => "s" } }, "options.auth.accessToken");
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
    const refused = (paths, path, Client = V2Client) =>
      thrown(() => new Client({ baseUrl, auth: "none", paths }), { kind: "argument", path });
    assert.match(refused({ endTakeOver: "/v2/x" }, "options.paths.endTakeOver").message, /did you mean endTakeover\?/);
    refused({ listStaff: "/x" }, "options.paths.listStaff");
    refused({ endTakeover: "/x" }, "options.paths.endTakeover", V1Client);
    refused({ getMerchantToken: "/x" }, "options.paths.getMerchantToken");
    for (const path of [
      "/a#b",
      "/../a",
      "/a/%2e%2E/b",
      "//other.example/a",
      "http://other.example/a",
      "/a b",
      "a\\b",
    ]) {
      refused({ endTakeover: path }, "options.paths.endTakeover");
    }
    assert.ok(new V2Client({ baseUrl, auth: "none", paths: { endTakeover: "/v2/x", listAllStaff: "v2/y?a=b" } }));
  });

  it("refuse wrong credentials and sizes", () => {
    for (const value of ["yes", true, 5]) refusedClient({ ...good, credentials: value }, "options.credentials");
    for (const value of ["1", 0, -1, 1.5, Infinity, NaN, 2 ** 40]) {
      refusedClient({ ...good, maxResponseBytes: value }, "options.maxResponseBytes");
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
      refusedClient(value, "options");
      refusedClient({ ...good, headers: value }, "options.headers");
      refusedClient({ ...good, paths: value }, "options.paths");
      refusedClient({ ...good, auth: value }, "options.auth");
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
      refusedClient({ ...good, auth: wrong }, path);
    });
  }

  for (const [name, values] of [
    ["fetch", [5, "fetch", {}, Promise.resolve()]],
    ["timeoutMs", [0, -1, NaN, "5", {}]],
    ["retries", [-1, 1.5, NaN, 1000, "5"]],
    ["headers", ["x", { a: 5 }, { a: "b\nc" }]],
    ["tokenStore", [5, {}, { get() {}, set() {} }, { get: 1, set: 2, delete: 3 }]],
    ["paths", ["x", { addFriend: 5 }]],
    ["logger", [5, "console"]],
  ]) {
    it(`refuse a ${name} that is none`, () => {
      for (const value of values) refusedClient({ ...good, [name]: value }, `options.${name}`);
    });
  }

  it("whose getters throw are refused", () => {
    for (const name of ["baseUrl", "auth", "fetch", "timeoutMs", "headers", "tokenStore", "logger"]) {
      const options = Object.defineProperty({ ...good }, name, { enumerable: true, get: throwing() });
      refusedClient(options, `options.${name}`);
    }
  });

  it("that are a Proxy with traps that throw are refused", () => {
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const strange of [revoked, new Proxy(good, { ownKeys: throwing() })]) {
      refusedClient(strange, "options");
      refusedClient({ ...good, auth: strange }, "options.auth");
      refusedClient({ ...good, headers: strange }, "options.headers");
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
