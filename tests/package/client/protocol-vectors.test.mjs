// The test vectors of the protocol, which the documentation prints for other back ends: they are what Node's own crypto
// computes, and what the package does.

import assert from "node:assert/strict";
import { createDecipheriv, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { openSidebar, sealSidebar, sign, V1Client, V2Client } from "youmi-open-api";

const text = readFileSync(new URL("../../fixtures/protocol-vectors.json", import.meta.url), "utf8");
const { signatures, v1Token, v1Call, v2Token, sidebar, handOver } = JSON.parse(text);

/** The signature as .NET writes it. */
const signed = (message, key) =>
  encodeURIComponent(createHmac("sha1", key).update(message).digest("base64")).replaceAll(/%../g, (hex) =>
    hex.toLowerCase(),
  );

/** The one request that a call sends, at the time and with the nonce of a vector. */
async function requestOf(call, { timestamp, nonce }) {
  const { random } = Math;
  const { now } = Date;
  const requests = [];
  const fetch = async (url, init) => {
    requests.push({ url: String(url), headers: new Headers(init.headers), body: init.body && String(init.body) });
    return new Response("{}", { status: 400 });
  };
  try {
    Math.random = () => (Number(nonce) + 0.5) / 9e15;
    Date.now = () => timestamp * 1000;
    await call(fetch).catch(() => {});
  } finally {
    Object.assign(Math, { random });
    Object.assign(Date, { now });
  }
  assert.equal(requests.length, 1);
  return requests[0];
}

describe("the vectors of v1", () => {
  for (const { text: message, appKey, signature } of signatures) {
    it(`have the signature of ${message}`, () => {
      assert.equal(signature, signed(message, appKey));
      assert.equal(sign(message, appKey), signature);
    });
  }

  it("have the body that fetches a token", async () => {
    const { appId, appKey, nonce, timestamp, body } = v1Token;
    const Signature = signed(`${appId}${nonce}${timestamp}`, appKey);
    assert.deepEqual(JSON.parse(body), { AppId: appId, Nonce: nonce, Timestamp: `${timestamp}`, Signature });
    const baseUrl = "http://server.example/v1";
    const sent = await requestOf(
      (fetch) => new V1Client({ baseUrl, auth: { appId, appKey }, fetch, retries: 0 }).getAccessToken(),
      v1Token,
    );
    assert.equal(sent.url, `${baseUrl}/GetAccessToken?format=json`);
    assert.equal(sent.body, body);
    assert.equal(sent.headers.get("content-type"), "text/json");
  });

  it("have the headers of a call", async () => {
    const { accessToken, appKey, nonce, timestamp, signature } = v1Call;
    assert.equal(signature, signed(`${accessToken}${nonce}${timestamp}`, appKey));
    const auth = { accessToken: () => accessToken, sign: (message) => sign(message, appKey) };
    const { headers } = await requestOf(
      (fetch) => new V1Client({ baseUrl: "http://server.example/v1", auth, fetch, retries: 0 }).listStaff(),
      v1Call,
    );
    const names = ["access_token", "nonce", "timestamp", "signature", "content-type"];
    const found = names.map((name) => headers.get(name));
    assert.deepEqual(found, [accessToken, nonce, `${timestamp}`, signature, "text/json"]);
  });
});

it("the vector of v2 is the form that fetches a token", async () => {
  const { clientId, clientSecret, scope, body } = v2Token;
  const fields = { client_id: clientId, client_secret: clientSecret, scope, grant_type: "client_credentials" };
  assert.equal(body, new URLSearchParams(fields).toString());
  const auth = { clientId, clientSecret, scope, tokenUrl: "http://server.example/connect/token" };
  const sent = await requestOf(
    (fetch) => new V2Client({ baseUrl: "http://server.example", auth, fetch, retries: 0 }).getMerchantToken(),
    { timestamp: 0, nonce: 0 },
  );
  assert.equal(sent.body, body);
  assert.equal(sent.headers.get("content-type"), "application/x-www-form-urlencoded");
});

describe("the vectors of the sidebar", () => {
  /** Decrypts with Node's crypto: the text and its padding. */
  function decrypted(bytes, keyText, { mode, key: fill }) {
    const keyBytes = Buffer.from(keyText);
    const key = Buffer.concat([keyBytes, fill === "k1k2k1" && keyBytes.length === 16 ? keyBytes : Buffer.alloc(24)]);
    const [name, iv] = mode === "cbc" ? ["des-ede3-cbc", Buffer.from("0102030405060708", "hex")] : ["des-ede3", null];
    const decipher = createDecipheriv(name, key.subarray(0, 24), iv).setAutoPadding(false);
    return Buffer.concat([decipher.update(bytes), decipher.final()]).toString();
  }
  const padded = (message, { padding }) => {
    const missing = 8 - (Buffer.byteLength(message) % 8);
    return message + (padding === "pkcs7" ? String.fromCharCode(missing).repeat(missing) : "\0".repeat(missing % 8));
  };

  it("have every value of every setting", () => {
    const settings = { mode: ["cbc", "ecb"], encoding: ["base64", "base64url", "hex"], padding: ["pkcs7", "zeros"] };
    for (const [name, values] of Object.entries({ ...settings, key: ["k1k2k1", "zeros"] })) {
      assert.deepEqual([...new Set(sidebar.map(({ cipher }) => cipher[name]))].sort(), values);
    }
  });

  for (const { key, cipher, query, userId, keyOfPkid, message } of sidebar) {
    const parameters = new URLSearchParams(query);
    const [time, neber] = [parameters.get("time"), parameters.get("neber")];

    it(`are decrypted by Node's crypto: ${Object.values(cipher).join(", ")}`, () => {
      assert.equal(keyOfPkid, `${key}?sign=${neber}${userId}${time}`);
      const bytes = (name) => Buffer.from(parameters.get(name), cipher.encoding);
      assert.equal(decrypted(bytes("UserID"), key, cipher), padded(userId, cipher));
      assert.equal(decrypted(bytes("PKID"), keyOfPkid, cipher), padded(message, cipher));
    });

    it(`are opened and made by the package: ${Object.values(cipher).join(", ")}`, () => {
      const visit = openSidebar(`?${query}`, { privateKey: key });
      const fields = Object.fromEntries(new URLSearchParams(message));
      assert.deepEqual([visit.userId, visit.dockPwd, visit.sign], [userId, fields.dockPwd, fields.sign]);
      assert.equal(visit.customer.originalId, fields.originalId);
      assert.equal(visit.timestamp, Number(fields.Timestamp));
      assert.deepEqual({ ...visit.cipher }, cipher);
      assert.equal(openSidebar(`?${query}`, { orderUrl: key, privateKey: "" }).userId, userId);
      const made = sealSidebar({ ...visit, time, neber }, { privateKey: key, orderUrl: "http://crm.example/" });
      assert.equal(made, `http://crm.example/?${query}`);
    });
  }
});

it("the vectors of the gateway's hand-over are signed with the time", () => {
  assert.ok(handOver.length > 0);
  for (const { secret, timestamp, body, signature } of handOver) {
    assert.equal(signature, createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex"));
  }
});
