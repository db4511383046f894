// Every method of v1 against the emulator: what goes out, and what comes back.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { sign } from "youmi-open-api";

import { clientOf, received, started } from "../../support/emulated.mjs";
import { normalised, TYPES } from "../../support/examples.mjs";
import { rejection } from "../../support/failing.mjs";
import {
  emulator,
  v1,
  signatureOf,
  assertSigned,
  callOnce,
  records,
  data,
  accounts,
  staff,
  labels,
} from "../../support/signed-calls.mjs";

/** Endpoint, parameters, address, and the records that answer. */
const reads = [
  ["listWechatAccounts", undefined, "/v1/WeCaht", accounts.filter((account) => account.ad_wechat_lei === 0)],
  ["listWechatAccounts", { ad_wechat_lei: 0 }, "/v1/WeCaht", accounts.filter((account) => account.ad_wechat_lei === 0)],
  ["listWechatAccounts", { ad_wechat_lei: 3 }, "/v1/WeCaht", accounts.filter((account) => account.ad_wechat_lei === 3)],
  ["listStaff", null, "/v1/staff", staff],
  ["listStaff", {}, "/v1/staff", staff],
  ["listStaff", { ad_staff_state: -1 }, "/v1/staff", staff],
  ["listStaff", { ad_staff_state: 1 }, "/v1/staff", staff.filter((member) => member.ad_staff_state === 1)],
  ["listStaff", { ad_staff_code: "b01" }, "/v1/staff", staff.filter((member) => member.ad_staff_code === "b01")],
  ["listStaff", { ad_staff_name: "没有 &=?#+%人" }, "/v1/staff", []],
  ["listStaff", { ad_staff_addtime: "2018-08-08" }, "/v1/staff", staff],
  ["listLabelCategories", undefined, "/v1/Label", records(data.labelCategories)],
  ["listLabels", undefined, "/v1/wecahtlabel", labels],
  ["listLabels", { categories: 189 }, "/v1/wecahtlabel", labels.filter((label) => label.ad_label_id === 189)],
  ["listAdGroups", undefined, "/v1/AdManage", records(data.adGroups)],
  ["listFriendAttributes", {}, "/v1/friend/GetCustomAttributeList", records(data.friendAttributes)],
];

describe("a read over GET", () => {
  for (const [endpoint, params, path, expected] of reads) {
    it(`${endpoint} ${JSON.stringify(params)}`, async () => {
      const { reply, request } = await callOnce(endpoint, params);
      assert.equal(request.method, "GET");
      assert.equal(request.path.split("?")[0], path);
      const texts = Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]);
      assert.deepEqual(request.query, Object.fromEntries(texts));
      assert.equal(request.body, "");
      assertSigned(request);
      assert.deepEqual(
        reply.values,
        expected.map((record) => normalised(endpoint, record)),
      );
    });
  }

  it("sends no query at all without parameters", async () => {
    const { request } = await callOnce("listStaff", { ad_staff_code: null, ad_staff_name: undefined });
    assert.equal(request.path, "/v1/staff");
  });

  it("hands out every documented field in its one type, whatever the server sent", async () => {
    const large = await started({ accounts: 60, staff: 60, labels: 60, adGroups: 60, friends: 200, seed: 3 });
    const client = clientOf(large);
    for (const [endpoint, types] of Object.entries(TYPES)) {
      const params = endpoint === "listFriends" ? { PageSize: 200 } : undefined;
      const { values } = await client[endpoint](params);
      assert.ok(values.length > 0, endpoint);
      for (const record of values) {
        for (const [name, type] of Object.entries(types)) {
          const value = record[name];
          if (value === null && type.endsWith("?")) continue;
          const kind = type.replace("?", "");
          if (kind === "integer") assert.ok(Number.isSafeInteger(value), `${endpoint} ${name} ${value}`);
          else if (kind === "text") assert.equal(typeof value, "string", `${endpoint} ${name} ${value}`);
          else if (kind === "bool") assert.equal(typeof value, "boolean", `${endpoint} ${name} ${value}`);
          else assert.ok(Array.isArray(value), `${endpoint} ${name} ${value}`);
        }
      }
    }
  });
});

describe("listStaffWechatAccounts, a read over POST", () => {
  it("sends its parameter as a JSON body", async () => {
    const { reply, request } = await callOnce("listStaffWechatAccounts", { ad_staff_code: "b03" });
    assert.equal(request.method, "POST");
    assert.equal(request.path, "/v1/staff/GetStaffWechat");
    assert.deepEqual(JSON.parse(request.body), { ad_staff_code: "b03" });
    assertSigned(request);
    const expected = records(data.staffAccounts).filter((account) => account.ad_staff_code === "b03");
    assert.ok(expected.length > 0);
    assert.deepEqual(reply.values, expected);
  });

  it("sends an empty object for all staff", async () => {
    for (const params of [undefined, null, {}, { ad_staff_code: undefined }]) {
      const { reply, request } = await callOnce("listStaffWechatAccounts", params);
      assert.deepEqual(JSON.parse(request.body), {});
      assert.deepEqual(reply.values, records(data.staffAccounts));
    }
  });

  it("is refused with 200010 for a code that nobody has", async () => {
    const error = await rejection(v1.listStaffWechatAccounts({ ad_staff_code: "nobody" }), {
      kind: "api",
      code: 200010,
      description: "员工号不存在",
      endpoint: "listStaffWechatAccounts",
      status: 200,
      attempts: 1,
      retryable: false,
      path: null,
      body: null,
    });
    assert.match(error.message, /200010/);
    assert.match(error.message, /员工号不存在/);
    assert.match(error.message, /nobody/);
  });
});

describe("listFriends", () => {
  const valid = data.friends.filter((friend) => friend.state === 0);

  it("gives the first 20 without parameters", async () => {
    const { reply, request } = await callOnce("listFriends");
    assert.equal(request.path, "/v1/friend");
    assert.equal(request.method, "GET");
    assertSigned(request);
    assert.deepEqual(
      reply.values.map((friend) => friend.ad_friend_id),
      records(valid.slice(0, 20)).map((friend) => friend.ad_friend_id),
    );
  });

  it("sends every parameter, with Date in the form that each has", async () => {
    const params = {
      Wechat_id: 135389,
      Wechat_No: "zhang san&三",
      StartTime: new Date("2018-08-08T02:01:03.999Z"),
      EndTime: "2031-01-02 03:04:05",
      ad_bind_Stime: new Date("2018-08-08T02:01:03.999Z"),
      ad_bind_Etime: 1999999999,
      ad_updatechatting_Stime: 0,
      ad_updatechatting_Etime: 1999999999,
      Page: 1,
      PageSize: 5,
      ad_staff_code: "b01",
      ad_relation_expand3: 1,
      ad_relation_isflock: -1,
      ad_relation_state: -1,
      ad_wechat_lei: 0,
      order_by_key: "ad_updatechatting_time",
      order_by_model: "desc",
    };
    const { request } = await callOnce("listFriends", params);
    const expected = { ...params, StartTime: "2018-08-08 10:01:03", ad_bind_Stime: 1533693663 };
    assert.deepEqual(
      request.query,
      Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, String(value)])),
    );
  });

  it("hands out a list where the server sends a single object, and keeps unknown fields", async () => {
    const { record } = valid[3];
    const { reply } = await callOnce("listFriends", { Wechat_No: record.ad_friend_uwenober });
    assert.ok(Array.isArray(reply.values));
    assert.equal(reply.values.length, 1);
    const [friend] = reply.values;
    assert.equal(friend.ad_friend_id, record.ad_friend_id);
    for (const name of Object.keys(record)) assert.ok(Object.hasOwn(friend, name), name);
    assert.equal(friend.Wechat_id, record.Wechat_id);
    assert.equal(friend.ad_staff_code, record.ad_staff_code);
  });

  it("hands out an empty list where there is nobody", async () => {
    assert.deepEqual((await v1.listFriends({ Page: 1000 })).values, []);
  });
});

describe("addFriend", () => {
  const params = {
    ReceiVerId: "zznn72537",
    Wechat_Moble: "13800138000",
    GreeTing: '你好 "🙂" \\ / 换\n行',
    PcKid: "order-1",
  };

  it("sends the vendor's names, misspellings included, and gives true", async () => {
    const before = emulator.state().addedFriends.length;
    const { reply, request } = await callOnce("addFriend", { sffcode: "b01", ...params });
    assert.equal(request.method, "POST");
    assert.equal(request.path, "/v1/friend/Add_Friend");
    assert.deepEqual(JSON.parse(request.body), { ...params, sffcode: "b01" });
    assertSigned(request);
    assert.equal(reply.values, true);
    assert.equal(reply.errdesc, "");
    const added = emulator.state().addedFriends;
    assert.equal(added.length, before + 1);
    assert.equal(added.at(-1).GreeTing, params.GreeTing);
  });

  it("leaves out what is not given", async () => {
    const { request } = await callOnce("addFriend", { ...params, sffcode: undefined });
    assert.deepEqual(JSON.parse(request.body), params);
  });

  for (const [change, code] of [
    [{ ReceiVerId: "" }, 200015],
    [{ Wechat_Moble: "" }, 200016],
    [{ ReceiVerId: "mioz888" }, 200017],
    [{ ReceiVerId: "nobody" }, 200018],
    [{ sffcode: "nobody" }, 200010],
  ]) {
    it(`is refused with ${code} for ${JSON.stringify(change)}`, async () => {
      await rejection(v1.addFriend({ ...params, ...change }), { kind: "api", code, attempts: 1, retryable: false });
    });
  }
});

describe("getAccessToken", () => {
  it("asks with the app id and its signature, and gives the token", async () => {
    emulator.clearRequests();
    const reply = await v1.getAccessToken();
    const [request] = received(emulator, "getAccessToken");
    assert.equal(request.method, "POST");
    assert.equal(request.path, "/v1/GetAccessToken?format=json");
    assert.equal(request.headers["content-type"], "text/json");
    const body = JSON.parse(request.body);
    assert.deepEqual(Object.keys(body).sort(), ["AppId", "Nonce", "Signature", "Timestamp"]);
    assert.equal(body.AppId, emulator.appId);
    assert.equal(body.Signature, signatureOf(`${body.AppId}${body.Nonce}${body.Timestamp}`, emulator.appKey));
    assert.ok(Math.abs(Number(body.Timestamp) - request.time / 1000) <= 2);
    for (const name of ["access_token", "signature", "nonce", "timestamp"]) assert.ok(!(name in request.headers), name);
    assert.equal(reply.errmsg, 10004);
    assert.deepEqual(Object.keys(reply.values).sort(), ["access_token", "expires_in"]);
    assert.match(reply.values.access_token, /^[\w.-]+$/);
    assert.ok(reply.values.expires_in > Date.now() / 1000 + 600_000);
  });

  it("gives a token with which calls can be signed elsewhere", async () => {
    const { values } = await v1.getAccessToken();
    const auth = { accessToken: values.access_token, sign: (text) => sign(text, emulator.appKey) };
    const { request } = await callOnce("listStaff", undefined, undefined, clientOf(emulator, { auth }));
    assertSigned(request, values.access_token);
  });

  it("is refused with 200006 for a wrong key", async () => {
    const wrong = clientOf(emulator, { auth: { appId: emulator.appId, appKey: "another-app-key" } });
    await rejection(wrong.getAccessToken(), { kind: "api", code: 200006, endpoint: "getAccessToken" });
    await rejection(wrong.listStaff(), { kind: "api", code: 200006 });
  });

  it("needs the app key", async () => {
    emulator.clearRequests();
    const auth = { accessToken: "somebody's", sign: () => "x" };
    for (const other of [clientOf(emulator, { auth }), clientOf(emulator, { auth: "none" })]) {
      await rejection(other.getAccessToken(), { kind: "config", endpoint: "getAccessToken", attempts: 0 });
    }
    assert.equal(emulator.requests.length, 0);
  });
});

describe("the envelope", () => {
  it("is the same under every form that servers give it", async () => {
    const seen = new Set();
    // Seven forms in turn: requestId, errdesc and msgTime absent, null or given, the latter under both spellings.
    for (let turn = 0; turn < 7; turn++) {
      const { errmsg, succeed, msgTime, requestId, errdesc, values, ...more } = await v1.listLabelCategories();
      assert.deepEqual(more, {});
      assert.equal(errmsg, 20000);
      assert.equal(succeed, true);
      assert.match(msgTime, /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+08:00|\d{4}\/\d+\/\d+ \d\d:\d\d:\d\d)$/);
      assert.ok(requestId === null || /^0HM8K2/.test(requestId), requestId);
      assert.ok(errdesc === null || errdesc === "", errdesc);
      assert.ok(Array.isArray(values));
      seen.add(`${msgTime.includes("/")} ${requestId === null} ${errdesc}`);
    }
    assert.deepEqual([...seen].sort(), [
      "false false ",
      "false false null",
      "false true ",
      "false true null",
      "true true null",
    ]);
  });
});
