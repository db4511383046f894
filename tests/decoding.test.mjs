// From the bytes of an answer to objects: what is read, what it becomes, and what is refused where.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";

import { V1Client } from "youmi-open-api";

import { example, exampleText, normalised, TYPES } from "./support/examples.mjs";
import { rejection } from "./support/failing.mjs";
import { answer, envelope, fetching } from "./support/fetching.mjs";
import { runModule } from "./support/finishing.mjs";

const LISTS = Object.keys(TYPES);

/** What an endpoint makes of a body: text, bytes, or what becomes JSON. */
function read(endpoint, body, init) {
  const fetch = fetching(answer(body, init));
  const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch, retries: 0 });
  if (endpoint === "call") return client.call({ method: "GET", path: "any" });
  if (endpoint === "addFriend") {
    return client.addFriend({ ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" });
  }
  return client[endpoint]();
}

/** What an endpoint makes of these records. */
async function readRecords(endpoint, ...records) {
  return (await read(endpoint, envelope(records))).values;
}

/** What comes back for JSON that nobody documents. */
async function readAny(json) {
  return (await read("call", `{"errmsg":20000,"succeed":true,"msgTime":"t","values":${json}}`)).values;
}

/** The first record of the vendor's example, with changes. */
function record(endpoint, changes = {}) {
  const { values } = example(endpoint);
  return { ...(Array.isArray(values) ? values[0] : values), ...changes };
}

function fieldsOf(type) {
  return LISTS.flatMap((endpoint) =>
    Object.entries(TYPES[endpoint])
      .filter(([, found]) => found === type || found === `${type}?`)
      .map(([name, found]) => ({ endpoint, name, nullable: found.endsWith("?") })),
  );
}

function withoutField(object, name) {
  const { [name]: _, ...rest } = object;
  return rest;
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

describe("a bool", () => {
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

describe("a text", () => {
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

describe("JSON within a text", () => {
  const fields = [
    ["listAdGroups", "ad_brand_welist", ["1", "二", "🙂"]],
    ["listAdGroups", "wechats", [{ ad_wechat_nober: "a", ad_wechat_qrcode: null }]],
    ["listFriendAttributes", "customVal", [{ key: '引"号', value: "1" }]],
  ];
  for (const [endpoint, name, value] of fields) {
    describe(`${endpoint} ${name}`, () => {
      it("is handed out parsed, also where a server sends it bare", async () => {
        for (const written of [
          JSON.stringify(value),
          value,
          JSON.stringify(value, null, 2),
          `\t${JSON.stringify(value)} \n`,
        ]) {
          const [found] = await readRecords(endpoint, record(endpoint, { [name]: written }));
          assert.deepEqual(found[name], value);
        }
      });

      it("is empty where it is", async () => {
        for (const written of ["[]", []]) {
          assert.deepEqual((await readRecords(endpoint, record(endpoint, { [name]: written })))[0][name], []);
        }
        const absent = name === "wechats" ? null : [];
        for (const written of [null, "null", "", "  "]) {
          assert.deepEqual((await readRecords(endpoint, record(endpoint, { [name]: written })))[0][name], absent);
        }
        const missing = withoutField(record(endpoint), name);
        assert.deepEqual((await readRecords(endpoint, missing))[0][name], absent);
      });

      it("that is malformed is refused with its path", async () => {
        for (const wrong of ["[", "[1,]", "{", "x", '["a"] more', "[[", '"[]"', "{}", 5, true]) {
          const body = envelope([record(endpoint), record(endpoint, { [name]: wrong })]);
          const error = await rejection(read(endpoint, body), { kind: "decode" });
          assert.ok(error.path.startsWith(`values[1].${name}`), error.path);
        }
      });

      it("keeps its own unknown fields", async () => {
        if (typeof value[0] === "string") return;
        const more = [{ ...value[0], unknown: { deep: [1, "二", 9007199254740991] } }];
        for (const written of [more, JSON.stringify(more)]) {
          assert.deepEqual((await readRecords(endpoint, record(endpoint, { [name]: written })))[0][name], more);
        }
      });
    });
  }

  it("tells where within it the wrong value stands", async () => {
    const wechats = '[{"ad_wechat_nober":"a","ad_wechat_qrcode":null},{"ad_wechat_nober":{}}]';
    const body = envelope([record("listAdGroups", { wechats })]);
    await rejection(read("listAdGroups", body), { kind: "decode", path: "values[0].wechats[1].ad_wechat_nober" });
  });

  it("has ids as texts, also where they are numbers", async () => {
    const [group] = await readRecords("listAdGroups", record("listAdGroups", { ad_brand_welist: "[3516, 3521]" }));
    assert.deepEqual(group.ad_brand_welist, ["3516", "3521"]);
  });
});

describe("a field that is null or missing", () => {
  for (const endpoint of LISTS) {
    it(endpoint, async () => {
      for (const [name, type] of Object.entries(TYPES[endpoint])) {
        for (const given of [record(endpoint, { [name]: null }), withoutField(record(endpoint), name)]) {
          const body = envelope([given]);
          if (type.endsWith("?")) assert.equal((await read(endpoint, body)).values[0][name], null);
          else if (type === "json" || type === "list")
            assert.deepEqual((await read(endpoint, body)).values[0][name], []);
          else await rejection(read(endpoint, body), { kind: "decode", path: `values[0].${name}` });
        }
      }
    });
  }
});

describe("values", () => {
  for (const endpoint of LISTS) {
    it(`of ${endpoint} that are null or missing are an empty list`, async () => {
      assert.deepEqual((await read(endpoint, envelope(null))).values, []);
      assert.deepEqual((await read(endpoint, withoutField(envelope(null), "values"))).values, []);
      assert.deepEqual((await read(endpoint, envelope([]))).values, []);
    });

    it(`of ${endpoint} that are no list are refused`, async () => {
      for (const wrong of [true, 0, 1, "text", ""]) {
        await rejection(read(endpoint, envelope(wrong)), { kind: "decode", path: "values" });
      }
      for (const wrong of [1, "text", null, [], true]) {
        await rejection(read(endpoint, envelope([record(endpoint), wrong])), { kind: "decode", path: "values[1]" });
      }
      if (endpoint !== "listFriends") {
        await rejection(read(endpoint, envelope(record(endpoint))), { kind: "decode", path: "values" });
      }
    });
  }

  it("of listFriends may be one object", async () => {
    const one = record("listFriends", { more: 1 });
    assert.deepEqual((await read("listFriends", envelope(one))).values, [one]);
    assert.deepEqual((await read("listFriends", envelope([one]))).values, [one]);
    const wrong = envelope(withoutField(one, "ad_friend_id"));
    const error = await rejection(read("listFriends", wrong), { kind: "decode" });
    assert.match(error.path, /^values(\[0\])?\.ad_friend_id$/);
  });
});

describe("what is not documented", () => {
  it("is kept on the object, untouched", async () => {
    const more = {
      zero: 0,
      float: -1.5,
      exponent: 1e21,
      small: 5e-324,
      text: "二",
      yes: true,
      nothing: null,
      list: [1, [2, [{ three: "3" }]], []],
      object: { "": "empty key", 键: { deep: null } },
      constructor: "own",
      toString: 1,
      hasOwnProperty: null,
      length: 3,
      0: "index",
    };
    for (const endpoint of LISTS) {
      const given = { ...more, ...record(endpoint), ...{ last: "one" } };
      const [found] = await readRecords(endpoint, given);
      assert.deepEqual(found, normalised(endpoint, given));
    }
  });

  it("is kept in nested records and beside the envelope", async () => {
    const given = record("listFriendAttributes", { customValJsonStr: [{ value: "1", extra: [1], key: "k" }] });
    const reply = await read("listFriendAttributes", envelope([given], { total: 5, page: { of: 2 } }));
    assert.deepEqual(reply.values[0].customValJsonStr, [{ key: "k", value: "1", extra: [1] }]);
    assert.equal(reply.total, 5);
    assert.deepEqual(reply.page, { of: 2 });
  });

  it("passes through as a value of an enumeration", async () => {
    const [account] = await readRecords("listWechatAccounts", record("listWechatAccounts", { ad_wechat_lei: 7 }));
    assert.equal(account.ad_wechat_lei, 7);
    const [member] = await readRecords("listStaff", record("listStaff", { ad_staff_state: "99" }));
    assert.equal(member.ad_staff_state, 99);
  });

  it("keeps integers beyond 2^53 as their digits", async () => {
    const digits = [
      "9007199254740992",
      "9007199254740993",
      "-9007199254740993",
      "1234567890123456789",
      "9223372036854775808",
      "123456789012345678901234567890",
    ];
    assert.deepEqual(await readAny(`[${digits}]`), digits);
    const text = JSON.stringify(envelope([record("listStaff", { id: 77, deep: { ids: [77] } })]));
    for (const number of digits) {
      const [member] = (await read("listStaff", text.replaceAll("77", number))).values;
      assert.equal(member.id, number);
      assert.deepEqual(member.deep.ids, [number]);
    }
    assert.deepEqual(await readAny("[9007199254740991,-9007199254740991]"), [9007199254740991, -9007199254740991]);
  });

  it("has numbers as JSON.parse gives them", async () => {
    const numbers = [
      ...["0", "-0", "1", "-1", "0.1", "-0.1", "1.0", "100", "1e0", "1E+2", "1e-7", "1.5e300", "5e-324", "1e-400"],
      ...["0.30000000000000004", "123456789.123456789", "2.2250738585072011e-308", "1.7976931348623157e308"],
      ...["1073741823", "1073741824", "-1073741824", "-1073741825", "2147483648", "4294967296", "999999999999999"],
    ];
    const found = await readAny(`[${numbers}]`);
    const expected = JSON.parse(`[${numbers}]`);
    for (const [index, number] of expected.entries()) assert.ok(Object.is(found[index], number), numbers[index]);
  });

  it("never becomes Infinity", async () => {
    for (const number of ["1e400", "-1e400", "1e99999"]) {
      assert.equal(await readAny(number), number);
    }
  });

  it("may be called __proto__ without becoming a prototype", async () => {
    const [member] = (
      await read(
        "listStaff",
        JSON.stringify(envelope([record("listStaff")])).replace(
          '"ad_staff_code"',
          '"__proto__":{"polluted":1},"ad_staff_code"',
        ),
      )
    ).values;
    assert.equal(Object.getPrototypeOf(member), Object.prototype);
    assert.equal(member.polluted, undefined);
    assert.deepEqual(Object.getOwnPropertyDescriptor(member, "__proto__").value, { polluted: 1 });
    const any = await readAny('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    assert.equal(Object.getPrototypeOf(any), Object.prototype);
    assert.equal(any.polluted, undefined);
    assert.equal({}.polluted, undefined);
  });

  it("may be called __proto__ beside the envelope too", async () => {
    const text = JSON.stringify(envelope([])).replace("{", '{"__proto__":{"polluted":1},');
    const reply = await read("listStaff", text);
    assert.equal(Object.getPrototypeOf(reply), Object.prototype);
    assert.equal(reply.polluted, undefined);
  });

  it("is an object with very many keys, each of which costs as little as the first", { timeout: 120_000 }, async () => {
    // In a process of its own, which is ended if it takes as long as a search through all keys for each of them.
    const script = `
      import { V1Client } from "youmi-open-api";
      const many = Object.fromEntries(Array.from({ length: 400_000 }, (_, index) => ["key " + index, index]));
      const body = JSON.stringify({ errmsg: 20000, succeed: true, msgTime: "t", values: many });
      const fetch = async () => new Response(body);
      const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch, timeoutMs: Infinity });
      const { values } = await client.call({ method: "GET", path: "any" });
      console.log(Object.keys(values).length, values["key 399999"]);`;
    assert.equal(await runModule(script), "400000 399999\n");
  });

  it("is an object with many keys", async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key ${index} 键`, index]));
    assert.deepEqual(await readAny(JSON.stringify(many)), many);
    assert.deepEqual(await readAny(JSON.stringify([many, many])), [many, many]);
  });
});

describe("fields in another order", () => {
  /** All orders of a few, and a few of many. */
  function orders(names) {
    const turned = names.map((_, index) => [...names.slice(index), ...names.slice(0, index)]);
    const swapped = names.slice(1).map((_, index) => {
      const copy = [...names];
      [copy[index], copy[index + 1]] = [copy[index + 1], copy[index]];
      return copy;
    });
    return [[...names].reverse(), ...turned, ...swapped];
  }

  const ordered = (object, names) => Object.fromEntries(names.map((name) => [name, object[name]]));

  for (const endpoint of LISTS) {
    it(`of ${endpoint} make the same record`, async () => {
      const given = record(endpoint, { unknown: { a: ["二"] }, another: 1.5 });
      const expected = normalised(endpoint, given);
      const values = await readRecords(endpoint, ...orders(Object.keys(given)).map((names) => ordered(given, names)));
      for (const found of values) assert.deepEqual(found, expected);
    });
  }

  it("of the envelope make the same reply", async () => {
    const given = envelope([record("listAdGroups")], { requestId: "r", errdesc: "", more: 1 });
    const expected = { ...given, values: [normalised("listAdGroups", record("listAdGroups"))] };
    for (const names of orders(Object.keys(given))) {
      assert.deepEqual(await read("listAdGroups", ordered(given, names)), expected);
    }
  });

  it("with white space in all places make the same reply", async () => {
    const text = exampleText("listFriendAttributes");
    const expected = await read("listFriendAttributes", text);
    const spaced = JSON.stringify(JSON.parse(text), null, "\t\r\n ");
    assert.deepEqual(await read("listFriendAttributes", ` \r\n\t${spaced}\n\n`), expected);
    assert.deepEqual(await read("listFriendAttributes", JSON.stringify(JSON.parse(text))), expected);
    assert.deepEqual(await read("listFriendAttributes", `\ufeff${text}`), expected);
  });

  it("with escapes in their names are the same fields", async () => {
    const text = JSON.stringify(envelope([record("listStaff", { unknown: 1 })]));
    const escaped = text.replaceAll('"ad_staff_', '"\\u0061d_staff_').replace('"values"', '"v\\u0061lues"');
    assert.deepEqual(await read("listStaff", escaped), await read("listStaff", text));
  });
});

describe("a field that stands twice", () => {
  const staff = '"ad_staff_name":"n","ad_staff_state":0,"ad_self_user":null';
  const outcomes = async (...objects) => {
    const found = [];
    for (const object of objects) {
      const text = JSON.stringify(envelope([77])).replace("77", object);
      found.push(
        await read("listStaff", text).then(
          ({ values }) => values[0],
          ({ kind, path }) => ({ kind, path }),
        ),
      );
    }
    return found;
  };

  it("means the same wherever it stands", async () => {
    const [first, ...others] = await outcomes(
      `{"ad_staff_code":"1","ad_staff_code":"2",${staff}}`,
      `{${staff},"ad_staff_code":"1","ad_staff_code":"2"}`,
      `{"ad_staff_code":"1",${staff},"ad_staff_code":"2"}`,
      `{"ad_staff_name":"n","ad_staff_code":"1","ad_staff_code":"2","ad_staff_state":0,"ad_self_user":null}`,
    );
    for (const other of others) assert.deepEqual(other, first);
  });

  it("counts with its last value where it is not documented", async () => {
    const [found] = await outcomes(`{"x":1,"x":[2],"ad_staff_code":"1",${staff},"x":"3"}`);
    assert.equal(found.x, "3");
    assert.deepEqual(await readAny('{"a":1,"a":2}'), { a: 2 });
  });
});

describe("a large answer", () => {
  const words = ["ascii only", "中文文字", "🙂 emoji", "", "\ufeff", "mixed 混合 🙂", "\u0000", "line\nbreak", "é"];
  const text = (seed, length) =>
    Array.from({ length }, (_, index) => words[(seed * 7 + index * 3) % words.length]).join("");

  /** As deepEqual, without a difference of megabytes. */
  function assertSame(found, expected) {
    assert.equal(found.length, expected.length);
    for (const [index, item] of expected.entries()) assert.ok(isDeepStrictEqual(found[index], item), `item ${index}`);
  }

  it("of 5,000 records is what JSON.parse makes of it", async () => {
    const friends = Array.from({ length: 5000 }, (_, index) => ({
      ad_friend_id: index % 3 === 0 ? String(index) : index * 1_000_003,
      ad_friend_uwenober: index % 5 === 0 ? null : text(index, index % 4),
      ad_friend_wenober: `wxid_${index}`,
      username: text(index, index % 7),
      avatar: index % 2 === 0 ? null : `http://img.example.com/${index}/${"a".repeat(index % 200)}.png`,
      ...(index % 11 === 0 ? { [`extra ${index % 40} 键`]: { list: [index, text(index, 3), null, 0.5] } } : {}),
    }));
    const { values } = await read("listFriends", envelope(friends));
    assertSame(
      values,
      friends.map((friend) => normalised("listFriends", friend)),
    );
  });

  it("of 5,000 records with JSON in texts is what JSON.parse makes of it", async () => {
    const groups = Array.from({ length: 5000 }, (_, index) => {
      const accounts = Array.from({ length: index % 5 }, (_, number) => ({
        ad_wechat_nober: text(index + number, 2),
        ad_wechat_qrcode: number % 2 ? null : text(number, 3),
      }));
      const ids = Array.from({ length: index % 4 }, (_, number) => `${index}号${number}`);
      return {
        ad_brand_id: index,
        ad_brand_name: text(index, 4),
        ad_brand_code: null,
        ad_brand_welist: index % 2 ? JSON.stringify(ids) : ids,
        merchantid: "640462692",
        ad_wechat_nick: text(index + 1, 5),
        wechats: index % 3 ? JSON.stringify(accounts) : null,
        ad_brand_region_code: "中".repeat(index % 50),
      };
    });
    const { values } = await read("listAdGroups", envelope(groups));
    assertSame(
      values,
      groups.map((group) => normalised("listAdGroups", group)),
    );
  });

  it("has one long text after another in whatever alphabet", async () => {
    const long = ["a", "中", "🙂", "é"].flatMap((character) =>
      [8000, 16_384, 16_385, 40_000].map((length) => character.repeat(length)),
    );
    assertSame(await readAny(JSON.stringify(long)), long);
    const nested = long.map((item, index) => ({ [`k${index}`]: [item, [item.slice(0, 6)]] }));
    assertSame(await readAny(JSON.stringify(nested)), nested);
  });

  it("does not share anything with the next", async () => {
    const first = await readAny('["中文",{"a":"ascii"}]');
    const second = await readAny('["英文",{"b":"other"}]');
    assert.deepEqual(first, ["中文", { a: "ascii" }]);
    assert.deepEqual(second, ["英文", { b: "other" }]);
  });
});

describe("nesting", () => {
  const lists = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const objects = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

  it("that no server needs is a decode error and nothing worse", async () => {
    for (const depth of [1000, 10_000, 200_000]) {
      for (const json of [lists(depth), objects(depth), "[".repeat(depth), '{"a":'.repeat(depth)]) {
        await rejection(readAny(json), { kind: "decode" });
        const text = JSON.stringify(envelope([record("listStaff", { deep: 77 })])).replace("77", json);
        await rejection(read("listStaff", text), { kind: "decode" });
        const beside = JSON.stringify(envelope([], { deep: 77 })).replace("77", json);
        await rejection(read("listStaff", beside), { kind: "decode" });
        const inText = envelope([record("listAdGroups", { wechats: json })]);
        await rejection(read("listAdGroups", inText), { kind: "decode" });
      }
    }
    assert.deepEqual(await readAny("[1]"), [1]);
  });

  it("of a hundred is read", async () => {
    assert.deepEqual(await readAny(lists(100)), JSON.parse(lists(100)));
    assert.deepEqual(await readAny(objects(100)), JSON.parse(objects(100)));
  });

  it("too deep in the values does not hide a refusal", async () => {
    const text = JSON.stringify(envelope(77, { errmsg: 200012 })).replace("77", lists(50));
    await rejection(read("listStaff", text), { kind: "api", code: 200012 });
  });
});

describe("the envelope", () => {
  const full = envelope([]);

  it("is read under the older spelling of its time", async () => {
    const older = { ...withoutField(full, "msgTime"), MsgTime: "2018/5/11 14:32:40" };
    const reply = await read("listStaff", older);
    assert.equal(reply.msgTime, "2018/5/11 14:32:40");
    assert.ok(!("MsgTime" in reply));
  });

  it("may do without requestId and errdesc", async () => {
    const reply = await read("listStaff", withoutField(withoutField(full, "requestId"), "errdesc"));
    assert.equal(reply.requestId, null);
    assert.equal(reply.errdesc, null);
  });

  it("is read leniently as to types", async () => {
    const loose = { ...full, errmsg: "20000", succeed: 1, requestId: 12345678901234567, errdesc: "" };
    const text = JSON.stringify(loose).replace("12345678901234568", "12345678901234567");
    const reply = await read("listStaff", text);
    assert.equal(reply.errmsg, 20000);
    assert.equal(reply.succeed, true);
    assert.equal(reply.requestId, "12345678901234567");
    assert.equal(reply.errdesc, "");
  });

  it("succeeds with 20000 and 10004 at every endpoint, and with no other code", async () => {
    for (const errmsg of [20000, 10004]) assert.equal((await read("listStaff", { ...full, errmsg })).errmsg, errmsg);
    for (const errmsg of [0, 1, -1, 200, 10003, 20001, 200000, 999999999, Number.MAX_SAFE_INTEGER]) {
      await rejection(read("listStaff", { ...full, errmsg }), { kind: "api", code: errmsg });
    }
  });

  it("without what every answer has is refused with its path", async () => {
    for (const name of ["errmsg", "succeed", "msgTime"]) {
      await rejection(read("listStaff", withoutField(full, name)), { kind: "decode", path: name });
      await rejection(read("listStaff", { ...full, [name]: null }), { kind: "decode", path: name });
      await rejection(read("listStaff", { ...full, [name]: {} }), { kind: "decode", path: name });
    }
    for (const errmsg of [1.5, "x", "", true, [20000]]) {
      await rejection(read("listStaff", { ...full, errmsg }), { kind: "decode", path: "errmsg" });
    }
  });

  it("of a refusal is read whatever its values are", async () => {
    for (const values of [null, {}, "", "text", 5, [1], [{}], { deep: [[]] }]) {
      const refusal = { ...full, errmsg: 200012, succeed: false, values, errdesc: "为什么", requestId: "r-1" };
      const error = await rejection(read("listStaff", refusal), { kind: "api", code: 200012, requestId: "r-1" });
      assert.match(error.message, /为什么/);
      assert.equal(error.description, "用户传参错误");
    }
    const bare = { errmsg: 424242 };
    await rejection(read("listStaff", bare), { kind: "api", code: 424242, description: null, requestId: null });
  });

  it("that is something else than an object is refused", async () => {
    for (const wrong of ["[]", "1", '"text"', "true", "null", "[{}]"]) {
      await rejection(read("listStaff", wrong), { kind: "decode", status: 200, body: wrong, attempts: 1 });
    }
  });
});

describe("an answer that is no JSON", () => {
  it("says so if it is an HTML page", async () => {
    const page = "<!DOCTYPE html>\n<html><body>登录</body></html>";
    for (const text of [page, `\n\n${page}`, `\ufeff${page}`]) {
      const error = await rejection(read("listStaff", text), { kind: "decode", status: 200 });
      assert.match(error.message, /HTML/);
      assert.match(error.message, /baseUrl/);
      assert.ok(error.body.includes(page));
    }
  });

  it("is refused if it is empty", async () => {
    for (const body of ["", " ", "\n\n", "\ufeff"]) await rejection(read("listStaff", body), { kind: "decode", body });
    await rejection(read("listStaff", new Uint8Array(0)), { kind: "decode", body: "" });
  });

  it("is refused wherever it was truncated", async () => {
    const bytes = new TextEncoder().encode(exampleText("listAdGroups").trimEnd());
    for (let length = 0; length < bytes.length; length += 1) {
      await rejection(read("listAdGroups", bytes.subarray(0, length)), { kind: "decode", attempts: 1 });
    }
  });

  it("is refused whatever is malformed in it", async () => {
    const good = JSON.stringify(envelope([{ x: 1 }]));
    for (const [from, to] of [
      ["[{", "[,{"],
      ["}]", "},]"],
      ['"x":1', '"x":1,'],
      ['"x":1', '"x" 1'],
      ['"x":1', "x:1"],
      ['"x":1', "'x':1"],
      ['"x":1', '"x":01'],
      ['"x":1', '"x":+1'],
      ['"x":1', '"x":.5'],
      ['"x":1', '"x":5.'],
      ['"x":1', '"x":1e'],
      ['"x":1', '"x":-'],
      ['"x":1', '"x":0x1'],
      ['"x":1', '"x":NaN'],
      ['"x":1', '"x":Infinity'],
      ['"x":1', '"x":undefined'],
      ['"x":1', '"x":tru'],
      ['"x":1', '"x":nullx'],
      ['"x":1', '"x":"\n"'],
      ['"x":1', '"x":"\\x"'],
      ['"x":1', '"x":"\\u12g4"'],
      ['"x":1', '"x":"\\u123'],
      ['"x":1', '"x":1 2'],
      ['"x":1', '"x":1/**/'],
      ['"x":1', '"x":\u00a01'],
    ]) {
      const text = good.replace(from, to);
      assert.throws(() => JSON.parse(text), SyntaxError);
      await rejection(read("call", text), { kind: "decode" });
      await rejection(read("listStaff", text), { kind: "decode" });
    }
    for (const text of [`${good}x`, `${good}${good}`, `x${good}`, `)]}',\n${good}`, good.slice(1), `${good}\0`]) {
      await rejection(read("call", text), { kind: "decode" });
    }
  });

  it("is shown cut at 2,048 characters", async () => {
    for (const character of ["x", "中", "🙂"]) {
      const error = await rejection(read("listStaff", character.repeat(5000)), { kind: "decode" });
      assert.equal([...error.body].length, 2048);
      assert.equal(error.body, character.repeat(2048));
    }
    assert.equal((await rejection(read("listStaff", "y".repeat(2048)))).body.length, 2048);
  });
});

describe("a status that is not 2xx", () => {
  it("with an envelope is what the envelope says", async () => {
    const refusal = envelope(null, { errmsg: 200012, succeed: false });
    await rejection(read("listStaff", refusal, { status: 400 }), { kind: "api", code: 200012, status: 400 });
  });

  it("without one is of kind http", async () => {
    for (const [status, body] of [
      [400, ""],
      [403, "<html>forbidden</html>"],
      [404, "Not Found"],
      [500, '{"Message":"An error has occurred."}'],
      [502, "<html>Bad Gateway</html>"],
    ]) {
      const error = await rejection(read("listStaff", body, { status }), { kind: "http", status, body, code: null });
      assert.match(error.message, new RegExp(status));
    }
  });

  it("with an envelope of success is no success", async () => {
    await rejection(read("listStaff", envelope([]), { status: 500 }), { kind: "http", status: 500 });
  });

  it("of 2xx other than 200 is a success", async () => {
    assert.deepEqual((await read("listStaff", envelope([]), { status: 201 })).values, []);
    await rejection(read("listStaff", new Uint8Array(0), { status: 202 }), { kind: "decode", status: 202 });
  });
});
