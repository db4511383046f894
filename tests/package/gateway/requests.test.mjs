// Bodies and parameters of pages, and what of them goes upstream.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { received } from "../../support/emulated.mjs";
import { ownHeaders, requestOf } from "../../support/gateway-emulated.mjs";
import { emulator, MIB, friend, gatewayOf, assertAnswered, assertRefused } from "../../support/gateway-assertions.mjs";

beforeEach((t) => {
  emulator.reset();
  t.mock.method(Math, "random", () => 0);
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
    await assertRefused(gatewayOf(), 413, path, { body: sized(2 * MIB), headers });
  });

  it("of 2 MiB are refused, streamed", async () => {
    const streamed = pieces(32);
    await assertRefused(gatewayOf(), 413, path, { body: streamed.body });
    // One more than the limit, and what the platform reads ahead.
    assert.ok(streamed.made <= 17 + 2, `${streamed.made} pieces were read`);
  });

  it("without an end are refused", async () => {
    const streamed = pieces(Infinity);
    await assertRefused(gatewayOf(), 413, path, { body: streamed.body });
    assert.ok(streamed.made <= 17 + 2, `${streamed.made} pieces were read`);
  });

  it("are not read where the request is refused anyway", async () => {
    for (const [status, options, to] of [
      [403, { allow: [] }, path],
      [404, {}, "/youmi/nothing"],
      [405, {}, "/youmi/v1/staff"],
    ]) {
      const streamed = pieces(Infinity);
      await assertRefused(gatewayOf(options), status, to, { body: streamed.body });
      assert.ok(streamed.made <= 2, `${status}: ${streamed.made} pieces were read`);
    }
  });

  it("of 1 MiB are accepted, and of a byte more are not", async () => {
    await assertAnswered(gatewayOf(), 200, path, { body: sized(MIB) });
    assert.equal(JSON.parse(received(emulator, "sendNotification")[0].body).text.length, MIB - 11);
    await assertRefused(gatewayOf(), 413, path, { body: sized(MIB + 1) });
  });

  it("that break off are refused", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error(emulator.appKey)) });
    await assertRefused(gatewayOf(), 400, path, { body });
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
      await assertRefused(gatewayOf(), 400, "/youmi/v2/Friend/GetFansCount", { body });
    });
  }
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
      await assertRefused(gatewayOf(), 400, `/youmi/v1/friend?${query}`);
    });
  }

  it("of an endpoint that takes none are refused", async () => {
    await assertRefused(gatewayOf(), 400, "/youmi/v1/Label?a=1");
    await assertRefused(gatewayOf(), 400, "/youmi/v2/System/GetDepartList?departId=1");
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
      await assertRefused(gatewayOf(), 400, `/youmi/${path}`, { body });
    });
  }

  it("in the query of a POST are refused", async () => {
    await assertRefused(gatewayOf(), 400, "/youmi/v1/staff/GetStaffWechat?ad_staff_code=b03", { body: {} });
    await assertRefused(gatewayOf(), 400, "/youmi/v2/Friend/GetFansList?nonsense=1", { body: {} });
  });

  it("are named in the refusal", async () => {
    const response = await assertRefused(gatewayOf(), 400, "/youmi/v1/friend?Pages=1");
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
      await assertAnswered(gateway, 200, "/youmi/v1/staff", { headers });
      await assertAnswered(gateway, 200, "/youmi/v1/friend/Add_Friend", { body: friend, headers });
      await assertAnswered(gateway, 200, "/youmi/v2/System/GetDepartList", { headers });
      await assertAnswered(gateway, 200, "/youmi/v2/Friend/GetFansList", { body: {}, headers });
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
    await assertAnswered(gatewayOf(), 200, "/youmi/v2/System/GetDepartList", { headers: { TenantId: "mine" } });
    assert.ok(!("tenantid" in received(emulator, "listDepartments")[0].headers));
  });

  it("goes a body made anew, not the page's", async () => {
    const body = `  {\n"PcKid" : "1", "ReceiVerId": "zznn72537", "GreeTing": "\\u4f60\\u597d", "Wechat_Moble": "1", "sffcode": null}  `;
    await assertAnswered(gatewayOf(), 200, "/youmi/v1/friend/Add_Friend", { body });
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
