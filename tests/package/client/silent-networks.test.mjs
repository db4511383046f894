// The end of a call by the network's silence, and of a process with calls under way.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { clientOf, optionsFor, received, started } from "../../support/emulated.mjs";
import { rejection } from "../../support/failing.mjs";
import { runModule } from "../../support/finishing.mjs";
import { deferred, heldTimers, until } from "../../support/waiting.mjs";
import { TIMEOUT_MS, friend } from "../../support/aborting.mjs";

const emulator = await started();

beforeEach(() => emulator.reset());

describe("the timeout, over the network", () => {
  for (const kind of ["hang", "stall"]) {
    it(`ends an attempt that the server lets ${kind}`, { timeout: 20_000 }, async (t) => {
      const held = heldTimers(t, (ms) => ms === TIMEOUT_MS);
      const headers = deferred();
      const signals = [];
      const client = clientOf(emulator, {
        timeoutMs: TIMEOUT_MS,
        retries: 0,
        fetch: async (url, init) => {
          if (url.endsWith("/staff")) signals.push(init.signal);
          const response = await fetch(url, init);
          if (url.endsWith("/staff")) headers.resolve();
          return response;
        },
      });
      emulator.fault({ endpoint: "listStaff", kind });
      const call = client.listStaff();
      await (kind === "hang" ? until(() => received(emulator, "listStaff").length === 1) : headers.promise);
      assert.equal(held.fire(TIMEOUT_MS), 1);
      const error = await rejection(call, { kind: "timeout", attempts: 1, retryable: true, endpoint: "listStaff" });
      assert.match(error.message, new RegExp(TIMEOUT_MS));
      assert.match(error.message, /timeoutMs/);
      assert.equal(signals[0].aborted, true);
      held.release();
    });
  }
});

describe("a process", () => {
  const script = (body) => `
    import { V1Client, YoumiError } from "youmi-open-api";
    const { baseUrl, auth } = ${JSON.stringify(optionsFor(emulator))};
    const v1 = new V1Client({ baseUrl, auth });
    const kind = (call) => call.then(() => "ok", (error) => error.kind);
    ${body}`;

  it("ends by itself after its calls", { timeout: 90_000 }, async () => {
    assert.equal(
      await runModule(
        script(`
          console.log(await kind(v1.listStaff()), await kind(v1.addFriend(${JSON.stringify(friend)})));
          for await (const friend of v1.eachFriend()) break;
        `),
      ),
      "ok ok\n",
    );
  });

  it("ends by itself after calls that were aborted or timed out", { timeout: 90_000 }, async () => {
    emulator.fault({ endpoint: "listStaff", kind: "hang", times: Infinity });
    emulator.fault({ endpoint: "listLabels", kind: "stall", times: Infinity });
    assert.equal(
      await runModule(
        script(`
          await v1.listAdGroups();
          const controller = new AbortController();
          const waiting = [kind(v1.listStaff({}, { signal: controller.signal })), kind(v1.listLabels({}, { signal: controller.signal }))];
          const short = kind(v1.listStaff({}, { timeoutMs: 1, retries: 0 }));
          console.log(await short);
          controller.abort();
          console.log(...(await Promise.all(waiting)));
        `),
      ),
      "timeout\nabort abort\n",
    );
  });

  it("ends by itself although a client waits for nothing", { timeout: 90_000 }, async () => {
    assert.equal(await runModule(script(`void v1.listStaff; v1.eachFriend(); console.log("done");`)), "done\n");
  });
});
