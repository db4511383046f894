// Bodies are read before anything else is asked, up to a limit of size and of time.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { gatewayTo, ok, warnings } from "../../support/gateway-asking.mjs";
import { requestOf } from "../../support/gateway-emulated.mjs";
import { heldTimers, settled, until } from "../../support/waiting.mjs";

const MIB = 1024 * 1024;
const secret = "a-secret-of-our-own";
const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
const places = {
  "an endpoint": "/youmi/v1/friend/Add_Friend",
  "the receiver of callbacks": `/youmi/callbacks/${secret}`,
};

/** A gateway whose functions note that they were asked. */
function counted() {
  const counts = { authorize: 0, onEvent: 0 };
  const authorize = async (request) => {
    counts.authorize += 1;
    await request.text();
    return true;
  };
  const options = { authorize, callbacks: { secret, onEvent: () => void (counts.onEvent += 1) } };
  return { ...gatewayTo(() => ok(true), options), counts };
}

for (const [where, path] of Object.entries(places)) {
  describe(`a body for ${where}`, () => {
    it("of 300 MB is refused before authorize can read it", async () => {
      let made = 0;
      const piece = new Uint8Array(64 * 1024);
      const pull = (controller) => (made++ === 4800 ? controller.close() : controller.enqueue(piece));
      const { ask, asked, counts } = counted();
      const response = await ask(path, { body: new ReadableStream({ pull }, { highWaterMark: 0 }) });
      assert.equal(response.status, 413);
      assert.ok(made <= 19, `${made} pieces were read`);
      assert.deepEqual([counts, asked.length], [{ authorize: 0, onEvent: 0 }, 0]);
    });

    it("that never ends is cut off after ten seconds", async (t) => {
      const clock = heldTimers(t);
      let cancelled = false;
      const body = new ReadableStream({ cancel: () => void (cancelled = true) });
      const { ask, asked, counts } = counted();
      const answer = ask(path, { body });
      await until(() => clock.waiting().length === 1);
      assert.equal(clock.fire(10_000), 1);
      assert.equal((await answer).status, 408);
      await settled();
      assert.equal(cancelled, true);
      assert.deepEqual([counts, asked.length, clock.waiting().length], [{ authorize: 0, onEvent: 0 }, 0, 0]);
    });

    it("that drips has ten seconds in all", async (t) => {
      const clock = heldTimers(t);
      let controller;
      const body = new ReadableStream({ start: (it) => void (controller = it) });
      const { ask } = counted();
      const answer = ask(path, { body });
      for (let drop = 0; drop < 3; drop++) {
        controller.enqueue(new Uint8Array([0x20]));
        await settled();
      }
      assert.equal(clock.timers.length, 1, "one timer for the whole body");
      clock.fire(10_000);
      assert.equal((await answer).status, 408);
    });

    it("that was read before is refused, and the console says what to do", async (t) => {
      const said = warnings(t);
      const request = requestOf(path, { body: friend });
      await request.text();
      const { ask, counts } = counted();
      assert.equal((await ask(request)).status, 400);
      assert.match(said.join("\n"), /before express\.json\(\)/);
      assert.deepEqual(counts, { authorize: 0, onEvent: 0 });
    });
  });
}

describe("authorize gets a request", () => {
  it("over the same bytes, with the same address, method, headers and signal", async () => {
    const controller = new AbortController();
    let seen;
    const authorize = async (request) => {
      const bytes = new Uint8Array(await request.arrayBuffer());
      const { url, method, headers, signal } = request;
      seen = { url, method, header: headers.get("x-own"), signal, bytes };
      return true;
    };
    const { gateway, asked } = gatewayTo(() => ok(true), { authorize });
    const body = `  ${JSON.stringify(friend)}\n`;
    const init = { body, headers: { "X-Own": "1" }, signal: controller.signal };
    const request = requestOf("/youmi/v1/friend/Add_Friend", init);
    assert.equal((await gateway.handle(request)).status, 200);
    assert.deepEqual(seen.bytes, new TextEncoder().encode(body));
    assert.deepEqual([seen.url, seen.method, seen.header], [request.url, "POST", "1"]);
    assert.equal(seen.signal.aborted, false);
    controller.abort();
    assert.equal(seen.signal.aborted, true);
    assert.deepEqual(JSON.parse(asked[0].body), friend);
  });

  it("whatever class the request is of that came", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(friend));
    const url = "http://shop.example/youmi/v1/friend/Add_Friend";
    const like = {
      url,
      method: "POST",
      headers: new Headers({ "x-own": "1" }),
      body: new Response(bytes).body,
      signal: { aborted: false, addEventListener() {}, removeEventListener() {} },
    };
    const authorize = async (request) => request.headers.get("x-own") === "1" && (await request.json()).PcKid === "1";
    const { gateway, asked } = gatewayTo(() => ok(true), { authorize });
    assert.equal((await gateway.handle(like)).status, 200);
    assert.equal(asked.length, 1);
  });

  it("that it may read to the limit", async () => {
    const body = `{"text":"${"x".repeat(MIB - 11)}"}`;
    const { ask, counts } = counted();
    await ask(places["an endpoint"], { body });
    assert.equal(counts.authorize, 0, "the endpoint does not take it");
    assert.equal((await ask("/youmi/v2/Friend/GetFansList", { body })).status, 200);
    assert.equal(counts.authorize, 1);
  });
});
