// What an order system has to do with the callbacks that the gateway hands over, in whatever language it is written.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { it } from "node:test";

const now = () => Math.floor(Date.now() / 1000);

/** Hands a body over as the gateway does, unless told otherwise; the answer. */
export function handOver(url, body, { secret, timestamp = String(now()), signature, sent = body }) {
  const headers = {
    "x-youmi-timestamp": timestamp,
    "x-youmi-signature": signature ?? signatureOf(secret, timestamp, body),
  };
  return fetch(`${url}/youmi-events`, { method: "POST", headers, body: sent });
}

/** The tests; `kept` gives the callbacks that the order system at `url` has kept. */
export function handOverTests({ url, gateway, emulator, variables, kept }) {
  const secret = variables.YOUMI_FORWARD_SECRET;
  const callback = (friend) => ({ Type: 0, MerchantId: 9527, MsgTime: 1600239001, Values: { ad_friend_id: friend } });
  const body = (friend) => JSON.stringify(callback(friend));
  /** How often the callbacks about these friends have been kept. */
  const times = async (...friends) => {
    const found = await kept();
    return friends.map((friend) => found.filter(({ Values }) => Values?.ad_friend_id === friend).length);
  };

  it("by the gateway are kept, and then the vendor is told so", async () => {
    const address = `${gateway}/youmi/callbacks/${variables.YOUMI_CALLBACK_SECRET}`;
    const [delivery] = await emulator.sendCallback({
      type: 0,
      values: { ad_friend_id: 1024711, name: "张三" },
      url: address,
    });
    assert.equal(delivery.status, 200);
    const about = (await kept()).filter(({ Values }) => Values.ad_friend_id === 1024711);
    assert.deepEqual(
      about.map(({ Values }) => Values),
      [{ ad_friend_id: 1024711, name: "张三" }],
    );
  });

  it("twice are kept once", async () => {
    const statuses = [];
    for (const friend of [1, 1, 2]) statuses.push((await handOver(url, body(friend), { secret })).status);
    assert.deepEqual(statuses, [204, 204, 204]);
    assert.deepEqual(await times(1, 2), [1, 1]);
  });

  it("at the edge of five minutes are kept", async () => {
    // A second less on both sides: it may pass meanwhile.
    for (const [friend, away] of Object.entries({ 10: -298, 11: 298 })) {
      const answer = await handOver(url, body(Number(friend)), { secret, timestamp: String(now() + away) });
      assert.equal(answer.status, 204);
    }
    assert.deepEqual(await times(10, 11), [1, 1]);
  });

  for (const [what, how] of Object.entries({
    "with an altered body": () => ({ sent: body(4) }),
    "with an altered time": () => ({ signature: signatureOf(secret, String(now() - 1), body(3)) }),
    "signed by somebody else": () => ({ secret: "guessed" }),
    "with a signature that is too short": () => ({ signature: "0" }),
    "without a signature": () => ({ signature: "" }),
    "without a time": () => ({ timestamp: "" }),
    "that are old": () => ({ timestamp: String(now() - 310) }),
    "of the future": () => ({ timestamp: String(now() + 310) }),
    "with a time that is none": () => ({ timestamp: "soon" }),
    "with a time of another spelling": () => ({ timestamp: `+${now()}` }),
    "with a time beyond all calendars": () => ({ timestamp: "9".repeat(40) }),
  })) {
    it(`${what} are refused`, async () => {
      assert.equal((await handOver(url, body(3), { secret, ...how() })).status, 401);
      assert.deepEqual(await times(3, 4), [0, 0]);
    });
  }
}

function signatureOf(secret, timestamp, body) {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}
