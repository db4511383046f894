import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import type { FaultSpec } from "youmi-open-api-emulator";

import { Client, type Envelope, started } from "./client.js";

const emulator = await started();
let client = new Client(emulator);

beforeEach(async () => {
  emulator.reset();
  client = new Client(emulator);
  await client.token();
});

const addFriend = { ReceiVerId: "zznn72537", Wechat_Moble: "1", GreeTing: "您好", PcKid: "1" };

/** Sends a call that need not be answered in time. */
async function within(ms: number, path: string, body?: object): Promise<Response> {
  const headers = await client.headers();
  return fetch(`${emulator.url}/v1/${path}`, {
    headers,
    signal: AbortSignal.timeout(ms),
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
}

describe("faults of the connection", () => {
  test("delay: the answer comes, later", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "delay", ms: 200 });
    const begin = performance.now();
    assert.equal((await client.get("staff")).errmsg, 20000);
    assert.ok(performance.now() - begin >= 190);
  });

  test("resetBefore: no answer at all", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "resetBefore" });
    await assert.rejects(client.send("staff"), (error: Error) => {
      assert.equal((error.cause as NodeJS.ErrnoException).code, "ECONNRESET");
      return true;
    });
    assert.equal((await client.get("staff")).errmsg, 20000);
  });

  test("resetDuring: headers and half of the body", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "resetDuring" });
    const response = await client.send("staff");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    let received = 0;
    await assert.rejects(async () => {
      for await (const chunk of response.body!) received += (chunk as Uint8Array).length;
    });
    assert.equal(received, Math.floor(Number(response.headers.get("content-length")) / 2));
  });

  test("stall: half of the body, then nothing", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "stall" });
    const response = await within(300, "staff");
    assert.equal(response.status, 200);
    await assert.rejects(response.text(), { name: "TimeoutError" });
  });

  test("hang: nothing", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "hang" });
    await assert.rejects(within(200, "staff"), { name: "TimeoutError" });
  });
});

describe("faults of the answer", () => {
  test("status, with headers and body", async () => {
    const headers = { "Retry-After": "7" };
    emulator.fault({ endpoint: "listStaff", kind: "status", status: 503, headers, body: "busy" });
    const response = await client.send("staff");
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "7");
    assert.match(response.headers.get("access-control-expose-headers") ?? "", /Retry-After/);
    assert.equal(await response.text(), "busy");
  });

  test("status without a body", async () => {
    emulator.fault({ kind: "status", status: 204 });
    assert.equal((await client.send("staff")).status, 204);
    emulator.fault({ kind: "status", status: 500 });
    assert.equal(await (await client.send("staff")).text(), "");
  });

  test("malformed: the JSON is broken", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "malformed" });
    const response = await client.send("staff");
    assert.equal(response.status, 200);
    const text = await response.text();
    assert.match(text, /^\{.*"errmsg":20000/);
    assert.throws(() => JSON.parse(text) as unknown, SyntaxError);
  });

  test("truncated: half of the text, with a length that fits", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "truncated" });
    const response = await client.send("staff");
    const text = await response.text();
    assert.equal(Number(response.headers.get("content-length")), Buffer.byteLength(text));
    assert.throws(() => JSON.parse(text) as unknown, SyntaxError);
  });

  test("wrongTypes: an object where a number is documented", async () => {
    emulator.fault({ endpoint: "listWechatAccounts", kind: "wrongTypes" });
    const { values } = await client.get("WeCaht");
    assert.deepEqual(values[0].ad_wechat_id, { unexpected: "object" });
    assert.equal(typeof values[1].ad_wechat_id, "number");
  });

  test("wrongTypes: a value, a field and a record of one's choice", async () => {
    emulator.fault({
      endpoint: "listWechatAccounts",
      kind: "wrongTypes",
      index: 3,
      field: "ad_wechat_nick",
      value: [1],
    });
    const { values } = await client.get("WeCaht");
    assert.deepEqual(values[3].ad_wechat_nick, [1]);
  });

  test("wrongTypes: in place of values that are no records", async () => {
    emulator.fault({ endpoint: "addFriend", kind: "wrongTypes", value: "yes" });
    assert.equal((await client.post("friend/Add_Friend", addFriend)).values, "yes");
  });

  test("nullValues", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "nullValues" });
    const { errmsg, values } = await client.get("staff");
    assert.deepEqual([errmsg, values], [20000, null]);
  });

  test("html", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "html" });
    const response = await client.send("staff");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
    assert.match(await response.text(), /^<!DOCTYPE html>/);
  });

  test("errmsg", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 200011 });
    const { errmsg, succeed, values, errdesc } = await client.get("staff");
    assert.deepEqual([errmsg, succeed, values, errdesc], [200011, false, null, "服务器错误"]);
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 1, errdesc: "other" });
    assert.equal((await client.get("staff")).errdesc, "other");
  });

  test("body: any text", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "body", text: "\u0000{" });
    const response = await client.send("staff");
    assert.equal(response.headers.get("content-type"), "text/json; charset=utf-8");
    assert.equal(await response.text(), "\u0000{");
  });

  test("expiredToken: this one and all before it", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "expiredToken" });
    assert.equal((await client.get("staff")).errmsg, 10003);
    assert.equal((await client.get("Label")).errmsg, 10003);
    client.forgetToken();
    assert.equal((await client.get("staff")).errmsg, 20000);
  });

  test("skewedClock: from then on, until the faults are cleared", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "skewedClock", seconds: -3600 });
    const response = await client.send("staff");
    const behind = Date.now() - Date.parse(response.headers.get("date")!);
    assert.ok(behind >= 3_599_000 && behind < 3_602_000);
    const envelope = (await response.json()) as Envelope;
    assert.equal(envelope.errmsg, 200005);
    assert.equal((await client.get("Label")).errmsg, 200005);
    const adjusted = new Client(emulator, () => Date.now() - 3_600_000);
    assert.equal((await adjusted.get("staff")).errmsg, 20000);
    emulator.clearFaults();
    assert.equal((await client.get("staff")).errmsg, 20000);
  });

  test("skewedClock: at the token's endpoint it is 10006", async () => {
    emulator.fault({ endpoint: "getAccessToken", kind: "skewedClock", seconds: 601 });
    const envelope = (await (await client.postToken(client.tokenRequest())).json()) as Envelope;
    assert.equal(envelope.errmsg, 10006);
  });
});

describe("when", () => {
  const codesOf = async (count: number, path = "staff"): Promise<number[]> => {
    const seen: number[] = [];
    for (let call = 0; call < count; call += 1) seen.push((await client.get(path)).errmsg);
    return seen;
  };

  test("once by default", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 1 });
    assert.deepEqual(await codesOf(2), [1, 20000]);
  });
  test("as often as asked for", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 1, times: 2 });
    assert.deepEqual(await codesOf(3), [1, 1, 20000]);
  });
  test("always", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 1, times: Infinity });
    assert.deepEqual(await codesOf(4), [1, 1, 1, 1]);
    emulator.clearFaults();
    assert.deepEqual(await codesOf(1), [20000]);
  });
  test("after some that pass", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 1, after: 2 });
    assert.deepEqual(await codesOf(4), [20000, 20000, 1, 20000]);
  });
  test("one after the other", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 1 });
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 2 });
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 3, after: 3 });
    assert.deepEqual(await codesOf(5), [1, 2, 20000, 3, 20000]);
  });
  test("to one endpoint only, or to all", async () => {
    emulator.fault({ endpoint: "listLabels", kind: "errmsg", code: 1 });
    assert.deepEqual(await codesOf(1), [20000]);
    assert.deepEqual(await codesOf(2, "wecahtlabel"), [1, 20000]);
    emulator.fault({ endpoint: "*", kind: "errmsg", code: 2, times: 2 });
    assert.deepEqual(await codesOf(1), [2]);
    assert.deepEqual(await codesOf(1, "Label"), [2]);
  });
});

describe("whether the work is done all the same", () => {
  const done = async (fault: FaultSpec): Promise<number> => {
    emulator.fault({ endpoint: "addFriend", ...fault });
    await within(200, "friend/Add_Friend", addFriend)
      .then((response) => response.text())
      .catch(() => null);
    return emulator.state().addedFriends.length;
  };
  for (const kind of ["resetBefore", "resetDuring", "stall", "hang", "malformed", "html"] as const) {
    test(`${kind}: yes`, async () => assert.equal(await done({ kind }), 1));
  }
  test("delay longer than the client waits: yes", async () => {
    assert.equal(await done({ kind: "delay", ms: 60_000 }), 1);
  });
  test("status, errmsg, expiredToken: no", async () => {
    assert.equal(await done({ kind: "status", status: 500 }), 0);
    assert.equal(await done({ kind: "errmsg", code: 200011 }), 0);
    assert.equal(await done({ kind: "expiredToken" }), 0);
  });
  test("as asked for", async () => {
    assert.equal(await done({ kind: "hang", applied: false }), 0);
    assert.equal(await done({ kind: "status", status: 504, applied: true }), 1);
  });
});

test("a fault that makes no sense is refused at once", () => {
  const wrong: unknown[] = [
    null,
    {},
    { kind: "explode" },
    { kind: "toString" },
    { kind: "delay" },
    { kind: "status", status: 99 },
    { kind: "errmsg", code: "1" },
    { kind: "hang", times: "often" },
    { kind: "hang", endpoint: 3 },
  ];
  for (const spec of wrong) assert.throws(() => emulator.fault(spec as FaultSpec), TypeError);
});
