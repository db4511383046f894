// The time that an attempt may take. No server and no other fetch here: the only timers are the client's.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { endless, endlessBody, offline } from "../../support/endless.mjs";
import { rejection } from "../../support/failing.mjs";
import { answer, envelope, fetching, fetchingWithTokens, tokenEnvelope } from "../../support/fetching.mjs";
import { deferred, heldTimers, settled, until } from "../../support/waiting.mjs";

const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
const reason = new Error("the user left the page");
const TIMEOUT_MS = 54_321;

describe("the timeout", () => {
  it("is 15 s for each attempt unless it is set, by the client or the call", async (t) => {
    for (const [client, call, expected] of [
      [{}, {}, 15_000],
      [{ timeoutMs: 100 }, {}, 100],
      [{ timeoutMs: 100 }, { timeoutMs: 200 }, 200],
      [{ timeoutMs: 100 }, { timeoutMs: undefined }, 100],
      [{}, { timeoutMs: 0.5 }, 0.5],
      [{}, { timeoutMs: 2 ** 40 }, 2 ** 31 - 1],
    ]) {
      const held = heldTimers(t);
      await offline(fetching(envelope([])), client).listStaff({}, call);
      assert.deepEqual(
        held.timers.map(({ ms, state }) => [ms, state]),
        [[expected, "cleared"]],
      );
      held.release();
    }
  });

  it("is none where it is Infinity", async (t) => {
    const held = heldTimers(t);
    await offline(fetching(envelope([]))).listStaff({}, { timeoutMs: Infinity });
    assert.equal(held.timers.length, 0);
    held.release();
  });

  it("begins anew with each attempt, and leaves no timer", async (t) => {
    const held = heldTimers(t);
    t.mock.method(Math, "random", () => 0);
    const busy = answer("busy", { status: 503 });
    const reply = offline(fetching(busy, busy, envelope([]))).listStaff({}, { timeoutMs: TIMEOUT_MS });
    for (let pause = 0; pause < 2; pause++) {
      await until(() => held.waiting().some(({ ms }) => ms === 0));
      assert.equal(held.waiting().length, 1);
      held.fire(0);
    }
    await reply;
    assert.deepEqual(
      held.timers.map(({ ms }) => ms),
      [TIMEOUT_MS, 0, TIMEOUT_MS, 0, TIMEOUT_MS],
    );
    assert.equal(held.waiting().length, 0);
    held.release();
  });

  it("covers the body", async (t) => {
    const held = heldTimers(t);
    const { response, started: reading } = endlessBody();
    const call = offline(async () => response, { retries: 0 }).listStaff({}, { timeoutMs: TIMEOUT_MS });
    await reading;
    held.fire(TIMEOUT_MS);
    await rejection(call, { kind: "timeout", attempts: 1 });
    assert.equal(held.waiting().length, 0);
    held.release();
  });

  it("covers the token and the signature of somebody else", async (t) => {
    const never = () => new Promise(() => {});
    for (const auth of [
      { accessToken: never, sign: () => "signature" },
      { accessToken: "token-of-another", sign: never },
    ]) {
      const held = heldTimers(t);
      const fetch = fetching(envelope([]));
      const call = offline(fetch, { auth }).listStaff({}, { timeoutMs: TIMEOUT_MS });
      await settled();
      held.fire(TIMEOUT_MS);
      await rejection(call, { kind: "timeout", attempts: 0 });
      assert.equal(held.waiting().length, 0);
      assert.equal(fetch.calls.length, 0);
      held.release();
    }
  });

  it("lets an action that was on its way be neither repeated nor called repeatable", async (t) => {
    const held = heldTimers(t);
    const fetch = endless();
    const call = offline(fetch).addFriend(friend, { timeoutMs: TIMEOUT_MS, retries: 5 });
    await until(() => fetch.calls.length === 1);
    held.fire(TIMEOUT_MS);
    await rejection(call, { kind: "timeout", attempts: 1, retryable: false });
    assert.equal(fetch.calls.length, 1);
    held.release();
  });

  it("of one call does not disturb another that waits for the same token", async (t) => {
    const held = heldTimers(t, (ms) => ms === TIMEOUT_MS);
    const token = deferred();
    const fetch = fetchingWithTokens(() => token.promise, envelope([]));
    const client = offline(fetch, { auth: { appId: "id", appKey: "app-key" } });
    const short = client.listStaff({}, { timeoutMs: TIMEOUT_MS });
    const long = client.listStaff();
    await until(() => fetch.tokens.length === 1);
    held.fire(TIMEOUT_MS);
    await rejection(short, { kind: "timeout", attempts: 0 });
    token.resolve(tokenEnvelope());
    await long;
    assert.equal(fetch.tokens.length, 1);
    held.release();
  });

  it("and a signal are told apart by what comes first", async (t) => {
    for (const first of ["timeout", "abort"]) {
      const held = heldTimers(t);
      const fetch = fetching(() => new Promise(() => {}));
      const controller = new AbortController();
      const options = { signal: controller.signal, timeoutMs: TIMEOUT_MS, retries: 0 };
      const call = offline(fetch).listStaff({}, options);
      await until(() => fetch.calls.length === 1);
      const timeout = held.waiting()[0];
      if (first === "timeout") timeout.ring();
      controller.abort(reason);
      if (first === "abort") timeout.ring();
      await rejection(call, { kind: first });
      held.release();
    }
  });

  it("does not let a late failure of what was abandoned go astray", async (t) => {
    const held = heldTimers(t);
    const late = deferred();
    const body = deferred();
    const fetch = fetching(() => late.promise);
    const call = offline(fetch, { retries: 0 }).listStaff({}, { timeoutMs: TIMEOUT_MS });
    await until(() => fetch.calls.length === 1);
    held.fire(TIMEOUT_MS);
    await rejection(call, { kind: "timeout" });
    late.reject(new Error("too late"));
    const response = { status: 200, headers: new Headers(), arrayBuffer: () => body.promise };
    const reading = offline(async () => response, { retries: 0 }).listStaff({}, { timeoutMs: TIMEOUT_MS });
    await settled();
    held.fire(TIMEOUT_MS);
    await rejection(reading, { kind: "timeout" });
    body.reject(new Error("too late"));
    // An unhandled rejection would fail this file.
    await settled();
    await settled();
    held.release();
  });
});
