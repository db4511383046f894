// Faults of the vendor's server behind a gateway, and that no secret comes to light.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { received, started } from "../../support/emulated.mjs";
import { FAULTS, nameOf } from "../../support/faults.mjs";
import { requestOf, secretsOf, seenOf } from "../../support/gateway-emulated.mjs";
import { emulator, friend, gatewayOf, assertAnswered } from "../../support/gateway-assertions.mjs";

beforeEach((t) => {
  emulator.reset();
  t.mock.method(Math, "random", () => 0);
});

describe("faults", () => {
  const brief = { timeoutMs: 30, retries: 0 };

  for (const kind of ["hang", "stall"]) {
    it(`${kind}: 504`, async () => {
      const gateway = gatewayOf({ v1: brief, v2: brief });
      for (const [endpoint, path] of [
        ["listStaff", "v1/staff"],
        ["listDepartments", "v2/System/GetDepartList"],
      ]) {
        await assertAnswered(gatewayOf(), 200, `/youmi/${path}`);
        emulator.fault({ endpoint, kind, times: Infinity });
        await assertAnswered(gateway, 504, `/youmi/${path}`);
        emulator.clearFaults();
      }
    });
  }

  for (const kind of ["resetBefore", "resetDuring"]) {
    it(`${kind}: 502`, async () => {
      const gateway = gatewayOf();
      for (const [endpoint, path] of [
        ["listStaff", "v1/staff"],
        ["listDepartments", "v2/System/GetDepartList"],
      ]) {
        emulator.fault({ endpoint, kind, times: Infinity });
        const response = await assertAnswered(gateway, 502, `/youmi/${path}`);
        assert.ok(!(await response.text()).includes(emulator.url));
        emulator.clearFaults();
      }
    });
  }

  it("nobody listens: 502", async () => {
    const { url, close } = await started({}, { after() {} });
    await close();
    const gateway = gatewayOf({ v1: { baseUrl: `${url}/v1`, auth: "none" } });
    const response = await assertAnswered(gateway, 502, "/youmi/v1/staff");
    assert.ok(!(await response.text()).includes(url));
  });

  for (const status of [500, 502, 503, 400, 404, 429]) {
    it(`HTTP ${status} is passed on with its body`, async () => {
      const headers = { "X-Own": "1", "Set-Cookie": "a=b" };
      emulator.fault({ endpoint: "listStaff", kind: "status", status, body: "busy", headers, times: Infinity });
      const response = await assertAnswered(gatewayOf(), status, "/youmi/v1/staff");
      assert.equal(await response.text(), "busy");
      for (const name of Object.keys(headers)) assert.equal(response.headers.get(name), null);
    });
  }

  it("of the clock is not noticed by the page", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "skewedClock", seconds: 3600 });
    await assertAnswered(gatewayOf(), 200, "/youmi/v1/staff");
  });

  it("a token that cannot be had is 502, and nothing is told of it", async () => {
    const v1 = { auth: { appId: emulator.appId, appKey: "another key" } };
    const v2 = { auth: { clientId: "id", clientSecret: "another secret", tokenUrl: `${emulator.url}/connect/token` } };
    const gateway = gatewayOf({ v1, v2 });
    for (const path of ["/youmi/v1/staff", "/youmi/v2/System/GetDepartList"]) {
      const text = await (await assertAnswered(gateway, 502, path)).text();
      for (const word of ["another", "AppId", emulator.appId, "Token", "invalid_client", emulator.url])
        assert.ok(!text.includes(word), text);
    }
    assert.deepEqual(
      [...new Set(emulator.requests.map(({ endpoint }) => endpoint))],
      ["getAccessToken", "getMerchantToken"],
    );
  });

  for (const fault of [
    ...[{ kind: "resetBefore" }, { kind: "resetDuring" }, { kind: "hang" }, { kind: "stall" }],
    ...[
      { kind: "status", status: 500 },
      { kind: "status", status: 503 },
      { kind: "status", status: 429 },
    ],
    ...[{ kind: "errmsg", code: 200011 }, { kind: "malformed" }, { kind: "html" }],
  ]) {
    it(`addFriend is sent once: ${nameOf({ fault })}`, async () => {
      const endless = fault.kind === "hang" || fault.kind === "stall";
      const gateway = gatewayOf({ v1: { timeoutMs: endless ? 200 : 10_000 } });
      await assertAnswered(gateway, 200, "/youmi/v1/staff");
      emulator.fault({ ...fault, endpoint: "addFriend", times: Infinity });
      const status =
        { resetBefore: 502, resetDuring: 502, hang: 504, stall: 504, status: fault.status }[fault.kind] ?? 200;
      await assertAnswered(gateway, status, "/youmi/v1/friend/Add_Friend", { body: friend });
      assert.equal(received(emulator, "addFriend").length, 1);
    });
  }

  for (const { fault, endless } of FAULTS) {
    it(`no secret comes to light: ${nameOf({ fault })}`, { timeout: 60_000 }, async () => {
      const timeoutMs = endless ? 30 : 10_000;
      const gateway = gatewayOf({ v1: { timeoutMs, retries: 1 }, v2: { timeoutMs, retries: 1 } });
      for (const endpoint of [
        "getAccessToken",
        "getMerchantToken",
        "listStaff",
        "addFriend",
        "listDepartments",
        "sendMessage",
      ]) {
        emulator.fault({ ...fault, endpoint, times: Infinity });
        const seen = [];
        for (const [path, body] of [
          ["v1/staff"],
          ["v1/friend/Add_Friend", friend],
          ["v2/System/GetDepartList"],
          [
            "v2/ChatMess/doSendPublicMes",
            { WechatId: "1", ToUserName: "2", RelationType: 0, MsgType: "text", Text: "3" },
          ],
        ]) {
          seen.push(await seenOf(await gateway.handle(requestOf(`/youmi/${path}`, { body }))));
        }
        const secrets = secretsOf(emulator);
        for (const text of seen) {
          for (const secret of secrets) assert.ok(!text.includes(secret), text);
          assert.doesNotMatch(text, /eyJ[\w-]{8}/, "a token");
        }
        emulator.clearFaults();
      }
    });
  }
});
