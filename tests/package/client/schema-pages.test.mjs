// `schema` of a list that comes in pages: it is that of an item.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { answered, issue, standard, todo } from "../../support/schemas.mjs";

async function itemsOf(list) {
  const items = [];
  for await (const item of list) items.push(item);
  return items;
}

const upper = standard((text) =>
  typeof text === "string" ? { value: text.toUpperCase() } : { issues: [issue("no text")] },
);

describe("an item's schema", () => {
  it("makes the items what it says, on every page", async () => {
    const { v2, fetch } = answered([
      envelope([{ title: "a" }, { title: "b", state: 2 }]),
      envelope([{ title: "c" }]),
      envelope([]),
    ]);
    assert.deepEqual(await itemsOf(v2.eachTodo({}, { schema: todo })), [
      { title: "A", state: 0 },
      { title: "B", state: 2 },
      { title: "C", state: 0 },
    ]);
    assert.equal(fetch.calls.length, 3);
  });

  for (const [name, params, pages] of [
    ["eachFan", {}, [["a"], ["b"]]],
    ["eachTodo", {}, [["a"], ["b"]]],
    ["eachAd", { name: "", pageSize: 1 }, [["a"], ["b"]]],
    [
      "eachCallRecording",
      { ad_staff_code: "", msg_type: "voip_voice", wechat_lei: "-1", wechat_id: "", fans_key: "", PageSize: 1 },
      [["a"], ["b"]],
    ],
  ]) {
    it(`is an option of ${name}`, async () => {
      const { v2 } = answered([...pages.map((page) => envelope(page)), envelope([])]);
      assert.deepEqual(await itemsOf(v2[name](params, { schema: upper })), ["A", "B"]);
    });
  }

  it("is asked about the items, not about what holds them", async () => {
    const seen = [];
    const schema = standard(async (value) => ({ value: seen.push(value) }));
    const page = (...items) => envelope({ total: 3, page: { of: 2 }, rows: items });
    const { v2 } = answered([page("a", { b: [] }), page("c"), page()]);
    assert.deepEqual(await itemsOf(v2.eachTodo({}, { schema })), [1, 2, 3]);
    assert.deepEqual(seen, ["a", { b: [] }, "c"]);
  });

  it("may make equal items of different ones: the list goes on", async () => {
    const same = standard(() => ({ value: 0 }));
    const { v2 } = answered([envelope(["a", "b"]), envelope(["c", "d"]), envelope([])]);
    assert.deepEqual(await itemsOf(v2.eachTodo({ pageSize: 2 }, { schema: same })), [0, 0, 0, 0]);
  });

  it("may make different items of equal ones: the list ends all the same", async () => {
    let count = 0;
    const different = standard(() => ({ value: ++count < 10 ? count : assert.fail("it goes on for ever") }));
    const { v2, fetch } = answered([envelope(["a"]), envelope(["b"])]);
    assert.deepEqual(await itemsOf(v2.eachTodo({ pageSize: 1 }, { schema: different })), [1, 2]);
    assert.equal(fetch.calls.length, 3);
  });

  it("that makes lists of items leaves each of them one item", async () => {
    const { v2 } = answered([envelope({ rows: ["a"] }), envelope([])]);
    const pair = standard((value) => ({ value: [value, value] }));
    assert.deepEqual(await itemsOf(v2.eachTodo({}, { schema: pair })), [["a", "a"]]);
  });

  for (const [what, page, path] of [
    ["a list", ["a", 5], "values[1]"],
    ["an object with a list in it", { total: 2, rows: ["a", 5] }, "values.rows[1]"],
  ]) {
    it(`says where an item does not fit: in ${what}`, async () => {
      const { v2, fetch } = answered([envelope(["a"]), envelope(page)]);
      const list = v2.eachTodo({}, { schema: upper });
      assert.deepEqual(await list.next(), { value: "A", done: false });
      const error = await rejection(list.next(), { kind: "decode", path, endpoint: "listTodos", status: 200 });
      assert.equal(error.message, `the answer does not fit options.schema: no text at ${path}`);
      assert.deepEqual(await list.next(), { value: undefined, done: true });
      assert.equal(fetch.calls.length, 2);
    });
  }

  it("has its own path behind that of the item", async () => {
    const { v2 } = answered([envelope([{ title: "a" }, { title: "b", state: [] }])]);
    await rejection(v2.eachTodo({}, { schema: todo }).next(), { kind: "decode", path: "values[1].state" });
  });

  it("is told of once per page where mismatches are, and what fits is of the schema", async () => {
    const pages = [envelope(["a", 5, null]), envelope(["b"]), envelope({ rows: [7, "c"] }), envelope([])];
    const reports = [];
    const { v2 } = answered(pages, { onMismatch: (report) => reports.push(report) });
    assert.deepEqual(await itemsOf(v2.eachTodo({}, { schema: upper })), ["A", 5, null, "B", 7, "C"]);
    const mismatch = (path, found) => ({ path, expected: "no text", found, count: 1 });
    assert.deepEqual(reports, [
      { endpoint: "listTodos", mismatches: [mismatch("values[1]", "a number"), mismatch("values[2]", "null")] },
      { endpoint: "listTodos", mismatches: [mismatch("values.rows[0]", "a number")] },
    ]);
  });

  it("that throws is an error of kind config", async () => {
    const failure = new Error("the schema's own failure");
    const { v2 } = answered([envelope(["a"])]);
    const schema = standard(() => {
      throw failure;
    });
    const error = await rejection(v2.eachTodo({}, { schema }).next(), { kind: "config", endpoint: "listTodos" });
    assert.equal(error.cause, failure);
  });

  it("is of no use where there is no list", async () => {
    const { v2 } = answered([envelope({ total: 0 })]);
    const schema = standard(() => assert.fail("asked"));
    await rejection(v2.eachTodo({}, { schema }).next(), { kind: "decode", path: "values", message: /no list/ });
  });

  it("is that of the options when the list was asked for", async () => {
    const options = { schema: upper };
    const { v2 } = answered([envelope(["a"]), envelope([])]);
    const list = v2.eachTodo({}, options);
    options.schema = todo;
    assert.deepEqual(await itemsOf(list), ["A"]);
  });
});
