// Origins, methods and paths that a gateway takes.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { received } from "../../support/emulated.mjs";
import { rejection } from "../../support/failing.mjs";
import { HOST, requestOf, spelt } from "../../support/gateway-emulated.mjs";
import { emulator, secret, crm, gatewayOf, assertAnswered, assertRefused } from "../../support/gateway-assertions.mjs";

beforeEach((t) => {
  emulator.reset();
  t.mock.method(Math, "random", () => 0);
});

describe("origins", () => {
  const cors = ({ headers }) => [...headers.keys()].filter((name) => name.startsWith("access-control-"));

  it("the gateway's own may call, and needs no further headers", async () => {
    const response = await assertAnswered(gatewayOf(), 200, "/youmi/v1/staff", { origin: HOST });
    assert.deepEqual(cors(response), []);
  });

  it("another that is named may call, and may read the answer", async () => {
    const response = await assertAnswered(gatewayOf({ origins: [crm] }), 200, "/youmi/v1/staff", { origin: crm });
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), crm);
    assert.equal(response.headers.get("Access-Control-Allow-Credentials"), "true");
    assert.match(response.headers.get("Vary"), /\bOrigin\b/i);
  });

  it("another that is named may read a refusal too", async () => {
    const response = await assertRefused(gatewayOf({ origins: [crm], allow: [] }), 403, "/youmi/v1/staff", {
      origin: crm,
    });
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), crm);
  });

  const foreign = {
    "one that is not named": "https://evil.example",
    "null, as a page in a sandbox has": "null",
    "one that begins like a named one": `${crm}.evil.example`,
    "one that ends like a named one": "https://evil-crm.example",
    "a named one without TLS": "http://crm.example",
    "a named one at another port": `${crm}:8443`,
    "a named one in capitals": "https://CRM.example",
    "the gateway's own with TLS": HOST.replace("http:", "https:"),
    "the gateway's own at another port": `${HOST}:8080`,
    several: `${HOST} ${crm}`,
    "an asterisk": "*",
  };
  for (const [what, origin] of Object.entries(foreign)) {
    it(`foreign: ${what}`, async () => {
      let authorized = 0;
      const gateway = gatewayOf({ origins: [crm], authorize: () => ++authorized > 0 });
      for (const init of [
        {},
        { method: "OPTIONS", headers: { "Access-Control-Request-Method": "GET" } },
        { body: {} },
      ]) {
        const response = await assertRefused(gateway, 403, "/youmi/v1/staff", { ...init, origin });
        assert.deepEqual(cors(response), [], "a foreign page may read the refusal");
      }
      assert.equal(authorized, 0);
    });
  }

  it("a preflight is answered without asking who calls", async () => {
    let authorized = 0;
    const gateway = gatewayOf({ origins: [crm], authorize: () => ++authorized > 0 });
    for (const path of ["/youmi/v1/staff", "/youmi/v1/friend/Add_Friend", "/youmi/v2/System/GetDepartList"]) {
      const headers = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type" };
      const response = await assertAnswered(gateway, 204, path, { method: "OPTIONS", origin: crm, headers });
      assert.equal(response.headers.get("Access-Control-Allow-Origin"), crm);
      assert.equal(response.headers.get("Access-Control-Allow-Credentials"), "true");
      assert.match(response.headers.get("Access-Control-Allow-Methods"), /GET.*POST/);
      assert.match(response.headers.get("Access-Control-Allow-Headers"), /\bContent-Type\b/i);
      assert.equal(await response.text(), "");
    }
    assert.equal(authorized, 0);
    assert.equal(emulator.requests.length, 0);
  });
});

describe("other methods", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "HEAD"]) {
    it(`${method} where there is GET`, async () => {
      const response = await assertAnswered(gatewayOf(), 405, requestOf("/youmi/v1/staff", { method }));
      assert.equal(response.headers.get("Allow"), "GET");
      assert.equal(emulator.requests.length, 0);
    });
  }
  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    it(`${method} where there is POST`, async () => {
      const response = await assertRefused(gatewayOf(), 405, requestOf("/youmi/v2/Friend/GetFansList", { method }));
      assert.equal(response.headers.get("Allow"), "POST");
    });
  }
  it("POST to the sidebar, GET of callbacks", async () => {
    const gateway = gatewayOf({ sidebar: { privateKey: "emulator" }, callbacks: { secret, onEvent() {} } });
    const sidebar = await assertRefused(gateway, 405, "/youmi/sidebar", { body: {} });
    assert.equal(sidebar.headers.get("Allow"), "GET");
    const callbacks = await assertRefused(gateway, 405, `/youmi/callbacks/${secret}`);
    assert.equal(callbacks.headers.get("Allow"), "POST");
  });
  it("in small letters is not GET", async () => {
    await assertRefused(gatewayOf(), 405, spelt(`${HOST}/youmi/v1/staff`, "get"));
  });
});

describe("paths", () => {
  const gateway = () => gatewayOf({ allow: ["listStaff"], sidebar: { privateKey: "emulator" } });

  for (const path of [
    ...["/", "/youmi", "/youmi/", "/v1/staff", "/youmiv1/staff", "/youmi/v1", "/youmi/v1/", "/youmi/v1/nothing"],
    ...[
      "/youmi/v1/staff/",
      "/youmi/v1/staff/GetStaffWechat/",
      "/youmi//v1/staff",
      "/youmi/v1//staff",
      "//youmi/v1/staff",
    ],
    ...[
      "/youmi/V1/staff",
      "/youmi/v1/Staff",
      "/YOUMI/v1/staff",
      "/youmi/v1/STAFF",
      "/youmi/Sidebar",
      "/youmi/sidebar/",
    ],
    ...[
      "/youmi/v1%2fstaff",
      "/youmi/v1%2Fstaff",
      "/youmi%2fv1/staff",
      "/youmi/v1/%73taff",
      "/youmi/v1/staff%00",
      "/youmi/v1/staff%20",
    ],
    ...[
      "/youmi/v1/..%2fv1/staff",
      "/youmi/v1/..%2f..%2f__emulator",
      "/youmi/v1/%2e%2e%2fv1/staff",
      "/youmi/v1/..%5cv1%5cstaff",
    ],
    ...["/youmi/v1/staff;a=b", "/youmi/v1/staff%3fa=b", "/youmi/v1/staff%23", "/youmi/v1/staff%252f"],
    ...["/youmi/http://evil.example/v1/staff", "/youmi/v1/http://evil.example/staff", "/youmi/@evil.example/v1/staff"],
    ...["/youmi//evil.example/v1/staff", "/youmi/v1/staff@evil.example", "/youmi/evil.example:80/v1/staff"],
    ...["/youmi/__emulator/requests", "/youmi/v1/__emulator", "/youmi/v1/friend/", "/youmi/v2/v2/System/GetDepartList"],
    ...[
      "/youmi/System/GetDepartList",
      "/youmi/v1/v1/staff",
      "/youmi/publicapi/v1/staff",
      "/youmi/callbacks/",
      "/youmi/callbacks/x",
    ],
  ]) {
    it(`${path} is none`, async () => {
      await assertRefused(gateway(), 404, path);
    });
  }

  for (const path of [
    ...[
      "/youmi/v1/./staff",
      "/youmi/v1/../v1/staff",
      "/youmi/x/../v1/staff",
      "/youmi/../youmi/v1/staff",
      "/youmi/v1/%2e/staff",
    ],
    ...["/youmi/v1/%2e%2e/v1/staff", "/youmi/v1/.%2E/v1/staff", "/youmi\\v1\\staff", "/youmi\\..\\youmi/v1/staff"],
    ...[
      "http://evil.example/youmi/v1/staff",
      "/youmi/v1/..\\..\\..\\etc/passwd",
      "/youmi/v1/staff\0",
      "/youmi/v1/staff ",
    ],
  ]) {
    it(`${JSON.stringify(path)} is none where nobody has resolved it`, async () => {
      await assertRefused(gateway(), 404, spelt(HOST + path));
    });
  }

  it("that a URL resolves lead where they lead, and no further", async () => {
    await assertAnswered(gateway(), 200, "/youmi/v1/../v1/./%2e%2e/v1/staff");
    await assertAnswered(gateway(), 200, "/youmi\\v1\\staff");
    assert.deepEqual(
      received(emulator, "listStaff").map(({ path }) => path),
      ["/v1/staff", "/v1/staff"],
    );
    await assertRefused(gateway(), 403, "/youmi/v1/../v1/Label");
    await assertRefused(gateway(), 404, "/youmi/v1/../../v1/staff");
    await assertRefused(gateway(), 404, "/youmi/v1/%2e%2e/%2e%2e/__emulator/requests");
    await assertRefused(gateway(), 404, "/youmi/..\\..\\v1\\staff");
  });

  it("are the same whatever host they were asked of", async () => {
    await assertAnswered(gateway(), 200, new Request("https://any.example:8443/youmi/v1/staff"));
    assert.equal(received(emulator, "listStaff")[0].headers.host, new URL(emulator.url).host);
  });

  it("without a request behind them are an error of the caller's", async () => {
    for (const wrong of [
      undefined,
      null,
      "/youmi/v1/staff",
      {},
      { url: 1, method: "GET" },
      new URL(`${HOST}/youmi/v1/staff`),
    ]) {
      await rejection(gateway().handle(wrong), { kind: "argument", path: "request" });
    }
  });
});
