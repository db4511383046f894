// What the vendor's server answers reaches the page as it is.

import assert from "node:assert/strict";
import { once } from "node:events";
import type { IncomingMessage, RequestListener } from "node:http";
import { describe, test } from "node:test";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { orderSystem, started } from "./support/started.js";
import { secrets, settings } from "./support/settings.js";
import { audience, issuer, tokenIssuer } from "./support/tokens.js";

const issued = {
  ...{ requestId: "r", errmsg: 10004, succeed: true, msgTime: "2026-11-24 10:00:00", errdesc: null },
  values: { access_token: "token-of-the-vendor", expires_in: 4_000_000_000 },
};

let answer: RequestListener = (_, response) => void response.end();
const vendor = await orderSystem((request, response) => {
  if (request.url?.startsWith("/v1/GetAccessToken")) response.end(JSON.stringify(issued));
  else answer(request, response);
});
const tokens = await tokenIssuer();
const gateway = await started(
  settings(vendor, { callers: [{ jwt: { jwks: tokens.jwks, issuer, audience } }], rules: [{ allow: ["listStaff"] }] }),
);
const headers = { authorization: `Bearer ${await tokens.token({ sub: "u" })}` };
const ask = (init: RequestInit = {}) => fetch(`${gateway.url}/youmi/v1/staff`, { headers, ...init });

const text =
  '{ "requestId":null,\t"errmsg": 20000, "succeed":"是", "values":[{"ad_staff_code":1e2,"新":"\\u4f60好"}], "x":1 }';

describe("an answer of success is passed on byte by byte", () => {
  for (const [what, body] of [
    ["as it is documented", '{"requestId":"r","errmsg":20000,"succeed":true,"msgTime":"t","values":[],"errdesc":null}'],
    ["with what is not documented", text],
    ["with its code at the end", '{"values":[{"errmsg":40000}],"errmsg":"20000"}'],
    ["cut behind its code", '{"errmsg":20000,"values":[{"ad_staff_co'],
    ["of 2 MB", `{"errmsg":20000,"values":[${'{"ad_staff_name":"孙勇"},'.repeat(60_000)}{}]}`],
  ] as const) {
    test(what, async () => {
      answer = (_, response) => void response.end(body);
      const response = await ask();
      assert.equal(response.status, 200);
      assert.equal(await response.text(), body);
    });
  }

  for (const [encoding, compress] of [
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
  ] as const) {
    test(`compressed by ${encoding}, although nobody asked for it`, async () => {
      answer = (request, response) => {
        assert.equal(request.headers["accept-encoding"], undefined);
        response.setHeader("content-encoding", encoding).end(compress(text));
      };
      const response = await ask();
      assert.equal(response.headers.get("content-encoding"), null);
      assert.equal(await response.text(), text);
    });
  }
});

test("an answer of failure is passed on, with its status and the time to wait", async () => {
  const failure = '{"errmsg":200024,"succeed":false,"msgTime":"t","values":null,"errdesc":"满"}';
  answer = (_, response) => void response.writeHead(200, { "retry-after": "7" }).end(failure);
  const response = await ask();
  assert.deepEqual([response.status, response.headers.get("retry-after")], [200, "7"]);
  assert.equal(await response.text(), failure);
});

test("a secret that the server repeats is masked", async () => {
  answer = (request, response) => {
    const { access_token: token, signature } = request.headers;
    response.end(JSON.stringify({ errmsg: 20000, token, signature, key: secrets.YOUMI_APP_KEY, values: [] }));
  };
  const shown = await (await ask()).text();
  assert.equal((JSON.parse(shown) as { token: string }).token, "***");
  for (const secret of [issued.values.access_token, secrets.YOUMI_APP_KEY]) assert.ok(!shown.includes(secret), shown);
});

test("what is no answer is none", async () => {
  const ways: [RequestListener, number][] = [
    [(_, response) => void response.writeHead(302, { location: "https://login.example/?secret" }).end(), 502],
    [(_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("not compressed"), 502],
    [(request) => void request.socket.destroy(), 502],
    [(_, response) => void response.writeHead(200, { "content-length": 9 }).write("{", () => response.destroy()), 502],
  ];
  for (const [way, status] of ways) {
    answer = way;
    const response = await ask();
    assert.equal(response.status, status, String(way));
    assert.ok(!(await response.text()).includes("login.example"));
  }
});

test("a page that leaves ends the request to the vendor's server", async () => {
  const arrived = new Promise<IncomingMessage>((resolve) => (answer = resolve));
  const controller = new AbortController();
  const asked = ask({ signal: controller.signal });
  const request = await arrived;
  controller.abort();
  await assert.rejects(asked, { name: "AbortError" });
  if (!request.socket.destroyed) await once(request.socket, "close");
});
