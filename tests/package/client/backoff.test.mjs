// How long a call waits before it is sent again. No server and no other fetch here: the only timers are the client's.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client } from "youmi-open-api";

import { rejection } from "../../support/failing.mjs";
import { answer, envelope, fetching } from "../../support/fetching.mjs";
import { heldTimers, until } from "../../support/waiting.mjs";

describe("the wait before another attempt", () => {
  /** Starts a read that meets these answers; gives the milliseconds that are waited before each repetition. */
  async function waits(t, chance, ...answers) {
    const held = heldTimers(t);
    t.mock.method(Math, "random", () => chance);
    const fetch = fetching(...answers, envelope([]));
    const client = new V1Client({
      baseUrl: "http://server.example/v1",
      auth: "none",
      fetch,
      timeoutMs: Infinity,
      retries: answers.length,
    });
    const reply = client.listStaff();
    const found = [];
    for (let attempt = 1; attempt <= answers.length; attempt++) {
      await until(() => held.waiting().length > 0);
      assert.equal(fetch.calls.length, attempt, "it did not wait");
      const [{ ms }] = held.waiting();
      found.push(ms);
      held.fire(ms);
    }
    await reply;
    assert.equal(held.waiting().length, 0);
    held.release();
    t.mock.restoreAll();
    return found;
  }

  const busy = (headers) => answer("busy", { status: 503, headers });
  const BUSY = Array.from({ length: 8 }, () => busy({}));

  it("is a random share of a span that doubles from 250 ms to 8 s", async (t) => {
    assert.deepEqual(await waits(t, 0.5, ...BUSY), [125, 250, 500, 1000, 2000, 4000, 4000, 4000]);
    const longest = await waits(t, 0.999999, ...BUSY);
    assert.ok(
      longest.every((ms) => ms <= 8000),
      longest.join(),
    );
    assert.deepEqual(await waits(t, 0, ...BUSY), Array(8).fill(0));
  });

  it("is what Retry-After asks for, in seconds", async (t) => {
    for (const [text, ms] of [
      ["0", 0],
      ["1", 1000],
      [" 7 ", 7000],
      ["30", 30_000],
    ]) {
      for (const status of [429, 503]) {
        const asked = answer("busy", { status, headers: { "Retry-After": text } });
        assert.deepEqual(await waits(t, 0.5, asked), [ms]);
      }
    }
  });

  it("is what Retry-After asks for, as a date", async (t) => {
    const now = Date.UTC(2026, 10, 24, 16, 22, 14);
    for (const [offset, ms] of [
      [12, 12_000],
      [30, 30_000],
      [0, 0],
      [-60, 0],
    ]) {
      t.mock.method(Date, "now", () => now);
      const date = new Date(now + offset * 1000).toUTCString();
      assert.deepEqual(await waits(t, 0.5, busy({ "Retry-After": date })), [ms]);
    }
  });

  it("is the random one where Retry-After makes no sense", async (t) => {
    for (const text of ["99999999999999999999", "-1", "soon", "", "1.5", "NaN", "Tue, 99 Nov 2026"]) {
      assert.deepEqual(await waits(t, 0.5, busy({ "Retry-After": text })), [125], text);
    }
  });

  it("beyond 30 s is not waited: the call fails at once and says when to try again", async (t) => {
    const now = Date.UTC(2026, 10, 24, 16, 22, 14);
    t.mock.method(Date, "now", () => now);
    for (const [text, seconds] of [
      ["31", 31],
      ["86400", 86_400],
      [new Date(now + 3_600_000).toUTCString(), 3600],
    ]) {
      const fetch = fetching(busy({ "Retry-After": text }));
      const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch });
      const error = await rejection(client.listStaff(), { kind: "http", status: 503, attempts: 1, retryable: true });
      assert.match(error.message, new RegExp(`wait of ${seconds} s before the next attempt`));
      assert.equal(fetch.calls.length, 1);
    }
  });

  it("is said to the caller of an action, which is not repeated", async () => {
    const fetch = fetching(answer("busy", { status: 429, headers: { "Retry-After": "5" } }));
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch });
    const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
    const error = await rejection(client.addFriend(friend), { status: 429, attempts: 1, retryable: false });
    assert.match(error.message, /wait of 5 s/);
  });

  it("is asked for by an envelope's answer too", async (t) => {
    const refusal = envelope(null, { errmsg: 200011, succeed: false });
    assert.deepEqual(await waits(t, 0.5, answer(refusal, { headers: { "Retry-After": "3" } })), [3000]);
    assert.deepEqual(await waits(t, 0.5, answer(refusal, { status: 500, headers: { "Retry-After": "3" } })), [3000]);
  });

  it("is none after a fault that is mended", async (t) => {
    const held = heldTimers(t);
    const fetch = fetching(answer("", { status: 401 }), envelope([]));
    let number = 0;
    const auth = { accessToken: () => `token-number-${++number}`, sign: () => "signature" };
    const client = new V1Client({ baseUrl: "http://server.example/v1", auth, fetch, timeoutMs: Infinity });
    await client.listStaff();
    assert.equal(held.timers.length, 0);
    assert.deepEqual(
      fetch.calls.map(({ headers }) => headers.access_token),
      ["token-number-1", "token-number-2"],
    );
  });
});
