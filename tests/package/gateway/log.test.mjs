// What the gateway says on its server, of what, to whom, and that a stranger's texts do no harm there.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { gatewayTo, ok, warnings } from "../../support/gateway-asking.mjs";

const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
const secret = "a-secret-of-our-own";
const callback = { Type: 0, MerchantId: 1, MsgTime: 1, Values: {} };
const failure = new Error("the database is gone");
const fail = () => {
  throw failure;
};

const occasions = {
  "a refused origin": {
    ask: ({ ask }) => ask("/youmi/v1/staff", { origin: "https://evil.example" }),
    words: /https:\/\/evil\.example.*name it in origins/,
  },
  "a wrong key upstream": {
    answer: () => Response.json({ errmsg: 200006, succeed: false, msgTime: "", values: null }),
    ask: ({ ask }) => ask("/youmi/v1/staff"),
    words: /listStaff.*credentials.*200006/,
  },
  "a server that cannot be reached": {
    answer: () => Promise.reject(new TypeError("getaddrinfo ENOTFOUND vendor.example")),
    ask: ({ ask }) => ask("/youmi/v1/staff"),
    words: /listStaff.*cannot be reached.*ENOTFOUND/,
  },
  "a redirect": {
    answer: () => new Response(null, { status: 302, headers: { Location: "https://elsewhere.example/" } }),
    ask: ({ ask }) => ask("/youmi/v1/staff"),
    words: /listStaff.*another address/,
  },
  "an exception in authorize": {
    options: { authorize: fail },
    ask: ({ ask }) => ask("/youmi/v1/friend/Add_Friend", { body: friend }),
    words: /authorize failed: Error: the database is gone/,
  },
  "an answer of authorize that is none": {
    options: { authorize: () => undefined },
    ask: ({ ask }) => ask("/youmi/v1/staff"),
    words: /authorize has to answer true.*undefined/,
  },
  "an exception in onEvent": {
    options: { callbacks: { secret, onEvent: fail } },
    ask: ({ ask }) => ask(`/youmi/callbacks/${secret}`, { body: callback }),
    words: /onEvent failed: Error: the database is gone/,
  },
  "a sidebar address that does not open": {
    options: { sidebar: { privateKey: "the private key" } },
    ask: ({ ask }) => ask("/youmi/sidebar?PKID=AAAAAAAAAAA%3D&time=1&neber=123456&UserID=AAAAAAAAAAA%3D"),
    words: /sidebar.*options\.sidebar\.privateKey does not decrypt UserID/,
  },
};

for (const [what, { answer = () => ok(), options, ask, words }] of Object.entries(occasions)) {
  describe(what, () => {
    it("is one line on the console", async (t) => {
      const said = warnings(t);
      await ask(gatewayTo(answer, options));
      assert.equal(said.length, 1, said.join("\n"));
      assert.match(said[0], words);
      assert.match(said[0], /^youmi-open-api gateway: /);
      assert.ok(!said[0].includes("\n"));
    });

    it("is told to a logger instead", async (t) => {
      const said = warnings(t);
      const lines = [];
      const logger = { warn: (line) => lines.push(line) };
      await ask(gatewayTo(answer, { ...options, v1: { logger } }));
      assert.deepEqual(said, []);
      assert.equal(lines.filter((line) => words.test(line) && line.startsWith("youmi-open-api gateway")).length, 1);
    });

    it("does no harm through a logger that throws", async (t) => {
      warnings(t);
      const outcome = await ask(gatewayTo(answer, options));
      const withLogger = await ask(gatewayTo(answer, { ...options, v1: { logger: { warn: fail } } }));
      assert.equal(withLogger.status, outcome.status);
    });
  });
}

describe("a line", () => {
  it("has no control characters and is not long, whatever a stranger sends", async (t) => {
    const said = warnings(t);
    const nasty = "\u001b[2J\r\nforged: all is well\u0000\u009b\u2028\u202e".concat("x".repeat(100_000));
    const headers = { get: (name) => (name === "Origin" ? nasty : null) };
    const request = { url: "http://shop.example/youmi/v1/staff", method: "GET", headers, body: null };
    const { gateway } = gatewayTo(() => ok());
    await gateway.handle(request);
    const throwing = gatewayTo(() => ok(), {
      authorize: () => {
        throw new Error(nasty);
      },
    });
    await throwing.ask("/youmi/v1/staff");
    await gatewayTo(() => Promise.reject(new Error(nasty))).ask("/youmi/v1/staff");
    assert.equal(said.length, 3);
    for (const line of said) {
      assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
      assert.ok(line.length <= 501, `${line.length}`);
    }
  });

  it("shows no secret of the gateway's", async (t) => {
    const said = warnings(t);
    const secrets = ["the-app-key-of-v1", "the-client-secret", "the-private-key-itself", secret];
    const options = {
      v1: { auth: { appId: "id", appKey: secrets[0] } },
      v2: { auth: { clientId: "id", clientSecret: secrets[1] } },
      sidebar: { privateKey: secrets[2] },
      callbacks: { secret, onEvent: () => Promise.reject(new Error(secrets.join(" "))) },
      authorize: () => Promise.reject(new Error(secrets.map(encodeURIComponent).join(" "))),
    };
    const { ask } = gatewayTo(() => ok(), options);
    await ask("/youmi/v1/staff");
    await ask(`/youmi/callbacks/${secret}`, { body: callback });
    assert.equal(said.length, 2);
    for (const line of said) for (const hidden of secrets) assert.ok(!line.includes(hidden), line);
  });

  it("is not written for what is in order, or only refused", async (t) => {
    const said = warnings(t);
    const { ask } = gatewayTo(() => ok());
    await ask("/youmi/v1/staff");
    await ask("/youmi/v1/friend?Page=one");
    await ask("/youmi/nothing");
    await gatewayTo(() => ok(), { authorize: () => false }).ask("/youmi/v1/staff");
    await gatewayTo(() => ok(), { authorize: () => "forbidden" }).ask("/youmi/v1/staff");
    assert.deepEqual(said, []);
  });
});
