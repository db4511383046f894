// Endpoints that have no method, and what a client and `sign` are by themselves.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { sign, V1Client } from "youmi-open-api";

import { clientOf, optionsFor, received } from "../../support/emulated.mjs";
import { TYPES } from "../../support/examples.mjs";
import { rejection, thrown } from "../../support/failing.mjs";
import { envelope, fetching } from "../../support/fetching.mjs";
import { emulator, v1, signatureOf, assertSigned, callOnce } from "../../support/signed-calls.mjs";

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
      const { request } = await callOnce("listStaff", undefined, undefined, clientOf(emulator, { baseUrl }));
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
    const { request } = await callOnce("listStaff", {}, { headers: { "X-Two": "call", "X-Three": "call" } }, client);
    assert.equal(request.headers["x-one"], "client");
    assert.equal(request.headers["x-two"], "call");
    assert.equal(request.headers["x-three"], "call");
  });

  it("takes header names in any case for the same", async () => {
    const client = clientOf(emulator, { headers: { "X-Two": "client" } });
    const { request } = await callOnce("listStaff", {}, { headers: { "x-two": "call" } }, client);
    assert.equal(request.headers["x-two"], "call");
  });

  it("lets nobody replace the headers that the API needs, in any case", async () => {
    const headers = { "content-type": "text/plain", ACCESS_TOKEN: "mine", nonce: "1", timestamp: "2", SIGNATURE: "3" };
    const { request } = await callOnce("listStaff", {}, { headers });
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
