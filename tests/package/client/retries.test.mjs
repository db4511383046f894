// What is sent again after a fault, and how often.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { clientOf, received, started } from "../../support/emulated.mjs";
import { rejection } from "../../support/failing.mjs";
import { FAULTS, nameOf } from "../../support/faults.mjs";
import { heldTimers, settled } from "../../support/waiting.mjs";

const emulator = await started();
const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };

beforeEach((t) => {
  emulator.reset();
  // Full jitter: no wait at all.
  t.mock.method(Math, "random", () => 0);
});

/** A client whose token is there already, so that faults meet the call itself. */
async function ready(options) {
  const client = clientOf(emulator, options);
  await client.listLabelCategories();
  emulator.clearRequests();
  return client;
}

const TIMEOUT_MS = 54_321;

/** Lets the timeout of every attempt that meets a fault ring as soon as its request has arrived. */
async function ringTimeouts(t, endpoint) {
  const held = heldTimers(t, (ms) => ms === TIMEOUT_MS);
  let isOver = false;
  t.after(() => {
    isOver = true;
    held.release();
  });
  for (let rung = 0; !isOver; await settled()) {
    const arrived = received(emulator, endpoint).filter((request) => request.fault).length;
    if (arrived > rung && held.fire(TIMEOUT_MS) > 0) rung = arrived;
  }
}

/** Runs a call under a fault. */
async function callUnderFault(t, { fault, endless }, times, endpoint, params, options) {
  const client = await ready({ timeoutMs: TIMEOUT_MS });
  emulator.fault({ ...fault, endpoint, times });
  if (endless) void ringTimeouts(t, endpoint);
  return { reply: client[endpoint](params, options), count: () => received(emulator, endpoint).length };
}

/** How often a call is sent while a fault lasts, by the fault's nature and the retries that are allowed. */
const attemptsOf = (nature, retries) => ({ lasting: 1, mended: 2, passing: 1 + retries })[nature];

for (const found of FAULTS) {
  const { nature, error } = found;
  const once = nature === "lasting" ? 1 : 2;
  const always = attemptsOf(nature, 2);

  describe(nameOf(found), () => {
    if (nature !== "lasting") {
      it("that passes is not noticed by a read", { timeout: 20_000 }, async (t) => {
        const { reply, count } = await callUnderFault(t, found, 1, "listStaff");
        assert.equal((await reply).values.length, emulator.data.staff.length);
        assert.equal(count(), once);
      });
    }

    it("that lasts ends a read in its error", { timeout: 20_000 }, async (t) => {
      const { reply, count } = await callUnderFault(t, found, Infinity, "listStaff");
      await rejection(reply, { ...error, attempts: always, retryable: nature !== "lasting", endpoint: "listStaff" });
      assert.equal(count(), always);
    });

    if (found.fault.kind === "wrongTypes") return;

    it(
      `lets addFriend be sent ${nature === "mended" ? "once more" : "exactly once"}`,
      { timeout: 20_000 },
      async (t) => {
        const attempts = nature === "mended" ? 2 : 1;
        const { reply, count } = await callUnderFault(t, found, Infinity, "addFriend", friend, { retries: 5 });
        await rejection(reply, { kind: error.kind, attempts, retryable: nature === "mended", endpoint: "addFriend" });
        assert.equal(count(), attempts);
        assert.ok(emulator.state().addedFriends.length <= attempts);
      },
    );

    if (found.fault.kind === "expiredToken") return;

    it("of the token's request does not let a call be sent twice", { timeout: 20_000 }, async (t) => {
      const client = clientOf(emulator, { timeoutMs: TIMEOUT_MS });
      emulator.fault({ ...found.fault, endpoint: "getAccessToken", times: 1 });
      if (found.endless) void ringTimeouts(t, "getAccessToken");
      const tokens = () => received(emulator, "getAccessToken").length;
      // A token that is refused where tokens are given out cannot be mended by another.
      const isRefused = nature === "lasting" || error.code === 10003 || error.status === 401;
      if (found.endless) {
        await rejection(client.addFriend(friend), { kind: "timeout", endpoint: "addFriend", attempts: 0 });
        assert.equal(received(emulator, "addFriend").length, 0);
      } else if (isRefused) {
        await rejection(client.addFriend(friend), { kind: error.kind, endpoint: "getAccessToken", attempts: 1 });
        assert.equal(tokens(), 1);
        assert.equal(received(emulator, "addFriend").length, 0);
      }
      const retried = tokens() < 2;
      assert.equal((await client.addFriend(friend)).values, true);
      if (retried) assert.equal(tokens(), 2);
      assert.equal(received(emulator, "addFriend").length, 1);
      assert.equal(emulator.state().addedFriends.length, 1);
    });

    if (!found.endless) return;

    it(
      "of the token's request leaves a call that may be made again, for it was not sent",
      { timeout: 20_000 },
      async (t) => {
        const client = clientOf(emulator, { timeoutMs: TIMEOUT_MS });
        emulator.fault({ ...found.fault, endpoint: "getAccessToken", times: 1 });
        void ringTimeouts(t, "getAccessToken");
        await rejection(client.addFriend(friend), { kind: "timeout", attempts: 0, retryable: true });
      },
    );
  });
}

for (const nature of ["passing", "lasting", "mended"]) {
  const found = FAULTS.findLast((fault) => fault.nature === nature && !fault.endless);
  const { kind } = found.error;

  describe(`a fault of the ${nature} kind`, () => {
    it("ends a read over POST as it ends one over GET", { timeout: 20_000 }, async (t) => {
      const { reply, count } = await callUnderFault(t, found, Infinity, "listStaffWechatAccounts");
      const attempts = attemptsOf(nature, 2);
      await rejection(reply, { kind, attempts, endpoint: "listStaffWechatAccounts" });
      assert.equal(count(), attempts);
    });

    for (const retries of [0, 5]) {
      it(`is met as often as retries allow: ${retries}`, { timeout: 20_000 }, async (t) => {
        const { reply, count } = await callUnderFault(t, found, Infinity, "listStaff", {}, { retries });
        const attempts = attemptsOf(nature, retries);
        await rejection(reply, { kind, attempts });
        assert.equal(count(), attempts);
      });
    }
  });
}

describe("an attempt that is repeated", () => {
  it("is signed anew", async (t) => {
    const client = await ready();
    t.mock.method(Math, "random", () => 0.123);
    const random = Math.random;
    let count = 0;
    t.mock.method(Math, "random", () => (random() * 1e-4) / ++count);
    emulator.fault({ endpoint: "listStaff", kind: "status", status: 503, times: 2 });
    await client.listStaff();
    const nonces = received(emulator, "listStaff").map((request) => request.headers.nonce);
    assert.equal(nonces.length, 3);
    assert.equal(new Set(nonces).size, 3);
    const signatures = received(emulator, "listStaff").map((request) => request.headers.signature);
    assert.equal(new Set(signatures).size, 3);
  });

  it("carries the same parameters", async () => {
    const client = await ready();
    emulator.fault({ endpoint: "listStaffWechatAccounts", kind: "resetBefore", times: 2 });
    await client.listStaffWechatAccounts({ ad_staff_code: "b03" }, { headers: { "X-Trace": "1" } });
    const requests = received(emulator, "listStaffWechatAccounts");
    assert.deepEqual(
      requests.map(({ body, headers }) => [JSON.parse(body), headers["x-trace"]]),
      Array(3).fill([{ ad_staff_code: "b03" }, "1"]),
    );
  });

  it("may meet several faults of different kinds", async () => {
    const client = await ready();
    emulator.fault({ endpoint: "addFriend", kind: "expiredToken" });
    emulator.fault({ endpoint: "addFriend", kind: "errmsg", code: 200005, after: 1 });
    assert.equal((await client.addFriend(friend)).values, true);
    assert.equal(received(emulator, "addFriend").length, 3);
    assert.equal(emulator.state().addedFriends.length, 1);

    emulator.fault({ endpoint: "listStaff", kind: "status", status: 503 });
    emulator.fault({ endpoint: "listStaff", kind: "expiredToken", after: 1 });
    emulator.fault({ endpoint: "listStaff", kind: "errmsg", code: 200011, after: 2 });
    emulator.fault({ endpoint: "listStaff", kind: "status", status: 503, after: 4 });
    await client.listStaff();
    assert.equal(received(emulator, "listStaff").length, 4);
  });

  it("is not sent again for an action after a mended fault is followed by another", async () => {
    const client = await ready();
    emulator.fault({ endpoint: "addFriend", kind: "expiredToken" });
    emulator.fault({ endpoint: "addFriend", kind: "resetDuring", after: 1 });
    await rejection(client.addFriend(friend), { kind: "network", attempts: 2, retryable: false });
    assert.equal(received(emulator, "addFriend").length, 2);
    assert.equal(emulator.state().addedFriends.length, 1);
  });

  it("has the client's retries unless the call says otherwise", async () => {
    const client = await ready({ retries: 1 });
    emulator.fault({ endpoint: "listStaff", kind: "resetBefore", times: Infinity });
    await rejection(client.listStaff(), { attempts: 2 });
    await rejection(client.listStaff({}, { retries: 3 }), { attempts: 4 });
    await rejection(client.listStaff({}, { retries: null }), { attempts: 2 });
  });
});

describe("call()", () => {
  const twice = (fault) => emulator.fault({ endpoint: "listStaffWechatAccounts", times: 2, ...fault });
  const post = { method: "POST", path: "staff/GetStaffWechat" };

  it("repeats a GET and sends a POST once, unless told otherwise", async () => {
    const client = await ready();
    emulator.fault({ endpoint: "listStaff", kind: "status", status: 503, times: 2 });
    await client.call({ method: "GET", path: "staff" });
    assert.equal(received(emulator, "listStaff").length, 3);

    emulator.fault({ endpoint: "listStaff", kind: "status", status: 503, times: 1 });
    const once = client.call({ method: "GET", path: "staff", retry: false });
    await rejection(once, { kind: "http", status: 503, attempts: 1, retryable: false });

    twice({ kind: "resetBefore" });
    await rejection(client.call(post), { kind: "network", attempts: 1, retryable: false });
    await rejection(client.call({ ...post, retry: false }), { kind: "network", attempts: 1, retryable: false });
    twice({ kind: "resetBefore" });
    await client.call({ ...post, retry: true });
    assert.equal(received(emulator, "listStaffWechatAccounts").length, 5);
  });

  it("mends a POST too", async () => {
    const client = await ready();
    emulator.fault({ endpoint: "listStaffWechatAccounts", kind: "expiredToken" });
    await client.call(post);
    assert.equal(received(emulator, "listStaffWechatAccounts").length, 2);
  });
});
