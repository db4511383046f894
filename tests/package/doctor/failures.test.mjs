// Why a server cannot be checked: the doctor finds the reason, says it in both languages, and ends.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { describe, it } from "node:test";

import { endpointsOf, examine, keysOf, recordingProxy, run } from "../../support/doctor.mjs";
import { started } from "../../support/emulated.mjs";

const keys = { YOUMI_APP_ID: "73289537", YOUMI_APP_KEY: "emulator-app-key" };

/** Listens until the test ends; gives the port. */
async function listening(t, server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.close();
    server.closeAllConnections?.();
  });
  return server.address().port;
}

/** A web server that answers everything so. */
const answering =
  (status, headers, body = "") =>
  (t) =>
    listening(
      t,
      createServer((request, response) => response.writeHead(status, headers).end(body)),
    );

const html = { "Content-Type": "text/html" };

/** Something that is no web server. */
const socket = (greet) => (t) => {
  const sockets = new Set();
  const server = createSocketServer((connection) => {
    sockets.add(connection.on("error", () => {}));
    greet(connection);
  });
  t.after(() => sockets.forEach((connection) => connection.destroy()));
  return listening(t, server);
};

/** What stands at the address, and the reason that is found. */
const cases = {
  unknownHost: () => "http://server.invalid/v1",
  badPort: () => "http://127.0.0.1:1/v1",
  connectionRefused: async (t) => {
    const server = createSocketServer();
    const port = await listening({ after() {} }, server);
    server.close();
    await once(server, "close");
    return port;
  },
  timeout: (t) =>
    listening(
      t,
      createServer(() => {}),
    ),
  connectionClosed: socket((connection) => connection.once("data", () => connection.destroy())),
  notHttp: socket((connection) => connection.write("SSH-2.0-OpenSSH_9.2\r\n")),
  noTls: async (t) => `https://127.0.0.1:${await answering(200, html)(t)}/v1`,
  redirect: answering(302, { Location: "https://login.example/start?session=4711" }),
  loginPage: answering(200, html, '<!DOCTYPE html><html><form><input type="password"></form></html>'),
  htmlPage: answering(200, html, "<!DOCTYPE html><html><body>Welcome to nginx!</body></html>"),
  // fetch tells nothing of this status.
  network: answering(407, { "Proxy-Authenticate": "Basic" }),
  gatewayDown: answering(502, html, "<html><h1>502 Bad Gateway</h1></html>"),
  otherService: answering(200, { "Content-Type": "application/json" }, '{"status":"ok"}'),
  noSuchAddress: answering(404, {}, "Not found"),
  accessDenied: answering(403, {}, "Forbidden"),
  tooManyRequests: answering(429, {}),
  serverFailed: answering(500, {}),
};

describe("an address", () => {
  for (const [reason, prepare] of Object.entries(cases)) {
    it(`is said to be no server of the API: ${reason}`, async (t) => {
      const place = await prepare(t);
      const baseUrl = typeof place === "string" ? place : `http://127.0.0.1:${place}/v1`;
      const args = ["--base-url", baseUrl, "--timeout", "1"];
      const [report, english, chinese] = await Promise.all([
        examine(keys, ...args),
        run(["doctor", ...args, "--lang", "en"], keys),
        run(["doctor", ...args, "--lang", "zh"], keys),
      ]);
      assert.deepEqual([report.outcome, report.exitCode], ["unchecked", 2]);
      const [{ problem, addresses, token, endpoints }] = report.apis;
      assert.equal(problem.reason, reason);
      assert.deepEqual([addresses[0].url, addresses[0].answers], [baseUrl, false]);
      assert.equal(token, null);
      assert.ok(endpoints.every(({ state }) => state === "unchecked"));
      assert.ok(!JSON.stringify(report).includes("4711"), "the rest of a redirect's address may be a session");

      assert.deepEqual([english.code, english.errors, chinese.code, chinese.errors], [2, "", 2, ""]);
      assert.match(english.output, /What to do: \S/);
      assert.match(chinese.output, /怎么办：\S/);
    });
  }

  it("is given up where the answer never ends", async (t) => {
    const server = createServer((request, response) => {
      const chunk = Buffer.alloc(65_536, "x");
      const write = () => !response.destroyed && response.write(chunk, () => setImmediate(write));
      write();
    });
    const port = await listening(t, server);
    const report = await examine(keys, "--base-url", `http://127.0.0.1:${port}/v1`, "--timeout", "1");
    assert.equal(report.exitCode, 2);
  });
});

describe("the form of the base address", () => {
  const forms = {
    "/publicapi/v1": [["v1"], ["/publicapi/v1", null]],
    "": [["v1"], ["/publicapi/v1", "otherAddress"]],
    "/publicapi": [["v1"], ["/publicapi/v1", "otherAddress"]],
    "/v2": [["v2"], ["", "otherAddress"]],
    "/v1": [["v2"], ["", "otherAddress"]],
  };
  for (const [path, [apis, [used, reason]]] of Object.entries(forms)) {
    it(`${path || "without a path"} of ${apis} leads to ${used || "the root"}`, async (t) => {
      const emulator = await started({}, t);
      const report = await examine(keysOf(emulator, apis), "--base-url", emulator.url + path);
      const [{ baseUrl, problem, endpoints }] = report.apis;
      assert.equal(baseUrl, emulator.url + used);
      assert.equal(problem?.reason ?? null, reason);
      assert.ok(endpoints.some(({ state }) => state === "fits"));
      assert.equal(report.exitCode, reason === null ? 0 : 2);
    });
  }

  it("may be different for each API", async (t) => {
    const [first, second] = [await started({}, t), await started({}, t)];
    const environment = { ...keysOf(first), YOUMI_TOKEN_URL: `${second.url}/connect/token` };
    const report = await examine(environment, "--base-url", `${first.url}/v1`, "--base-url", second.url);
    assert.equal(report.exitCode, 0);
    assert.deepEqual(
      report.apis.map(({ baseUrl }) => baseUrl),
      [`${first.url}/v1`, second.url],
    );
  });

  it("is missing for the second API where it is at another server", async (t) => {
    const emulator = await started({}, t);
    const { keys } = await recordingProxy(t, emulator, (url) => url.startsWith("/v1/"));
    const report = await examine(keys);
    assert.equal(report.exitCode, 2);
    assert.equal(report.apis[0].problem, null);
    assert.equal(report.apis[1].problem.reason, "notHere");
  });
});

describe("a server that refuses", () => {
  /** The report on v1 of an emulator at which something is wrong. */
  async function examined(t, options, change = {}) {
    const emulator = await started(options, t);
    const report = await examine({ ...keysOf(emulator, ["v1"]), ...change });
    return { report, checked: report.apis[0], emulator };
  }

  it("the app key", async (t) => {
    const { report, checked, emulator } = await examined(t, {}, { YOUMI_APP_KEY: "another-key" });
    assert.equal(report.exitCode, 2);
    const { reason, code, isForToken } = checked.problem;
    assert.deepEqual([reason, code, isForToken], ["wrongKey", 200006, true]);
    assert.deepEqual([checked.token, checked.signature], [false, null]);
    const asked = new Set(emulator.requests.map(({ endpoint }) => endpoint));
    assert.deepEqual([...asked], ["getAccessToken"]);
  });

  it("the client's secret", async (t) => {
    const emulator = await started({}, t);
    const report = await examine({ ...keysOf(emulator, ["v2"]), YOUMI_CLIENT_SECRET: "another-secret" });
    assert.equal(report.exitCode, 2);
    const [{ problem, token }] = report.apis;
    assert.deepEqual(problem, { reason: "wrongKey", status: 400, detail: "invalid_client", isForToken: true });
    assert.equal(token, false);
  });

  it("the token's address", async (t) => {
    const emulator = await started({}, t);
    const report = await examine({ ...keysOf(emulator, ["v2"]), YOUMI_TOKEN_URL: `${emulator.url}/nowhere` });
    assert.deepEqual(report.apis[0].problem, { reason: "noSuchAddress", status: 404, isForToken: true });
  });

  for (const [code, reason] of [
    [10005, "wrongSignature"],
    [10003, "tokenRefused"],
    [200001, "headersMissing"],
    [200005, "wrongClock"],
  ]) {
    it(`a call with ${code}`, async (t) => {
      const emulator = await started({}, t);
      emulator.fault({ endpoint: "listWechatAccounts", kind: "errmsg", code, times: Infinity });
      const [checked] = (await examine(keysOf(emulator, ["v1"]))).apis;
      assert.deepEqual([checked.problem.reason, checked.token], [reason, true]);
      assert.equal(checked.signature, reason === "wrongSignature" ? false : null);
      const { listWechatAccounts, listStaff } = endpointsOf({ apis: [checked] });
      assert.deepEqual([listWechatAccounts.state, listStaff.problem.reason], ["failed", "stoppedBefore"]);
    });
  }
});

it("an endpoint that is refused alone does not keep the others from being checked", async (t) => {
  const emulator = await started({}, t);
  emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 10003, times: Infinity });
  emulator.fault({ endpoint: "listAds", kind: "status", status: 403 });
  const report = await examine(keysOf(emulator));
  const { listStaff, listAds, listFriends, countAds } = endpointsOf(report);
  assert.deepEqual([listStaff.problem.reason, listAds.problem.reason], ["tokenRefused", "accessDenied"]);
  assert.deepEqual([listFriends.state, countAds.state], ["fits", "fits"]);
  assert.equal(report.exitCode, 2);
});

it("a server that hangs after it has given a token is left after two calls", async (t) => {
  const emulator = await started({}, t);
  emulator.fault({ endpoint: "listWechatAccounts", kind: "hang" });
  emulator.fault({ endpoint: "listStaff", kind: "stall" });
  const [checked] = (await examine(keysOf(emulator, ["v1"]), "--timeout", "0.5")).apis;
  assert.deepEqual([checked.problem.reason, checked.token], ["timeout", true]);
  assert.equal(emulator.requests.filter(({ headers }) => headers.access_token).length, 2);
});

it("a token that never comes ends the checks", async (t) => {
  const emulator = await started({}, t);
  emulator.fault({ endpoint: "getMerchantToken", kind: "hang" });
  const [checked] = (await examine(keysOf(emulator, ["v2"]), "--timeout", "0.5")).apis;
  assert.deepEqual(checked.problem, { reason: "timeout", isForToken: true });
  assert.equal(checked.token, false);
});

describe("a clock", () => {
  for (const [skew, words] of [
    [3600, /the server is 60 minutes ahead of this machine/],
    [-86_400 * 3, /the server is 3 days behind this machine/],
  ]) {
    it(`that is wrong by ${skew} s is told, and does not keep the doctor from checking`, async (t) => {
      const emulator = await started({ clockSkewSeconds: skew }, t);
      const report = await examine(keysOf(emulator));
      assert.equal(report.exitCode, 0);
      for (const { clock } of report.apis) {
        assert.ok(Math.abs(clock.differenceSeconds - skew) <= 3, String(clock.differenceSeconds));
        assert.deepEqual([clock.isRight, clock.source], [false, "msgTime"]);
      }
      const { output } = await run(["doctor"], keysOf(emulator));
      assert.match(output, words);
      assert.match(output, /More than ten minutes/);
    });
  }

  it("that is right is said to be so", async (t) => {
    const emulator = await started({}, t);
    const [{ clock }] = (await examine(keysOf(emulator, ["v1"]))).apis;
    assert.equal(clock.isRight, true);
    assert.match((await run(["doctor"], keysOf(emulator))).output, /clock +the same as this machine's/);
  });
});
