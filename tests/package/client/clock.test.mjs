// The server's clock, where ours differs from it.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { V1Client } from "youmi-open-api";

import { clientOf, optionsFor, received } from "../../support/emulated.mjs";
import { rejection } from "../../support/failing.mjs";
import { answer, envelope, fetchingWithTokens, tokenEnvelope } from "../../support/fetching.mjs";
import { emulator, WEEK, friend, tokens, calls, movedClock } from "../../support/token-clients.mjs";

beforeEach(() => emulator.reset());

describe("the server's clock", () => {
  for (const seconds of [7200, -7200, 601, -601, 864_000, -864_000, 31_536_000]) {
    it(`${seconds} s ahead is corrected once and kept`, async () => {
      emulator.setClockSkew(seconds);
      const client = clientOf(emulator);
      await client.listStaff();
      assert.equal(tokens(), 2);
      assert.equal(calls().length, 1);
      await client.listStaff();
      await client.addFriend(friend);
      assert.equal(tokens(), 2);
      assert.equal(calls().length, 2);
      assert.equal(received(emulator, "addFriend").length, 1);
      const [{ headers, time }] = calls();
      assert.ok(Math.abs(headers.timestamp - (time / 1000 + seconds)) <= 2);
    });
  }

  it("that jumps is followed by an action that is repeated once", async () => {
    const client = clientOf(emulator);
    await client.listStaff();
    // Not so far that the token has ended.
    emulator.setClockSkew(86_400);
    assert.equal((await client.addFriend(friend)).values, true);
    assert.equal(received(emulator, "addFriend").length, 2);
    assert.equal(emulator.state().addedFriends.length, 1);
    emulator.setClockSkew(0);
    await client.listStaff();
    assert.equal(calls().length, 3);
    assert.equal(tokens(), 1);
  });

  it("does not shorten or lengthen the token's life", async (t) => {
    const clock = movedClock(t);
    emulator.setClockSkew(864_000);
    const client = clientOf(emulator);
    await client.listStaff();
    emulator.clearRequests();
    t.mock.method(Math, "random", () => 0);
    clock.now += WEEK * 0.9 - 2000;
    await client.listStaff();
    assert.equal(tokens(), 0);
    clock.now += WEEK * 0.1 + 4000;
    await client.listStaff();
    assert.equal(tokens(), 1);
  });

  const refusal = (more) => envelope(null, { errmsg: 200005, succeed: false, ...more });

  /** The timestamps of a call that is refused once with this answer. */
  async function timestamps(t, now, first) {
    const clock = movedClock(t);
    clock.now = now;
    const fetch = fetchingWithTokens(() => tokenEnvelope(), first, envelope([]));
    const auth = { accessToken: "token-of-another", sign: () => "signature" };
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      allowSecretInBrowser: true,
      auth,
      fetch,
      retries: 0,
    });
    await client.listStaff();
    return fetch.calls.map(({ headers }) => Number(headers.Timestamp));
  }

  it("is taken from msgTime in every form, and from the header Date where that cannot be read", async (t) => {
    const now = Date.UTC(2026, 10, 24, 16, 22, 14);
    const server = now / 1000 + 5000;
    const date = new Date(server * 1000).toUTCString();
    const proxy = new Date(now).toUTCString();
    for (const first of [
      answer(refusal({ msgTime: "soon" }), { headers: { Date: date } }),
      answer(refusal({ msgTime: "2026-11-25T01:45:34.1234567+08:00" }), { headers: { Date: proxy } }),
      answer(refusal({ msgTime: "2026/11/25 1:45:34" }), { headers: { Date: proxy } }),
      refusal({ msgTime: "2026-11-25T01:45:34.1234567+08:00" }),
      refusal({ msgTime: "2026/11/25 1:45:34" }),
      refusal({ msgTime: "2026/11/25 01:45:34" }),
      refusal({ msgTime: undefined, MsgTime: "2026/11/25 01:45:34" }),
      refusal({ msgTime: "2026-11-24T17:45:34Z" }),
    ]) {
      assert.deepEqual(await timestamps(t, now, first), [now / 1000, server]);
    }
  });

  it("is the other of the two where the first is refused as well, for actions too", async (t) => {
    const clock = movedClock(t);
    clock.now = Date.UTC(2026, 10, 24, 16, 22, 14);
    const server = clock.now / 1000 + 5000;
    // A server that writes msgTime in a time zone of its own.
    const refused = answer(refusal({ msgTime: "2026/11/24 17:45:34" }), {
      headers: { Date: new Date(server * 1000).toUTCString() },
    });
    const fetch = fetchingWithTokens(null, refused, refused, envelope(true));
    const auth = { accessToken: "token-of-another", sign: () => "signature" };
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      allowSecretInBrowser: true,
      auth,
      fetch,
      retries: 0,
    });
    await client.addFriend(friend);
    const found = fetch.calls.map(({ headers }) => Number(headers.Timestamp));
    assert.deepEqual(found, [clock.now / 1000, server - 8 * 3600, server]);
  });

  it("that is refused by both is an error after two corrections", async (t) => {
    const clock = movedClock(t);
    clock.now = Date.UTC(2026, 10, 24, 16, 22, 14);
    const refused = answer(refusal({ msgTime: "2026/11/24 17:45:34" }), {
      headers: { Date: new Date(0).toUTCString() },
    });
    const fetch = fetchingWithTokens(null, refused);
    const auth = { accessToken: "token-of-another", sign: () => "signature" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch });
    await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 3 });
  });

  it("that cannot be read leaves the error as it is", async () => {
    for (const msgTime of ["now", "", null, 5, {}]) {
      const fetch = fetchingWithTokens(() => tokenEnvelope(), refusal({ msgTime }));
      const auth = { appId: "id", appKey: "app-key" };
      const client = new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth, fetch });
      await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 1, retryable: true });
    }
  });

  it("is the gateway's business behind a gateway", async () => {
    const fetch = fetchingWithTokens(null, refusal({}));
    const client = new V1Client({ ...optionsFor(emulator), auth: "none", fetch });
    await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 1 });
  });

  it("that goes on being wrong is an error after one correction", async () => {
    const client = clientOf(emulator);
    await client.listStaff();
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 200005, times: Infinity });
    await rejection(client.listStaff(), { kind: "api", code: 200005, attempts: 2 });
    emulator.fault({ endpoint: "getAccessToken", kind: "errmsg", code: 10006, times: Infinity });
    await rejection(client.getAccessToken(), { kind: "api", code: 10006, attempts: 2 });
  });
});
