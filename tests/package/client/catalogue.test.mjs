// Every endpoint, called through the packed package: what arrives is what its row says.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { received, started } from "../../support/emulated.mjs";
import { browser } from "../../support/gateway-browser.mjs";
import { ENDPOINTS, ownHeaders, PATHS, SERVED, v1Of, v2Of } from "../../support/gateway-emulated.mjs";
import { installed } from "../../support/gateway-installed.mjs";
import { SAMPLES, sampleOf } from "../../support/gateway-params.mjs";
import { serve } from "../../support/gateway-server.mjs";

const tenantId = "T 1";
const { module, folder } = await installed({ after });
const emulator = await started();
const chromium = await browser({ after });

const rows = ENDPOINTS.filter(({ effect }) => effect !== "auth");

/** 生成signature, written down once more. */
function signatureOf(text, key = emulator.appKey) {
  const base64 = createHmac("sha1", key).update(text, "utf8").digest("base64");
  return encodeURIComponent(base64).replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/** What the emulator has issued, by what calls carried afterwards. */
const issued = { v1: new Set(), v2: new Set() };

/** Fails unless a request is what the row of its endpoint and its parameters make of it. */
function assertAsDocumented({ method, path, query, headers, body, ...request }, row) {
  const { wire } = sampleOf(row);
  assert.equal(request.endpoint, row.id);
  assert.equal(method, row.method);
  const documented = row.version === "v1" ? `/v1/${row.path}` : (row.path ?? PATHS[row.id]);
  assert.equal(path.split("?")[0], documented);
  if (row.method === "GET") {
    assert.deepEqual({ ...query }, Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, `${value}`])));
    assert.equal(path.includes("?"), Object.keys(wire).length > 0);
    assert.equal(body, "");
  } else {
    assert.equal(path, documented);
    assert.deepEqual(JSON.parse(body), wire);
  }
  if (row.version === "v1") {
    assert.deepEqual(ownHeaders({ headers }), ["access_token", "content-type", "nonce", "signature", "timestamp"]);
    assert.equal(headers["content-type"], "text/json");
    const { access_token: token, nonce, timestamp, signature } = headers;
    assert.match(timestamp, /^\d{10}$/);
    assert.notEqual(nonce, "");
    assert.equal(signature, signatureOf(`${token}${nonce}${timestamp}`));
    issued.v1.add(token);
  } else {
    assert.deepEqual(ownHeaders({ headers }), ["authorization", "content-type", "tenantid"]);
    assert.equal(headers["content-type"], "application/json");
    assert.equal(headers.tenantid, tenantId);
    const [, token] = /^Bearer (\S+)$/.exec(headers.authorization) ?? [];
    assert.ok(token, headers.authorization);
    issued.v2.add(token);
  }
}

/** The only request that an endpoint has had. */
function onlyRequest(id) {
  const requests = received(emulator, id);
  assert.equal(requests.length, 1, `${requests.length} requests of ${id}`);
  return requests[0];
}

function assertTokenRequests() {
  const v1 = onlyRequest("getAccessToken");
  assert.equal(v1.method, "POST");
  assert.equal(v1.path, `/v1/${ENDPOINTS.find(({ id }) => id === "getAccessToken").path}`);
  assert.deepEqual(ownHeaders(v1), ["content-type"]);
  assert.equal(v1.headers["content-type"], "text/json");
  const { AppId, Nonce, Timestamp, Signature, ...others } = JSON.parse(v1.body);
  assert.deepEqual(others, {});
  assert.equal(AppId, emulator.appId);
  assert.match(`${Timestamp}`, /^\d{10}$/);
  assert.equal(Signature, signatureOf(`${AppId}${Nonce}${Timestamp}`));

  const v2 = onlyRequest("getMerchantToken");
  assert.equal(v2.method, "POST");
  assert.equal(v2.path, "/connect/token");
  assert.deepEqual(ownHeaders(v2), ["content-type"]);
  assert.match(v2.headers["content-type"], /^application\/x-www-form-urlencoded(;charset=UTF-8)?$/i);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(v2.body)), {
    client_id: emulator.clientId,
    client_secret: emulator.clientSecret,
    scope: "Ls.Qkl.PublicApi",
    grant_type: "client_credentials",
  });
}

it("all parameters of these tests are of an endpoint, and all that have no path", () => {
  assert.deepEqual(
    Object.keys(SAMPLES).filter((id) => !SERVED.includes(id)),
    [],
  );
  assert.deepEqual(Object.keys(PATHS).sort(), ["endTakeover", "listAllStaff", "sendNotification"]);
});

it("the signature of this file is the vendor's", () => {
  assert.equal(signatureOf("732895371234561592894384", "k").length, 30);
  assert.equal(module.sign("732895371234561592894384", emulator.appKey), signatureOf("732895371234561592894384"));
});

describe("in Node, from the packed package", () => {
  let clients;

  before(() => {
    emulator.reset();
    clients = {
      v1: new module.V1Client(v1Of(emulator)),
      v2: new module.V2Client(v2Of(emulator, { tenantId })),
    };
  });

  for (const row of rows) {
    it(`${row.id} (${row.title})`, async () => {
      const reply = await clients[row.version][row.id](sampleOf(row).params);
      assert.equal(reply.errmsg, 20000);
      assert.equal(reply.succeed, true);
      assertAsDocumented(onlyRequest(row.id), row);
    });
  }

  it("getAccessToken (获取TOKEN) and getMerchantToken (获取商户TOKEN) were called once, by themselves", () => {
    assertTokenRequests();
  });

  it("getAccessToken (获取TOKEN) and getMerchantToken (获取商户TOKEN) can be called", async () => {
    emulator.clearRequests();
    const v1 = await clients.v1.getAccessToken();
    const v2 = await clients.v2.getMerchantToken();
    assertTokenRequests();
    assert.equal(v1.errmsg, 10004);
    assert.equal(typeof v1.values.access_token, "string");
    assert.equal(v2.values.expires_in, 3600);
  });

  it("getMerchantToken (获取商户TOKEN) goes to the vendor's address unless another is given", async () => {
    const row = ENDPOINTS.find(({ id }) => id === "getMerchantToken");
    const calls = [];
    const fetch = async (url, { method }) => {
      calls.push([method, url]);
      return Response.json({ access_token: "a.b.c", expires_in: 3600, token_type: "Bearer" });
    };
    const auth = { clientId: "id", clientSecret: "a client's secret" };
    await new module.V2Client({ baseUrl: emulator.url, auth, fetch }).getMerchantToken();
    assert.deepEqual(calls, [[row.method, row.path]]);
  });

  for (const id of Object.keys(PATHS)) {
    it(`${id}, whose path is not documented, needs one`, async () => {
      emulator.clearRequests();
      const client = new module.V2Client(v2Of(emulator, { paths: undefined }));
      await assert.rejects(client[id]({}), (error) => error instanceof module.YoumiError && error.kind === "config");
      assert.equal(emulator.requests.length, 0);
    });
  }

  it("all calls of a version had one token", () => {
    assert.equal(issued.v1.size, 1);
    assert.equal(issued.v2.size, 1);
  });
});

describe("in a page, through a gateway of the packed package", () => {
  let page, server;

  before(async () => {
    emulator.reset();
    const gateway = new module.Gateway({
      v1: v1Of(emulator),
      v2: v2Of(emulator, { tenantId }),
      allow: SERVED,
      authorize: () => true,
    });
    server = await serve(gateway, join(folder, "index.js"));
    page = await chromium.newPage();
    await page.goto(server.url);
    await page.evaluate(async (paths) => {
      const { V1Client, V2Client } = await import("/youmi-open-api.js");
      globalThis.clients = {
        v1: new V1Client({ baseUrl: "/youmi/v1", auth: "none" }),
        v2: new V2Client({ baseUrl: "/youmi", auth: "none", paths }),
      };
    }, PATHS);
  });
  after(() => server.close());

  for (const row of rows) {
    it(`${row.id} (${row.title})`, async () => {
      const reply = await page.evaluate(({ version, id, params }) => globalThis.clients[version][id](params), {
        ...row,
        params: sampleOf(row).params,
      });
      assert.equal(reply.errmsg, 20000);
      assert.equal(reply.succeed, true);
      assertAsDocumented(onlyRequest(row.id), row);
    });
  }

  it("the gateway fetched one token of each version", () => {
    assertTokenRequests();
  });

  it("getAccessToken (获取TOKEN) and getMerchantToken (获取商户TOKEN) are refused", async () => {
    emulator.clearRequests();
    const statuses = await page.evaluate(async () => {
      const post = async (path) => (await fetch(path, { method: "POST", body: "{}" })).status;
      return Promise.all(["/youmi/v1/GetAccessToken?format=json", "/youmi/connect/token"].map(post));
    });
    for (const status of statuses) assert.ok([403, 404].includes(status), `${status}`);
    const kinds = await page.evaluate(async () => {
      const kindOf = (error) => error.kind;
      const { v1, v2 } = globalThis.clients;
      return Promise.all([v1.getAccessToken().catch(kindOf), v2.getMerchantToken().catch(kindOf)]);
    });
    assert.deepEqual(kinds, ["config", "config"]);
    assert.equal(emulator.requests.length, 0);
  });
});
