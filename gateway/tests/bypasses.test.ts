// Ways around the rules. All of them are refused.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { describe, test } from "node:test";
import { addressQuery, emulated, orderSystem, postAddress, sessionFor, started, zhangsan } from "./support/started.js";
import { secrets, settings, sidebarSettings } from "./support/settings.js";
import { audience, issuer, signed, tokenIssuer, unsigned } from "./support/tokens.js";

const other = "wxid_of_somebody_else";
const emulator = await emulated();

// All that lasts for the whole file is started before the first test.
const customer = "{{ visit.customer.originalId }}";
const bound = await started(
  sidebarSettings(emulator.url, [
    { allow: ["listFriends"], force: { Wechat_No: customer } },
    { allow: ["createTodo"], require: { Weixin: customer } },
    { allow: ["sendMessage"], require: { ToUserName: customer } },
    { allow: ["listFans"], force: { fansKe: customer } },
  ]),
);
const ownCookie = await sessionFor(bound.url);

const staffRules = [{ allow: ["listStaff"] }];
const staffOnly = await started(sidebarSettings(emulator.url, staffRules));

/** The status of a request whose path goes out as it is: fetch would put it in order. */
async function rawPost(url: string, path: string, cookie: string, body: unknown): Promise<number> {
  const sent = request(url, { path, method: "POST", headers: { cookie, "content-type": "application/json" } });
  sent.end(JSON.stringify(body));
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

const tokenRules = [{ allow: ["listStaff"] }, { allow: ["listLabels"], roles: ["admin"] }];
const withPublicKeys = await tokenIssuer();
const foreign = await tokenIssuer();
const secret = new TextEncoder().encode(secrets.YOUMI_JWT_SECRET);
const start = (jwt: object) =>
  started(settings(emulator.url, { callers: [{ jwt: { issuer, audience, ...jwt } }], rules: tokenRules }));
const byKeys = await start({ jwks: withPublicKeys.jwks });
const bySecret = await start({ secret: "${YOUMI_JWT_SECRET}" });

/** What has reached the vendor's server since the last look, without the requests for tokens. */
function upstream(): { endpoint: string | null; query: Record<string, string>; body: string }[] {
  const calls = emulator.requests.slice(seen).filter(({ endpoint }) => !/Token$/.test(endpoint ?? ""));
  seen = emulator.requests.length;
  return calls;
}

let seen = 0;

describe("another customer than the session's", () => {
  const { url } = bound;
  const cookie = ownCookie;
  const todo = {
    From: 0,
    AdWecharId: 135389,
    FollowupsiTuation: "…",
    RemindTitle: "t",
    RemindTime: "2099-01-01 10:00:00",
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const createTodo = (body: unknown) => post("/youmi/v2/Todo/AddRecordNew", body);
  const named = (json: string) => `{${json},${JSON.stringify(todo).slice(1)}`;

  test("the own customer is let through, so that the table below shows something", async () => {
    upstream();
    assert.equal((await createTodo({ ...todo, Weixin: zhangsan })).status, 200);
    assert.equal(upstream().length, 1);
  });

  for (const [what, body] of [
    ["the id of another customer", { ...todo, Weixin: other }],
    ["no id", todo],
    ["null", { ...todo, Weixin: null }],
    ["an empty id", { ...todo, Weixin: "" }],
    ["the id in upper case", { ...todo, Weixin: zhangsan.toUpperCase() }],
    ["the id with a space behind it", { ...todo, Weixin: `${zhangsan} ` }],
    ["the id with a zero byte behind it", { ...todo, Weixin: `${zhangsan}\0` }],
    ["the id in full-width letters", { ...todo, Weixin: zhangsan.replace("w", "ｗ") }],
    ["the id and another with a comma", { ...todo, Weixin: `${zhangsan},${other}` }],
    ["an array of the id", { ...todo, Weixin: [zhangsan] }],
    ["an array of both", { ...todo, Weixin: [zhangsan, other] }],
    ["an object", { ...todo, Weixin: { toString: zhangsan } }],
    ["true", { ...todo, Weixin: true }],
    ["another spelling of the name beside it", { ...todo, Weixin: zhangsan, weixin: other }],
    ["another spelling of the name alone", { ...todo, WEIXIN: other }],
    ["the name with a letter that lower-cases to it", named(`"Weixin":"${zhangsan}","We\u0131xin":"${other}"`)],
    ["the name twice, the own one first", named(`"Weixin":"${zhangsan}","Weixin":"${other}"`)],
    ["the name twice, the own one last", named(`"Weixin":"${other}","Weixin":"${zhangsan}"`)],
    ["the name twice, once escaped", named(`"Weixin":"${zhangsan}","\\u0057eixin":"${other}"`)],
    ["__proto__", named(`"__proto__":{"Weixin":"${zhangsan}"}`)],
    [
      "an array around all",
      [
        { ...todo, Weixin: zhangsan },
        { ...todo, Weixin: other },
      ],
    ],
    ["two objects", `${JSON.stringify({ ...todo, Weixin: zhangsan })}${JSON.stringify({ ...todo, Weixin: other })}`],
    ["a form", `Weixin=${other}`],
  ] as const) {
    test(`createTodo with ${what}`, async () => {
      upstream();
      const { status } = await createTodo(body);
      assert.ok(status === 400 || status === 403, `${status}`);
      assert.deepEqual(upstream(), []);
    });
  }

  test("the own customer in the body, another in the query", async () => {
    upstream();
    for (const query of [`?Weixin=${other}`, `?weixin=${other}`]) {
      assert.equal((await post(`/youmi/v2/Todo/AddRecordNew${query}`, { ...todo, Weixin: zhangsan })).status, 400);
    }
    assert.deepEqual(upstream(), []);
  });

  test("another method, by a header too", async () => {
    upstream();
    const get = await fetch(`${url}/youmi/v2/Todo/AddRecordNew?Weixin=${other}`, { headers: { cookie } });
    assert.equal(get.status, 405);
    const answer = await post("/youmi/v1/friend", {}, { "x-http-method-override": "GET" });
    assert.equal(answer.status, 405);
    assert.deepEqual(upstream(), []);
  });

  for (const path of [
    "/youmi/v2/Todo/AddRecord",
    "/youmi/v2/todo/addrecordnew",
    "/youmi//v2/Todo/AddRecordNew",
    "/youmi/v2/Todo/AddRecordNew/",
    "/youmi/v2/Todo%2FAddRecordNew",
    "/youmi/v1/../v2/Todo/AddRecordNew/.",
    "/YOUMI/v2/Todo/AddRecordNew",
    "/v2/Todo/AddRecordNew",
    "/youmi/v1/GetAccessToken",
    "/youmi/connect/token",
    "http://evil.example/youmi/v2/Todo/AddRecordNew",
    "/youmi/v2/Todo/AddRecordNew#/public",
    "/youmi/v2/Todo/AddRecordNew;x",
    "/youmi/v2\\Todo\\AddRecordNew",
  ]) {
    test(`another spelling of the path: ${path}`, async () => {
      upstream();
      const status = await rawPost(url, path, cookie, { ...todo, Weixin: other });
      assert.ok([400, 403, 404, 405].includes(status), `${status}`);
      assert.deepEqual(upstream(), []);
    });
  }

  test("in a message, whose parameters the vendor documents in part", async () => {
    upstream();
    const message = { WechatId: "135389", RelationType: 0, MsgType: "text", Text: "…" };
    for (const more of [{ ToUserName: other }, { ToUserName: zhangsan, tousername: other }, {}]) {
      const { status } = await post("/youmi/v2/ChatMess/doSendPublicMes", { ...message, ...more });
      assert.ok(status === 400 || status === 403, `${status}`);
    }
    assert.deepEqual(upstream(), []);
  });

  for (const query of [
    "",
    `?Wechat_No=${other}`,
    `?Wechat_No=`,
    `?Wechat_No=${zhangsan}&Wechat_No=${other}`,
    `?Wechat_No=${other}&Wechat_No=${zhangsan}`,
    `?wechat_no=${other}`,
    `?Wechat_No=${zhangsan}&WECHAT_NO=${other}`,
    `?Wechat_No%00=${other}`,
    `?Wechat%5FNo=${other}`,
    `?Wechat_No[]=${other}`,
    `?Wechat_No%5B0%5D=${other}`,
    `?Wechat_No.x=${other}`,
    `?Page=1%26Wechat_No=${other}`,
    `?Page=1;Wechat_No=${other}`,
  ]) {
    test(`a forced parameter stays what it is: ${query || "without a query"}`, async () => {
      upstream();
      const { status } = await fetch(`${url}/youmi/v1/friend${query}`, { headers: { cookie } });
      const calls = upstream();
      if (status === 200) {
        assert.equal(calls.length, 1);
        assert.equal(calls[0]!.query["Wechat_No"], zhangsan);
        const names = Object.keys(calls[0]!.query).filter((name) => /wechat.?no/i.test(name));
        assert.deepEqual(names, ["Wechat_No"]);
      } else {
        assert.equal(status, 400);
        assert.deepEqual(calls, []);
      }
    });
  }

  test("a forced parameter in a body that the vendor documents in part", async () => {
    upstream();
    for (const body of [{ fansKe: other }, {}, { fansKe: [other] }, { fansKe: null }]) {
      const { status } = await post("/youmi/v2/Friend/GetFansList", body);
      for (const call of upstream()) assert.equal((JSON.parse(call.body) as { fansKe: string }).fansKe, zhangsan);
      assert.ok(status === 200 || status === 400, `${status}`);
    }
    assert.equal((await post("/youmi/v2/Friend/GetFansList", { fanske: other })).status, 400);
    assert.deepEqual(upstream(), []);
  });

  test("an address without a customer sees nobody, instead of all", async () => {
    upstream();
    const nobody = await sessionFor(url, { userId: "b03", customer: { WX: "", originalId: "" } });
    assert.equal((await fetch(`${url}/youmi/v1/friend`, { headers: { cookie: nobody } })).status, 403);
    assert.deepEqual(upstream(), []);
  });
});

describe("a session or an address that is not good", () => {
  const { url } = staffOnly;

  const statusWith = async (cookie: string) => (await fetch(`${url}/youmi/v1/staff`, { headers: { cookie } })).status;

  test("a session of another gateway's secret", async () => {
    const foreign = await started(sidebarSettings(emulator.url, staffRules), {
      YOUMI_SESSION_SECRET: "another-secret-0123456789-0123456789",
    });
    assert.equal(await statusWith(await sessionFor(foreign.url)), 401);
  });

  test("a session with any of its characters altered", async () => {
    const cookie = await sessionFor(url, { userId: "b02" });
    assert.equal(await statusWith(cookie), 200);
    const start = cookie.indexOf("=") + 1;
    for (let place = start; place < cookie.length; place += 7) {
      const letter = cookie[place] === "A" ? "Q" : "A";
      if (cookie[place] === ".") continue;
      assert.equal(await statusWith(cookie.slice(0, place) + letter + cookie.slice(place + 1)), 401, `${place}`);
    }
  });

  test("tokens that a page could make itself in place of a session", async () => {
    const visit = { visit: { userId: "b01", customer: {} }, address: "a" };
    const own = await signed(visit, { alg: "HS256" }, new TextEncoder().encode("a-secret-of-the-attackers-0123456789"));
    for (const token of ["", "null", unsigned(visit), own]) {
      assert.equal(await statusWith(`youmi_session=${token}`), 401);
    }
  });

  test("a session in a header or a query", async () => {
    const cookie = await sessionFor(url, { userId: "b09" });
    const token = cookie.slice(cookie.indexOf("=") + 1);
    for (const [path, headers] of [
      ["/youmi/v1/staff", { authorization: `Bearer ${token}` }],
      [`/youmi/v1/staff?youmi_session=${token}`, {}],
    ] as const) {
      assert.notEqual((await fetch(url + path, { headers })).status, 200);
    }
  });

  const now = () => Math.floor(Date.now() / 1000);
  for (const [what, query] of [
    ["an address that is too old", () => addressQuery({ timestamp: now() - 601 })],
    ["an address of the future", () => addressQuery({ timestamp: now() + 86_400 })],
    ["an address without a time", () => addressQuery({ timestamp: null })],
    ["an address of another key", () => addressQuery({}, "another-key")],
    ["an altered PKID", () => addressQuery().replace(/PKID=..../, "PKID=AAAA")],
    ["an altered UserID", () => addressQuery().replace(/UserID=../, "UserID=AA")],
    ["an altered neber", () => addressQuery({ neber: "222222" }).replace("neber=222222", "neber=999999")],
    ["a second neber", () => `${addressQuery()}&neber=111111`],
    ["a neber behind a question mark", () => `${addressQuery()}&x=?neber=111111`],
    ["a part of an address", () => addressQuery().slice(0, 80)],
  ] as const) {
    test(what, async () => {
      const answer = await postAddress(url, query());
      assert.equal(answer.status, 400, await answer.text());
      assert.equal(answer.headers.get("set-cookie"), null);
    });
  }

  describe("an address once more", () => {
    for (const [what, change] of [
      ["as it was", (query: string) => query],
      ["in another order", (query: string) => query.split("&").reverse().join("&")],
      ["with another parameter", (query: string) => `${query}&more=1`],
      ["with another Type", (query: string) => query.replace("Type=WL", "Type=XX")],
      ["in other escapes", (query: string) => query.replace(/%2B/gi, "+").replace(/%2F/gi, "/")],
      ["with the lowest bits of neber altered", (query: string) => query.replace(/neber=\d+/, "neber=555555")],
    ] as const) {
      test(what, async () => {
        const query = addressQuery({ userId: `u ${what}`.slice(0, 20), neber: "444444" });
        assert.equal((await postAddress(url, query)).status, 200);
        assert.equal((await postAddress(url, change(query))).status, 400);
      });
    }
  });

  test("too many that do not open", async () => {
    const { url } = await started(sidebarSettings(emulator.url, staffRules));
    const statuses: number[] = [];
    for (let number = 0; number < 21; number++) {
      statuses.push((await postAddress(url, addressQuery({ userId: "b01", timestamp: 1_000_000 + number }))).status);
    }
    assert.deepEqual(statuses, [...Array<number>(20).fill(400), 429]);
  });
});

describe("a token that is not good", () => {
  const status = async (url: string, token: string, path = "/youmi/v1/staff") =>
    (await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })).status;

  test("good ones are let through, so that the table below shows something", async () => {
    assert.equal(await status(byKeys.url, await withPublicKeys.token({ sub: "u" })), 200);
    assert.equal(await status(bySecret.url, await signed({ sub: "u" }, { alg: "HS256" }, secret)), 200);
  });

  const claims = { sub: "u", roles: ["admin"] };
  for (const [what, url, token] of [
    ["without a signature", byKeys.url, () => unsigned(claims)],
    ["without a signature, where a secret is", bySecret.url, () => unsigned(claims)],
    ["of another issuer", byKeys.url, () => withPublicKeys.token(claims, { issuer: "evil" })],
    ["for another audience", byKeys.url, () => withPublicKeys.token(claims, { audience: "other" })],
    ["with another key of the same name", byKeys.url, () => foreign.token(claims)],
    ["that has ended", byKeys.url, () => withPublicKeys.token(claims, { expires: "-1m" })],
    ["that never ends", byKeys.url, () => withPublicKeys.token(claims, { expires: null })],
    [
      "an HMAC with the public key in PEM",
      byKeys.url,
      () => signed(claims, { alg: "HS256", kid: "one" }, new TextEncoder().encode(withPublicKeys.publicKey)),
    ],
    ["of public keys, where a secret is", bySecret.url, () => withPublicKeys.token(claims)],
    [
      "signed with a key of its own",
      bySecret.url,
      () => signed(claims, { alg: "RS256" }, generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey),
    ],
    ["an HMAC with an empty secret", bySecret.url, () => signed(claims, { alg: "HS256" }, new Uint8Array(1))],
    ["nonsense", byKeys.url, () => "a.b.c"],
    ["nothing", byKeys.url, () => ""],
    ["very long nonsense", byKeys.url, () => "a".repeat(10_000)],
  ] as const) {
    test(what, async () => {
      upstream();
      assert.equal(await status(url, await token()), 401);
      assert.deepEqual(upstream(), []);
    });
  }

  test("altered claims", async () => {
    const [header, , signature] = (await withPublicKeys.token({ sub: "u" })).split(".");
    const body = Buffer.from(JSON.stringify({ iss: issuer, aud: audience, exp: 4_000_000_000, ...claims }));
    assert.equal(await status(byKeys.url, `${header}.${body.toString("base64url")}.${signature}`), 401);
  });

  test("roles that are none", async () => {
    for (const roles of [undefined, [], ["sales"], "administrator", [["admin"]], { admin: true }, "*"]) {
      const token = await withPublicKeys.token({ sub: "u", roles });
      assert.equal(await status(byKeys.url, token, "/youmi/v1/wecahtlabel"), 403, JSON.stringify(roles));
    }
  });

  test("keys that cannot be had let nobody in", async () => {
    const broken = await start({ jwks: await orderSystem((_, response) => void response.writeHead(500).end()) });
    assert.equal(await status(broken.url, await withPublicKeys.token(claims)), 503);
  });
});

describe("an order system that does not say who it is", () => {
  const json = { "content-type": "application/json" };
  for (const [what, status, answer] of [
    ["401", 401, (response: ServerResponse) => response.writeHead(401).end("{}")],
    ["403", 403, (response: ServerResponse) => response.writeHead(403).end("{}")],
    ["404", 503, (response: ServerResponse) => response.writeHead(404).end("{}")],
    ["500", 503, (response: ServerResponse) => response.writeHead(500).end("{}")],
    ["a redirect to a login", 503, (response: ServerResponse) => response.writeHead(302, { location: "/login" }).end()],
    [
      "a page of HTML",
      503,
      (response: ServerResponse) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
    ],
    [
      "JSON that is called HTML",
      503,
      (response: ServerResponse) => response.writeHead(200, { "content-type": "text/html" }).end('{"sub":"b08"}'),
    ],
    ["HTML that is called JSON", 503, (response: ServerResponse) => response.writeHead(200, json).end("<p>log in</p>")],
    ["half of a JSON text", 503, (response: ServerResponse) => response.writeHead(200, json).end('{"sub":')],
    ["an array", 503, (response: ServerResponse) => response.writeHead(200, json).end("[]")],
    ["null", 503, (response: ServerResponse) => response.writeHead(200, json).end("null")],
    [
      "an endless answer",
      503,
      (response: ServerResponse) => response.writeHead(200, json).end(`"${"a".repeat(100_000)}"`),
    ],
    ["silence", 503, () => {}],
    ["a head and no body", 503, (response: ServerResponse) => response.writeHead(200, json).write("{")],
    ["a broken connection", 503, (response: ServerResponse) => response.destroy()],
  ] as const) {
    test(what, async () => {
      const asked = await orderSystem((_, response) => void answer(response));
      const callers = [{ forward: { url: `${asked}/auth`, timeout: "500ms" } }];
      const { url } = await started(settings(emulator.url, { callers, rules: [{ allow: ["listStaff"] }] }));
      upstream();
      const start = performance.now();
      assert.equal((await fetch(`${url}/youmi/v1/staff`, { headers: { cookie: "a=b" } })).status, status);
      assert.ok(performance.now() - start < 3000);
      assert.deepEqual(upstream(), []);
    });
  }

  test("nobody at all", async () => {
    const callers = [{ forward: { url: "http://127.0.0.1:9/auth" } }];
    const { url } = await started(settings(emulator.url, { callers, rules: [{ allow: ["listStaff"] }] }));
    assert.equal((await fetch(`${url}/youmi/v1/staff`)).status, 503);
  });
});
