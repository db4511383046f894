// `schema`: the caller checks and types what the vendor does not document.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client, V2Client } from "youmi-open-api";

import { record } from "../../support/decoded.mjs";
import { rejection, thrown } from "../../support/failing.mjs";
import { answer, envelope, fetching } from "../../support/fetching.mjs";
import { answered, issue, newTodo, REQUEST, standard, todo } from "../../support/schemas.mjs";

const fails = (...path) => standard(() => ({ issues: [issue("it does not fit", ...path)] }));

describe("the values that fit a schema", () => {
  it("are those that the schema makes of them", async () => {
    const { v2 } = answered([envelope({ title: "call", more: 1 })]);
    const reply = await v2.listTodos({}, { schema: todo });
    assert.deepEqual(reply.values, { title: "CALL", state: 0 });
    assert.equal(reply.errmsg, 20000);
    assert.ok(!("mismatches" in reply));
  });

  for (const [what, schema] of [
    ["at once", standard((value) => ({ value: [value] }))],
    ["with a promise", standard(async (value) => ({ value: [value] }))],
    ["later", standard((value) => new Promise((resolve) => setTimeout(() => resolve({ value: [value] }))))],
    ["with issues that are undefined", standard((value) => ({ value: [value], issues: undefined }))],
    [
      "as a function, as arktype has it",
      Object.assign(
        () => {},
        standard((value) => ({ value: [value] })),
      ),
    ],
    [
      "as an instance of a class",
      new (class {
        get "~standard"() {
          return { validate: (value) => ({ value: [value] }) };
        }
      })(),
    ],
  ]) {
    it(`are checked ${what}`, async () => {
      const { v2 } = answered([envelope({ any: 1 })]);
      assert.deepEqual((await v2.listTodos({}, { schema })).values, [{ any: 1 }]);
      assert.deepEqual((await v2.call(REQUEST, { schema })).values, [{ any: 1 }]);
    });
  }

  it("are plain JSON before, whatever they are after", async () => {
    const seen = [];
    const now = new Date();
    const schema = standard((value) => ({ value: seen.push(value) && now }));
    for (const values of [null, "text", 5, true, [], { deep: [{ 1: null }] }]) {
      const { v2 } = answered([envelope(values)]);
      assert.equal((await v2.countTodos({}, { schema })).values, now);
      assert.deepEqual(seen.pop(), values);
    }
  });

  it("are checked with the method's own object as `this`", async () => {
    const own = {
      version: 1,
      vendor: "own",
      word: "seen",
      validate() {
        return { value: this.word };
      },
    };
    const { v2 } = answered([envelope(null)]);
    assert.equal((await v2.listTodos({}, { schema: { "~standard": own } })).values, "seen");
  });

  it("are checked once, in the answer that counts", async (t) => {
    t.mock.method(Math, "random", () => 0);
    let count = 0;
    const schema = standard((value) => ({ value: [value, ++count] }));
    const { v2, fetch } = answered([answer("busy", { status: 503 }), envelope("a")], { retries: 1 });
    assert.deepEqual((await v2.listTodos({}, { schema })).values, ["a", 1]);
    assert.equal(fetch.calls.length, 2);
  });

  it("may be those of v1's call()", async () => {
    const v1 = new V1Client({
      baseUrl: "http://server.example/v1",
      auth: "none",
      fetch: fetching(envelope({ title: "a" })),
    });
    assert.deepEqual((await v1.call(REQUEST, { schema: todo })).values, { title: "A", state: 0 });
  });
});

describe("values that do not fit", () => {
  it("are an error of kind decode that says why and where", async () => {
    const { v2, fetch } = answered([envelope({ title: 5 })], { retries: 2 });
    const error = await rejection(v2.listTodos({}, { schema: todo }), {
      kind: "decode",
      path: "values.title",
      endpoint: "listTodos",
      status: 200,
      attempts: 1,
      retryable: false,
      message: "the answer does not fit options.schema: a title is needed at values.title",
    });
    assert.deepEqual(JSON.parse(error.body).values, { title: 5 });
    assert.equal(fetch.calls.length, 1);
    await rejection(v2.call(REQUEST, { schema: todo }), { kind: "decode", path: "values.title", endpoint: "call" });
  });

  for (const [path, expected] of [
    [[], "values"],
    [["a"], "values.a"],
    [["list", 3, "a"], "values.list[3].a"],
    [[{ key: "list" }, { key: 0 }], "values.list[0]"],
    [["键", "a b"], "values.键.a b"],
    [[Symbol("odd")], "values.Symbol(odd)"],
  ]) {
    it(`are found at ${expected}`, async () => {
      const { v2 } = answered([envelope(null)]);
      await rejection(v2.listTodos({}, { schema: fails(...path) }), { kind: "decode", path: expected });
    });
  }

  it("are told with their first issue, its text unchanged but for secrets", async () => {
    const token = "the-token-of-this-call";
    const schema = standard(() => ({ issues: [issue(`not ${token}`, "a"), issue("second")] }));
    const { v2 } = answered([envelope(null)], { auth: { accessToken: token } });
    const error = await rejection(v2.listTodos({}, { schema }), {
      kind: "decode",
      path: "values.a",
      message: /: not /,
    });
    assert.ok(!`${error.message}${error.stack}`.includes(token));
  });

  it("of an action are an error after it was done: it is not repeated", async () => {
    const { v2, fetch } = answered([envelope(null)], { retries: 2 });
    await rejection(v2.createTodo(newTodo, { schema: todo }), { kind: "decode", attempts: 1, retryable: false });
    assert.equal(fetch.calls.length, 1);
  });

  it("are mismatches where those are told of, and handed out as they came", async () => {
    const values = [{ title: "a" }, { title: 5 }, {}, { title: "b", state: "new" }, { title: 7, state: null }];
    const check = todo["~standard"].validate;
    const list = standard((items) => {
      const issues = items.flatMap((item, index) =>
        (check(item).issues ?? []).map(({ message, path }) => issue(message, index, ...path)),
      );
      return issues.length > 0 ? { issues } : { value: items };
    });
    const { v2 } = answered([envelope(values)]);
    const reports = [];
    const reply = await v2.listTodos({}, { schema: list, onMismatch: (report) => reports.push(report) });
    const mismatches = [
      { path: "values[1].title", expected: "a title is needed", found: "a number", count: 2 },
      { path: "values[2].title", expected: "a title is needed", found: "missing", count: 1 },
      { path: "values[3].state", expected: "no state", found: "a string", count: 1 },
      { path: "values[4].state", expected: "no state", found: "null", count: 1 },
    ];
    assert.deepEqual([reply.values, reply.mismatches], [values, mismatches]);
    assert.deepEqual(reports, [{ endpoint: "listTodos", mismatches }]);
  });

  it("are one kind though messages repeat the value, its number or its place", async () => {
    const values = ["one", 'say "two"', "three"];
    const schema = standard((items) => ({
      issues: items.map((item, index) => issue(`item ${index}: ${JSON.stringify(item)} is no number`, index)),
    }));
    const { v2 } = answered([envelope(values)], { onMismatch() {} });
    assert.deepEqual((await v2.listTodos({}, { schema })).mismatches, [
      { path: "values[0]", expected: 'item 0: "one" is no number', found: "a string", count: 3 },
    ]);
  });

  it("are told of together with what differs beside them, twenty kinds at most", async () => {
    const words = Array.from({ length: 30 }, (_, index) => "x".repeat(index + 1));
    const schema = standard(() => ({ issues: words.map((word) => issue(word, "a")) }));
    const { v2 } = answered([envelope({ a: [] }, { succeed: null })]);
    const reports = [];
    const { mismatches } = await v2.call(REQUEST, { schema, onMismatch: (report) => reports.push(report) });
    assert.deepEqual(mismatches, [
      { path: "succeed", expected: "a boolean, 0 or 1", found: "null", count: 1 },
      ...words.slice(0, 19).map((expected) => ({ path: "values.a", expected, found: "an array", count: 1 })),
    ]);
    assert.deepEqual(reports, [{ endpoint: "call", mismatches }]);
  });
});

describe("a schema is refused, and nothing sent,", () => {
  const expected = { kind: "argument", path: "options.schema", attempts: 0 };

  it("where the values are documented", async () => {
    const fetch = fetching(envelope([record("listStaff")]));
    const v1 = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch });
    const v2 = new V2Client({ baseUrl: "http://server.example", auth: "none", fetch });
    const friend = { ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" };
    for (const call of [
      v1.listStaff({}, { schema: todo }),
      v1.addFriend(friend, { schema: todo }),
      v1.eachFriend({}, { schema: todo }).next(),
      v2.listDepartments({}, { schema: todo }),
    ]) {
      assert.match((await rejection(call, expected)).message, /left out.*documented/);
    }
    assert.equal(fetch.calls.length, 0);
  });

  for (const [what, schema] of [
    ["a text", "z.array()"],
    ["a number", 5],
    ["true", true],
    ["a function", (value) => value],
    ["an object", { type: "object" }],
    ["what has no function", { "~standard": { version: 1, vendor: "own" } }],
    ["what no one may touch", Object.defineProperty({}, "~standard", { get: () => assert.fail("touched") })],
  ]) {
    it(`where it is ${what}`, async () => {
      const { v2, fetch } = answered([envelope([])]);
      for (const call of [
        v2.listTodos({}, { schema }),
        v2.call(REQUEST, { schema }),
        v2.eachTodo({}, { schema }).next(),
      ]) {
        assert.match((await rejection(call, expected)).message, /Standard Schema/);
      }
      assert.equal(fetch.calls.length, 0);
    });
  }

  it("where it is an option of a client", () => {
    thrown(() => answered([], { schema: todo }), { kind: "argument", path: "options.schema" });
  });

  it("unless it is null or undefined, which is none", async () => {
    for (const schema of [null, undefined]) {
      assert.deepEqual((await answered([envelope([1])]).v2.listTodos({}, { schema })).values, [1]);
    }
  });
});
