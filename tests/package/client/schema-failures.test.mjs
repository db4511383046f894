// `schema`: one that fails, or takes its time.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { answered, newTodo, standard } from "../../support/schemas.mjs";
import { countedController, deferred, heldTimers } from "../../support/waiting.mjs";

describe("a schema that fails", () => {
  const failure = new Error("the schema's own failure");
  const fail = () => {
    throw failure;
  };
  for (const [what, schema] of [
    ["throws", standard(fail)],
    ["rejects", standard(() => Promise.reject(failure))],
    ["gives a thenable that throws", standard(() => ({ then: fail }))],
    ["gives a result that throws", standard(() => Object.defineProperty({}, "issues", { get: fail }))],
    [
      "gives issues that throw",
      standard(() => ({
        issues: [
          {
            get path() {
              return fail();
            },
            message: "a",
          },
        ],
      })),
    ],
  ]) {
    it(`is an error of kind config: it ${what}`, async () => {
      for (const onMismatch of ["reject", () => {}]) {
        const { v2, fetch } = answered([envelope(null)], { retries: 2, onMismatch });
        const error = await rejection(v2.listTodos({}, { schema }), {
          kind: "config",
          attempts: 1,
          message: /options\.schema/,
        });
        assert.equal(error.cause, failure);
        assert.equal(fetch.calls.length, 1);
      }
    });
  }

  for (const result of [undefined, null, { issues: 5 }, { issues: [null] }, { issues: [{}] }, { issues: [] }]) {
    it(`has a result that is none: ${JSON.stringify(result)}`, async () => {
      const { v2 } = answered([envelope(null)]);
      const error = await rejection(v2.listTodos({}, { schema: standard(() => result) }));
      assert.match(error.kind, /^(config|decode)$/);
    });
  }
});

describe("a schema that takes its time", () => {
  const never = () => {
    const started = deferred();
    const schema = standard(() => new Promise(() => started.resolve()));
    return { schema, started: started.promise };
  };

  it("ends with the attempt's", async (t) => {
    const held = heldTimers(t, (ms) => ms === 54_321);
    const { schema, started } = never();
    const { v2 } = answered([envelope(null)]);
    const call = v2.listTodos({}, { schema, timeoutMs: 54_321 });
    call.catch(() => {});
    await started;
    assert.equal(held.fire(54_321), 1);
    await rejection(call, { kind: "timeout", attempts: 1, retryable: true });
    held.release();
  });

  it("of an action too, which is then known to be nothing to repeat", async (t) => {
    const held = heldTimers(t, (ms) => ms === 54_321);
    const { schema, started } = never();
    const call = answered([envelope(null)], { retries: 2 }).v2.createTodo(newTodo, { schema, timeoutMs: 54_321 });
    call.catch(() => {});
    await started;
    held.fire(54_321);
    await rejection(call, { kind: "timeout", attempts: 1, retryable: false });
    held.release();
  });

  it("ends with the caller's signal, and leaves nothing behind", async () => {
    const { schema, started } = never();
    const { controller, signal, counts } = countedController();
    const reason = new Error("the user left the page");
    const call = answered([envelope(null)]).v2.listTodos({}, { schema, signal });
    call.catch(() => {});
    await started;
    controller.abort(reason);
    assert.equal((await rejection(call, { kind: "abort", attempts: 1 })).cause, reason);
    assert.equal(counts.left(), 0);
  });
});
