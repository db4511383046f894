import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { logged } from "./support/log.js";
import { startRedis } from "./support/processes.js";
import { addressQuery, emulated, orderSystem, postAddress, sessionFor, started } from "./support/started.js";
import { secrets, settings, sidebarSettings } from "./support/settings.js";

const emulator = await emulated();
const redis = await startRedis();
const auth = await orderSystem((request, response) => {
  const sub = /user=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
  response.setHeader("content-type", "application/json").end(JSON.stringify(sub === undefined ? {} : { sub }));
});
const callers = [{ forward: { url: auth } }];
const rules = [{ allow: ["listStaff"] }, { allow: ["listLabels"], roles: ["admin"] }];
const gateway = await started(settings(emulator.url, { callers, rules, metrics: { port: 0 } }));
const staff = (url: string, headers: Record<string, string> = {}) => fetch(`${url}/youmi/v1/staff`, { headers });

const metrics = async (url: string): Promise<Map<string, number>> => {
  const text = await (await fetch(url)).text();
  const lines = text.split("\n").filter((line) => line.startsWith("youmi_gateway_"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
};

test("it says that it runs, and that it is ready", async () => {
  for (const path of ["/healthz", "/readyz"]) assert.equal((await fetch(gateway.url + path)).status, 200, path);
  const shared = await started(settings(emulator.url, { callers, rules, redis: redis.url }));
  assert.deepEqual(await (await fetch(`${shared.url}/readyz`)).json(), { status: "ready", redis: "up" });
});

test("metrics count requests, durations, upstream errors by code, renewals of tokens, and refusals", async () => {
  const before = await metrics(gateway.metricsUrl);
  const ask = async (fault?: Parameters<typeof emulator.fault>[0]) => {
    if (fault) emulator.fault(fault);
    await staff(gateway.url);
  };
  await ask();
  await ask({ kind: "errmsg", code: 200024 });
  await ask({ kind: "status", status: 503 });
  await ask({ kind: "resetBefore" });
  await ask({ kind: "status", status: 200, body: "<html>" });
  await fetch(`${gateway.url}/youmi/v1/wecahtlabel`);
  await fetch(`${gateway.url}/youmi/v1/friend`);
  const after = await metrics(gateway.metricsUrl);
  const grown = (name: string) =>
    (after.get(`youmi_gateway_${name}`) ?? 0) - (before.get(`youmi_gateway_${name}`) ?? 0);
  assert.equal(grown('requests_total{endpoint="listStaff",status="200"}'), 3);
  assert.equal(grown('requests_total{endpoint="listStaff",status="503"}'), 1);
  assert.equal(grown('requests_total{endpoint="listStaff",status="502"}'), 1);
  assert.equal(grown('request_duration_seconds_count{endpoint="listStaff"}'), 5);
  for (const code of ["200024", "http_503", "no_answer", "unreadable"]) {
    assert.equal(grown(`upstream_errors_total{endpoint="listStaff",code="${code}"}`), 1, code);
  }
  assert.equal(grown('token_renewals_total{version="v1",outcome="done"}'), 1);
  assert.equal(grown('refusals_total{status="403",reason="rule"}'), 1);
  assert.equal(grown('refusals_total{status="403",reason="request"}'), 1);
  // Not on the port of the pages.
  assert.equal((await fetch(`${gateway.url}/metrics`)).status, 404);
});

describe("limits", () => {
  test("of each caller, and of all together: 429 with Retry-After", async () => {
    const limits = { perCaller: "3/1h", total: "5/1h" };
    for (const more of [{}, { redis: redis.url }]) {
      const limited = await started(settings(emulator.url, { callers, rules, limits, ...more }));
      const ask = async (user: string) => (await staff(limited.url, { cookie: `user=${user}` })).status;
      // Another cookie is no other caller, where the order system says who it is.
      for (const junk of ["", "; a=1", "; a=2"]) assert.equal(await ask(`one${junk}`), 200);
      const refused = await staff(limited.url, { cookie: "user=one; a=3" });
      assert.equal(refused.status, 429);
      const seconds = Number(refused.headers.get("retry-after"));
      assert.ok(seconds > 3500 && seconds <= 3600, `${seconds}`);
      assert.deepEqual([await ask("two"), await ask("three"), await ask("four")], [200, 200, 429]);
    }
  });
});

describe("the log", () => {
  test("has an id for each request, which the page gets too, and the reason of refusals", async () => {
    const answer = await fetch(`${gateway.url}/youmi/v1/wecahtlabel`);
    const id = answer.headers.get("x-request-id");
    const [line] = logged().filter(({ request, msg }) => request === id && msg === "refused");
    assert.equal(line?.["endpoint"], "listLabels");
    assert.equal(line?.["status"], 403);
    assert.match(String(line?.["reason"]), /none of the roles admin/);
  });

  test("tells a parameter that is missing from one that is another's", async () => {
    const requiring = await started(
      settings(emulator.url, { callers, rules: [{ allow: ["listStaff"], require: { ad_staff_code: "b08" } }] }),
    );
    for (const [query, said] of [
      ["", /ad_staff_code is missing/],
      ["?ad_staff_code=b01", /ad_staff_code is another/],
    ] as const) {
      const answer = await fetch(`${requiring.url}/youmi/v1/staff${query}`);
      assert.equal(answer.status, 403);
      const id = answer.headers.get("x-request-id");
      assert.match(String(logged().find(({ request, msg }) => request === id && msg === "refused")?.["reason"]), said);
    }
  });

  test("takes the id of a proxy that is trusted, and of nobody else", async () => {
    const behind = await started(settings(emulator.url, { callers, rules, listen: { port: 0, trustProxy: true } }));
    const headers = { "x-request-id": "abc-123", "x-forwarded-for": "198.51.100.7, 192.0.2.1" };
    assert.equal((await staff(behind.url, headers)).headers.get("x-request-id"), "abc-123");
    const [line] = logged().filter(({ request, msg }) => request === "abc-123" && msg === "served");
    assert.equal(line?.["from"], "192.0.2.1");
    assert.notEqual((await staff(gateway.url, headers)).headers.get("x-request-id"), "abc-123");
    assert.notEqual((await staff(behind.url, { "x-request-id": "a b\t" })).headers.get("x-request-id"), "a b\t");
  });

  test("has no secret, whatever happens", async () => {
    // After each file all that was logged is looked through; here is what would bring secrets into it.
    const { url } = await started(
      sidebarSettings(emulator.url, [{ allow: ["listStaff"] }], {
        callbacks: {
          secret: "${YOUMI_CALLBACK_SECRET}",
          forward: { url: "http://127.0.0.1:9/", secret: "${YOUMI_FORWARD_SECRET}" },
        },
        log: { level: "trace" },
      }),
    );
    const cookie = await sessionFor(url);
    emulator.fault({ kind: "status", status: 500, body: `echo ${secrets.YOUMI_APP_KEY}` });
    await staff(url, { cookie });
    emulator.fault({ kind: "errmsg", code: 1, errdesc: secrets.YOUMI_SESSION_SECRET });
    await staff(url, { cookie, authorization: secrets.YOUMI_APP_KEY, "user-agent": secrets.YOUMI_SIDEBAR_KEY });
    await postAddress(url, addressQuery({ timestamp: 1 }));
    await fetch(`${url}/youmi/callbacks/${secrets.YOUMI_CALLBACK_SECRET}`, { method: "POST", body: '{"a":1}' });
    await fetch(`${url}/youmi/v1/staff?${secrets.YOUMI_CALLBACK_SECRET}`, {
      headers: { cookie, origin: `https://${secrets.YOUMI_FORWARD_SECRET}` },
    });
    assert.ok(logged().some(({ msg }) => String(msg).includes("***")));
    assert.ok(logged().some(({ reason }) => String(reason).includes("***")));
  });
});

describe("time limits", () => {
  const server = { headersTimeout: "1s", requestTimeout: "2s" };
  for (const [what, text] of [
    ["headers that do not end", "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: "],
    ["a body that does not come", "POST /youmi/session HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n"],
  ] as const) {
    test(`${what} are answered with 408 and an end`, async () => {
      const limited = await started(sidebarSettings(emulator.url, [{ allow: ["listStaff"] }], { server }));
      const { port } = new URL(limited.url);
      const socket = connect(Number(port), "127.0.0.1").setEncoding("utf8");
      socket.write(text);
      let answer = "";
      socket.on("data", (part: string) => (answer += part));
      const start = performance.now();
      await once(socket, "close");
      assert.match(answer, /^HTTP\/1\.1 4\d\d /);
      assert.ok(performance.now() - start < 9000);
    });
  }
});
