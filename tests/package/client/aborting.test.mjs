// The end of a call by its caller's signal, and what is left behind of it.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { clientOf, received, started } from "../../support/emulated.mjs";
import { endless, endlessBody, offline } from "../../support/endless.mjs";
import { rejection } from "../../support/failing.mjs";
import { answer, envelope, fetching, fetchingWithTokens, tokenEnvelope } from "../../support/fetching.mjs";
import { countedController, deferred, heldTimers, settled, until } from "../../support/waiting.mjs";
import { assertNothingLeft, assertAborted, reason, friend } from "../../support/aborting.mjs";

const emulator = await started();

beforeEach(() => emulator.reset());

describe("a signal", () => {
  it("that is aborted already lets nothing be sent", async () => {
    const fetch = fetching(envelope([]));
    for (const why of [reason, "a text", 5, null, { any: "object" }, Symbol("x")]) {
      const { controller, signal, counts } = countedController();
      controller.abort(why);
      const client = offline(fetch);
      await assertAborted(client.listStaff({}, { signal }), why, { attempts: 0, endpoint: "listStaff" });
      await assertAborted(client.addFriend(friend, { signal }), why, { attempts: 0, endpoint: "addFriend" });
      await assertAborted(client.call({ method: "GET", path: "x" }, { signal }), why, {
        attempts: 0,
        endpoint: "call",
      });
      await assertAborted(client.eachFriend({}, { signal }).next(), why, { attempts: 0, endpoint: "listFriends" });
      assertNothingLeft(counts);
    }
    assert.equal(fetch.calls.length, 0);
  });

  it("without a reason of the caller's has the platform's", async () => {
    const controller = new AbortController();
    controller.abort();
    const error = await rejection(offline(fetching(null)).listStaff({}, { signal: controller.signal }), {
      kind: "abort",
    });
    assert.equal(error.cause.name, "AbortError");
    const timed = AbortSignal.abort(new DOMException("too late", "TimeoutError"));
    const late = await rejection(offline(fetching(null)).listStaff({}, { signal: timed }), { kind: "abort" });
    assert.equal(late.cause.name, "TimeoutError");
  });

  it("does not let a token be fetched if it is aborted already", async () => {
    await assertAborted(clientOf(emulator).listStaff({}, { signal: AbortSignal.abort(reason) }), reason, {
      attempts: 0,
    });
    await settled();
    assert.equal(emulator.requests.length, 0);
  });

  it("ends a call that waits for the token, which is fetched nevertheless", async () => {
    const token = deferred();
    const fetch = fetchingWithTokens(() => token.promise, envelope([]));
    const client = offline(fetch, { auth: { appId: "id", appKey: "app-key" } });
    const { controller, signal, counts } = countedController();
    const call = client.listStaff({}, { signal });
    await until(() => fetch.tokens.length === 1);
    controller.abort(reason);
    await assertAborted(call, reason, { attempts: 0 });
    assertNothingLeft(counts);
    token.resolve(tokenEnvelope());
    await client.listStaff();
    assert.equal(fetch.tokens.length, 1);
    assert.equal(fetch.calls.length, 1);
  });

  it("does not disturb others that wait for the same token, whoever came first", async () => {
    for (const leaving of [0, 1, 2]) {
      const token = deferred();
      const fetch = fetchingWithTokens(() => token.promise, envelope([]));
      const client = offline(fetch, { auth: { appId: "id", appKey: "app-key" } });
      const controllers = [0, 1, 2].map(() => new AbortController());
      const calls = controllers.map(({ signal }) => client.listStaff({}, { signal }));
      await until(() => fetch.tokens.length === 1);
      assert.equal(fetch.tokens[0].signal.aborted, false);
      controllers[leaving].abort(reason);
      await assertAborted(calls[leaving], reason);
      assert.equal(fetch.tokens[0].signal.aborted, false);
      token.resolve(tokenEnvelope());
      const others = await Promise.all(calls.filter((_, index) => index !== leaving));
      assert.equal(others.length, 2);
      assert.equal(fetch.calls.length, 2);
      assert.equal(fetch.tokens.length, 1);
    }
  });

  it("ends a call that waits for the token of somebody else, or its signature", async () => {
    const never = () => new Promise(() => {});
    for (const auth of [
      { accessToken: never, sign: () => "signature" },
      { accessToken: "token-of-another", sign: never },
    ]) {
      const fetch = fetching(envelope([]));
      const { controller, signal, counts } = countedController();
      const call = offline(fetch, { auth }).listStaff({}, { signal });
      await settled();
      controller.abort(reason);
      await assertAborted(call, reason, { attempts: 0 });
      assertNothingLeft(counts);
      assert.equal(fetch.calls.length, 0);
    }
  });

  it("ends a call that waits for its answer, and its request", async () => {
    const fetch = endless();
    const { controller, signal, counts } = countedController();
    const call = offline(fetch).listStaff({}, { signal });
    await until(() => fetch.calls.length === 1);
    controller.abort(reason);
    await assertAborted(call, reason, { attempts: 1, status: null });
    assert.equal(fetch.calls[0].signal.aborted, true);
    assert.equal(fetch.calls.length, 1);
    assertNothingLeft(counts);
  });

  it("ends a call whose fetch does not listen to it", async () => {
    const fetch = fetching(() => new Promise(() => {}));
    const controller = new AbortController();
    const call = offline(fetch).addFriend(friend, { signal: controller.signal });
    await until(() => fetch.calls.length === 1);
    controller.abort(reason);
    await assertAborted(call, reason, { attempts: 1 });
  });

  it("ends a call that reads its answer", async () => {
    const { response, started: reading } = endlessBody();
    const { controller, signal, counts } = countedController();
    const call = offline(async () => response).listStaff({}, { signal });
    await reading;
    controller.abort(reason);
    await assertAborted(call, reason, { attempts: 1 });
    assertNothingLeft(counts);
  });

  it("ends a call that waits for another attempt", async (t) => {
    // The wait before the second attempt is a random share of 250 ms.
    t.mock.method(Math, "random", () => 0.5);
    const held = heldTimers(t, (ms) => ms === 125);
    const fetch = fetching(answer("busy", { status: 503 }));
    const { controller, signal, counts } = countedController();
    const call = offline(fetch).listStaff({}, { signal });
    await until(() => held.waiting().length === 1);
    controller.abort(reason);
    await assertAborted(call, reason, { attempts: 1 });
    assert.equal(held.waiting().length, 0);
    assert.equal(fetch.calls.length, 1);
    assertNothingLeft(counts);
    held.release();
  });

  it("that comes after the end changes nothing", async () => {
    const { controller, signal, counts } = countedController();
    const client = offline(fetching(envelope([])));
    const reply = await client.listStaff({}, { signal });
    assertNothingLeft(counts);
    controller.abort(reason);
    await settled();
    assert.deepEqual(reply.values, []);
  });

  it("has no listener of a call that has ended, however it ended", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const { signal, counts } = countedController();
    const endings = [
      [envelope([])],
      [answer("busy", { status: 503 })],
      [answer("busy", { status: 503 }), envelope([])],
      [answer("no", { status: 404 })],
      ["<html>"],
      [new Error("no connection")],
      [envelope(null, { errmsg: 200012 })],
    ];
    for (const answers of endings) {
      const client = offline(fetching(...answers));
      await client.listStaff({}, { signal }).catch(() => {});
      await client.addFriend(friend, { signal }).catch(() => {});
      assertNothingLeft(counts);
    }
    await offline(fetching(null))
      .listStaff({ wrong: 1 }, { signal })
      .catch(() => {});
    assertNothingLeft(counts);
    const friends = offline(fetching(envelope([{ ad_friend_id: 1 }]), envelope([]))).eachFriend({}, { signal });
    await friends.next();
    assertNothingLeft(counts);
    await friends.return();
    assertNothingLeft(counts);
  });

  it("may serve a thousand calls at once", async () => {
    const fetch = endless();
    const { controller, signal, counts } = countedController();
    const calls = Array.from({ length: 1000 }, () => offline(fetch).listStaff({}, { signal }));
    await until(() => fetch.calls.length === 1000);
    controller.abort(reason);
    for (const call of calls) await assertAborted(call, reason);
    assertNothingLeft(counts);
  });

  it("may be of a library that stands for the platform's", async () => {
    const listeners = new Set();
    const signal = {
      aborted: false,
      reason: undefined,
      addEventListener: (_, listener) => listeners.add(listener),
      removeEventListener: (_, listener) => listeners.delete(listener),
    };
    const fetch = endless();
    const call = offline(fetch).listStaff({}, { signal });
    await until(() => fetch.calls.length === 1);
    Object.assign(signal, { aborted: true, reason });
    for (const listener of [...listeners]) listener({ type: "abort" });
    await assertAborted(call, reason);
    assert.equal(listeners.size, 0);
  });

  it("aborted within the caller's own fetch ends the call", async () => {
    for (const moment of ["before", "after"]) {
      const controller = new AbortController();
      const fetch = () => {
        if (moment === "before") controller.abort(reason);
        const response = new Promise(() => {});
        if (moment === "after") queueMicrotask(() => controller.abort(reason));
        return response;
      };
      await assertAborted(offline(fetch).listStaff({}, { signal: controller.signal }), reason, { attempts: 1 });
    }
  });

  it("ends an iteration between two pages", async () => {
    const controller = new AbortController();
    const fetch = fetching(envelope([{ ad_friend_id: 1 }]), envelope([{ ad_friend_id: 2 }]));
    const friends = offline(fetch).eachFriend({}, { signal: controller.signal });
    assert.equal((await friends.next()).value.ad_friend_id, 1);
    controller.abort(reason);
    await assertAborted(friends.next(), reason, { attempts: 0 });
    assert.deepEqual(await friends.next(), { value: undefined, done: true });
    assert.equal(fetch.calls.length, 1);
  });
});

describe("a signal, over the network", () => {
  for (const kind of ["hang", "stall"]) {
    it(`ends a call that the server lets ${kind}`, { timeout: 20_000 }, async () => {
      const headers = deferred();
      const client = clientOf(emulator, {
        fetch: async (...request) => {
          const response = await fetch(...request);
          if (request[0].endsWith("/staff")) headers.resolve();
          return response;
        },
      });
      emulator.fault({ endpoint: "listStaff", kind });
      const { controller, signal, counts } = countedController();
      const call = client.listStaff({}, { signal });
      await (kind === "hang" ? until(() => received(emulator, "listStaff").length === 1) : headers.promise);
      controller.abort(reason);
      await assertAborted(call, reason, { attempts: 1 });
      assertNothingLeft(counts);
      assert.equal((await client.listStaff()).values.length, emulator.data.staff.length);
      assert.equal(received(emulator, "listStaff").length, 2);
    });
  }
});
