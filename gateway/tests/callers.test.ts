import assert from "node:assert/strict";
import type { IncomingHttpHeaders } from "node:http";
import { test } from "node:test";
import { emulated, orderSystem, sessionFor, started } from "./support/started.js";
import { settings, sidebarSettings } from "./support/settings.js";
import { audience, issuer, tokenIssuer } from "./support/tokens.js";

const emulator = await emulated();
const tokens = await tokenIssuer();
const rules = [{ allow: ["listStaff"] }, { allow: ["listLabels"], roles: ["sales"] }];

const asked: IncomingHttpHeaders[] = [];
const auth = await orderSystem((request, response) => {
  asked.push(request.headers);
  if (/session=ended/.test(request.headers.cookie ?? "")) {
    return void response.writeHead(401, { "www-authenticate": 'Bearer realm="crm"' }).end();
  }
  if (/session=banned/.test(request.headers.cookie ?? "")) return void response.writeHead(403).end();
  if (/session=plain/.test(request.headers.cookie ?? "")) return void response.writeHead(204).end();
  if (!/session=good/.test(request.headers.cookie ?? "")) return void response.writeHead(401).end();
  response.setHeader("content-type", "application/json; charset=utf-8").end('{"sub":"b08","roles":["sales"]}');
});

const forwarding = await started(
  settings(emulator.url, { callers: [{ forward: { url: `${auth}/auth?a=b` } }], rules }),
);

const ask = (url: string, headers: Record<string, string>, path = "/youmi/v1/staff") => fetch(url + path, { headers });

test("the order system is told of the request what nginx would tell it", async () => {
  const headers = { cookie: "session=good", authorization: "Basic abc", "x-secret": "no" };
  assert.equal((await ask(forwarding.url, headers, "/youmi/v1/wecahtlabel?categories=1")).status, 200);
  const seen = asked.at(-1)!;
  assert.equal(seen.cookie, "session=good");
  assert.equal(seen.authorization, "Basic abc");
  assert.equal(seen["x-original-method"], "GET");
  assert.equal(seen["x-original-uri"], "/youmi/v1/wecahtlabel?categories=1");
  assert.equal(seen["x-secret"], undefined);
});

test("its refusals are passed on", async () => {
  const ended = await ask(forwarding.url, { cookie: "session=ended" });
  assert.deepEqual([ended.status, ended.headers.get("www-authenticate")], [401, 'Bearer realm="crm"']);
  assert.equal((await ask(forwarding.url, { cookie: "session=banned" })).status, 403);
});

test("an answer without a body lets in a caller without claims", async () => {
  assert.equal((await ask(forwarding.url, { cookie: "session=plain" })).status, 200);
  assert.equal((await ask(forwarding.url, { cookie: "session=plain" }, "/youmi/v1/wecahtlabel")).status, 403);
});

test("without a cache it is asked each time, with one once; refusals are asked again", async () => {
  asked.length = 0;
  for (let times = 0; times < 3; times++) await ask(forwarding.url, { cookie: "session=good" });
  assert.equal(asked.length, 3);

  const caching = await started(
    settings(emulator.url, { callers: [{ forward: { url: `${auth}/auth`, cache: "1h" } }], rules }),
  );
  asked.length = 0;
  const statuses = await Promise.all(Array.from({ length: 20 }, () => ask(caching.url, { cookie: "session=good" })));
  assert.ok(statuses.every(({ status }) => status === 200));
  assert.equal(asked.length, 1);
  await ask(caching.url, { cookie: "session=good", authorization: "Basic other" });
  assert.equal(asked.length, 2);
  for (let times = 0; times < 2; times++) await ask(caching.url, { cookie: "session=ended" });
  assert.equal(asked.length, 4);
});

test("callers are asked in their order, and the first that knows the caller counts", async () => {
  const jwt = { jwks: tokens.jwks, issuer, audience };
  const callers = [{ sidebar: {} }, { jwt }, { forward: { url: `${auth}/auth` } }];
  const visitRule = { allow: ["listFriends"], force: { Wechat_No: "{{ visit.customer.originalId }}" } };
  const { url } = await started(sidebarSettings(emulator.url, [...rules, visitRule], { callers }));
  const cookie = await sessionFor(url);
  const authorization = `Bearer ${await tokens.token({ sub: "u", roles: ["sales"] })}`;
  const ended = `Bearer ${await tokens.token({ sub: "u" }, { expires: "-5m" })}`;

  asked.length = 0;
  // The visit counts, and the token's roles do not.
  assert.equal((await ask(url, { cookie, authorization }, "/youmi/v1/friend")).status, 200);
  assert.equal((await ask(url, { cookie, authorization }, "/youmi/v1/wecahtlabel")).status, 403);
  // Without a session the token counts.
  assert.equal((await ask(url, { authorization }, "/youmi/v1/wecahtlabel")).status, 200);
  assert.equal((await ask(url, { authorization }, "/youmi/v1/friend")).status, 403);
  assert.equal(asked.length, 0);
  // A token that is not good says nothing of who it is: the order system may know.
  assert.equal((await ask(url, { authorization: ended, cookie: "session=good" }, "/youmi/v1/wecahtlabel")).status, 200);
  assert.equal(asked.length, 1);
  assert.equal((await ask(url, {})).status, 401);
});

test("what nobody may do is not asked about", async () => {
  asked.length = 0;
  assert.equal((await ask(forwarding.url, { cookie: "session=good" }, "/youmi/v1/friend")).status, 403);
  assert.equal((await ask(forwarding.url, { cookie: "session=good" }, "/youmi/nothing")).status, 404);
  assert.equal(asked.length, 0);
});

test("what was verified a moment ago ends in time all the same", async (context) => {
  const jwt = { jwks: tokens.jwks, issuer, audience };
  const { url } = await started(
    sidebarSettings(emulator.url, rules, {
      callers: [{ sidebar: {} }, { jwt }],
      session: { secret: "${YOUMI_SESSION_SECRET}", maxAge: "20s" },
    }),
  );
  const cookie = await sessionFor(url);
  const authorization = `Bearer ${await tokens.token({ sub: "u" }, { expires: "10s" })}`;
  const statuses = async () => [(await ask(url, { cookie })).status, (await ask(url, { authorization })).status];
  assert.deepEqual(await statuses(), [200, 200]);
  context.mock.timers.enable({ apis: ["Date"], now: Date.now() });
  context.mock.timers.setTime(Date.now() + 15_000);
  // Clocks may differ by ten seconds.
  assert.deepEqual(await statuses(), [200, 200]);
  context.mock.timers.setTime(Date.now() + 6_000);
  assert.deepEqual(await statuses(), [401, 401]);
});
