// `schema` with the libraries that implement Standard Schema, each as its own documentation has it.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { type } from "arktype";
import * as v from "valibot";
import { z } from "zod";

import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { answered, REQUEST } from "../../support/schemas.mjs";

/** The same todo in each: a number, a title that is trimmed, a state with a default, who gets it. */
const libraries = {
  zod() {
    const item = z.object({
      number: z.number(),
      title: z.string().transform((text) => text.trim()),
      state: z.number().default(0),
      to: z.array(z.string()).optional(),
    });
    return { item, list: z.array(item) };
  },
  "zod with an asynchronous check"() {
    const item = z.object({
      number: z.number().refine(async (number) => number > 0),
      title: z.string().transform(async (text) => text.trim()),
      state: z.number().default(0),
      to: z.array(z.string()).optional(),
    });
    return { item, list: z.array(item) };
  },
  valibot() {
    const item = v.object({
      number: v.number(),
      title: v.pipe(v.string(), v.trim()),
      state: v.optional(v.number(), 0),
      to: v.optional(v.array(v.string())),
    });
    return { item, list: v.array(item) };
  },
  "valibot with an asynchronous check"() {
    const item = v.objectAsync({
      number: v.pipeAsync(
        v.number(),
        v.checkAsync(async (number) => number > 0),
      ),
      title: v.pipe(v.string(), v.trim()),
      state: v.optional(v.number(), 0),
      to: v.optional(v.array(v.string())),
    });
    return { item, list: v.arrayAsync(item) };
  },
  arktype() {
    const item = type({
      "+": "delete",
      number: "number",
      title: "string.trim",
      state: "number = 0",
      "to?": "string[]",
    });
    return { item, list: item.array() };
  },
};

const sent = [
  { number: 1, title: " 回访 ", state: 1, to: ["b03"], more: { not: "documented" } },
  { number: 2, title: "签收" },
];
const read = [
  { number: 1, title: "回访", state: 1, to: ["b03"] },
  { number: 2, title: "签收", state: 0 },
];
const wrong = [
  ...sent,
  { number: 3, title: 3, more: 1 },
  { number: "4", title: " d ", more: 1 },
  { number: "5", title: " e ", to: ["b01", 7] },
];
/** The kinds of mismatches in that, in the order of their paths, for asynchronous checks may come in any. */
const kinds = [
  ["values[2].title", "a number", 1],
  ["values[3].number", "a string", 2],
  ["values[4].to[1]", "a number", 1],
];
const kindsOf = ({ mismatches }) => mismatches.map(({ path, found, count }) => [path, found, count]).sort();

for (const [name, make] of Object.entries(libraries)) {
  describe(name, () => {
    const { item, list } = make();

    it("makes the values what its schema says", async () => {
      const { v2 } = answered([envelope(sent)]);
      assert.deepEqual((await v2.listTodos({}, { schema: list })).values, read);
      assert.deepEqual((await v2.call(REQUEST, { schema: list })).values, read);
    });

    it("says why and where values do not fit", async () => {
      const { v2 } = answered([envelope(wrong)]);
      const error = await rejection(v2.listTodos({}, { schema: list }), { kind: "decode" });
      assert.ok(
        kinds.some(([path]) => path === error.path),
        error.path,
      );
      assert.match(error.message, /^the answer does not fit options\.schema: .*(string|number).* at values\[/i);
      assert.ok(error.message.endsWith(` at ${error.path}`));
    });

    it("says so where values are no list", async () => {
      for (const values of [null, "none", { list: sent }]) {
        const { v2 } = answered([envelope(values)]);
        await rejection(v2.listTodos({}, { schema: list }), { kind: "decode", path: "values" });
      }
    });

    it("leaves values as they came where mismatches are told of", async () => {
      const reports = [];
      const { v2 } = answered([envelope(wrong)], { onMismatch: (report) => reports.push(report) });
      const { values, mismatches } = await v2.listTodos({}, { schema: list });
      assert.deepEqual(values, wrong);
      assert.deepEqual(kindsOf({ mismatches }), kinds);
      for (const { expected } of mismatches) assert.match(expected, /(string|number)/i);
      assert.deepEqual(reports, [{ endpoint: "listTodos", mismatches }]);
    });

    it("checks each item of a list that comes in pages", async () => {
      const { v2 } = answered([envelope(sent), envelope({ total: 3, list: [sent[1]] }), envelope([])]);
      const found = [];
      for await (const one of v2.eachTodo({}, { schema: item })) found.push(one);
      assert.deepEqual(found, [...read, read[1]]);
    });

    it("checks each item where mismatches are told of: only those that do not fit are as they came", async () => {
      const { v2 } = answered([envelope(wrong), envelope([])]);
      const [found, reports] = [[], []];
      for await (const one of v2.eachTodo({}, { schema: item, onMismatch: (report) => reports.push(report) })) {
        found.push(one);
      }
      assert.deepEqual(found, [...read, ...wrong.slice(2)]);
      assert.deepEqual(reports.map(kindsOf), [kinds]);
    });
  });
}
