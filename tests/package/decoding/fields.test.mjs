// Documented fields: what is read, what it becomes, and what is refused where.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { example, exampleText, normalised, TYPES } from "../../support/examples.mjs";
import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { read, readRecords, readAny, record, LISTS } from "../../support/decoded.mjs";

/** A field of a type that is never null, and one that may be. The decoder knows a field by its type alone. */
function fieldsOf(type) {
  const fields = LISTS.flatMap((endpoint) =>
    Object.entries(TYPES[endpoint]).map(([name, found]) => ({ endpoint, name, found })),
  );
  return [type, `${type}?`].map((wanted) => {
    const { endpoint, name } = fields.find(({ found }) => found === wanted);
    return { endpoint, name, nullable: wanted.endsWith("?") };
  });
}

describe("the vendor's examples", () => {
  for (const endpoint of LISTS) {
    it(endpoint, async () => {
      const { values, ...head } = example(endpoint);
      const reply = await read(endpoint, exampleText(endpoint));
      const records = Array.isArray(values) ? values : [values];
      assert.deepEqual(reply, {
        errdesc: null,
        requestId: null,
        ...head,
        values: records.map((found) => normalised(endpoint, found)),
      });
    });
  }

  it("addFriend", async () => {
    assert.deepEqual(await read("addFriend", exampleText("addFriend")), { requestId: null, ...example("addFriend") });
  });

  it("has the values that stand in it as text", async () => {
    const [first, second] = (await read("listAdGroups", exampleText("listAdGroups"))).values;
    assert.deepEqual(first.ad_brand_welist, ["3516", "3521"]);
    assert.equal(first.wechats[1].ad_wechat_nober, "mioz888");
    assert.deepEqual(second.ad_brand_welist, []);
    assert.equal(second.wechats, null);
    const attributes = (await read("listFriendAttributes", exampleText("listFriendAttributes"))).values;
    assert.deepEqual(attributes[1].customVal[2], { key: "游泳", value: "3" });
  });
});

describe("an integer", () => {
  const cases = [
    [0, 0],
    [-1, -1],
    ["0", 0],
    ["42", 42],
    ["-42", -42],
    [" 42 ", 42],
    [2 ** 30 - 1, 2 ** 30 - 1],
    [2 ** 30, 2 ** 30],
    [-(2 ** 30), -(2 ** 30)],
    [-(2 ** 30) - 1, -(2 ** 30) - 1],
    [2 ** 31, 2 ** 31],
    [2 ** 32 + 5, 2 ** 32 + 5],
    [-(2 ** 32) - 5, -(2 ** 32) - 5],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
    [String(Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER],
  ];
  for (const { endpoint, name, nullable } of fieldsOf("integer")) {
    it(`${endpoint} ${name}`, async () => {
      const records = cases.map(([value]) => record(endpoint, { [name]: value }));
      const values = await readRecords(endpoint, ...records);
      assert.deepEqual(
        values.map((found) => found[name]),
        cases.map(([, expected]) => expected),
      );
      for (const wrong of [true, [], {}, [1], "", "x", "1x", "1.5", 1.5, "0x10", "１", "NaN", "Infinity"]) {
        if (wrong === "" && nullable) continue;
        const body = envelope([record(endpoint), record(endpoint, { [name]: wrong })]);
        await rejection(read(endpoint, body), { kind: "decode", path: `values[1].${name}` });
      }
    });
  }

  it("may be written with a fraction of zeros", async () => {
    const text = JSON.stringify(envelope([record("listStaff", { ad_staff_state: 77 })]));
    assert.equal((await read("listStaff", text.replace("77", "7.000"))).values[0].ad_staff_state, 7);
    assert.equal((await read("listStaff", text.replace("77", "-0"))).values[0].ad_staff_state + 0, 0);
  });

  it("beyond 2^53 is refused where it is documented, and not rounded", async () => {
    for (const number of [
      "9007199254740992",
      "9007199254740993",
      "-9007199254740992",
      "1234567890123456789",
      "9223372036854775807",
      "9223372036854775808",
      "18446744073709551616",
      "-18446744073709551616",
      "123456789012345678901234567890",
      "9007199254740993.0",
    ]) {
      const text = JSON.stringify(envelope([record("listStaff"), record("listStaff", { ad_staff_state: 77 })]));
      for (const written of [number, `"${number}"`]) {
        await rejection(read("listStaff", text.replace("77", written)), {
          kind: "decode",
          path: "values[1].ad_staff_state",
          message: /2\^53/,
        });
      }
    }
  });
});

describe("a boolean", () => {
  const cases = [
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    ["1", true],
    ["0", false],
    ["true", true],
    ["false", false],
    ["True", true],
    ["False", false],
  ];
  for (const { endpoint, name } of fieldsOf("bool")) {
    it(`${endpoint} ${name}`, async () => {
      const values = await readRecords(endpoint, ...cases.map(([value]) => record(endpoint, { [name]: value })));
      assert.deepEqual(
        values.map((found) => found[name]),
        cases.map(([, expected]) => expected),
      );
      for (const wrong of [2, -1, 0.5, "yes", {}, []]) {
        const body = envelope([record(endpoint, { [name]: wrong })]);
        await rejection(read(endpoint, body), { kind: "decode", path: `values[0].${name}` });
      }
    });
  }

  it("is what addFriend gives", async () => {
    for (const [value, expected] of cases) {
      assert.equal((await read("addFriend", envelope(value))).values, expected);
    }
    for (const wrong of [null, {}, "done", 2]) {
      await rejection(read("addFriend", envelope(wrong)), { kind: "decode", path: "values" });
    }
  });
});

describe("a string", () => {
  const texts = [
    "",
    " ",
    "plain",
    "中文",
    "🙂",
    "a🙂b中c",
    "\u0000",
    "a\u0000b",
    "\ufeff",
    "\ufeffa",
    "中\ufeff",
    "\ufffe\uffff\ufffd",
    "\u2028\u2029\u0085",
    '\b\f\n\r\t"\\/',
    "\u007f\u0080\u07ff\u0800\uffff",
    "\u{10000}\u{10ffff}",
    "é",
    "e\u0301",
    "<script>",
    "x".repeat(100_000),
    "中".repeat(100_000),
    "🙂".repeat(50_000),
    "null",
    "[]",
    "0",
  ];
  for (const { endpoint, name } of fieldsOf("text")) {
    it(`${endpoint} ${name}`, async () => {
      const values = await readRecords(endpoint, ...texts.map((text) => record(endpoint, { [name]: text })));
      assert.deepEqual(
        values.map((found) => found[name]),
        texts,
      );
    });
  }

  it("is read from a number with its digits as they stand", async () => {
    for (const digits of ["5", "-0", "1.50", "12345678901234567890123", "1e400", "1E+2"]) {
      const text = JSON.stringify(envelope([record("listStaff", { ad_staff_code: 77 })]));
      assert.equal((await read("listStaff", text.replace("77", digits))).values[0].ad_staff_code, digits);
    }
  });

  it("is empty where it is null and its type has no null", async () => {
    for (const { endpoint, name, nullable } of fieldsOf("text")) {
      const [{ [name]: found }] = await readRecords(endpoint, record(endpoint, { [name]: null }));
      assert.equal(found, nullable ? null : "");
    }
  });

  it("is refused where something else stands", async () => {
    for (const { endpoint, name } of fieldsOf("text")) {
      for (const wrong of [true, {}, [], ["a"]]) {
        const body = envelope([record(endpoint, { [name]: wrong })]);
        await rejection(read(endpoint, body), { kind: "decode", path: `values[0].${name}` });
      }
    }
  });

  it("is the same however its characters are escaped", async () => {
    const text = 'Aa"\\/\b\f\n\r\t\u0000\u001f é中\ufeff🙂\u{10ffff}';
    const escaped = [...text]
      .flatMap((character) => character.split(""))
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join("");
    const upper = escaped.replace(/[0-9a-f]{4}/g, (digits) => digits.toUpperCase());
    for (const written of [escaped, upper]) {
      assert.equal(await readAny(`"${written}"`), text);
      assert.equal(await readAny(`"中${written}中"`), `中${text}中`);
    }
    assert.equal(await readAny('"\\/\\b\\f\\n\\r\\t\\"\\\\"'), '/\b\f\n\r\t"\\');
  });

  it("with half of a surrogate pair has U+FFFD in its place", async () => {
    for (const [written, expected] of [
      ["\\ud83d", "\ufffd"],
      ["\\ude42", "\ufffd"],
      ["a\\ud83db", "a\ufffdb"],
      ["\\ud83d中", "\ufffd中"],
      ["\\ud83d\\ud83d\\ude42", "\ufffd🙂"],
      ["\\ude42\\ud83d", "\ufffd\ufffd"],
      ["\\ud83d\\n", "\ufffd\n"],
      ["\\ud83d\\u0041", "\ufffdA"],
    ]) {
      assert.equal(await readAny(`"${written}"`), expected, written);
      const [found] = (await readAny(`[{"k${written}":1}]`)).map(Object.keys);
      assert.deepEqual(found, [`k${expected}`]);
    }
  });

  it("with bytes that are no UTF-8 is read as a browser's decoder does it", async () => {
    const encoder = new TextEncoder();
    const before = encoder.encode('{"errmsg":20000,"succeed":true,"msgTime":"t","values":["');
    const after = encoder.encode('","中文"]}');
    for (const bytes of [
      [0xff],
      [0x80],
      [0xc3],
      [0xc3, 0x28],
      [0xe4, 0xb8],
      [0xe4, 0xb8, 0x41],
      [0xf0, 0x9f, 0x99],
      [0xf0, 0x9f, 0x41, 0x99],
      [0xed, 0xa0, 0xbd],
      [0xf5, 0x80, 0x80, 0x80],
      [0xc0, 0xaf],
      [0x41, 0xe4, 0xb8, 0xad, 0xff, 0xf0, 0x9f, 0x99, 0x82, 0xfe],
    ]) {
      const body = Uint8Array.from([...before, ...bytes, ...after]);
      const { values } = await read("call", body);
      assert.deepEqual(values, [new TextDecoder().decode(Uint8Array.from(bytes)), "中文"]);
    }
  });
});
