// A token that somebody else keeps.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { sign } from "youmi-open-api";

import { clientOf } from "../../support/emulated.mjs";
import { rejection } from "../../support/failing.mjs";
import { emulator, tokens, calls } from "../../support/token-clients.mjs";

beforeEach(() => emulator.reset());

describe("an access token of somebody else", () => {
  async function foreign(accessToken, options) {
    const auth = { accessToken, sign: (text) => sign(text, emulator.appKey) };
    return clientOf(emulator, { auth, ...options });
  }

  const issued = async () => (await clientOf(emulator).getAccessToken()).values.access_token;

  it("may be a text", async () => {
    const token = await issued();
    emulator.clearRequests();
    await (await foreign(token)).listStaff();
    assert.equal(tokens(), 0);
    assert.equal(calls()[0].headers.access_token, token);
  });

  for (const [what, give] of [
    ["a function", (token) => () => token],
    ["a function of a promise", (token) => async () => token],
    ["a function of a thenable", (token) => () => ({ then: (resolve) => resolve(token) })],
  ]) {
    it(`may be ${what}, asked for each call`, async () => {
      const token = await issued();
      let asked = 0;
      const client = await foreign(() => {
        asked += 1;
        return give(token)();
      });
      await client.listStaff();
      await client.listStaff();
      assert.equal(asked, 2);
      assert.deepEqual(
        calls().map((request) => request.headers.access_token),
        [token, token],
      );
    });
  }

  it("may be signed with a promise", async () => {
    const auth = { accessToken: await issued(), sign: async (text) => sign(text, emulator.appKey) };
    await clientOf(emulator, { auth }).listStaff();
    assert.equal(calls().length, 1);
  });

  it("is signed as token, nonce and timestamp, with nothing between them", async () => {
    const token = await issued();
    const texts = [];
    const auth = { accessToken: token, sign: (text) => texts.push(text) && sign(text, emulator.appKey) };
    await clientOf(emulator, { auth }).listStaff();
    const { access_token, nonce, timestamp } = calls()[0].headers;
    assert.deepEqual(texts, [access_token + nonce + timestamp]);
  });

  it("is signed as it is sent: without the space around it", async () => {
    const token = await issued();
    const auth = { accessToken: `${token} \t`, sign: (text) => sign(text, emulator.appKey) };
    const { values } = await clientOf(emulator, { auth }).listStaff();
    assert.ok(values.length > 0);
    assert.equal(calls()[0].headers.access_token, token);
  });

  it("that is refused is asked for once more if a function gives it", async () => {
    const first = await issued();
    emulator.expireTokens();
    const second = await issued();
    const given = [first, second];
    const client = await foreign(() => given.shift());
    await client.listStaff();
    assert.equal(calls().length, 2);
  });

  it("that is refused is an error if it is a text", async () => {
    const token = await issued();
    emulator.expireTokens();
    const client = await foreign(token);
    await rejection(client.listStaff(), { kind: "api", code: 10003, attempts: 1 });
    assert.equal(calls().length, 1);
  });

  for (const [what, give] of [
    ["nothing", () => undefined],
    ["null", () => null],
    ["an empty text", () => ""],
    ["a number", () => 5],
    ["an object", () => ({ access_token: "a" })],
    ["several lines", () => "a\r\nX-Injected: b"],
    ["cut with an ellipsis", () => "eyJhbGciOi…"],
    ["Chinese", () => "令牌"],
    ["spaces", () => " \t "],
    ["a rejection", () => Promise.reject(new Error("no token today"))],
    [
      "an exception",
      () => {
        throw new Error("no token today");
      },
    ],
  ]) {
    it(`that is ${what} is a config error with nothing sent`, async () => {
      const client = await foreign(give);
      const error = await rejection(client.listStaff(), { kind: "config", attempts: 0, endpoint: "listStaff" });
      assert.match(error.message, /accessToken/);
      if (what.startsWith("a rej") || what.startsWith("an exc")) assert.equal(error.cause.message, "no token today");
      assert.equal(calls().length, 0);
    });
  }

  for (const [what, give] of [
    ["nothing", () => undefined],
    ["an empty text", () => ""],
    ["an object", () => ({})],
    ["bytes", () => new Uint8Array(20)],
    ["several lines", () => "a\r\nX-Injected: b"],
    ["a rejection", () => Promise.reject(new Error("no key today"))],
    [
      "an exception",
      () => {
        throw new Error("no key today");
      },
    ],
  ]) {
    it(`whose sign gives ${what} is a config error with nothing sent`, async () => {
      const client = clientOf(emulator, { auth: { accessToken: "token-of-another", sign: give } });
      const error = await rejection(client.listStaff(), { kind: "config", attempts: 0, endpoint: "listStaff" });
      assert.match(error.message, /auth\.sign/);
      assert.equal(calls().length, 0);
    });
  }
});
