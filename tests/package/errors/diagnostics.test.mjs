// What an error says: who was asked, why it failed, what to do; and nothing that a log should not hold.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";

import { V1Client, V2Client } from "youmi-open-api";

import { rejection } from "../../support/failing.mjs";
import { answer, envelope, fetching } from "../../support/fetching.mjs";

const v1 = (options) => new V1Client({ baseUrl: "http://server.example/v1", auth: "none", retries: 0, ...options });
const failing = (error) => v1({ fetch: () => Promise.reject(error) });

async function listening(t, server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server.address().port;
}

describe("an error of kind http", () => {
  it("names method and address, without the query", async () => {
    const client = v1({ fetch: fetching(answer("no", { status: 500 })) });
    const friend = { ReceiVerId: "z", Wechat_Moble: "13800138000", GreeTing: "a", PcKid: "1" };
    const read = await rejection(client.listFriends({ Wechat_No: "zhangsan" }), { kind: "http", status: 500 });
    assert.equal(read.message, "GET http://server.example/v1/friend was answered with HTTP status 500");
    const action = await rejection(client.addFriend(friend), { kind: "http" });
    assert.match(action.message, /^POST http:\/\/server\.example\/v1\/friend\/Add_Friend was answered/);
  });

  it("gives the reason of a gateway, an OAuth server, a .NET server", async () => {
    for (const [body, reason] of [
      [{ error: "this endpoint is not allowed" }, "this endpoint is not allowed"],
      [{ error: "invalid_client", error_description: "no such client" }, "invalid_client: no such client"],
      [{ message: "Authorization has been denied" }, "Authorization has been denied"],
      [{ Message: "No HTTP resource was found" }, "No HTTP resource was found"],
      [{ title: "Bad Request", error: 5 }, "Bad Request"],
    ]) {
      const error = await rejection(v1({ fetch: fetching(answer(body, { status: 400 })) }).listStaff(), {
        kind: "http",
      });
      assert.ok(error.message.endsWith(`HTTP status 400: ${reason}`), error.message);
    }
  });

  it("gives the OAuth server's reason for refusing a token, and no secret", async () => {
    const body = { error: "invalid_client", trace: "0HMVFE2A5S4QF:00000001" };
    const auth = {
      clientId: "id",
      clientSecret: "secret-of-the-client",
      tokenUrl: "https://sso.example/connect/token",
    };
    const fetch = fetching(answer(body, { status: 400 }));
    const client = new V2Client({ baseUrl: "http://server.example", auth, fetch });
    const error = await rejection(client.listDepartments(), { kind: "http", endpoint: "getMerchantToken" });
    assert.ok(
      error.message.endsWith(
        "POST https://sso.example/connect/token was answered with HTTP status 400: invalid_client",
      ),
      error.message,
    );
    assert.ok(!error.body.includes("0HMVFE2A5S4QF"));
  });

  it("says what may be wrong with baseUrl", async () => {
    const missing = () => fetching(answer("<html>", { status: 404 }), answer("<html>"));
    const error = await rejection(
      v1({ baseUrl: "http://server.example:5001/publicapi", fetch: missing() }).listStaff(),
    );
    assert.match(error.message, /baseUrl of v1 ends with \/v1/);
    const v2 = new V2Client({ baseUrl: "http://server.example/v2", auth: "none", fetch: missing() });
    assert.match((await rejection(v2.listDepartments())).message, /begin with \/v2, so baseUrl has to end before it/);
    assert.match((await rejection(v2.listDepartments())).message, /HTML page.*\/v2/);
    const right = await rejection(v1({ fetch: missing() }).listStaff(), { status: 404 });
    assert.ok(!right.message.includes("baseUrl"), right.message);
  });
});

describe("an error of kind network", () => {
  it("gives every reason in the causes, the first of several", async () => {
    const { AggregateError } = globalThis;
    const refused = Object.assign(new AggregateError([new Error("connect ECONNREFUSED ::1:1"), new Error("other")]), {
      code: "ECONNREFUSED",
    });
    for (const [error, reason] of [
      [new TypeError("fetch failed", { cause: refused }), "fetch failed: connect ECONNREFUSED ::1:1"],
      [new TypeError("fetch failed", { cause: new Error("a", { cause: new Error("b") }) }), "fetch failed: a: b"],
      [new TypeError("fetch failed", { cause: { code: "EPIPE" } }), "fetch failed: EPIPE"],
      [new TypeError("fetch failed", { cause: "closed" }), "fetch failed: closed"],
      [new Error("same", { cause: new Error("same") }), "same"],
      ["a text", "a text"],
    ]) {
      const { message } = await rejection(failing(error).listStaff(), { kind: "network", retryable: true });
      assert.equal(message, `the server could not be reached: ${reason}`);
    }
  });

  it("survives causes that go round in a circle, or throw", async () => {
    const circle = new Error("round");
    circle.cause = circle;
    await rejection(failing(circle).listStaff(), { kind: "network", message: /: round$/ });
    const throwing = new Error("x");
    Object.defineProperty(throwing, "cause", { get: () => assert.fail("getter") });
    await rejection(failing(throwing).listStaff(), { kind: "network" });
  });

  it("of a server that is not there says so", async () => {
    const closed = await new Promise((resolve) => {
      const server = createTcpServer().listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
    });
    const error = await rejection(v1({ baseUrl: `http://127.0.0.1:${closed}/v1` }).listStaff(), { kind: "network" });
    assert.match(error.message, /ECONNREFUSED/);
  });

  it("is final, and not repeated, for a port that fetch refuses", async () => {
    for (const client of [v1({ baseUrl: "http://127.0.0.1:6667/v1", retries: 2 })]) {
      const error = await rejection(client.listStaff(), { kind: "network", attempts: 1, retryable: false });
      assert.match(error.message, /cannot be sent: .*bad port/);
    }
  });

  it("is final for a certificate that is not trusted, and for a server without TLS", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "youmi-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = (name) => join(folder, name);
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
        ...["-keyout", file("key.pem"), "-out", file("cert.pem")],
      ],
      { stdio: "ignore" },
    );
    const keys = { key: readFileSync(file("key.pem")), cert: readFileSync(file("cert.pem")) };
    const secure = await listening(
      t,
      createSecureServer(keys, (_, response) => response.end()),
    );
    const untrusted = v1({ baseUrl: `https://127.0.0.1:${secure}/v1`, retries: 2 });
    const error = await rejection(untrusted.listStaff(), { kind: "network", attempts: 1, retryable: false });
    assert.match(error.message, /certificate.*NODE_EXTRA_CA_CERTS/);
    const plain = await listening(
      t,
      createServer((_, response) => response.end()),
    );
    const wrong = v1({ baseUrl: `https://127.0.0.1:${plain}/v1`, retries: 2 });
    const other = await rejection(wrong.listStaff(), { kind: "network", attempts: 1, retryable: false });
    assert.match(other.message, /does the server speak https/);
  });
});

describe("an HTTP client's own time limits", () => {
  it("are of kind timeout", async () => {
    const undici = (name, code) => Object.assign(new Error(name), { name, code });
    for (const cause of [
      undici("HeadersTimeoutError", "UND_ERR_HEADERS_TIMEOUT"),
      undici("BodyTimeoutError", "UND_ERR_BODY_TIMEOUT"),
      undici("ConnectTimeoutError", "UND_ERR_CONNECT_TIMEOUT"),
      new DOMException("The operation timed out", "TimeoutError"),
    ]) {
      await rejection(failing(new TypeError("fetch failed", { cause })).listStaff(), {
        kind: "timeout",
        retryable: true,
      });
    }
    const body = new ReadableStream({
      pull: () => Promise.reject(undici("BodyTimeoutError", "UND_ERR_BODY_TIMEOUT")),
    });
    await rejection(v1({ fetch: async () => new Response(body) }).listStaff(), { kind: "timeout" });
  });
});

describe("what a server says", () => {
  const sly = "line one\r\nforged line \x1b[31mred\u2028next\u202eleft";
  const clean = "line one forged line  [31mred next left";

  it("does not break a log line or a message", async () => {
    const lines = [];
    const logger = { error: (line) => lines.push(line), warn: (line) => lines.push(line) };
    const refusal = envelope(null, { errmsg: 200012, succeed: false, errdesc: sly });
    for (const fetch of [
      fetching(refusal),
      fetching(answer({ error: sly }, { status: 500 })),
      fetching(new Error(sly)),
    ]) {
      const error = await rejection(v1({ fetch, logger }).listStaff());
      assert.ok(error.message.includes(clean), error.message);
    }
    assert.equal(lines.length, 3);
    for (const line of lines) assert.ok(line.includes(clean) && !/[\0-\x1f\u2028\u202e]/.test(line), line);
  });

  it("is cut, however long it is", async () => {
    const long = "长".repeat(7_000_000);
    const lines = [];
    const logger = { error: (line) => lines.push(line) };
    const refusal = envelope(null, { errmsg: 200012, succeed: false, errdesc: long, requestId: long });
    for (const fetch of [
      fetching(refusal),
      fetching(answer({ error: long }, { status: 500 })),
      fetching(new Error(long)),
    ]) {
      const error = await rejection(v1({ fetch, logger }).listStaff());
      assert.ok(error.message.length < 2100 && (error.requestId ?? "").length < 2100);
    }
    for (const line of lines) assert.ok(line.length < 2300);
  });
});

describe("many calls at once on one signal", () => {
  it("have one listener, and no warning", async (t) => {
    const warnings = [];
    const warn = (warning) => warnings.push(warning);
    process.on("warning", warn);
    t.after(() => process.off("warning", warn));
    const { signal } = new AbortController();
    const client = v1({ fetch: fetching(envelope([])) });
    await Promise.all(Array.from({ length: 50 }, () => client.listStaff({}, { signal })));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(warnings, []);
  });

  it("all end when it is aborted, and only they", async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const client = v1({ fetch: () => new Promise((resolve) => setTimeout(resolve, 50, answer(envelope([])))) });
    const aborted = Array.from({ length: 12 }, () => client.listStaff({}, { signal: one.signal }));
    const others = Array.from({ length: 12 }, () => client.listStaff({}, { signal: other.signal }));
    one.abort("left");
    for (const call of aborted) await rejection(call, { kind: "abort", cause: "left" });
    for (const call of others) assert.deepEqual((await call).values, []);
  });
});
