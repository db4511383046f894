import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { Client, started } from "./client.js";

const emulator = await started();
let client = new Client(emulator);

beforeEach(() => {
  emulator.reset();
  client = new Client(emulator);
});

async function control(method: string, path: string, body?: unknown): Promise<{ status: number; json: any }> {
  const response = await fetch(`${emulator.url}/__emulator${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  assert.equal(response.headers.get("access-control-allow-origin"), "*");
  return { status: response.status, json: await response.json() };
}

describe("the log of requests", () => {
  test("has all that was received", async () => {
    const headers: Record<string, string> = { ...(await client.headers()), "X-Mixed-Case": "Äpfel" };
    await client.send("staff/GetStaffWechat?a=1&b=%E4%BD%A0+x", { headers, body: '{"ad_staff_code":"b03"}' });
    const [token, call, ...others] = emulator.requests;
    assert.deepEqual(others, []);
    assert.equal(token!.endpoint, "getAccessToken");
    assert.equal(token!.path, "/v1/GetAccessToken?format=json");
    assert.equal(call!.number, 2);
    assert.equal(call!.endpoint, "listStaffWechatAccounts");
    assert.equal(call!.method, "POST");
    assert.equal(call!.path, "/v1/staff/GetStaffWechat?a=1&b=%E4%BD%A0+x");
    assert.deepEqual(call!.query, { a: "1", b: "你 x" });
    assert.equal(call!.headers["signature"], headers["Signature"]);
    assert.equal(call!.body, '{"ad_staff_code":"b03"}');
    assert.equal(call!.fault, null);
    assert.ok(Math.abs(call!.time - Date.now()) < 5000);
    assert.ok(call!.rawHeaders.some(([name]) => name.toLowerCase() === "x-mixed-case"));
  });

  test("has requests to unknown addresses, and none to the control API or of preflights", async () => {
    await fetch(`${emulator.url}/v1/none`);
    await control("GET", "/state");
    await fetch(`${emulator.url}/v1/staff`, { method: "OPTIONS" });
    assert.deepEqual(
      emulator.requests.map(({ endpoint, path }) => [endpoint, path]),
      [[null, "/v1/none"]],
    );
  });

  test("is readable and can be emptied over HTTP", async () => {
    await client.get("staff");
    const all = (await control("GET", "/requests")).json;
    assert.deepEqual(all, emulator.requests);
    const some = (await control("GET", "/requests?endpoint=listStaff")).json;
    assert.equal(some.length, 1);
    await control("DELETE", "/requests");
    assert.deepEqual(emulator.requests, []);
  });

  test("tells which fault a request met", async () => {
    emulator.fault({ kind: "html", endpoint: "listStaff" });
    await client.send("staff");
    assert.equal(emulator.requests.at(-1)!.fault, "html");
  });
});

describe("faults over HTTP", () => {
  test("one, several, for ever", async () => {
    await control("POST", "/faults", { endpoint: "listStaff", kind: "errmsg", code: 1 });
    const { json } = await control("POST", "/faults", [
      { endpoint: "listStaff", kind: "errmsg", code: 2 },
      { endpoint: "listStaff", kind: "errmsg", code: 3, times: null },
    ]);
    assert.deepEqual(
      json.faults.map((fault: { remaining: number | null }) => fault.remaining),
      [1, 1, null],
    );
    const codes: number[] = [];
    for (let call = 0; call < 4; call += 1) codes.push((await client.get("staff")).errmsg);
    assert.deepEqual(codes, [1, 2, 3, 3]);
    await control("DELETE", "/faults");
    assert.equal((await client.get("staff")).errmsg, 20000);
  });

  test("that make no sense are refused with 400", async () => {
    for (const body of ["{", "null", "{}", '{"kind":"delay"}']) {
      const { status, json } = await control("POST", "/faults", body);
      assert.equal(status, 400);
      assert.equal(typeof json.error, "string");
    }
  });
});

test("the state shows what was done and what is to come", async () => {
  await client.post("friend/Add_Friend", {
    ReceiVerId: "zznn72537",
    Wechat_Moble: "1",
    GreeTing: "您好",
    PcKid: "1",
  });
  emulator.fault({ kind: "hang" });
  const { json } = await control("GET", "/state");
  assert.deepEqual(json, emulator.state());
  assert.equal(json.addedFriends[0]!.GreeTing, "您好");
  assert.deepEqual(json.tokens, { issued: 1, valid: 1 });
  assert.equal(json.faults.length, 1);
  await control("POST", "/reset");
  assert.deepEqual(emulator.state().addedFriends, []);
  assert.deepEqual(emulator.state().tokens, { issued: 0, valid: 0 });
});

test("tokens are ended over HTTP", async () => {
  await client.get("staff");
  await control("POST", "/tokens/expire");
  assert.equal((await client.get("staff")).errmsg, 10003);
});

test("the clock is moved over HTTP", async () => {
  await client.get("staff");
  await control("POST", "/clock", { skewSeconds: 700 });
  assert.equal((await client.get("staff")).errmsg, 200005);
  assert.equal((await control("POST", "/clock", { skewSeconds: "later" })).status, 400);
});

test("the endpoints are listed", async () => {
  const { json } = await control("GET", "");
  assert.ok(json.endpoints.some((endpoint: { id: string }) => endpoint.id === "listStaff"));
});

test("preflights allow every header that is used", async () => {
  const response = await fetch(`${emulator.url}/v1/friend/Add_Friend`, {
    method: "OPTIONS",
    headers: { Origin: "https://crm.example", "Access-Control-Request-Method": "POST" },
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-allow-origin"), "*");
  const allowed = response.headers.get("access-control-allow-headers")!.split(", ");
  for (const name of [
    "access_token",
    "Nonce",
    "Timestamp",
    "Signature",
    "Content-Type",
    "Authorization",
    "TenantId",
  ])
    assert.ok(allowed.includes(name), name);
});

test("answers, refusals and failures can be read by a page of any origin", async () => {
  emulator.fault({ kind: "status", status: 500, endpoint: "listLabels" });
  for (const path of ["staff", "none", "wecahtlabel"]) {
    const response = await client.send(path);
    assert.equal(response.headers.get("access-control-allow-origin"), "*", path);
    assert.equal(response.headers.get("access-control-expose-headers"), "Date, Retry-After", path);
  }
});
