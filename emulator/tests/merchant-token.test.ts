import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { type Envelope, NOON, started } from "./client.js";
import { MerchantClient } from "./merchant-client.js";

let now = NOON;
const emulator = await started({ now: () => now });
const client = new MerchantClient(emulator);

test("a token is given for an hour", async () => {
  const response = await client.requestToken();
  assert.equal(response.status, 200);
  const { access_token, ...rest } = (await response.json()) as Record<string, unknown>;
  assert.deepEqual(rest, { expires_in: 3600, token_type: "Bearer", scope: "Ls.Qkl.PublicApi" });
  assert.equal(String(access_token).split(".").length, 3);
});

describe("a token is refused with 400", () => {
  const cases: [Record<string, string>, string][] = [
    [{ client_id: "other" }, "invalid_client"],
    [{ client_secret: "other" }, "invalid_client"],
    [{ client_secret: "" }, "invalid_client"],
    [{ grant_type: "password" }, "unsupported_grant_type"],
    [{ scope: "other" }, "invalid_scope"],
  ];
  for (const [changes, error] of cases) {
    test(`${JSON.stringify(changes)}: ${error}`, async () => {
      const response = await client.requestToken(changes);
      assert.equal(response.status, 400);
      assert.deepEqual(await response.json(), { error });
    });
  }
  test("as JSON: invalid_request", async () => {
    const response = await client.requestToken({}, "application/json");
    assert.equal(response.status, 400);
    assert.deepEqual(await response.json(), { error: "invalid_request" });
  });
});

describe("a call is answered with 401", () => {
  const check = async (headers: Record<string, string>, code: number): Promise<void> => {
    const response = await client.send("System/GetDepartList", undefined, headers);
    assert.equal(response.status, 401);
    assert.equal(response.headers.get("www-authenticate"), "Bearer");
    assert.equal(((await response.json()) as Envelope).errmsg, code);
  };
  test("without a token", () => check({}, 200001));
  test("with another scheme", () => check({ Authorization: "Basic abc" }, 200001));
  test("with an unknown token", () => check({ Authorization: "Bearer a.b.c" }, 10003));
  test("with a v1 token's header", () => check({ access_token: "a.b.c" }, 200001));
  test("when the token has ended", async () => {
    const headers = { Authorization: `Bearer ${await client.token()}` };
    assert.equal((await client.send("System/GetDepartList", undefined, headers)).status, 200);
    now += 3_600_000;
    await check(headers, 10003);
    now = NOON;
    emulator.expireTokens();
    await check(headers, 10003);
  });
});

test("the fault expiredToken ends it, errmsg answers in v2's way", async () => {
  const other = new MerchantClient(emulator);
  await other.token();
  emulator.fault({ endpoint: "listDepartments", kind: "expiredToken" });
  assert.equal((await other.send("System/GetDepartList")).status, 401);
  emulator.fault({ endpoint: "getMerchantToken", kind: "status", status: 503 });
  assert.equal((await other.requestToken()).status, 503);
  emulator.fault({ endpoint: "listDepartments", kind: "errmsg", code: 200011 });
  const response = await other.send("System/GetDepartList");
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
  assert.equal(((await response.json()) as Envelope).errmsg, 200011);
});

test("the header TenantId is logged and kept with what was done", async () => {
  const other = new MerchantClient(emulator);
  await other.ask("emulator/sendNotification", { anything: [1] });
  assert.equal(emulator.requests.at(-1)!.headers["tenantid"], "T1");
  assert.deepEqual(emulator.state().notifications, [{ request: { anything: [1] }, tenantId: "T1" }]);
});

test("answers are application/json", async () => {
  const response = await new MerchantClient(emulator).send("System/GetDepartList");
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
});
