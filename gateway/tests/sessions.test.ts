import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { logged } from "./support/log.js";
import { addressQuery, emulated, postAddress, sessionFor, started, zhangsan } from "./support/started.js";
import { sidebarSettings } from "./support/settings.js";

const rules = [
  { allow: ["listStaff"] },
  { allow: ["listFriends"], force: { Wechat_No: "{{ visit.customer.originalId }}" } },
  { allow: ["createTodo"], require: { Weixin: "{{ visit.customer.originalId }}" } },
];
const emulator = await emulated();
const gateway = await started(sidebarSettings(emulator.url, rules));

interface Visit {
  userId: string;
  customer: Record<string, string>;
}

describe("the query of an address", () => {
  for (const [form, type, body] of [
    ["as it is", "application/x-www-form-urlencoded", (query: string) => query],
    ["with its question mark", "application/x-www-form-urlencoded", (query: string) => `?${query}`],
    [
      "made anew by URLSearchParams",
      "application/x-www-form-urlencoded",
      (query: string) => `${new URLSearchParams(query)}`,
    ],
    ["in JSON", "application/json", (query: string) => JSON.stringify({ query })],
    ["as text", "text/plain;charset=UTF-8", (query: string) => query],
  ] as const) {
    test(`${form} begins a session`, async () => {
      const sent = body(addressQuery({ userId: form.slice(0, 8) }));
      const answer = await postAddress(gateway.url, sent, { "content-type": type });
      assert.equal(answer.status, 200);
      const visit = (await answer.json()) as Visit;
      assert.equal(visit.customer["originalId"], zhangsan);
      assert.ok(!JSON.stringify(visit).includes("password-of-b08"));
      assert.match(
        answer.headers.get("set-cookie") ?? "",
        /^youmi_session=[\w.-]+; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax$/,
      );
    });
  }

  for (const [what, body, type] of [
    ["nothing", "", "application/x-www-form-urlencoded"],
    ["broken JSON", "{", "application/json"],
    ["JSON without it", '{"other":1}', "application/json"],
    ["null", "null", "application/json"],
    ["something else", "a=b", "application/x-www-form-urlencoded"],
    ["a fragment", "a=b#c", "application/x-www-form-urlencoded"],
  ] as const) {
    test(`${what} begins none`, async () => {
      const answer = await postAddress(gateway.url, body, { "content-type": type });
      assert.equal(answer.status, 400);
      assert.equal(answer.headers.get("set-cookie"), null);
      assert.equal(typeof ((await answer.json()) as { error: unknown }).error, "string");
    });
  }

  test("a body beyond all measure is refused", async () => {
    assert.equal((await postAddress(gateway.url, "a=".padEnd(100_000, "b"))).status, 413);
  });
});

test("the session says for whom endpoints are called", async () => {
  const cookie = await sessionFor(gateway.url);
  const answer = await fetch(`${gateway.url}/youmi/v1/friend?PageSize=50`, { headers: { cookie } });
  assert.equal(answer.status, 200);
  assert.equal(emulator.requests.at(-1)?.query["Wechat_No"], zhangsan);
});

test("a page that is loaded anew gets the visit again, and no new session", async () => {
  const query = addressQuery({ userId: "b07" });
  const first = await postAddress(gateway.url, query);
  const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
  const again = await postAddress(gateway.url, query, { cookie });
  assert.equal(again.status, 200);
  assert.equal(again.headers.get("set-cookie"), null);
  assert.deepEqual(await again.json(), await first.json());
});

test("the log says why an address was refused, in the names of the configuration", async () => {
  const query = addressQuery({ userId: "b05" });
  assert.equal((await postAddress(gateway.url, query)).status, 200);
  assert.equal((await postAddress(gateway.url, query)).status, 400);
  assert.match(String(logged().at(-1)?.["reason"]), /^this address has been used already/);

  const limited = await started(
    sidebarSettings(emulator.url, rules, { sidebar: { privateKey: "${YOUMI_SIDEBAR_KEY}", maxAge: "10m" } }),
  );
  const timestamp = Math.floor(Date.now() / 1000) - 3600;
  assert.equal((await postAddress(limited.url, addressQuery({ userId: "b05", timestamp }))).status, 400);
  const [warning, line] = logged().slice(-2);
  assert.match(String(warning?.["msg"]), /sidebar\.maxAge\b/);
  assert.doesNotMatch(String(warning?.["msg"]), /options|Ms\b/);
  assert.equal(line?.["reason"], "the address was not opened");
});

test("two clicks within a second are two addresses", async () => {
  const timestamp = Math.floor(Date.now() / 1000);
  for (const neber of ["111111", "333333"]) {
    assert.equal((await postAddress(gateway.url, addressQuery({ userId: "b06", timestamp, neber }))).status, 200);
  }
});

test("DELETE ends it", async () => {
  const answer = await fetch(`${gateway.url}/youmi/session`, { method: "DELETE" });
  assert.equal(answer.status, 204);
  assert.match(answer.headers.get("set-cookie") ?? "", /^youmi_session=; Path=\/; Max-Age=0; HttpOnly/);
});

test("other methods are refused", async () => {
  const answer = await fetch(`${gateway.url}/youmi/session`);
  assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "POST, DELETE"]);
});

test("the page is told the fields that the configuration names", async () => {
  const settings = sidebarSettings(emulator.url, rules, {
    sidebar: { privateKey: "${YOUMI_SIDEBAR_KEY}", fields: ["WX"] },
  });
  const some = await started(settings);
  const answer = await postAddress(some.url, addressQuery());
  assert.deepEqual(await answer.json(), { customer: { WX: "zhangsan72537" } });
  // The rules see all of the visit.
  const cookie = answer.headers.get("set-cookie")!.split(";")[0]!;
  assert.equal((await fetch(`${some.url}/youmi/v1/friend`, { headers: { cookie } })).status, 200);
});

test("a session lasts no longer than it is configured to", async () => {
  const short = await started(
    sidebarSettings(emulator.url, rules, { session: { secret: "${YOUMI_SESSION_SECRET}", maxAge: "1s" } }),
  );
  const cookie = await sessionFor(short.url);
  const status = async () => (await fetch(`${short.url}/youmi/v1/staff`, { headers: { cookie } })).status;
  assert.equal(await status(), 200);
  const end = Date.now() + 5000;
  while ((await status()) === 200) assert.ok(Date.now() < end, "it does not end");
  // Another gateway with the same secret and a longer session does not take it either: the token itself has ended.
  assert.equal((await fetch(`${gateway.url}/youmi/v1/staff`, { headers: { cookie } })).status, 401);
});

describe("behind a proxy that ends TLS", () => {
  test("the cookie is for https", async () => {
    const behind = await started(sidebarSettings(emulator.url, rules, { listen: { port: 0, trustProxy: true } }));
    const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "crm.example", origin: "https://crm.example" };
    const answer = await postAddress(behind.url, addressQuery(), headers);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get("set-cookie") ?? "", /; HttpOnly; Secure; SameSite=None$/);
  });

  test("the proxy is trusted only where the configuration says so", async () => {
    const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "crm.example", origin: "https://crm.example" };
    assert.equal((await postAddress(gateway.url, addressQuery(), headers)).status, 403);
  });
});

describe("pages of other origins", () => {
  test("that are named may begin sessions and read the answer", async () => {
    const other = await started(sidebarSettings(emulator.url, rules, { origins: ["https://crm.example"] }));
    const origin = "https://crm.example";
    const asked = await fetch(`${other.url}/youmi/session`, { method: "OPTIONS", headers: { origin } });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get("access-control-allow-methods"), "POST, DELETE");
    const answer = await postAddress(other.url, addressQuery(), { origin });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("access-control-allow-origin"), origin);
    assert.equal(answer.headers.get("access-control-allow-credentials"), "true");
    const refused = await fetch(`${other.url}/youmi/v1/staff`, { headers: { origin } });
    assert.deepEqual([refused.status, refused.headers.get("access-control-allow-origin")], [401, origin]);
  });

  test("that are not named may not", async () => {
    const origin = "https://evil.example";
    assert.equal((await postAddress(gateway.url, addressQuery(), { origin })).status, 403);
    const cookie = await sessionFor(gateway.url, { userId: "b05" });
    assert.equal((await fetch(`${gateway.url}/youmi/v1/staff`, { headers: { origin, cookie } })).status, 403);
    assert.equal((await fetch(`${gateway.url}/youmi/session`, { method: "DELETE", headers: { origin } })).status, 403);
  });
});

test("GET …/sidebar is served to whom a rule allows it, and to nobody else", async () => {
  const query = addressQuery({ userId: "b04" });
  const cookie = await sessionFor(gateway.url, { userId: "b04" });
  assert.equal((await fetch(`${gateway.url}/youmi/sidebar?${query}`, { headers: { cookie } })).status, 404);
  const open = await started(sidebarSettings(emulator.url, [...rules, { allow: ["sidebar"] }]));
  assert.equal((await fetch(`${open.url}/youmi/sidebar?${query}`)).status, 401);
  const own = await sessionFor(open.url);
  assert.equal((await fetch(`${open.url}/youmi/sidebar?${query}`, { headers: { cookie: own } })).status, 200);
});
