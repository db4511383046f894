// How long a call waits before it is sent again. No server and no other fetch here: the only timers are the client's.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client } from "youmi-open-api";

import { answer, envelope, fetching } from "./support/fetching.mjs";
import { heldTimers, until } from "./support/waiting.mjs";

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

  it("is never longer than 30 s, and never nothing for what makes no sense", async (t) => {
    for (const text of ["31", "86400", "99999999999999999999", "-1", "soon", "", "1.5", "NaN", "Tue, 99 Nov 2026"]) {
      const [ms] = await waits(t, 0.5, busy({ "Retry-After": text }));
      assert.ok(ms >= 125 && ms <= 30_000, `${text}: ${ms}`);
    }
    const later = new Date(Date.now() + 3_600_000).toUTCString();
    const [ms] = await waits(t, 0.5, busy({ "Retry-After": later }));
    assert.ok(ms >= 125 && ms <= 30_000, `${later}: ${ms}`);
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
