import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Client, type Envelope, NOON, signed, started } from "./client.js";

const emulator = await started({ now: () => NOON });
const client = new Client(emulator, () => NOON);
const seconds = NOON / 1000;

async function read(response: Response): Promise<Envelope> {
  assert.equal(response.status, 200);
  const envelope = (await response.json()) as Envelope;
  assert.equal(envelope.succeed, [20000, 10004].includes(envelope.errmsg));
  return envelope;
}

describe("a request for a token is refused", () => {
  const signature = (text: string): string => signed(text, emulator.appKey);
  const old = seconds - 601;
  const cases: [string, unknown, number][] = [
    ["without AppId", client.tokenRequest({ AppId: undefined }), 200007],
    ["with an empty AppId", client.tokenRequest({ AppId: "" }), 200007],
    ["without Nonce", client.tokenRequest({ Nonce: null }), 200002],
    ["without Timestamp", client.tokenRequest({ Timestamp: undefined }), 200003],
    ["without Signature", client.tokenRequest({ Signature: undefined }), 200004],
    ["too old", client.tokenRequest({ Timestamp: old, Signature: signature(`73289537123456${old}`) }), 10006],
    ["from the future", client.tokenRequest({ Timestamp: seconds + 601 }), 10006],
    ["with another app id", client.tokenRequest({ AppId: "1" }), 200006],
    ["with another key", client.tokenRequest({ Signature: signed(`73289537123456${seconds}`, "x") }), 200006],
    ["signed over something else", client.tokenRequest({ Signature: signature("other") }), 200006],
    ["with a signature that is none", client.tokenRequest({ Signature: "abc" }), 10005],
    [
      "with capital hex digits",
      client.tokenRequest({
        Signature: signature(`73289537123456${seconds}`).replace("%3d", "%3D"),
      }),
      10005,
    ],
    ["with a timestamp that is none", client.tokenRequest({ Timestamp: "today" }), 200012],
    ["with an app id that is no text", client.tokenRequest({ AppId: 73289537 }), 200012],
    ["with a body that is not JSON", "{", 200012],
    ["with a body that is no object", "[]", 200012],
    ["with no body", "", 200007],
  ];
  for (const [name, body, code] of cases) {
    test(`${name}: ${code}`, async () => {
      const envelope = await read(await client.postToken(body));
      assert.equal(envelope.errmsg, code, envelope.errdesc ?? "");
      assert.equal(envelope.values, null);
    });
  }

  test("without ?format=json: 200012", async () => {
    assert.equal((await read(await client.postToken(client.tokenRequest(), ""))).errmsg, 200012);
  });

  test("but not exactly ten minutes off", async () => {
    for (const Timestamp of [seconds - 600, seconds + 600]) {
      const body = client.tokenRequest({ Timestamp, Signature: signature(`73289537123456${Timestamp}`) });
      assert.equal((await read(await client.postToken(body))).errmsg, 10004);
    }
  });
});

describe("a business call is refused", () => {
  const cases: [string, (headers: Record<string, string>) => Record<string, string>, number][] = [
    ["without access_token", ({ access_token: _, ...rest }) => rest, 200001],
    ["without Nonce", ({ Nonce: _, ...rest }) => rest, 200002],
    ["without Timestamp", ({ Timestamp: _, ...rest }) => rest, 200003],
    ["without Signature", ({ Signature: _, ...rest }) => rest, 200004],
    ["too old", (headers) => ({ ...headers, Timestamp: String(seconds - 601) }), 200005],
    ["from the future", (headers) => ({ ...headers, Timestamp: String(seconds + 601) }), 200005],
    ["with a timestamp that is none", (headers) => ({ ...headers, Timestamp: "1.5" }), 200012],
    ["with an unknown token", (headers) => ({ ...headers, access_token: "a.b.c" }), 10003],
    ["signed for another nonce", (headers) => ({ ...headers, Nonce: "1" }), 10005],
    ["signed with another key", (headers) => ({ ...headers, Signature: signed("x", "y") }), 10005],
    [
      "signed without URL-encoding",
      (headers) => ({ ...headers, Signature: decodeURIComponent(headers["Signature"]!) }),
      10005,
    ],
    ["with nothing at all", () => ({}), 200001],
  ];
  for (const [name, change, code] of cases) {
    test(`${name}: ${code}`, async () => {
      const headers = change(await client.headers());
      const envelope = await read(await client.send("staff", { headers }));
      assert.equal(envelope.errmsg, code, envelope.errdesc ?? "");
    });
  }

  test("when its token was ended: 10003", async () => {
    const other = new Client(emulator, () => NOON);
    await other.token();
    emulator.expireTokens();
    assert.equal((await other.get("staff")).errmsg, 10003);
    client.forgetToken();
  });
});

describe("a parameter is refused with 200012", () => {
  const paths = [
    "WeCaht?ad_wechat_lei=1",
    "WeCaht?ad_wechat_lei=zero",
    "staff?ad_staff_state=2",
    "staff?ad_staff_addtime=yesterday",
    "staff?ad_staff_addtime=2021-02-30",
    "wecahtlabel?categories=-2",
    "friend?Page=0",
    "friend?PageSize=0",
    "friend?PageSize=1.5",
    "friend?StartTime=2018/08/08",
    "friend?ad_bind_Stime=2018-08-08%2010:01:03",
    "friend?ad_relation_state=2",
    "friend?ad_relation_isflock=4",
    "friend?ad_wechat_lei=-1",
    "friend?order_by_key=username",
    "friend?order_by_model=up",
  ];
  for (const path of paths) {
    test(path, async () => {
      assert.equal((await client.get(path)).errmsg, 200012);
    });
  }

  test("staff/GetStaffWechat with a number for a code, or no JSON", async () => {
    assert.equal((await client.post("staff/GetStaffWechat", { ad_staff_code: 3 })).errmsg, 200012);
    assert.equal((await client.post("staff/GetStaffWechat", "b03")).errmsg, 200012);
  });
});

test("every refusal says what the matter is", async () => {
  const envelope = await read(await client.send("staff", { headers: {} }));
  assert.match(envelope.errdesc ?? "", /^没有填写TOKEN \(header access_token is missing\)$/);
});

test("other addresses are not found, other methods not allowed", async () => {
  assert.equal((await client.send("nothing")).status, 404);
  assert.equal((await client.send("Staff")).status, 404);
  const response = await client.send("staff", { body: {} });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET");
});
