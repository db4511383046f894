// No redirect is followed, of any request: what proves who calls would go along.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, describe, it } from "node:test";

import { V1Client, V2Client } from "youmi-open-api";

import { rejection } from "../../support/failing.mjs";
import { envelope, tokenEnvelope } from "../../support/fetching.mjs";

/** A server of one answer, which notes what it is sent. */
async function serverOf(respond) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    respond(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  return { origin: `http://127.0.0.1:${server.address().port}`, requests };
}

const json = (response, body) => response.writeHead(200, { "Content-Type": "text/json" }).end(JSON.stringify(body));
// What it answers would be a success.
const elsewhere = await serverOf((_, response) => json(response, envelope(true)));
const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };

const calls = [
  ["a read of v1", "baseUrl", (baseUrl) => v1(baseUrl).listStaff()],
  ["an action of v1", "baseUrl", (baseUrl) => v1(baseUrl).addFriend(friend)],
  ["any call of v1", "baseUrl", (baseUrl) => v1(baseUrl).call({ method: "GET", path: "x" })],
  ["a page of a list of v1", "baseUrl", (baseUrl) => v1(baseUrl).eachFriend().next()],
  ["a token request of v1", "baseUrl", (baseUrl) => v1(baseUrl, { appId: "id", appKey: "key-of-the-app" }).listStaff()],
  ["a read of v2", "baseUrl", (baseUrl) => v2(baseUrl, { accessToken: "token-of-another" }).listDepartments()],
  [
    "a token request of v2",
    "auth.tokenUrl",
    (baseUrl) =>
      v2(baseUrl, { clientId: "id", clientSecret: "s3cret", tokenUrl: `${baseUrl}/token` }).listDepartments(),
  ],
];

function v1(baseUrl, auth = { accessToken: "token-of-another", sign: () => "signature" }) {
  return new V1Client({ baseUrl, auth, headers: { "X-Own": "header" } });
}

function v2(baseUrl, auth) {
  return new V2Client({ baseUrl, auth, tenantId: "7" });
}

for (const [what, option, call] of calls) {
  describe(`${what} that is redirected`, () => {
    for (const status of what === "a read of v1" ? [301, 302, 303, 307, 308] : [302]) {
      it(`by ${status} is an error of kind http, with the target's origin`, async () => {
        elsewhere.requests.length = 0;
        const target = `${elsewhere.origin}/v1/staff?secret=of-the-address`;
        const server = await serverOf((_, response) => response.writeHead(status, { Location: target }).end());
        const error = await rejection(call(server.origin), { kind: "http", status, attempts: 1, retryable: false });
        assert.ok(error.message.includes(`redirect to ${elsewhere.origin},`), error.message);
        assert.ok(error.message.endsWith(`put that address into ${option}`), error.message);
        assert.ok(!error.message.includes("of-the-address"));
        assert.deepEqual([server.requests.length, elsewhere.requests.length], [1, 0]);
      });
    }

    if (what !== "a read of v1") return;

    it("to a place on the same server is an error too", async () => {
      const server = await serverOf((_, response) => response.writeHead(302, { Location: "/login" }).end());
      const error = await rejection(call(server.origin), { kind: "http", status: 302, attempts: 1 });
      assert.ok(error.message.includes(`redirect to ${server.origin},`), error.message);
      assert.equal(server.requests.length, 1);
    });
  });
}

describe("a redirect", () => {
  const stub = (response) =>
    new V1Client({
      baseUrl: "http://server.example/v1",
      auth: "none",
      fetch: async () => ({ headers: new Headers(), arrayBuffer: () => assert.fail("read"), ...response }),
    });

  it("that a browser hides is an error of kind http, with advice", async () => {
    const error = await rejection(stub({ type: "opaqueredirect", status: 0 }).listStaff(), {
      kind: "http",
      status: null,
      attempts: 1,
      retryable: false,
    });
    assert.match(error.message, /redirect, which is not followed.*login page.*baseUrl/);
  });

  it("that a fetch has followed in spite of all is no success", async () => {
    const response = { status: 200, redirected: true, url: "https://other.example/v1/staff?x=1" };
    const error = await rejection(stub(response).listStaff(), { kind: "http", status: null, attempts: 1 });
    assert.ok(error.message.includes("redirect to https://other.example,"), error.message);
  });

  it("that says nothing of where it leads is an error of its status", async () => {
    for (const status of [300, 302, 304]) {
      const server = await serverOf((_, response) => response.writeHead(status).end());
      await rejection(v1(server.origin).listStaff(), { kind: "http", status, attempts: 1, retryable: false });
    }
  });

  it("is not where a token is taken from", async () => {
    const server = await serverOf((request, response) => {
      if (request.url.includes("GetAccessToken")) response.writeHead(302, { Location: elsewhere.origin });
      response.end(JSON.stringify(tokenEnvelope()));
    });
    const client = v1(server.origin, { appId: "id", appKey: "key-of-the-app" });
    await rejection(client.listStaff(), { kind: "http", status: 302, endpoint: "getAccessToken" });
    assert.equal(server.requests.length, 1);
  });
});
