// The gateway: what it lets through, what it refuses, and that it keeps its secrets.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { Gateway } from "youmi-open-api";
import { sidebarUrl } from "youmi-open-api-emulator";

import { received, started } from "./support/emulated.mjs";
import { rejection, thrown } from "./support/failing.mjs";
import { FAULTS, nameOf } from "./support/faults.mjs";
import { PATHS, optionsOf, v1Of, v2Of } from "./support/gateway-emulated.mjs";
import { HOST, ownHeaders, requestOf, secretsOf, seenOf, spelt } from "./support/gateway-emulated.mjs";

const emulator = await started();
const MIB = 1024 * 1024;
const secret = "s3cret-of-our-own";
const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
const crm = "https://crm.example";

beforeEach((t) => {
  emulator.reset();
  t.mock.method(Math, "random", () => 0);
});

const gatewayOf = (more) => new Gateway(optionsOf(emulator, more));

/** Sends a request through a gateway, and fails unless the answer has the status and keeps every secret. */
async function asked(gateway, status, path, init) {
  const response = await gateway.handle(
    path instanceof Request || typeof path === "object" ? path : requestOf(path, init),
  );
  assert.ok(response instanceof Response);
  const seen = await seenOf(response.clone());
  assert.equal(response.status, status, seen);
  for (const secret of secretsOf(emulator)) assert.ok(!seen.includes(secret), seen);
  return response;
}

/** Fails unless a gateway refuses a request and the emulator hears nothing of it. */
async function refused(gateway, status, path, init) {
  const before = emulator.requests.length;
  const response = await asked(gateway, status, path, init);
  assert.deepEqual(
    emulator.requests.slice(before).map(({ method, path }) => `${method} ${path}`),
    [],
  );
  const { error, ...others } = await response.clone().json();
  assert.deepEqual(others, {});
  assert.equal(typeof error, "string");
  return response;
}

describe("an endpoint that is allowed", () => {
  const calls = {
    "v1, GET": { id: "listFriends", path: "/youmi/v1/friend?PageSize=2&ad_staff_code=", upstream: "/v1/friend" },
    "v1, POST": {
      id: "addFriend",
      path: "/youmi/v1/friend/Add_Friend",
      body: friend,
      upstream: "/v1/friend/Add_Friend",
    },
    "v2, GET": { id: "listDepartments", path: "/youmi/v2/System/GetDepartList", upstream: "/v2/System/GetDepartList" },
    "v2, POST": {
      id: "listAds",
      path: "/youmi/v2/AdManage/GetAdList",
      body: { name: "", minCosts: 0.5, pageIndex: 1, pageSize: 2 },
      upstream: "/v2/AdManage/GetAdList",
    },
    "v2, a path of one's own": {
      id: "listAllStaff",
      path: "/youmi/v2/emulator/listAllStaff",
      body: {},
      upstream: "/v2/emulator/listAllStaff",
    },
  };

  for (const [name, { id, path, body, upstream }] of Object.entries(calls)) {
    it(`is served: ${name}`, async () => {
      let answered;
      const fetch = async (...request) => {
        const response = await globalThis.fetch(...request);
        answered = new Uint8Array(await response.clone().arrayBuffer());
        return response;
      };
      const gateway = gatewayOf({ v1: { fetch }, v2: { fetch }, allow: [id] });
      const response = await asked(gateway, 200, path, { body });
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), answered);
      assert.equal(response.headers.get("Content-Type"), "application/json; charset=utf-8");
      const [request] = received(emulator, id);
      assert.equal(request.path.split("?")[0], upstream);
      if (body) assert.deepEqual(JSON.parse(request.body), body);
    });
  }

  it("has the upstream's answer passed on byte by byte, and none of its headers", async () => {
    const text =
      '\n {"errmsg":20000 ,"succeed":true, "msgTime":"","values":[{"ad_friend_id":1,"n":12345678901234567890.0,"s":"\\u4f60"}] }\r\n';
    const fetch = async () => {
      const headers = {
        "Set-Cookie": "a=b",
        "X-Own": "1",
        "Retry-After": "1",
        "Content-Type": "text/json",
        ETag: '"1"',
        Server: "s",
      };
      return new Response(text, { headers });
    };
    const gateway = gatewayOf({ v1: { fetch, auth: "none" }, allow: ["listFriends"] });
    const response = await asked(gateway, 200, "/youmi/v1/friend");
    assert.equal(await response.text(), text);
    assert.deepEqual([...response.headers.keys()].sort(), [
      "cache-control",
      "content-type",
      "vary",
      "x-content-type-options",
    ]);
    assert.equal(response.headers.get("Cache-Control"), "no-store");
  });

  it("has refusals of the vendor passed on", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 200012 });
    const response = await asked(gatewayOf(), 200, "/youmi/v1/staff");
    assert.equal((await response.json()).errmsg, 200012);
  });

  for (const status of [204, 205]) {
    it(`has an answer without a body passed on: HTTP ${status}`, async () => {
      const fetch = async () => new Response(null, { status });
      const gateway = gatewayOf({ v1: { fetch, auth: "none", retries: 0 }, allow: ["listStaff"] });
      const response = await asked(gateway, status, "/youmi/v1/staff");
      assert.equal(await response.text(), "");
    });
  }

  it("is served below another prefix, and not below the usual one", async () => {
    const gateway = gatewayOf({ prefix: "/api/shop/" });
    await asked(gateway, 200, "/api/shop/v1/staff");
    await refused(gateway, 404, "/youmi/v1/staff");
  });

  it("has the types of its parameters read from a query", async () => {
    const query =
      "Page=1&Wechat_No=7&ad_staff_code=007&ad_relation_isflock=-1&order_by_model=asc&StartTime=2018-08-08+10:01:03";
    await asked(gatewayOf(), 200, `/youmi/v1/friend?${query}&ad_bind_Stime=0`);
    const [request] = received(emulator, "listFriends");
    assert.deepEqual({ ...request.query }, { ...Object.fromEntries(new URLSearchParams(query)), ad_bind_Stime: "0" });
  });
});

describe("what is not allowed", () => {
  it("is refused with 403, in v1 and in v2", async () => {
    const gateway = gatewayOf({ allow: ["listStaff", "listFans"] });
    await refused(gateway, 403, "/youmi/v1/Label");
    await refused(gateway, 403, "/youmi/v1/friend/Add_Friend", { body: friend });
    await refused(gateway, 403, "/youmi/v2/System/GetDepartList");
    await refused(gateway, 403, "/youmi/v2/Friend/GetFansCount", { body: { fansKe: "" } });
    await refused(gateway, 403, "/youmi/v2/emulator/endTakeover", { body: {} });
    await asked(gateway, 200, "/youmi/v1/staff");
  });

  it("is everything, when nothing is named", async () => {
    const gateway = gatewayOf({ allow: [] });
    await refused(gateway, 403, "/youmi/v1/staff");
    await refused(gateway, 403, "/youmi/v2/System/GetDepartList");
  });

  it("is whatever version the gateway has no client of", async () => {
    await refused(gatewayOf({ v1: undefined, allow: ["listStaff"] }), 403, "/youmi/v2/System/GetDepartList");
    const { v2, ...options } = optionsOf(emulator, { allow: ["listStaff"] });
    assert.ok(v2);
    await refused(new Gateway(options), 404, "/youmi/v2/System/GetDepartList");
  });

  it("is the fetching of tokens, whatever is tried", async () => {
    const gateway = gatewayOf();
    for (const path of ["/youmi/v1/GetAccessToken", "/youmi/v1/GetAccessToken?format=json", "/youmi/connect/token"]) {
      for (const init of [{ body: {} }, { body: "grant_type=client_credentials" }, {}])
        await refused(gateway, 404, path, init);
    }
  });

  for (const id of ["getAccessToken", "getMerchantToken"]) {
    it(`cannot be made to allow ${id}`, () => {
      const error = thrown(() => gatewayOf({ allow: ["listStaff", id] }), { kind: "argument", path: "options.allow" });
      assert.match(error.message, new RegExp(id));
    });
  }
});

describe("who may call", () => {
  const answers = {
    "answers false": () => false,
    'answers "true"': () => "true",
    "answers 1": () => 1,
    "answers an object": () => ({ user: 1 }),
    "answers nothing": () => undefined,
    "answers a promise of nothing": async () => {},
    "answers a promise of false": async () => false,
    "answers new Boolean(true)": () => new Boolean(true),
  };
  for (const [what, authorize] of Object.entries(answers)) {
    it(`is nobody if authorize ${what}`, async () => {
      const gateway = gatewayOf({ authorize, sidebar: { privateKey: "emulator" } });
      await refused(gateway, 401, "/youmi/v1/staff");
      await refused(gateway, 401, "/youmi/v1/friend/Add_Friend", { body: friend });
      const keys = { privateKey: "emulator", orderUrl: "http://127.0.0.1:8080/order" };
      await refused(gateway, 401, `/youmi/sidebar${new URL(sidebarUrl({ userId: "b08" }, keys)).search}`);
    });
  }

  it("is whoever authorize answers true for, or a promise of it", async () => {
    for (const authorize of [() => true, async () => true, () => ({ then: (resolve) => resolve(true) })]) {
      await asked(gatewayOf({ authorize }), 200, "/youmi/v1/staff");
    }
  });

  it("is decided for each request by itself, by its headers, path and body, in this order", async () => {
    const seen = [];
    const authorize = async (request) => {
      seen.push([request.method, new URL(request.url).pathname, request.headers.get("Cookie"), await request.text()]);
      return request.headers.get("Cookie") === "user=1";
    };
    const gateway = gatewayOf({ authorize });
    await refused(gateway, 401, "/youmi/v1/staff");
    await asked(gateway, 200, "/youmi/v1/friend/Add_Friend", { body: friend, headers: { Cookie: "user=1" } });
    await refused(gateway, 400, "/youmi/v1/friend/Add_Friend", { body: {} });
    assert.deepEqual(seen, [
      ["GET", "/youmi/v1/staff", null, ""],
      ["POST", "/youmi/v1/friend/Add_Friend", "user=1", JSON.stringify(friend)],
    ]);
    assert.deepEqual(JSON.parse(received(emulator, "addFriend")[0].body), friend);
  });
});

describe("origins", () => {
  const cors = ({ headers }) => [...headers.keys()].filter((name) => name.startsWith("access-control-"));

  it("the gateway's own may call, and needs no further headers", async () => {
    const response = await asked(gatewayOf(), 200, "/youmi/v1/staff", { origin: HOST });
    assert.deepEqual(cors(response), []);
  });

  it("another that is named may call, and may read the answer", async () => {
    const response = await asked(gatewayOf({ origins: [crm] }), 200, "/youmi/v1/staff", { origin: crm });
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), crm);
    assert.equal(response.headers.get("Access-Control-Allow-Credentials"), "true");
    assert.match(response.headers.get("Vary"), /\bOrigin\b/i);
  });

  it("another that is named may read a refusal too", async () => {
    const response = await refused(gatewayOf({ origins: [crm], allow: [] }), 403, "/youmi/v1/staff", { origin: crm });
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), crm);
  });

  const foreign = {
    "one that is not named": "https://evil.example",
    "null, as a page in a sandbox has": "null",
    "one that begins like a named one": `${crm}.evil.example`,
    "one that ends like a named one": "https://evil-crm.example",
    "a named one without TLS": "http://crm.example",
    "a named one at another port": `${crm}:8443`,
    "a named one in capitals": "https://CRM.example",
    "the gateway's own with TLS": HOST.replace("http:", "https:"),
    "the gateway's own at another port": `${HOST}:8080`,
    several: `${HOST} ${crm}`,
    "an asterisk": "*",
  };
  for (const [what, origin] of Object.entries(foreign)) {
    it(`foreign: ${what}`, async () => {
      let authorized = 0;
      const gateway = gatewayOf({ origins: [crm], authorize: () => ++authorized > 0 });
      for (const init of [
        {},
        { method: "OPTIONS", headers: { "Access-Control-Request-Method": "GET" } },
        { body: {} },
      ]) {
        const response = await refused(gateway, 403, "/youmi/v1/staff", { ...init, origin });
        assert.deepEqual(cors(response), [], "a foreign page may read the refusal");
      }
      assert.equal(authorized, 0);
    });
  }

  it("a preflight is answered without asking who calls", async () => {
    let authorized = 0;
    const gateway = gatewayOf({ origins: [crm], authorize: () => ++authorized > 0 });
    for (const path of ["/youmi/v1/staff", "/youmi/v1/friend/Add_Friend", "/youmi/v2/System/GetDepartList"]) {
      const headers = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type" };
      const response = await asked(gateway, 204, path, { method: "OPTIONS", origin: crm, headers });
      assert.equal(response.headers.get("Access-Control-Allow-Origin"), crm);
      assert.equal(response.headers.get("Access-Control-Allow-Credentials"), "true");
      assert.match(response.headers.get("Access-Control-Allow-Methods"), /GET.*POST/);
      assert.match(response.headers.get("Access-Control-Allow-Headers"), /\bContent-Type\b/i);
      assert.equal(await response.text(), "");
    }
    assert.equal(authorized, 0);
    assert.equal(emulator.requests.length, 0);
  });
});

describe("other methods", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "HEAD"]) {
    it(`${method} where there is GET`, async () => {
      const response = await asked(gatewayOf(), 405, requestOf("/youmi/v1/staff", { method }));
      assert.equal(response.headers.get("Allow"), "GET");
      assert.equal(emulator.requests.length, 0);
    });
  }
  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    it(`${method} where there is POST`, async () => {
      const response = await refused(gatewayOf(), 405, requestOf("/youmi/v2/Friend/GetFansList", { method }));
      assert.equal(response.headers.get("Allow"), "POST");
    });
  }
  it("POST to the sidebar, GET of callbacks", async () => {
    const gateway = gatewayOf({ sidebar: { privateKey: "emulator" }, callbacks: { secret, onEvent() {} } });
    const sidebar = await refused(gateway, 405, "/youmi/sidebar", { body: {} });
    assert.equal(sidebar.headers.get("Allow"), "GET");
    const callbacks = await refused(gateway, 405, `/youmi/callbacks/${secret}`);
    assert.equal(callbacks.headers.get("Allow"), "POST");
  });
  it("in small letters is not GET", async () => {
    await refused(gatewayOf(), 405, spelt(`${HOST}/youmi/v1/staff`, "get"));
  });
});

describe("bodies", () => {
  const path = "/youmi/v2/emulator/sendNotification";

  /** A body in pieces of 64 KiB, made when they are asked for, and how many were. */
  function pieces(count) {
    const state = { made: 0, body: undefined };
    const pull = (controller) => {
      if (state.made === count) return controller.close();
      state.made += 1;
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
    };
    state.body = new ReadableStream({ pull }, { highWaterMark: 0 });
    return state;
  }

  /** JSON of just so many bytes. */
  const sized = (bytes) => `{"text":"${"x".repeat(bytes - 11)}"}`;

  it("of 2 MiB are refused, with content-length", async () => {
    const headers = { "Content-Length": `${2 * MIB}` };
    await refused(gatewayOf(), 413, path, { body: sized(2 * MIB), headers });
  });

  it("of 2 MiB are refused, streamed", async () => {
    const streamed = pieces(32);
    await refused(gatewayOf(), 413, path, { body: streamed.body });
    // One more than the limit, and what the platform reads ahead.
    assert.ok(streamed.made <= 17 + 2, `${streamed.made} pieces were read`);
  });

  it("without an end are refused", async () => {
    const streamed = pieces(Infinity);
    await refused(gatewayOf(), 413, path, { body: streamed.body });
    assert.ok(streamed.made <= 17 + 2, `${streamed.made} pieces were read`);
  });

  it("are not read where the request is refused anyway", async () => {
    for (const [status, options, to] of [
      [403, { allow: [] }, path],
      [404, {}, "/youmi/nothing"],
      [405, {}, "/youmi/v1/staff"],
    ]) {
      const streamed = pieces(Infinity);
      await refused(gatewayOf(options), status, to, { body: streamed.body });
      assert.ok(streamed.made <= 2, `${status}: ${streamed.made} pieces were read`);
    }
  });

  it("of 1 MiB are accepted, and of a byte more are not", async () => {
    await asked(gatewayOf(), 200, path, { body: sized(MIB) });
    assert.equal(JSON.parse(received(emulator, "sendNotification")[0].body).text.length, MIB - 11);
    await refused(gatewayOf(), 413, path, { body: sized(MIB + 1) });
  });

  it("that break off are refused", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error(emulator.appKey)) });
    await refused(gatewayOf(), 400, path, { body });
  });

  it("that have been read already are refused", async () => {
    const request = requestOf(path, { body: {} });
    await request.text();
    const response = await gatewayOf({ authorize: () => true }).handle(request);
    assert.ok([400, 401].includes(response.status), `${response.status}`);
    assert.equal(emulator.requests.length, 0);
  });

  const unreadable = {
    "no JSON": "name=1",
    "half of JSON": '{"fansKe":',
    "two of it": "{}{}",
    "a list": "[]",
    "a text": '"fansKe"',
    "a number": "7",
    "bytes that are no UTF-8": Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d),
    "UTF-16": Buffer.from('{"fansKe":""}', "utf16le"),
    "100,000 brackets": "[".repeat(100_000),
    "100,000 objects": '{"a":'.repeat(100_000),
  };
  for (const [what, body] of Object.entries(unreadable)) {
    it(`that hold ${what} are refused`, async () => {
      await refused(gatewayOf(), 400, "/youmi/v2/Friend/GetFansCount", { body });
    });
  }
});

describe("paths", () => {
  const gateway = () => gatewayOf({ allow: ["listStaff"], sidebar: { privateKey: "emulator" } });

  for (const path of [
    ...["/", "/youmi", "/youmi/", "/v1/staff", "/youmiv1/staff", "/youmi/v1", "/youmi/v1/", "/youmi/v1/nothing"],
    ...[
      "/youmi/v1/staff/",
      "/youmi/v1/staff/GetStaffWechat/",
      "/youmi//v1/staff",
      "/youmi/v1//staff",
      "//youmi/v1/staff",
    ],
    ...[
      "/youmi/V1/staff",
      "/youmi/v1/Staff",
      "/YOUMI/v1/staff",
      "/youmi/v1/STAFF",
      "/youmi/Sidebar",
      "/youmi/sidebar/",
    ],
    ...[
      "/youmi/v1%2fstaff",
      "/youmi/v1%2Fstaff",
      "/youmi%2fv1/staff",
      "/youmi/v1/%73taff",
      "/youmi/v1/staff%00",
      "/youmi/v1/staff%20",
    ],
    ...[
      "/youmi/v1/..%2fv1/staff",
      "/youmi/v1/..%2f..%2f__emulator",
      "/youmi/v1/%2e%2e%2fv1/staff",
      "/youmi/v1/..%5cv1%5cstaff",
    ],
    ...["/youmi/v1/staff;a=b", "/youmi/v1/staff%3fa=b", "/youmi/v1/staff%23", "/youmi/v1/staff%252f"],
    ...["/youmi/http://evil.example/v1/staff", "/youmi/v1/http://evil.example/staff", "/youmi/@evil.example/v1/staff"],
    ...["/youmi//evil.example/v1/staff", "/youmi/v1/staff@evil.example", "/youmi/evil.example:80/v1/staff"],
    ...["/youmi/__emulator/requests", "/youmi/v1/__emulator", "/youmi/v1/friend/", "/youmi/v2/v2/System/GetDepartList"],
    ...[
      "/youmi/System/GetDepartList",
      "/youmi/v1/v1/staff",
      "/youmi/publicapi/v1/staff",
      "/youmi/callbacks/",
      "/youmi/callbacks/x",
    ],
  ]) {
    it(`${path} is none`, async () => {
      await refused(gateway(), 404, path);
    });
  }

  for (const path of [
    ...[
      "/youmi/v1/./staff",
      "/youmi/v1/../v1/staff",
      "/youmi/x/../v1/staff",
      "/youmi/../youmi/v1/staff",
      "/youmi/v1/%2e/staff",
    ],
    ...["/youmi/v1/%2e%2e/v1/staff", "/youmi/v1/.%2E/v1/staff", "/youmi\\v1\\staff", "/youmi\\..\\youmi/v1/staff"],
    ...[
      "http://evil.example/youmi/v1/staff",
      "/youmi/v1/..\\..\\..\\etc/passwd",
      "/youmi/v1/staff\0",
      "/youmi/v1/staff ",
    ],
  ]) {
    it(`${JSON.stringify(path)} is none where nobody has resolved it`, async () => {
      await refused(gateway(), 404, spelt(HOST + path));
    });
  }

  it("that a URL resolves lead where they lead, and no further", async () => {
    await asked(gateway(), 200, "/youmi/v1/../v1/./%2e%2e/v1/staff");
    await asked(gateway(), 200, "/youmi\\v1\\staff");
    assert.deepEqual(
      received(emulator, "listStaff").map(({ path }) => path),
      ["/v1/staff", "/v1/staff"],
    );
    await refused(gateway(), 403, "/youmi/v1/../v1/Label");
    await refused(gateway(), 404, "/youmi/v1/../../v1/staff");
    await refused(gateway(), 404, "/youmi/v1/%2e%2e/%2e%2e/__emulator/requests");
    await refused(gateway(), 404, "/youmi/..\\..\\v1\\staff");
  });

  it("are the same whatever host they were asked of", async () => {
    await asked(gateway(), 200, new Request("https://any.example:8443/youmi/v1/staff"));
    assert.equal(received(emulator, "listStaff")[0].headers.host, new URL(emulator.url).host);
  });

  it("without a request behind them are an error of the caller's", async () => {
    for (const wrong of [
      undefined,
      null,
      "/youmi/v1/staff",
      {},
      { url: 1, method: "GET" },
      new URL(`${HOST}/youmi/v1/staff`),
    ]) {
      await rejection(gateway().handle(wrong), { kind: "argument", path: "request" });
    }
  });
});

describe("parameters", () => {
  for (const query of [
    ...[
      "nonsense=1",
      "page=1",
      "Page=1&nonsense",
      "access_token=1",
      "Signature=x",
      "__proto__=1",
      "constructor=1",
      "toString=",
      "=1",
    ],
    ...[
      "Page=one",
      "Page=1.5",
      "Page=1e2",
      "Page=01",
      "Page=%2B1",
      "Page=",
      "Page=+1",
      "Page=0x1",
      "Page=true",
      "Page=null",
      "Page=[1]",
      "Page=%221%22",
    ],
    ...[
      "Page=9007199254740993",
      "Page=99999999999999999999",
      "Page=NaN",
      "Page=1&Page=2",
      "Page=1&Page=1",
      "Page=1&%50age=2",
    ],
    ...[
      "ad_relation_isflock=7",
      "ad_relation_isflock=asc",
      "order_by_model=ASC",
      "order_by_key=1",
      "StartTime=today",
      "StartTime=1",
      "ad_bind_Stime=-1",
    ],
    ...["Page[]=1", "Page%00=1", "Page%20=1", "PAGE=1"],
  ]) {
    it(`?${query} is refused`, async () => {
      await refused(gatewayOf(), 400, `/youmi/v1/friend?${query}`);
    });
  }

  it("of an endpoint that takes none are refused", async () => {
    await refused(gatewayOf(), 400, "/youmi/v1/Label?a=1");
    await refused(gatewayOf(), 400, "/youmi/v2/System/GetDepartList?departId=1");
  });

  for (const [path, body] of [
    ["v1/friend/Add_Friend", {}],
    ["v1/friend/Add_Friend", { ...friend, PcKid: undefined }],
    ["v1/friend/Add_Friend", { ...friend, PcKid: 1 }],
    ["v1/friend/Add_Friend", { ...friend, PcKid: null }],
    ["v1/friend/Add_Friend", { ...friend, more: 1 }],
    ["v1/friend/Add_Friend", `{"__proto__":1,${JSON.stringify(friend).slice(1)}`],
    ["v1/friend/Add_Friend", { ...friend, access_token: "mine" }],
    ["v1/staff/GetStaffWechat", { ad_staff_code: 7 }],
    ["v1/staff/GetStaffWechat", { ad_staff_code: ["b03"] }],
    ["v2/AdManage/GetAdList", { name: "", pageIndex: "1", pageSize: 2 }],
    ["v2/AdManage/GetAdList", { name: "", pageIndex: 1, pageSize: 2, state: 9 }],
    ["v2/AdManage/GetAdCount", { name: "", pageIndex: 1 }],
    ["v2/Todo/GetChargeDaffairesList", { usersate: 2 }],
    ["v2/Public/subscribeEvent", { url: "u", appId: "a", messageTypes: [1] }],
    ["v2/ChatMess/ActivationConversation", { enforceAttribution: 0, content: "neither id" }],
    ["v2/BulkSend/DeleteBulkSendTask", { ad_bulk_send_id: 1.5 }],
  ]) {
    it(`${path} ${typeof body === "string" ? body : JSON.stringify(body)} is refused`, async () => {
      await refused(gatewayOf(), 400, `/youmi/${path}`, { body });
    });
  }

  it("in the query of a POST are refused", async () => {
    await refused(gatewayOf(), 400, "/youmi/v1/staff/GetStaffWechat?ad_staff_code=b03", { body: {} });
    await refused(gatewayOf(), 400, "/youmi/v2/Friend/GetFansList?nonsense=1", { body: {} });
  });

  it("are named in the refusal", async () => {
    const response = await refused(gatewayOf(), 400, "/youmi/v1/friend?Pages=1");
    assert.match((await response.json()).error, /Pages is not a parameter.*Page/);
  });
});

describe("upstream", () => {
  const intrusive = {
    ...{
      access_token: "mine",
      Authorization: "Bearer mine",
      Signature: "mine",
      Nonce: "mine",
      Timestamp: "1",
      TenantId: "mine",
    },
    ...{
      Cookie: "session=mine",
      "X-Forwarded-For": "10.0.0.1",
      "X-Own": "mine",
      Referer: "https://mine.example/",
      Forwarded: "for=mine",
    },
    ...{
      "Content-Type": "text/mine",
      "X-HTTP-Method-Override": "DELETE",
      Host: "mine.example",
      "User-Agent": "mine",
      "Accept-Language": "mine",
    },
    ...{ "If-None-Match": '"mine"', Range: "bytes=0-1", Via: "mine" },
  };

  it("goes nothing of a page's headers", async () => {
    const gateway = gatewayOf({ v2: { tenantId: "the gateway's" } });
    for (const headers of [
      intrusive,
      Object.fromEntries(Object.entries(intrusive).map(([name, value]) => [name.toUpperCase(), value])),
    ]) {
      await asked(gateway, 200, "/youmi/v1/staff", { headers });
      await asked(gateway, 200, "/youmi/v1/friend/Add_Friend", { body: friend, headers });
      await asked(gateway, 200, "/youmi/v2/System/GetDepartList", { headers });
      await asked(gateway, 200, "/youmi/v2/Friend/GetFansList", { body: {}, headers });
    }
    for (const request of emulator.requests) {
      const expected = {
        getAccessToken: ["content-type"],
        getMerchantToken: ["content-type"],
        listStaff: ["access_token", "content-type", "nonce", "signature", "timestamp"],
        addFriend: ["access_token", "content-type", "nonce", "signature", "timestamp"],
        listDepartments: ["authorization", "content-type", "tenantid"],
        listFans: ["authorization", "content-type", "tenantid"],
      };
      assert.deepEqual(ownHeaders(request), expected[request.endpoint]);
      assert.ok(!JSON.stringify(request.headers).includes("mine"), JSON.stringify(request.headers));
      if ("tenantid" in request.headers) assert.equal(request.headers.tenantid, "the gateway's");
    }
    assert.equal(emulator.requests.length, 2 + 8);
  });

  it("goes nothing of a page's tenant where the gateway has none", async () => {
    await asked(gatewayOf(), 200, "/youmi/v2/System/GetDepartList", { headers: { TenantId: "mine" } });
    assert.ok(!("tenantid" in received(emulator, "listDepartments")[0].headers));
  });

  it("goes a body made anew, not the page's", async () => {
    const body = `  {\n"PcKid" : "1", "ReceiVerId": "zznn72537", "GreeTing": "\\u4f60\\u597d", "Wechat_Moble": "1", "sffcode": null}  `;
    await asked(gatewayOf(), 200, "/youmi/v1/friend/Add_Friend", { body });
    const [request] = received(emulator, "addFriend");
    assert.equal(request.path, "/v1/friend/Add_Friend");
    assert.deepEqual(JSON.parse(request.body), {
      ReceiVerId: "zznn72537",
      Wechat_Moble: "1",
      GreeTing: "你好",
      PcKid: "1",
    });
    assert.notEqual(request.body, body);
  });
});

describe("faults", () => {
  const brief = { timeoutMs: 30, retries: 0 };

  for (const kind of ["hang", "stall"]) {
    it(`${kind}: 504`, async () => {
      const gateway = gatewayOf({ v1: brief, v2: brief });
      for (const [endpoint, path] of [
        ["listStaff", "v1/staff"],
        ["listDepartments", "v2/System/GetDepartList"],
      ]) {
        await asked(gatewayOf(), 200, `/youmi/${path}`);
        emulator.fault({ endpoint, kind, times: Infinity });
        await asked(gateway, 504, `/youmi/${path}`);
        emulator.clearFaults();
      }
    });
  }

  for (const kind of ["resetBefore", "resetDuring"]) {
    it(`${kind}: 502`, async () => {
      const gateway = gatewayOf();
      for (const [endpoint, path] of [
        ["listStaff", "v1/staff"],
        ["listDepartments", "v2/System/GetDepartList"],
      ]) {
        emulator.fault({ endpoint, kind, times: Infinity });
        const response = await asked(gateway, 502, `/youmi/${path}`);
        assert.ok(!(await response.text()).includes(emulator.url));
        emulator.clearFaults();
      }
    });
  }

  it("nobody listens: 502", async () => {
    const { url, close } = await started({}, { after() {} });
    await close();
    const gateway = gatewayOf({ v1: { baseUrl: `${url}/v1`, auth: "none" } });
    const response = await asked(gateway, 502, "/youmi/v1/staff");
    assert.ok(!(await response.text()).includes(url));
  });

  for (const status of [500, 502, 503, 400, 404, 429]) {
    it(`HTTP ${status} is passed on with its body`, async () => {
      const headers = { "X-Own": "1", "Set-Cookie": "a=b" };
      emulator.fault({ endpoint: "listStaff", kind: "status", status, body: "busy", headers, times: Infinity });
      const response = await asked(gatewayOf(), status, "/youmi/v1/staff");
      assert.equal(await response.text(), "busy");
      for (const name of Object.keys(headers)) assert.equal(response.headers.get(name), null);
    });
  }

  it("of the clock is not noticed by the page", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "skewedClock", seconds: 3600 });
    await asked(gatewayOf(), 200, "/youmi/v1/staff");
  });

  it("a token that cannot be had is 502, and nothing is told of it", async () => {
    const v1 = { auth: { appId: emulator.appId, appKey: "another key" } };
    const v2 = { auth: { clientId: "id", clientSecret: "another secret", tokenUrl: `${emulator.url}/connect/token` } };
    const gateway = gatewayOf({ v1, v2 });
    for (const path of ["/youmi/v1/staff", "/youmi/v2/System/GetDepartList"]) {
      const text = await (await asked(gateway, 502, path)).text();
      for (const word of ["another", "AppId", emulator.appId, "Token", "invalid_client", emulator.url])
        assert.ok(!text.includes(word), text);
    }
    assert.deepEqual(
      [...new Set(emulator.requests.map(({ endpoint }) => endpoint))],
      ["getAccessToken", "getMerchantToken"],
    );
  });

  for (const fault of [
    ...[{ kind: "resetBefore" }, { kind: "resetDuring" }, { kind: "hang" }, { kind: "stall" }],
    ...[
      { kind: "status", status: 500 },
      { kind: "status", status: 503 },
      { kind: "status", status: 429 },
    ],
    ...[{ kind: "errmsg", code: 200011 }, { kind: "malformed" }, { kind: "html" }],
  ]) {
    it(`addFriend is sent once: ${nameOf({ fault })}`, async () => {
      const endless = fault.kind === "hang" || fault.kind === "stall";
      const gateway = gatewayOf({ v1: { timeoutMs: endless ? 200 : 10_000 } });
      await asked(gateway, 200, "/youmi/v1/staff");
      emulator.fault({ ...fault, endpoint: "addFriend", times: Infinity });
      const status =
        { resetBefore: 502, resetDuring: 502, hang: 504, stall: 504, status: fault.status }[fault.kind] ?? 200;
      await asked(gateway, status, "/youmi/v1/friend/Add_Friend", { body: friend });
      assert.equal(received(emulator, "addFriend").length, 1);
    });
  }

  for (const { fault, endless } of FAULTS) {
    it(`no secret comes to light: ${nameOf({ fault })}`, { timeout: 60_000 }, async () => {
      const timeoutMs = endless ? 30 : 10_000;
      const gateway = gatewayOf({ v1: { timeoutMs, retries: 1 }, v2: { timeoutMs, retries: 1 } });
      for (const endpoint of [
        "getAccessToken",
        "getMerchantToken",
        "listStaff",
        "addFriend",
        "listDepartments",
        "sendMessage",
      ]) {
        emulator.fault({ ...fault, endpoint, times: Infinity });
        const seen = [];
        for (const [path, body] of [
          ["v1/staff"],
          ["v1/friend/Add_Friend", friend],
          ["v2/System/GetDepartList"],
          [
            "v2/ChatMess/doSendPublicMes",
            { WechatId: "1", ToUserName: "2", RelationType: 0, MsgType: "text", Text: "3" },
          ],
        ]) {
          seen.push(await seenOf(await gateway.handle(requestOf(`/youmi/${path}`, { body }))));
        }
        const secrets = secretsOf(emulator);
        for (const text of seen) {
          for (const secret of secrets) assert.ok(!text.includes(secret), text);
          assert.doesNotMatch(text, /eyJ[\w-]{8}/, "a token");
        }
        emulator.clearFaults();
      }
    });
  }
});

describe("tokens", () => {
  it("are fetched once, however many pages call at a time", async () => {
    const gateway = gatewayOf();
    const paths = ["/youmi/v1/staff", "/youmi/v2/System/GetDepartList"];
    const calls = Array.from({ length: 200 }, (_, number) => gateway.handle(requestOf(paths[number % 2])));
    for (const response of await Promise.all(calls)) assert.equal(response.status, 200);
    assert.equal(received(emulator, "getAccessToken").length, 1);
    assert.equal(received(emulator, "getMerchantToken").length, 1);
    assert.equal(received(emulator, "listStaff").length, 100);
    assert.equal(received(emulator, "listDepartments").length, 100);
  });

  it("are renewed without the page noticing", async () => {
    const gateway = gatewayOf();
    for (let round = 1; round <= 3; round++) {
      await asked(gateway, 200, "/youmi/v1/staff");
      const added = await asked(gateway, 200, "/youmi/v1/friend/Add_Friend", { body: friend });
      assert.equal((await added.json()).errmsg, 20000);
      const departments = await asked(gateway, 200, "/youmi/v2/System/GetDepartList");
      assert.equal((await departments.json()).errmsg, 20000);
      assert.equal(received(emulator, "getAccessToken").length, round);
      assert.equal(received(emulator, "getMerchantToken").length, round);
      emulator.expireTokens();
    }
    assert.equal(emulator.state().addedFriends.length, 3);
  });
});

describe("the sidebar", () => {
  const keys = { privateKey: "emulator", orderUrl: "http://127.0.0.1:8080/order" };
  const visit = {
    ...{ userId: "b08", dockPwd: "the-password-of-b08", timestamp: 1714536000, sign: "salt" },
    customer: { WX: "zznn", TEL: "138", Number: "7", merchantid: "9527", wechat: "w", uid: "u", originalId: "wxid_1" },
  };
  const queryOf = (changes, otherKeys) =>
    new URL(sidebarUrl({ ...visit, ...changes }, { ...keys, ...otherKeys })).search;

  for (const mode of ["cbc", "ecb"]) {
    for (const encoding of ["base64", "hex"]) {
      it(`gives the opened visit without the password: ${mode}, ${encoding}`, async () => {
        const query = queryOf({}, { cipher: { mode, encoding } });
        const response = await asked(gatewayOf({ sidebar: keys }), 200, `/youmi/sidebar${query}`);
        const text = await response.clone().text();
        assert.ok(!text.includes("dockPwd") && !text.includes(visit.dockPwd), text);
        const opened = await response.json();
        assert.equal(opened.userId, visit.userId);
        assert.deepEqual(opened.customer, visit.customer);
        assert.equal(`${opened.timestamp}`, `${visit.timestamp}`);
      });
    }
  }

  const bad = {
    "of another key": () => queryOf({}, { privateKey: "another" }),
    "that was altered": () => queryOf({}).replace(/PKID=./, (found) => (found === "PKID=A" ? "PKID=B" : "PKID=A")),
    "with another time": () => queryOf({}).replace(/time=\d/, "time=9"),
    "with nothing in it": () => "",
    "with empty parameters": () => "?Type=WL&PKID=&time=&neber=&UserID=",
    "that is no cipher": () => "?Type=WL&PKID=%00%ff&time=1&neber=123456&UserID=zz",
    "of another user": () => {
      const [one, other] = [queryOf({ neber: "123456" }), queryOf({ userId: "b03", neber: "123456" })].map(
        (query) => new URLSearchParams(query),
      );
      one.set("UserID", other.get("UserID"));
      return `?${one}`;
    },
  };
  for (const [what, make] of Object.entries(bad)) {
    it(`refuses a visit ${what}`, async () => {
      const response = await refused(gatewayOf({ sidebar: keys }), 400, `/youmi/sidebar${make()}`);
      const text = await response.text();
      for (const word of [visit.dockPwd, keys.orderUrl]) assert.ok(!text.includes(word), text);
    });
  }

  it("refuses a visit that is too old", async () => {
    await refused(
      gatewayOf({ sidebar: { ...keys, maxAgeMs: 60_000 } }),
      400,
      `/youmi/sidebar${queryOf({ timestamp: 1_000_000_000 })}`,
    );
  });

  it("is there only where it is asked for", async () => {
    await refused(gatewayOf(), 404, `/youmi/sidebar${queryOf()}`);
  });

  it("is for those who may call, and for no foreign origin", async () => {
    await refused(gatewayOf({ sidebar: keys, authorize: () => false }), 401, `/youmi/sidebar${queryOf()}`);
    await refused(gatewayOf({ sidebar: keys }), 403, `/youmi/sidebar${queryOf()}`, { origin: "https://evil.example" });
  });
});

describe("callbacks", () => {
  const path = `/youmi/callbacks/${secret}`;
  const callback = { Type: 0, MerchantId: 9527, MsgTime: 1600239001, Values: { ad_friend_id: 1 } };

  /** A gateway that notes what arrives, asks nobody who calls, and does something with it. */
  function receiving(act = () => {}) {
    const events = [];
    const onEvent = (event) => {
      events.push(event);
      return act(event);
    };
    const gateway = gatewayOf({ allow: [], authorize: () => false, callbacks: { secret, onEvent } });
    return { gateway, events };
  }

  it("arrive parsed, and are answered as the vendor expects it", async () => {
    const { gateway, events } = receiving();
    const response = await asked(gateway, 200, path, { body: callback, headers: { "Content-Type": "text/json" } });
    assert.deepEqual(await response.json(), { Result: true, ReturnCode: 200, Message: "操作完成" });
    assert.equal(events.length, 1);
    assert.equal(events[0].Type, 0);
    assert.equal(`${events[0].MerchantId}`, "9527");
    assert.deepEqual({ ...events[0].Values }, { ad_friend_id: 1 });
  });

  it("of types that are not documented arrive too", async () => {
    const { gateway, events } = receiving();
    await asked(gateway, 200, path, { body: { ...callback, Type: 99, MerchantId: "9527" } });
    assert.equal(events[0].Type, 99);
  });

  it("events arrive parsed", async () => {
    const { gateway, events } = receiving();
    const payload = { messageType: "fansInfoChange", appId: "1", time: 2, data: { fans: "wxid_1" } };
    const response = await asked(gateway, 200, path, { body: payload });
    assert.equal((await response.json()).Result, true);
    assert.equal(events[0].name, "fansInfoChange");
    assert.deepEqual(JSON.parse(JSON.stringify(events[0].payload)), payload);
    await asked(gateway, 200, path, { body: { something: "else" } });
    assert.equal(events[1].name, null);
  });

  it("events arrive whatever the vendor calls the field that holds their name", async () => {
    const { gateway, events } = receiving();
    for (const field of ["messageType", "name", "type", "Type", "event"]) {
      await asked(gateway, 200, path, { body: { [field]: "chat", data: 1 } });
      assert.equal(events.at(-1).name, "chat", field);
    }
  });

  for (const [what, act] of Object.entries({
    throws: () => {
      throw new Error(`failed with ${secret}`);
    },
    rejects: () => Promise.reject(new Error(`failed with ${secret}`)),
    "rejects later": async () => {
      await null;
      throw new Error(`failed with ${secret}`);
    },
  })) {
    it(`are answered with Result false if onEvent ${what}`, async () => {
      const { gateway, events } = receiving(act);
      const response = await gateway.handle(requestOf(path, { body: callback }));
      const text = await response.text();
      assert.equal(JSON.parse(text).Result, false);
      assert.ok(!text.includes(secret));
      assert.equal(events.length, 1);
    });
  }

  it("are answered when onEvent is done, not before", async () => {
    let done = false;
    const { gateway } = receiving(async () => {
      for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
      done = true;
    });
    await asked(gateway, 200, path, { body: callback });
    assert.equal(done, true);
  });

  for (const wrong of [
    ...[
      "",
      "s",
      secret.slice(0, -1),
      `${secret}x`,
      `${secret}/`,
      `/${secret}`,
      secret.toUpperCase(),
      `${secret}%20`,
      "%73" + secret.slice(1),
    ],
    ...["undefined", "null", "%00", "x".repeat(100_000)],
  ]) {
    it(`with another secret are not there: ${wrong.slice(0, 40)}`, async () => {
      const { gateway, events } = receiving();
      const response = await refused(gateway, 404, `/youmi/callbacks/${wrong}`, { body: callback });
      assert.ok(!(await response.text()).includes(secret));
      assert.deepEqual(events, []);
    });
  }

  it("that hold neither a callback nor an event are refused", async () => {
    const { gateway, events } = receiving();
    for (const body of ["", "no JSON", '{"Type":0', "{}{}"]) {
      await refused(gateway, 400, path, { body });
    }
    assert.deepEqual(events, []);
  });

  it("of 2 MiB are refused", async () => {
    const { gateway, events } = receiving();
    await refused(gateway, 413, path, { body: JSON.stringify({ ...callback, Values: "x".repeat(2 * MIB) }) });
    assert.deepEqual(events, []);
  });

  it("are there only where they are asked for", async () => {
    await refused(gatewayOf(), 404, path, { body: callback });
  });
});

describe("options that are wrong", () => {
  const base = () => optionsOf(emulator);
  const without = (name) => {
    const options = base();
    delete options[name];
    return options;
  };
  const cases = {
    none: [undefined, /^options/],
    null: [null, /^options/],
    "a text": ["options", /^options$/],
    "without authorize": [without("authorize"), /^options\.authorize$/],
    "authorize: true": [{ ...base(), authorize: true }, /^options\.authorize$/],
    "without the client of an allowed endpoint": [without("v2"), /^options\.allow$/],
    'allow: "listStaff"': [{ ...base(), allow: "listStaff" }, /^options\.allow$/],
    "allow: [1]": [{ ...base(), allow: [1] }, /^options\.allow$/],
    'allow: ["*"]': [{ ...base(), allow: ["*"] }, /^options\.allow$/],
    "allow an endpoint that is none": [{ ...base(), allow: ["listStaffs"] }, /^options\.allow$/],
    "allow call": [{ ...base(), allow: ["call"] }, /^options\.allow$/],
    "allow eachFriend": [{ ...base(), allow: ["eachFriend"] }, /^options\.allow$/],
    'origins: "https://crm.example"': [{ ...base(), origins: crm }, /^options\.origins$/],
    "origins: [1]": [{ ...base(), origins: [1] }, /^options\.origins$/],
    'prefix: "youmi"': [{ ...base(), prefix: "youmi" }, /^options\.prefix$/],
    "prefix: 1": [{ ...base(), prefix: 1 }, /^options\.prefix$/],
    'prefix: "https://…"': [{ ...base(), prefix: "https://shop.example/youmi" }, /^options\.prefix$/],
    "sidebar: true": [{ ...base(), sidebar: true }, /^options\.sidebar/],
    "sidebar: {}": [{ ...base(), sidebar: {} }, /^options\.sidebar/],
    "sidebar with a misspelt option": [{ ...base(), sidebar: { privatekey: "k" } }, /^options\.sidebar/],
    "sidebar: { privateKey: 1 }": [{ ...base(), sidebar: { privateKey: 1 } }, /^options\.sidebar/],
    "callbacks without onEvent": [{ ...base(), callbacks: { secret } }, /^options\.callbacks/],
    "callbacks without secret": [{ ...base(), callbacks: { onEvent() {} } }, /^options\.callbacks/],
    "callbacks with an empty secret": [{ ...base(), callbacks: { secret: "", onEvent() {} } }, /^options\.callbacks/],
    "callbacks whose secret is a number": [
      { ...base(), callbacks: { secret: 1, onEvent() {} } },
      /^options\.callbacks/,
    ],
    "callbacks whose onEvent is none": [{ ...base(), callbacks: { secret, onEvent: true } }, /^options\.callbacks/],
    "a misspelt option": [{ ...base(), authorise: () => true }, /^options\.authorise$/],
    "v1 that is none": [{ ...base(), v1: true }, /^options\.v1$/],
    "v1 without auth": [{ ...base(), v1: { baseUrl: emulator.url } }, /^options\.v1\.auth$/],
    "v1 with a relative address": [{ ...base(), v1: v1Of(emulator, { baseUrl: "/v1" }) }, /^options\.v1\.baseUrl$/],
    "v1 with a misspelt option": [{ ...base(), v1: v1Of(emulator, { retires: 1 }) }, /^options\.v1\.retires$/],
    "v2 without its secret": [
      { ...base(), v2: { baseUrl: emulator.url, auth: { clientId: "id" } } },
      /^options\.v2\.auth\.clientSecret$/,
    ],
    "v2 with a path that has a query": [
      { ...base(), v2: v2Of(emulator, { paths: { ...PATHS, endTakeover: "/v2/end?now=1" } }) },
      /^options\.v2\.paths\.endTakeover$/,
    ],
  };
  for (const [what, [options, path]] of Object.entries(cases)) {
    it(what, () => {
      const error = thrown(() => new Gateway(options), { kind: "argument", path });
      for (const secret of secretsOf(emulator)) assert.ok(!`${error.message}${error.stack}`.includes(secret));
    });
  }

  it("a secret that no path can spell is refused", () => {
    const odd = ["a b", "a/b", "密", "a?b", "a#b", "a%41"].flatMap((part) => [part + secret, secret + part]);
    for (const wrong of ["..", ".", ...odd]) {
      const options = () => gatewayOf({ callbacks: { secret: wrong, onEvent() {} } });
      thrown(options, { kind: "argument", path: "options.callbacks.secret" });
    }
  });

  it("a secret that can be guessed is refused", () => {
    for (const length of [1, 6, 15]) {
      const options = () => gatewayOf({ callbacks: { secret: "x".repeat(length), onEvent() {} } });
      const error = thrown(options, { kind: "argument", path: "options.callbacks.secret" });
      assert.match(error.message, /at least 16 characters/);
    }
    gatewayOf({ callbacks: { secret: "x".repeat(16), onEvent() {} } });
  });

  it("an endpoint without a path is allowed only with one", () => {
    thrown(() => gatewayOf({ v2: { paths: undefined }, allow: ["endTakeover"] }), {
      kind: "argument",
      path: /^options\.(allow|v2)/,
    });
  });
});
