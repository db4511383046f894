// Every method of v1 against the emulator: what goes out, and what comes back.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";

import { sign, V1Client } from "youmi-open-api";

import { clientOf, optionsFor, received, started } from "./support/emulated.mjs";
import { normalised, TYPES } from "./support/examples.mjs";
import { rejection, thrown } from "./support/failing.mjs";
import { envelope, fetching } from "./support/fetching.mjs";

const emulator = await started();
const v1 = clientOf(emulator);

/** 生成signature, written anew. */
function signatureOf(text, key) {
  const base64 = createHmac("sha1", key).update(text, "utf8").digest("base64");
  return base64.replaceAll("+", "%2b").replaceAll("/", "%2f").replaceAll("=", "%3d");
}

function assertSigned({ headers, time }, token) {
  assert.equal(headers["content-type"], "text/json");
  if (token === undefined) assert.match(headers.access_token, /^\S+$/);
  else assert.equal(headers.access_token, token);
  assert.match(headers.nonce, /^\w+$/);
  assert.match(headers.timestamp, /^\d{10}$/);
  assert.ok(Math.abs(headers.timestamp - time / 1000) <= 2, `timestamp ${headers.timestamp} at ${time}`);
  const text = headers.access_token + headers.nonce + headers.timestamp;
  assert.equal(headers.signature, signatureOf(text, emulator.appKey));
}

/** Calls once and hands back the reply and the one request that it made. */
async function made(endpoint, params, options, client = v1) {
  emulator.clearRequests();
  const reply = await client[endpoint](params, options);
  const requests = received(emulator, endpoint);
  assert.equal(requests.length, 1);
  return { reply, request: requests[0] };
}

function records(entries) {
  return entries.map(({ record }) => record);
}

const { data } = emulator;
const accounts = records(data.accounts);
const staff = records(data.staff);
const labels = records(data.labels);

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
      const { reply, request } = await made(endpoint, params);
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
    const { request } = await made("listStaff", { ad_staff_code: null, ad_staff_name: undefined });
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
    const { reply, request } = await made("listStaffWechatAccounts", { ad_staff_code: "b03" });
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
      const { reply, request } = await made("listStaffWechatAccounts", params);
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
    const { reply, request } = await made("listFriends");
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
    const { request } = await made("listFriends", params);
    const expected = { ...params, StartTime: "2018-08-08 10:01:03", ad_bind_Stime: 1533693663 };
    assert.deepEqual(
      request.query,
      Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, String(value)])),
    );
  });

  it("hands out a list where the server sends a single object, and keeps unknown fields", async () => {
    const { record } = valid[3];
    const { reply } = await made("listFriends", { Wechat_No: record.ad_friend_uwenober });
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
    const { reply, request } = await made("addFriend", { sffcode: "b01", ...params });
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
    const { request } = await made("addFriend", { ...params, sffcode: undefined });
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
    const { request } = await made("listStaff", undefined, undefined, clientOf(emulator, { auth }));
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

describe("eachFriend", () => {
  const valid = data.friends.filter((friend) => friend.state === 0).map(({ record }) => record.ad_friend_id);
  const pages = () => received(emulator, "listFriends").map((request) => request.query);

  async function ids(iterable) {
    const found = [];
    for await (const friend of iterable) found.push(friend.ad_friend_id);
    return found;
  }

  it("gives all friends of all pages", async () => {
    emulator.clearRequests();
    assert.deepEqual(await ids(v1.eachFriend()), valid);
    assert.deepEqual(
      pages().map(({ Page }) => Page),
      ["1", "2", "3", "4"],
    );
  });

  it("ends at an empty page, for servers cap the size of pages", async () => {
    emulator.clearRequests();
    assert.deepEqual(await ids(v1.eachFriend({ PageSize: 25 })), valid);
    assert.deepEqual(pages(), [
      { Page: "1", PageSize: "25" },
      { Page: "2", PageSize: "25" },
      { Page: "3", PageSize: "25" },
      { Page: "4", PageSize: "25" },
    ]);
  });

  it("begins at the page that is given", async () => {
    emulator.clearRequests();
    assert.deepEqual(await ids(v1.eachFriend({ Page: 2, PageSize: 25 })), valid.slice(25));
    assert.deepEqual(
      pages().map(({ Page }) => Page),
      ["2", "3", "4"],
    );
  });

  it("goes on where the server sends a single object for each page", async () => {
    emulator.clearRequests();
    const few = data.friends.filter((friend) => friend.staffCode === "b01" && friend.state === 0);
    assert.ok(few.length > 1);
    assert.deepEqual(
      await ids(v1.eachFriend({ PageSize: 1, ad_staff_code: "b01" })),
      few.map(({ record }) => record.ad_friend_id),
    );
    assert.equal(pages().length, few.length + 1);
  });

  it("fetches nothing before the first friend is asked for, and a page only when its turn comes", async () => {
    emulator.clearRequests();
    const friends = v1.eachFriend({ PageSize: 30 });
    assert.equal(typeof friends[Symbol.asyncIterator], "function");
    assert.equal(emulator.requests.length, 0);
    for (let count = 0; count < 30; count++) await friends.next();
    assert.equal(pages().length, 1);
    assert.equal((await friends.next()).value.ad_friend_id, valid[30]);
    assert.equal(pages().length, 2);
    await friends.return();
    assert.deepEqual(await friends.next(), { value: undefined, done: true });
    assert.equal(pages().length, 2);
  });

  it("fetches no more after a break", async () => {
    emulator.clearRequests();
    for await (const friend of v1.eachFriend({ PageSize: 10 })) if (friend.ad_friend_id === valid[12]) break;
    assert.equal(pages().length, 2);
  });

  it("answers several next() at once in order", async () => {
    const friends = v1.eachFriend({ PageSize: 2 });
    const first = await Promise.all(Array.from({ length: 5 }, () => friends.next()));
    await friends.return();
    assert.deepEqual(
      first.map(({ value }) => value.ad_friend_id),
      valid.slice(0, 5),
    );
  });

  it("gives nothing where there is nobody", async () => {
    assert.deepEqual(await ids(v1.eachFriend({ Page: 1000 })), []);
  });

  it("stops when a server sends the same page again and again", async () => {
    const page = envelope([{ ad_friend_id: 1 }, { ad_friend_id: 2 }]);
    const fetch = fetching(page);
    const client = new V1Client({ baseUrl: emulator.url, auth: "none", fetch });
    assert.deepEqual(await ids(client.eachFriend()), [1, 2]);
    assert.equal(fetch.calls.length, 2);
  });

  it("takes the size of pages from the server, not from what was asked for", async () => {
    const page = (...ids) => envelope(ids.map((id) => ({ ad_friend_id: id })));
    const fetch = fetching(page(1, 2), page(3, 4), page(5));
    const client = new V1Client({ baseUrl: emulator.url, auth: "none", fetch });
    assert.deepEqual(await ids(client.eachFriend({ PageSize: 1000 })), [1, 2, 3, 4, 5]);
    assert.equal(fetch.calls.length, 4);
  });

  it("rejects the next() that met the error, and is over then", async () => {
    emulator.fault({ endpoint: "listFriends", kind: "errmsg", code: 200012, after: 1 });
    const friends = v1.eachFriend({ PageSize: 2 });
    await friends.next();
    await friends.next();
    await rejection(friends.next(), { kind: "api", code: 200012, endpoint: "listFriends" });
    assert.deepEqual(await friends.next(), { value: undefined, done: true });
    emulator.clearFaults();
  });

  it("rejects the first next() for a wrong parameter", async () => {
    emulator.clearRequests();
    const friends = v1.eachFriend({ Pages: 2 });
    await rejection(friends.next(), { kind: "argument", path: "params.Pages", endpoint: "listFriends" });
    await rejection(v1.eachFriend({ Page: "2" }).next(), { kind: "argument", path: "params.Page" });
    await rejection(v1.eachFriend({}, { retries: -1 }).next(), { kind: "argument", path: "options.retries" });
    assert.equal(emulator.requests.length, 0);
  });

  it("sends the options of the call with every page", async () => {
    emulator.clearRequests();
    await ids(v1.eachFriend({ PageSize: 40 }, { headers: { "X-Trace": "abc" } }));
    const traces = received(emulator, "listFriends").map((request) => request.headers["x-trace"]);
    assert.deepEqual(traces, ["abc", "abc", "abc"]);
  });
});

describe("call", () => {
  it("reads any endpoint by GET, signed, without touching values", async () => {
    emulator.clearRequests();
    const reply = await v1.call({
      method: "GET",
      path: "staff",
      query: { ad_staff_state: 1, ad_staff_name: "b", none: null, nothing: undefined, flag: true, text: "a b&三" },
    });
    const [request] = received(emulator, "listStaff");
    assert.deepEqual(request.query, { ad_staff_state: "1", ad_staff_name: "b", flag: "true", text: "a b&三" });
    assertSigned(request);
    assert.equal(reply.errmsg, 20000);
    assert.ok(Array.isArray(reply.values));
  });

  it("sends a body by POST", async () => {
    emulator.clearRequests();
    const body = { ad_staff_code: "b03", deep: [{ list: [1, 2.5, "三", null, true] }] };
    const reply = await v1.call({ method: "POST", path: "/staff/GetStaffWechat", body });
    const [request] = received(emulator, "listStaffWechatAccounts");
    assert.equal(request.path, "/v1/staff/GetStaffWechat");
    assert.deepEqual(JSON.parse(request.body), body);
    assertSigned(request);
    assert.equal(reply.values[0].ad_staff_code, "b03");
  });

  it("joins its query to one in the path", async () => {
    emulator.clearRequests();
    await v1.call({ method: "GET", path: "staff?ad_staff_state=1", query: { ad_staff_code: "b01" } });
    assert.deepEqual(received(emulator, "listStaff")[0].query, { ad_staff_state: "1", ad_staff_code: "b01" });
  });

  it("hands values out as they came, and checks the envelope", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "body", text: JSON.stringify(envelope({ a: "1", b: [1, null] })) });
    assert.deepEqual((await v1.call({ method: "GET", path: "staff" })).values, { a: "1", b: [1, null] });
    emulator.fault({ endpoint: "listStaff", kind: "body", text: '{"values":[]}' });
    await rejection(v1.call({ method: "GET", path: "staff" }), { kind: "decode", path: "errmsg", endpoint: "call" });
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 200012 });
    await rejection(v1.call({ method: "GET", path: "staff" }), { kind: "api", code: 200012, endpoint: "call" });
  });

  it("gives null where there are no values", async () => {
    const bare = { errmsg: 20000, succeed: true, msgTime: "2018/5/11 14:32:40" };
    emulator.fault({ endpoint: "listStaff", kind: "body", text: JSON.stringify(bare) });
    assert.deepEqual(await v1.call({ method: "GET", path: "staff" }), {
      ...bare,
      requestId: null,
      errdesc: null,
      values: null,
    });
  });

  it("says which address is not there", async () => {
    await rejection(v1.call({ method: "GET", path: "nothing/here" }), {
      kind: "http",
      status: 404,
      attempts: 1,
      retryable: false,
      body: "No such address.\n",
      endpoint: "call",
    });
  });
});

describe("a client", () => {
  it("works with the other prefix and with slashes at the end of its address", async () => {
    for (const baseUrl of [`${emulator.url}/publicapi/v1`, `${emulator.url}/v1/`, `${emulator.url}/v1//`]) {
      const { request } = await made("listStaff", undefined, undefined, clientOf(emulator, { baseUrl }));
      assert.match(request.path, /^(\/publicapi)?\/v1\/staff$/);
    }
  });

  it("sends nothing that proves who calls behind a gateway", async () => {
    const fetch = fetching(envelope([]));
    const client = new V1Client({ baseUrl: "https://gateway.example/youmi/v1", auth: "none", fetch });
    await client.listStaff();
    const [{ url, headers }] = fetch.calls;
    assert.equal(url, "https://gateway.example/youmi/v1/staff");
    assert.deepEqual(
      Object.keys(headers).map((name) => name.toLowerCase()),
      ["content-type"],
    );
  });

  it("sends further headers, a call's before the client's", async () => {
    const client = clientOf(emulator, { headers: { "X-One": "client", "X-Two": "client" } });
    const { request } = await made("listStaff", {}, { headers: { "X-Two": "call", "X-Three": "call" } }, client);
    assert.equal(request.headers["x-one"], "client");
    assert.equal(request.headers["x-two"], "call");
    assert.equal(request.headers["x-three"], "call");
  });

  it("takes header names in any case for the same", async () => {
    const client = clientOf(emulator, { headers: { "X-Two": "client" } });
    const { request } = await made("listStaff", {}, { headers: { "x-two": "call" } }, client);
    assert.equal(request.headers["x-two"], "call");
  });

  it("lets nobody replace the headers that the API needs, in any case", async () => {
    const headers = { "content-type": "text/plain", ACCESS_TOKEN: "mine", nonce: "1", timestamp: "2", SIGNATURE: "3" };
    const { request } = await made("listStaff", {}, { headers });
    assertSigned(request);
  });

  it("uses a nonce of its own for each request", async () => {
    emulator.clearRequests();
    await Promise.all(Array.from({ length: 50 }, () => v1.listLabelCategories()));
    const nonces = received(emulator, "listLabelCategories").map((request) => request.headers.nonce);
    assert.equal(new Set(nonces).size, 50);
  });

  it("can be kept apart from its methods' object only with a clear error", async () => {
    const { listStaff } = v1;
    await rejection(listStaff(), { kind: "config" });
    await rejection(listStaff.call({}), { kind: "config" });
    await rejection(v1.eachFriend.call({}).next(), { kind: "config" });
  });

  it("has a method for every endpoint of v1", () => {
    const own = Object.getOwnPropertyNames(V1Client.prototype).sort();
    const expected = [...Object.keys(TYPES), "addFriend", "call", "constructor", "eachFriend", "getAccessToken"];
    assert.deepEqual(own, expected.sort());
    assert.ok(new V1Client(optionsFor(emulator)) instanceof V1Client);
    assert.equal(V1Client.name, "V1Client");
  });
});

describe("sign", () => {
  it("is HMAC-SHA1 in Base64, URL-encoded as .NET does it", () => {
    for (let length = 0; length < 200; length++) {
      const text = `${"文本 text".repeat(length)}${length}`;
      const key = `key 密钥 ${length}${"k".repeat(length)}`;
      assert.equal(sign(text, key), signatureOf(text, key));
    }
  });

  it("has the shape of the vendor's example", () => {
    assert.match(sign("732895371234561592894384", "any"), /^[\w%]+%3d$/);
  });

  it("refuses what is no text", () => {
    for (const text of [undefined, null, 5, {}, [], Symbol("x"), 5n]) {
      thrown(() => sign(text, "key"), { kind: "argument", path: "text" });
    }
    for (const key of [undefined, null, "", 5, {}, Symbol("x")]) {
      thrown(() => sign("text", key), { kind: "argument", path: "appKey" });
    }
  });
});
