// Parameters that are refused before anything is sent, and those that are not.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";

import { sent, v1, friend, assertRefused, query } from "../../support/refusing.mjs";

describe("an unknown parameter", () => {
  for (const [endpoint, name, suggestion] of [
    ["listStaff", "ad_staff_stat", "ad_staff_state"],
    ["listStaff", "AD_STAFF_CODE", "ad_staff_code"],
    ["listLabels", "category", "categories"],
    ["listStaffWechatAccounts", "ad_staff_cod", "ad_staff_code"],
  ]) {
    it(`${endpoint} ${name}: did you mean ${suggestion}?`, async () => {
      const error = await assertRefused(v1[endpoint]({ [name]: 0 }), `params.${name}`);
      assert.ok(error.message.includes(`did you mean ${suggestion}?`), error.message);
      assert.equal(error.endpoint, endpoint);
    });
  }

  it("of addFriend, where the vendor's spelling is easily mistaken", async () => {
    const { ReceiVerId, ...rest } = friend;
    const error = await assertRefused(v1.addFriend({ ReceiverId: ReceiVerId, ...rest }), "params.ReceiverId");
    assert.ok(error.message.includes("did you mean ReceiVerId?"), error.message);
  });

  it("that is like none is answered with all that there are", async () => {
    const error = await assertRefused(v1.listStaff({ zzz: 1 }), "params.zzz");
    for (const name of ["ad_staff_state", "ad_staff_code", "ad_staff_name", "ad_staff_addtime"]) {
      assert.ok(error.message.includes(name), error.message);
    }
  });

  it("of an endpoint that takes none", async () => {
    for (const endpoint of ["listAdGroups", "listLabelCategories", "listFriendAttributes", "getAccessToken"]) {
      await assertRefused(v1[endpoint]({ Page: 1 }), "params.Page", /takes none/);
    }
  });

  it("is unknown whatever its value is, and however it is called", async () => {
    for (const name of ["x", "", " ", "ad_staff_code ", "中文", "__proto__", "constructor", "toString", "0", "a.b"]) {
      for (const value of [null, 0, "a", {}, []]) {
        const params = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
        await assertRefused(v1.listStaff(params), `params.${name}`);
      }
    }
    await assertRefused(v1.listStaff({ ["n".repeat(100_000)]: 1 }), `params.${"n".repeat(100_000)}`);
  });
});

describe("a required parameter", () => {
  for (const name of Object.keys(friend)) {
    it(`${name} of addFriend may not be missing`, async () => {
      const { [name]: _, ...rest } = friend;
      for (const params of [rest, { ...rest, [name]: undefined }, { ...rest, [name]: null }]) {
        await assertRefused(v1.addFriend(params), `params.${name}`, new RegExp(`${name} is required`));
      }
    });
  }

  it("is missing where there are no parameters at all", async () => {
    for (const params of [undefined, null, {}, Object.create(null)]) {
      await assertRefused(v1.addFriend(params), "params.ReceiVerId", /ReceiVerId is required/);
    }
  });
});

describe("parameters that are no object", () => {
  for (const [what, params] of [
    ["a number", 5],
    ["a string", "ad_staff_code"],
    ["a boolean", true],
    ["an array", [{ ad_staff_code: "a" }]],
    ["a function", () => ({})],
    ["a class", class {}],
    ["a symbol", Symbol("params")],
    ["a BigInt", 5n],
    ["NaN", NaN],
    ["a Date", new Date(0)],
    ["an invalid Date", new Date(NaN)],
    ["a Map", new Map([["ad_staff_code", "a"]])],
    ["a Set", new Set()],
    ["a boxed string", new String("x")],
  ]) {
    it(what, async () => {
      await assertRefused(v1.listStaff(params), "params");
      await assertRefused(v1.listStaffWechatAccounts(params), "params");
      await assertRefused(v1.eachFriend(params).next(), "params");
    });
  }
});

describe("a parameter of a wrong type", () => {
  const anything = [
    NaN,
    Infinity,
    -Infinity,
    () => 1,
    Symbol("x"),
    new Map(),
    new Set(),
    new Date(NaN),
    {},
    [],
    [1],
    { a: 1 },
  ];
  const wrong = {
    text: [0, 1, 5n, true, false, ...anything],
    integer: ["1", "", 1.5, 1e21, 2 ** 53, -(2 ** 53), 2n ** 53n, -(2n ** 64n), true, new Date(0), ...anything],
    seconds: ["1", "2018-08-08 10:01:03", -1, 1.5, 2 ** 53, true, ...anything],
    time: [
      ...["", "now", "2018-08-08", "2018-8-8 10:01:03", "2018/08/08 10:01:03", "2018-08-08T10:01:03"],
      ...["2018-02-30 00:00:00", "2018-13-01 00:00:00", "2018-08-08 24:00:00", "2018-08-08 10:60:00"],
      ...["2018-08-08 10:01:03 ", " 2018-08-08 10:01:03", "2018-08-08 10:01", 1533693663, 0, 5n, true],
      ...anything,
    ],
  };
  for (const [endpoint, name, type] of [
    ["listStaff", "ad_staff_code", "text"],
    ["listStaffWechatAccounts", "ad_staff_code", "text"],
    ["listFriends", "Page", "integer"],
    ["listFriends", "StartTime", "time"],
    ["listFriends", "ad_bind_Stime", "seconds"],
  ]) {
    it(`${endpoint} ${name}`, async () => {
      for (const value of wrong[type]) await assertRefused(v1[endpoint]({ [name]: value }), `params.${name}`);
    });
  }

  for (const name of ["ReceiVerId", "sffcode"]) {
    it(`addFriend ${name}`, async () => {
      for (const value of wrong.text) await assertRefused(v1.addFriend({ ...friend, [name]: value }), `params.${name}`);
    });
  }
});

describe("a closed enumeration", () => {
  for (const [endpoint, name, members] of [
    ["listStaff", "ad_staff_state", [-1, 0, 1]],
    ["listFriends", "order_by_model", ["asc", "desc"]],
  ]) {
    it(`${endpoint} ${name} takes its members and nothing else`, async () => {
      for (const member of members)
        assert.deepEqual(await query(endpoint, { [name]: member }), { [name]: String(member) });
      const others = [-2, 2, 7, 0.5, 1e300, "", "0", "1", "ASC", "'asc'", "asc ", "0 | 3", "|", true, [0], {}, NaN];
      for (const other of others.filter((value) => !members.includes(value))) {
        const error = await assertRefused(v1[endpoint]({ [name]: other }), `params.${name}`);
        if (typeof other === "string" || Number.isFinite(other)) {
          for (const member of members) assert.ok(error.message.includes(String(member)), error.message);
        }
      }
    });
  }
});

describe("a point in time", () => {
  it("may be a Date, which takes the form of the parameter", async () => {
    for (const [date, text, seconds] of [
      [new Date(0), "1970-01-01 08:00:00", "0"],
      [new Date("2018-08-08T02:01:03.999Z"), "2018-08-08 10:01:03", "1533693663"],
      [new Date("2024-02-29T15:59:59.000Z"), "2024-02-29 23:59:59", "1709222399"],
      [new Date("2024-12-31T16:00:00.000Z"), "2025-01-01 00:00:00", "1735660800"],
      [new Date("2100-02-28T16:00:00.000Z"), "2100-03-01 00:00:00", "4107513600"],
      [new Date("9999-12-31T15:59:59.999Z"), "9999-12-31 23:59:59", "253402271999"],
    ]) {
      const found = await query("listFriends", { StartTime: date, EndTime: date, ad_bind_Stime: date });
      assert.deepEqual(found, { StartTime: text, EndTime: text, ad_bind_Stime: seconds });
    }
  });

  it("may be written as the vendor writes it", async () => {
    const params = { StartTime: "2018-08-08 10:01:03", EndTime: "2024-02-29 23:59:59", ad_bind_Etime: 1533693663 };
    assert.deepEqual(await query("listFriends", params), { ...params, ad_bind_Etime: "1533693663" });
  });

  it("that is an invalid Date is refused, not left out", async () => {
    for (const invalid of [new Date(NaN), new Date("nothing"), runInNewContext("new Date(NaN)")]) {
      await assertRefused(v1.listFriends({ StartTime: invalid }), "params.StartTime");
      await assertRefused(v1.listFriends({ ad_bind_Stime: invalid }), "params.ad_bind_Stime");
    }
  });

  it("of another realm is a Date too", async () => {
    const date = runInNewContext("new Date(1533693663999)");
    assert.deepEqual(await query("listFriends", { StartTime: date }), { StartTime: "2018-08-08 10:01:03" });
  });
});

describe("text in parameters", () => {
  it("arrives as it is", async () => {
    for (const text of ["", " ", "a b+c&d=e?f#g%h/i\\j", "中文🙂", "\u0000\u001f", "\ufeff", "'\"<>", "\u2028"]) {
      assert.deepEqual(await query("listStaff", { ad_staff_name: text }), { ad_staff_name: text });
      await v1.listStaffWechatAccounts({ ad_staff_code: text });
      assert.deepEqual(JSON.parse(sent.calls.at(-1).body), { ad_staff_code: text });
    }
  });

  it("of great length arrives whole", async () => {
    const text = "长".repeat(300_000);
    await v1.listStaffWechatAccounts({ ad_staff_code: text });
    assert.equal(JSON.parse(sent.calls.at(-1).body).ad_staff_code, text);
  });
});
