// Whose pages may call: origins, what a preflight allows, and addresses that only seem to be requests.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, it } from "node:test";

import { thrown } from "../../support/failing.mjs";
import { gatewayTo, ok, warnings } from "../../support/gateway-asking.mjs";
import { HOST, requestOf, spelt } from "../../support/gateway-emulated.mjs";

const crm = "https://crm.example";
const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
const optionsWith = (more) => () => gatewayTo(() => ok(), more);

describe("origins", () => {
  for (const origin of [
    "tauri://localhost",
    "capacitor://localhost",
    "app://crm",
    "ionic://localhost",
    "chrome-extension://abcdefghij",
  ]) {
    it(`of applications are taken: ${origin}`, async () => {
      const { ask } = gatewayTo(() => ok(true), { origins: [origin] });
      const response = await ask("/youmi/v1/friend/Add_Friend", { body: friend, origin });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("Access-Control-Allow-Origin"), origin);
      assert.equal((await ask("/youmi/v1/staff", { origin: `${origin}.evil` })).status, 403);
    });
  }

  for (const wrong of [
    ...["https://crm.example/", "https://crm.example/order", "https://CRM.example", "https://crm.example:443"],
    ...[
      "https://user@crm.example",
      "crm.example",
      "*",
      "null",
      "",
      "https://crm.example?a",
      "https://",
      "ws://crm.example",
    ],
    ...[
      "tauri://localhost/",
      "tauri://localhost/index.html",
      "Tauri://localhost",
      "tauri://user@localhost",
      "tauri://",
    ],
    ...["file://host", "data:text/html", "javascript://crm.example", "app://CRM", "https://crm.example#a"],
  ]) {
    it(`that no page has are refused: ${JSON.stringify(wrong)}`, () => {
      thrown(optionsWith({ origins: [crm, wrong] }), { kind: "argument", path: "options.origins" });
    });
  }

  it("that are almost one are told what was meant", () => {
    const { message } = thrown(optionsWith({ origins: ["https://CRM.example/order"] }));
    assert.match(message, /did you mean https:\/\/crm\.example\?/);
  });
});

describe("a page that the browser says is of the same origin", () => {
  it("may call, whatever a proxy has made of the address", async () => {
    const { ask } = gatewayTo(() => ok(true));
    const headers = { "Sec-Fetch-Site": "same-origin" };
    const response = await ask("/youmi/v1/friend/Add_Friend", {
      body: friend,
      origin: "https://shop.example",
      headers,
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), null);
  });

  for (const site of ["same-site", "cross-site", "none", "same-origin, cross-site", "Same-Origin", ""]) {
    it(`is no other: Sec-Fetch-Site ${JSON.stringify(site)}`, async (t) => {
      warnings(t);
      const { ask, asked } = gatewayTo(() => ok(true));
      const headers = { "Sec-Fetch-Site": site };
      const init = { body: friend, origin: "https://evil.example", headers };
      assert.equal((await ask("/youmi/v1/friend/Add_Friend", init)).status, 403);
      assert.equal(asked.length, 0);
    });
  }
});

describe("allowHeaders", () => {
  const preflight = (ask) =>
    ask("/youmi/v1/staff", {
      method: "OPTIONS",
      origin: crm,
      headers: { "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-csrf-token,tenantid" },
    });

  it("are allowed by a preflight beside those that clients send", async () => {
    const { ask } = gatewayTo(() => ok(), { origins: [crm], allowHeaders: ["X-CSRF-Token", "x-own"] });
    const allowed = (await preflight(ask)).headers.get("Access-Control-Allow-Headers");
    assert.deepEqual(allowed.split(", "), ["Content-Type", "Authorization", "TenantId", "X-CSRF-Token", "x-own"]);
    const plain = gatewayTo(() => ok(), { origins: [crm] });
    const usual = (await preflight(plain.ask)).headers.get("Access-Control-Allow-Headers");
    assert.deepEqual(usual.split(", "), ["Content-Type", "Authorization", "TenantId"]);
  });

  it("do not go upstream", async () => {
    const { ask, asked } = gatewayTo(() => ok(), { origins: [crm], allowHeaders: ["X-CSRF-Token"] });
    await ask("/youmi/v2/System/GetDepartList", { origin: crm, headers: { "X-CSRF-Token": "1", TenantId: "mine" } });
    const names = Object.keys(asked[0].headers).map((name) => name.toLowerCase());
    assert.deepEqual(names, ["content-type"]);
  });

  for (const wrong of ["X-Own", ["X Own"], ["X-Own:"], [""], ["密"], ["*\r\nX"], [1]]) {
    it(`that are none are refused: ${JSON.stringify(wrong)}`, () => {
      thrown(optionsWith({ allowHeaders: wrong }), { kind: "argument", path: "options.allowHeaders" });
    });
  }
});

describe("a prefix", () => {
  for (const prefix of [
    ...[
      "/you mi",
      "/youmi#",
      "/youmi?a",
      "/a/../b",
      "/./youmi",
      "/youmi//",
      "//youmi",
      "/a//b",
      "/友米",
      "/youmi/%2e%2e",
    ],
    ...["/%2E/youmi", "/%61", "/%", "/%zz", "/you\tmi", "/you\\mi", '/"', "/<a>", "youmi", " /youmi", "/youmi\n"],
  ]) {
    it(`that no address has is refused: ${JSON.stringify(prefix)}`, () => {
      thrown(optionsWith({ prefix }), { kind: "argument", path: "options.prefix" });
    });
  }

  it("that is almost one is told what was meant", () => {
    assert.match(thrown(optionsWith({ prefix: "/友米" })).message, /did you mean \/%E5%8F%8B%E7%B1%B3\?/);
  });

  for (const prefix of ["/youmi", "/youmi/", "/", "/a/b-c.d_~", "/%E5%8F%8B", "/a%20b", "/@a:b;c=d"]) {
    it(`is where the endpoints are: ${prefix}`, async () => {
      const { ask } = gatewayTo(() => ok(), { prefix });
      assert.equal((await ask(`${prefix.replace(/\/$/, "")}/v1/staff`)).status, 200);
      assert.equal((await ask("/other/v1/staff")).status, 404);
    });
  }
});

describe("what only seems to be an address", () => {
  it("has a fragment, which no request has on its way", async () => {
    const { gateway, asked } = gatewayTo(() => ok());
    const url = `${HOST}/youmi/v1/staff#/public`;
    for (const request of [new Request(url), spelt(url)]) assert.equal((await gateway.handle(request)).status, 400);
    assert.equal(asked.length, 0);
  });

  it("was put together from a header Host that is none", async () => {
    const { ask, asked } = gatewayTo(() => ok());
    for (const Host of ["shop.example/youmi/v1/staff?", "shop.example/youmi/v1/staff#", "a@shop.example", "a\\b"]) {
      assert.equal((await ask(requestOf("/youmi/v1/staff", { headers: { Host } }))).status, 400, Host);
    }
    assert.equal(asked.length, 0);
    for (const Host of ["shop.example", "10.0.0.1:3000", "[::1]:3000"]) {
      assert.equal((await ask(requestOf("/youmi/v1/staff", { headers: { Host } }))).status, 200, Host);
    }
  });

  it("reaches no endpoint through a server that joins Host and target", async (t) => {
    const { gateway, asked } = gatewayTo(() => ok());
    const server = createServer(async (incoming, outgoing) => {
      const { method, headers, url } = incoming;
      const response = await Promise.resolve()
        .then(() => gateway.handle(new Request(`http://${headers.host}${url}`, { method, headers })))
        .catch(() => new Response(null, { status: 400 }));
      outgoing.writeHead(response.status).end(await response.text());
    }).listen(0, "127.0.0.1");
    t.after(() => server.close());
    await once(server, "listening");
    const raw = async (target, host) => {
      const socket = connect(server.address().port, "127.0.0.1");
      socket.end(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      let text = "";
      for await (const chunk of socket.setEncoding("latin1")) text += chunk;
      return Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);
    };
    for (const [target, host] of [
      ["/public", "a/youmi/v1/staff#"],
      ["/public", "a/youmi/v1/staff?"],
      ["/public", "a/youmi/v1/staff?x="],
      ["/staff", "a/youmi/v1"],
      ["/staff", "a\\youmi\\v1"],
      ["/staff", "x@a/youmi/v1"],
    ]) {
      assert.equal(await raw(target, host), 400, `${target} ${host}`);
    }
    assert.equal(asked.length, 0);
    assert.equal(await raw("/youmi/v1/staff", "a.example"), 200);
  });

  it("does not keep the server busy, however many parameters its query has", { timeout: 60_000 }, async () => {
    const { ask, asked } = gatewayTo(() => ok());
    // Compared each with each, they would take minutes.
    const many = Array.from({ length: 300_000 }, (_, number) => `n${number}`).join("&");
    assert.equal((await ask(`/youmi/v1/friend?${many}`)).status, 400);
    assert.equal(asked.length, 0);
  });
});
