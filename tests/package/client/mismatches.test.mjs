// `onMismatch`: answers that are not what is documented are handed out as they came, and told of.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client, V2Client } from "youmi-open-api";

import { record, withoutField } from "../../support/decoded.mjs";
import { rejection } from "../../support/failing.mjs";
import { answer, envelope, fetching, fetchingWithTokens, tokenEnvelope } from "../../support/fetching.mjs";
import { settled } from "../../support/waiting.mjs";

const staff = (changes) => record("listStaff", { ad_staff_state: 0, ...changes });
const mismatch = (path, expected, found, count = 1) => ({ path, expected, found, count });
const BOOLEAN = "a boolean, 0 or 1";
const stateIsText = envelope([staff(), staff({ ad_staff_state: "on leave" })]);
const inState = mismatch("values[1].ad_staff_state", "an integer", "a string that is no integer");

/** A client that notes what it is told of, and is answered so. */
function listening(...answers) {
  const reports = [];
  const onMismatch = (report) => void reports.push(report);
  const fetch = fetching(...answers);
  return { reports, fetch, onMismatch, client: clientOf(fetch, { onMismatch }) };
}

function clientOf(fetch, options = {}) {
  return new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch, retries: 0, ...options });
}

describe("a value that is not what is documented", () => {
  it("rejects unless something else is wanted", async () => {
    for (const options of [{}, { onMismatch: "reject" }, { onMismatch: null }, { onMismatch: undefined }]) {
      const client = clientOf(fetching(stateIsText), options);
      await rejection(client.listStaff(), { kind: "decode", path: inState.path });
      await rejection(client.listStaff({}, options), { kind: "decode", path: inState.path });
    }
  });

  it("is handed out as it came and told of once, all else being checked as ever", async () => {
    const loose = staff({ ad_staff_state: "1", ad_staff_name: null, ad_self_user: 371, more: [1] });
    const wrong = staff({ ad_staff_state: { of: [1] }, ad_staff_name: true });
    const { client, reports } = listening(envelope([loose, wrong]));
    const reply = await client.listStaff();
    assert.deepEqual(reply.values, [
      { ...loose, ad_staff_state: 1, ad_staff_name: "", ad_self_user: "371" },
      { ...wrong, ad_staff_state: { of: [1] }, ad_staff_name: true },
    ]);
    const mismatches = [
      mismatch("values[1].ad_staff_name", "a string", "a boolean"),
      mismatch("values[1].ad_staff_state", "an integer", "an object"),
    ];
    assert.deepEqual(reply.mismatches, mismatches);
    assert.deepEqual(reports, [{ endpoint: "listStaff", mismatches }]);
  });

  it("is null where it is missing", async () => {
    const { client } = listening(envelope([withoutField(staff(), "ad_staff_code")]));
    const { values, mismatches } = await client.listStaff();
    assert.equal(values[0].ad_staff_code, null);
    assert.deepEqual(mismatches, [mismatch("values[0].ad_staff_code", "a string", "missing")]);
  });

  it("is its text where that should hold JSON and cannot be parsed", async () => {
    const group = (ad_brand_welist) => record("listAdGroups", { ad_brand_welist });
    const { client } = listening(envelope([group('["1"]'), group('["1"')]));
    const { values, mismatches } = await client.listAdGroups();
    assert.deepEqual(
      values.map(({ ad_brand_welist }) => ad_brand_welist),
      [["1"], '["1"'],
    );
    assert.equal(mismatches.length, 1);
    assert.equal(mismatches[0].path, "values[1].ad_brand_welist");
    assert.equal(mismatches[0].found, "a string that holds none");
  });

  it("is found within such JSON", async () => {
    const [, choices] = ["customVal", '[{"key":"足球","value":"1"},{"key":"篮球"}]'];
    const { client } = listening(envelope([record("listFriendAttributes", { customVal: choices })]));
    const { values, mismatches } = await client.listFriendAttributes();
    assert.deepEqual(values[0].customVal, [
      { key: "足球", value: "1" },
      { key: "篮球", value: null },
    ]);
    assert.deepEqual(mismatches, [mismatch("values[0].customVal[1].value", "a string", "missing")]);
  });

  it("is found in a single object that stands for a list", async () => {
    const { client } = listening(envelope(withoutField(record("listFriends"), "ad_friend_id")));
    const { values, mismatches } = await client.listFriends();
    assert.equal(values[0].ad_friend_id, null);
    assert.deepEqual(mismatches, [mismatch("values.ad_friend_id", "an integer", "missing")]);
  });

  it("may be a whole record, all values, or beside them", async () => {
    for (const [body, values, mismatches] of [
      [envelope([staff(), 5]), [staff(), 5], [mismatch("values[1]", "an object", "a number")]],
      [envelope(staff()), staff(), [mismatch("values", "an array", "an object")]],
      [envelope("none"), "none", [mismatch("values", "an array", "a string")]],
      [envelope([], { msgTime: {} }), [], [mismatch("msgTime", "a string", "an object")]],
      [envelope([], { succeed: [] }), [], [mismatch("succeed", BOOLEAN, "an array")]],
    ]) {
      const reply = await listening(body).client.listStaff();
      assert.deepEqual([reply.values, reply.mismatches], [values, mismatches]);
    }
  });
});

describe("the list of mismatches", () => {
  it("has equal ones in a list once, with the first path and how many there are", async () => {
    const items = [staff(), ...Array.from({ length: 7 }, () => staff({ ad_staff_state: "?", ad_staff_name: {} }))];
    const { client, reports } = listening(envelope([...items, staff({ ad_staff_state: [] })]));
    const mismatches = [
      mismatch("values[1].ad_staff_name", "a string", "an object", 7),
      mismatch("values[1].ad_staff_state", "an integer", "a string that is no integer", 7),
      mismatch("values[8].ad_staff_state", "an integer", "an array"),
    ];
    assert.deepEqual((await client.listStaff()).mismatches, mismatches);
    assert.deepEqual(reports, [{ endpoint: "listStaff", mismatches }]);
  });

  it("has twenty kinds at most, and counts those on", async () => {
    const names = Object.keys(record("listWechatAccounts"));
    assert.ok(names.length > 20);
    const wrong = Object.fromEntries(names.map((name) => [name, [name]]));
    const { client, reports } = listening(envelope([wrong, wrong]));
    const { mismatches, values } = await client.listWechatAccounts();
    assert.deepEqual(values, [wrong, wrong]);
    assert.deepEqual(
      mismatches.map(({ count }) => count),
      Array.from({ length: 20 }, () => 2),
    );
    assert.deepEqual(reports[0].mismatches, mismatches);
  });

  it("is not there where nothing differs, and then nobody is told", async () => {
    const { client, reports } = listening(envelope([staff({ ad_staff_name: null })]));
    assert.ok(!("mismatches" in (await client.listStaff())));
    assert.deepEqual(reports, []);
  });

  it("is that of the answer that counts, where a call is repeated", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const { reports, fetch, onMismatch } = listening(answer("busy", { status: 503 }), stateIsText);
    await clientOf(fetch, { onMismatch, retries: 1 }).listStaff();
    assert.deepEqual(reports, [{ endpoint: "listStaff", mismatches: [inState] }]);
  });

  it("holds no data", async () => {
    const secret = "孙勇-13800138000";
    const { client } = listening(envelope([staff({ ad_staff_state: secret, ad_staff_name: { [secret]: secret } })]));
    const { mismatches } = await client.listStaff();
    assert.equal(mismatches.length, 2);
    assert.ok(!JSON.stringify(mismatches).includes(secret));
  });
});

describe("the function", () => {
  it("of a call counts, not that of its client", async () => {
    const [ofClient, ofCall] = [[], []];
    const client = clientOf(fetching(stateIsText), { onMismatch: (report) => ofClient.push(report) });
    await client.listStaff({}, { onMismatch: (report) => ofCall.push(report) });
    assert.deepEqual([ofClient.length, ofCall.length], [0, 1]);
    for (const unset of [undefined, null]) await client.listStaff({}, { onMismatch: unset });
    assert.deepEqual([ofClient.length, ofCall.length], [2, 1]);
    await rejection(client.listStaff({}, { onMismatch: "reject" }), { kind: "decode", path: inState.path });
    assert.deepEqual([ofClient.length, ofCall.length], [2, 1]);
  });

  it("of a call is enough where its client rejects", async () => {
    const client = clientOf(fetching(stateIsText), { onMismatch: "reject" });
    const reports = [];
    const reply = await client.listStaff({}, { onMismatch: (report) => reports.push(report) });
    assert.deepEqual(reply.mismatches, [inState]);
    assert.equal(reports.length, 1);
  });

  for (const [what, onMismatch] of [
    ["throws", () => assert.fail("its own failure")],
    ["rejects", () => Promise.reject(new Error("its own failure"))],
    ["never ends", () => new Promise(() => {})],
    ["gives a thenable that throws", () => ({ then: () => assert.fail("its own failure") })],
  ]) {
    it(`that ${what} disturbs no call`, async () => {
      const reply = await clientOf(fetching(stateIsText), { onMismatch }).listStaff();
      assert.deepEqual(reply.mismatches, [inState]);
      // A rejection that nobody handles would fail this file.
      await settled();
    });
  }

  it("may call the client again", async () => {
    const inner = [];
    const client = clientOf(fetching(stateIsText, envelope([])), { onMismatch: () => inner.push(client.listStaff()) });
    await client.listStaff();
    assert.deepEqual((await inner[0]).values, []);
  });

  it("is told of an action too", async () => {
    const { client, reports } = listening(envelope({ queued: 3 }));
    const request = { ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" };
    assert.deepEqual((await client.addFriend(request)).values, { queued: 3 });
    assert.deepEqual(reports, [{ endpoint: "addFriend", mismatches: [mismatch("values", BOOLEAN, "an object")] }]);
  });

  it("is told of call(), whose envelope alone is documented", async () => {
    const { client, reports } = listening(envelope({ any: [{}] }, { succeed: null }));
    assert.deepEqual((await client.call({ method: "GET", path: "any" })).values, { any: [{}] });
    assert.deepEqual(reports, [{ endpoint: "call", mismatches: [mismatch("succeed", BOOLEAN, "null")] }]);
  });

  it("is told of v2 too", async () => {
    const { reports, fetch, onMismatch } = listening(envelope([{ departid: 11 }]));
    const v2 = new V2Client({ baseUrl: "http://server.example", auth: "none", fetch, onMismatch });
    assert.deepEqual((await v2.listDepartments()).values, [{ departid: 11, departname: null }]);
    const mismatches = [mismatch("values[0].departname", "a string", "missing")];
    assert.deepEqual(reports, [{ endpoint: "listDepartments", mismatches }]);
  });

  it("is told once of each page, with the paths in it", async () => {
    const wrong = (id) => record("listFriends", { ad_friend_id: id });
    const { client, reports } = listening(
      envelope([record("listFriends"), wrong("first"), wrong("second")]),
      envelope([wrong("third")]),
      envelope([]),
    );
    const ids = [];
    for await (const { ad_friend_id } of client.eachFriend()) ids.push(ad_friend_id);
    assert.deepEqual(ids.slice(1), ["first", "second", "third"]);
    assert.deepEqual(
      reports.map(({ endpoint, mismatches: [{ path, count }, ...more] }) => [endpoint, path, count, more]),
      [
        ["listFriends", "values[1].ad_friend_id", 2, []],
        ["listFriends", "values[0].ad_friend_id", 1, []],
      ],
    );
  });

  it("of the options of a list is that of each page", async () => {
    const fetch = fetching(envelope([record("listFriends", { ad_friend_id: "a" })]), envelope([]));
    const reports = [];
    for await (const _ of clientOf(fetch).eachFriend({}, { onMismatch: (report) => reports.push(report) }));
    assert.equal(reports.length, 1);
  });
});

describe("what still rejects", () => {
  for (const [what, body, expected] of [
    ["a page", "<html></html>", { message: /HTML/ }],
    ["JSON that is none", JSON.stringify(stateIsText).slice(0, -1), {}],
    ["a literal that is none", JSON.stringify(stateIsText).replace("true", "tru"), {}],
    ["an answer that is no object", "[]", {}],
    ["an envelope without errmsg", withoutField(stateIsText, "errmsg"), { path: "errmsg" }],
    ["an errmsg that is no number", { ...stateIsText, errmsg: "well" }, { path: "errmsg" }],
    ["what is nested too deeply", `{"errmsg":20000,"values":${"[".repeat(300)}${"]".repeat(300)}}`, {}],
  ]) {
    it(what, async () => {
      const { client, reports } = listening(answer(body));
      await rejection(client.listStaff(), { kind: "decode", status: 200, ...expected });
      assert.deepEqual(reports, []);
    });
  }

  it("an answer that is too large", async () => {
    const { fetch, onMismatch, reports } = listening(stateIsText);
    const client = clientOf(fetch, { onMismatch, maxResponseBytes: 100 });
    await rejection(client.listStaff(), { kind: "decode", message: /100/ });
    assert.deepEqual(reports, []);
  });

  it("a refusal, with its code, whatever else it holds", async () => {
    const { client, reports } = listening(envelope(5, { errmsg: 200012, succeed: {} }));
    await rejection(client.listStaff(), { kind: "api", code: 200012 });
    assert.deepEqual(reports, []);
  });

  it("a token that is not what is documented", async () => {
    const reports = [];
    const onMismatch = (report) => reports.push(report);
    const wrong = { ...tokenEnvelope(), values: { access_token: "token-1", expires_in: "soon" } };
    const fetch = fetchingWithTokens(wrong, envelope([]));
    const client = clientOf(fetch, { auth: { appId: "id", appKey: "key" }, allowSecretInBrowser: true, onMismatch });
    await rejection(client.listStaff(), { kind: "decode", path: "values.expires_in" });
    await rejection(client.getAccessToken({}, { onMismatch }), { kind: "decode", path: "values.expires_in" });
    const v2 = new V2Client({
      baseUrl: "http://server.example",
      auth: { clientId: "id", clientSecret: "secret", tokenUrl: "http://sso.example/token" },
      allowSecretInBrowser: true,
      fetch: fetching({ access_token: 5 }),
      onMismatch,
      retries: 0,
    });
    await rejection(v2.listDepartments(), { kind: "decode" });
    assert.deepEqual([reports, fetch.calls.length], [[], 0]);
  });
});
