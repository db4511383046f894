// What a gateway lets through, and for whom.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { Gateway } from "youmi-open-api";
import { sidebarUrl } from "youmi-open-api-emulator";

import { received } from "../../support/emulated.mjs";
import { thrown } from "../../support/failing.mjs";
import { optionsOf } from "../../support/gateway-emulated.mjs";
import { requestOf } from "../../support/gateway-emulated.mjs";
import { emulator, friend, gatewayOf, assertAnswered, assertRefused } from "../../support/gateway-assertions.mjs";

beforeEach((t) => {
  emulator.reset();
  t.mock.method(Math, "random", () => 0);
});

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
      const response = await assertAnswered(gateway, 200, path, { body });
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
    const response = await assertAnswered(gateway, 200, "/youmi/v1/friend");
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
    const response = await assertAnswered(gatewayOf(), 200, "/youmi/v1/staff");
    assert.equal((await response.json()).errmsg, 200012);
  });

  for (const status of [204, 205]) {
    it(`has an answer without a body passed on: HTTP ${status}`, async () => {
      const fetch = async () => new Response(null, { status });
      const gateway = gatewayOf({ v1: { fetch, auth: "none", retries: 0 }, allow: ["listStaff"] });
      const response = await assertAnswered(gateway, status, "/youmi/v1/staff");
      assert.equal(await response.text(), "");
    });
  }

  it("is served below another prefix, and not below the usual one", async () => {
    const gateway = gatewayOf({ prefix: "/api/shop/" });
    await assertAnswered(gateway, 200, "/api/shop/v1/staff");
    await assertRefused(gateway, 404, "/youmi/v1/staff");
  });

  it("has the types of its parameters read from a query", async () => {
    const query =
      "Page=1&Wechat_No=7&ad_staff_code=007&ad_relation_isflock=-1&order_by_model=asc&StartTime=2018-08-08+10:01:03";
    await assertAnswered(gatewayOf(), 200, `/youmi/v1/friend?${query}&ad_bind_Stime=0`);
    const [request] = received(emulator, "listFriends");
    assert.deepEqual({ ...request.query }, { ...Object.fromEntries(new URLSearchParams(query)), ad_bind_Stime: "0" });
  });
});

describe("what is not allowed", () => {
  it("is refused with 403, in v1 and in v2", async () => {
    const gateway = gatewayOf({ allow: ["listStaff", "listFans"] });
    await assertRefused(gateway, 403, "/youmi/v1/Label");
    await assertRefused(gateway, 403, "/youmi/v1/friend/Add_Friend", { body: friend });
    await assertRefused(gateway, 403, "/youmi/v2/System/GetDepartList");
    await assertRefused(gateway, 403, "/youmi/v2/Friend/GetFansCount", { body: { fansKe: "" } });
    await assertRefused(gateway, 403, "/youmi/v2/emulator/endTakeover", { body: {} });
    await assertAnswered(gateway, 200, "/youmi/v1/staff");
  });

  it("is everything, when nothing is named", async () => {
    const gateway = gatewayOf({ allow: [] });
    await assertRefused(gateway, 403, "/youmi/v1/staff");
    await assertRefused(gateway, 403, "/youmi/v2/System/GetDepartList");
  });

  it("is whatever version the gateway has no client of", async () => {
    await assertRefused(gatewayOf({ v1: undefined, allow: ["listStaff"] }), 403, "/youmi/v2/System/GetDepartList");
    const { v2, ...options } = optionsOf(emulator, { allow: ["listStaff"] });
    assert.ok(v2);
    await assertRefused(new Gateway(options), 404, "/youmi/v2/System/GetDepartList");
  });

  it("is the fetching of tokens, whatever is tried", async () => {
    const gateway = gatewayOf();
    for (const path of ["/youmi/v1/GetAccessToken", "/youmi/v1/GetAccessToken?format=json", "/youmi/connect/token"]) {
      for (const init of [{ body: {} }, { body: "grant_type=client_credentials" }, {}])
        await assertRefused(gateway, 404, path, init);
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
      await assertRefused(gateway, 401, "/youmi/v1/staff");
      await assertRefused(gateway, 401, "/youmi/v1/friend/Add_Friend", { body: friend });
      const keys = { privateKey: "emulator", orderUrl: "http://127.0.0.1:8080/order" };
      await assertRefused(gateway, 401, `/youmi/sidebar${new URL(sidebarUrl({ userId: "b08" }, keys)).search}`);
    });
  }

  it("is whoever authorize answers true for, or a promise of it", async () => {
    for (const authorize of [() => true, async () => true, () => ({ then: (resolve) => resolve(true) })]) {
      await assertAnswered(gatewayOf({ authorize }), 200, "/youmi/v1/staff");
    }
  });

  it("is decided for each request by itself, by its headers, path and body, in this order", async () => {
    const seen = [];
    const authorize = async (request) => {
      seen.push([request.method, new URL(request.url).pathname, request.headers.get("Cookie"), await request.text()]);
      return request.headers.get("Cookie") === "user=1";
    };
    const gateway = gatewayOf({ authorize });
    await assertRefused(gateway, 401, "/youmi/v1/staff");
    await assertAnswered(gateway, 200, "/youmi/v1/friend/Add_Friend", { body: friend, headers: { Cookie: "user=1" } });
    await assertRefused(gateway, 400, "/youmi/v1/friend/Add_Friend", { body: {} });
    assert.deepEqual(seen, [
      ["GET", "/youmi/v1/staff", null, ""],
      ["POST", "/youmi/v1/friend/Add_Friend", "user=1", JSON.stringify(friend)],
    ]);
    assert.deepEqual(JSON.parse(received(emulator, "addFriend")[0].body), friend);
  });
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
      await assertAnswered(gateway, 200, "/youmi/v1/staff");
      const added = await assertAnswered(gateway, 200, "/youmi/v1/friend/Add_Friend", { body: friend });
      assert.equal((await added.json()).errmsg, 20000);
      const departments = await assertAnswered(gateway, 200, "/youmi/v2/System/GetDepartList");
      assert.equal((await departments.json()).errmsg, 20000);
      assert.equal(received(emulator, "getAccessToken").length, round);
      assert.equal(received(emulator, "getMerchantToken").length, round);
      emulator.expireTokens();
    }
    assert.equal(emulator.state().addedFriends.length, 3);
  });
});
