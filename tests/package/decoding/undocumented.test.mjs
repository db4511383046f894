// What is not documented is kept; the order of fields means nothing.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { exampleText, normalised } from "../../support/examples.mjs";
import { envelope } from "../../support/fetching.mjs";
import { read, readRecords, readAny, record, LISTS } from "../../support/decoded.mjs";

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

  for (const endpoint of ["listWechatAccounts", "listFriendAttributes"]) {
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
