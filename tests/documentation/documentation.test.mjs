// What an editor shows: every exported name, field and method has a comment, and the comments hold what they promise.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import * as youmi from "youmi-open-api";

import { definitionsText, readDefinitions } from "../support/definitions.mjs";

const text = definitionsText();
const all = readDefinitions(text);
const resultOf = ({ code }) => /\): (.*);$/.exec(code)?.[1];
/** The form of a method with a schema. The form without one follows it. */
const takesSchema = ({ code }) => /^\w+<T>\(.*, options: SchemaOptions<T>\)/.test(code);
const definitions = all.filter((found) => !takesSchema(found));
const label = ({ of, name }) => (of ? `${of}.${name}` : name);
const isExported = ({ of }) => of === null;
const names = new Set(definitions.filter(isExported).map(({ name }) => name));

describe("the definitions", () => {
  it("are understood by this test", () => {
    assert.deepEqual(definitions.filter(({ kind }) => kind === "unknown").map(label), []);
    assert.ok(definitions.length > 200, `${definitions.length}`);
    for (const name of ["V1Client", "YoumiError", "Reply", "CallOptions", "WechatAccount", "sign", "ready"]) {
      assert.ok(names.has(name), name);
    }
    assert.ok(definitions.some((found) => label(found) === "V1Client.listStaff"));
    assert.ok(definitions.some((found) => label(found) === "WechatAccount.imei"));
  });

  it("declare each name once", () => {
    const labels = definitions.map(label);
    assert.deepEqual(
      labels.filter((name, index) => labels.indexOf(name) !== index),
      [],
    );
  });

  it("have a form with a schema of each method whose result is not documented, and of no other", () => {
    const withSchema = all.filter(takesSchema);
    const undocumented = definitions.filter((found) => /<JsonValue>/.test(resultOf(found)));
    assert.ok(undocumented.length > 20, `${undocumented.length}`);
    assert.deepEqual(withSchema.map(label), undocumented.map(label));
    for (const found of withSchema) {
      const plain = all[all.indexOf(found) + 1];
      assert.deepEqual([label(plain), plain.comment], [label(found), found.comment]);
      assert.equal(resultOf(found), resultOf(plain).replace("JsonValue", "T"));
    }
  });

  it("hold nothing of the machinery underneath", () => {
    for (const found of definitions) {
      // Its type in `Error` depends on the version of TypeScript, and only this one fits all of them.
      if (label(found) === "YoumiError.cause") continue;
      assert.doesNotMatch(found.code, /\bany\b|free\(\)|__wbg|InitInput|\bptr\b/, label(found));
      assert.doesNotMatch(found.name, /^(Pages|initSync|default)$/);
    }
  });

  it("are what the module exports", () => {
    const values = definitions.filter(
      (found) => isExported(found) && ["class", "function", "const"].includes(found.kind),
    );
    assert.deepEqual(values.map(({ name }) => name).sort(), Object.keys(youmi).sort());
  });

  for (const name of ["V1Client", "V2Client"].filter((name) => name in youmi)) {
    it(`have the methods of ${name}`, () => {
      const declared = definitions.filter(({ of }) => of === name).map(({ name }) => name);
      assert.deepEqual(declared.sort(), Object.getOwnPropertyNames(youmi[name].prototype).sort());
    });
  }

  it("are used by the test of types, as far as people have written them", () => {
    const used = readFileSync(new URL("../types.test-d.ts", import.meta.url), "utf8");
    // What follows from the vendor's vocabulary is written by a program, which has tests of its own.
    const written = new Set(
      readDefinitions(readFileSync(new URL("../../generated/api.d.ts", import.meta.url), "utf8")).map(label),
    );
    const others = definitions.filter((found) => isExported(found) && !written.has(label(found)));
    for (const { name } of others) assert.ok(new RegExp(`\\b${name}\\b`).test(used), name);
  });
});

describe("a comment", () => {
  it("stands before every exported name", () => {
    assert.deepEqual(definitions.filter((found) => isExported(found) && !found.comment).map(label), []);
  });

  it("stands before every field and every method", () => {
    assert.deepEqual(definitions.filter((found) => !isExported(found) && !found.comment).map(label), []);
  });

  it("says something", () => {
    for (const found of definitions.filter(({ comment }) => comment)) {
      const words = found.comment.replace(/@\w+/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
      assert.ok(words.length > 0, label(found));
      assert.doesNotMatch(found.comment, /\bTODO\b|FIXME|XXX|[Ll]orem/, label(found));
    }
  });

  it("has no traces of the source that it was made from", () => {
    for (const found of definitions.filter(({ comment }) => comment)) {
      assert.doesNotMatch(found.comment, /^r"|\n\s*r"|\/\/\/|#\[|\\n|\[`\w+`\]|\bcrate::/, label(found));
    }
  });

  it("links to names that are there", () => {
    const known = new Set(definitions.map(label));
    for (const found of definitions.filter(({ comment }) => comment)) {
      for (const [, target] of found.comment.matchAll(/\{@link ([\w.]+)\}/g)) {
        assert.ok(known.has(target), `${label(found)} links to ${target}`);
      }
    }
  });

  it("of a method says what it rejects with, and where the vendor describes it", () => {
    for (const found of definitions.filter(({ of, name }) => /^V\dClient$/.test(of ?? "") && name !== "constructor")) {
      const comment = found.comment.replace(/\s+/g, " ");
      assert.match(comment, /[Rr]ejects with a \{@link YoumiError\}/, label(found));
      if (!/^(call|each\w+)$/.test(found.name)) {
        assert.match(found.comment, /Vendor's page: .+ › .+\./, label(found));
        assert.match(found.comment, /\p{Script=Han}/u, label(found));
      }
    }
  });

  it("of a result that is not documented says so", () => {
    for (const found of definitions.filter(
      ({ code }) => /Promise<Reply<JsonValue>>/.test(code) && !/^call\b/.test(code),
    )) {
      assert.match(
        found.comment,
        /does not document|documents neither|only .+ is documented|not documented|文档未说明/,
        label(found),
      );
    }
  });

  it("marks what the vendor has deprecated", () => {
    const deprecated = definitions.filter(({ comment }) => /^@deprecated\b/m.test(comment ?? ""));
    assert.equal(deprecated.filter(({ of }) => of === "WechatAccount").length, 12);
  });
});
