import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Client, example, started } from "./client.js";

const emulator = await started({ loose: false });
const client = new Client(emulator);

const lists: [string, string][] = [
  ["listStaff", "staff"],
  ["listLabelCategories", "Label"],
  ["listLabels", "wecahtlabel"],
  ["listAdGroups", "AdManage"],
  ["listFriendAttributes", "friend/GetCustomAttributeList"],
];

describe("the vendor's examples come first, and what follows has the same fields", () => {
  const check = (values: object[], examples: object[]): void => {
    assert.deepEqual(values.slice(0, examples.length), examples);
    assert.ok(values.length > examples.length);
    for (const record of values) assert.deepEqual(Object.keys(record), Object.keys(examples[0]!));
  };
  for (const [id, path] of lists) {
    test(id, async () => check((await client.get(path)).values, example(id).values));
  }
  test("listStaffWechatAccounts", async () => {
    check((await client.post("staff/GetStaffWechat", {})).values, example("listStaffWechatAccounts").values);
  });
});

test("an account looks real where the vendor's example only names its fields", async () => {
  const [first] = (await client.get("WeCaht")).values;
  const [vendors] = example("listWechatAccounts").values;
  const named = Object.keys(vendors).filter((name) =>
    /^(微信号|昵称|二维码|添加时间|原始微信号)$/.test(vendors[name]),
  );
  assert.equal(named.length, 5);
  assert.deepEqual(Object.keys(first), Object.keys(vendors));
  for (const name of Object.keys(vendors)) {
    if (!named.includes(name)) assert.deepEqual(first[name], vendors[name], name);
  }
  assert.match(first.ad_wechat_nober, /^[a-z]+\d+$/);
  assert.match(first.ad_wechat_nick, /^P\d\d$/);
  assert.match(first.ad_wechat_qrcode, /^http:\/\/\S+\.png$/);
  assert.match(first.ad_wechat_addtime, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  assert.match(first.ad_original_nober, /^wxid_\w+$/);
});

test("no record of any list has the name of its field in place of a value", async () => {
  const { data } = emulator;
  const records = [data.accounts, data.staff, data.staffAccounts, data.friends]
    .flat()
    .map(({ record }) => record);
  const placeholders = /^(微信号|昵称|二维码|添加时间|原始微信号|姓名|手机号|头像)$/;
  for (const record of records) {
    for (const [name, value] of Object.entries(record))
      assert.doesNotMatch(String(value), placeholders, name);
  }
});

describe("the data has the size that was asked for", () => {
  const sizes = [0, 1, 7, 500];
  for (const size of sizes) {
    test(String(size), async () => {
      const sized = await started({
        accounts: size,
        staff: size,
        labels: size,
        adGroups: size,
        friends: size,
      });
      const caller = new Client(sized);
      for (const path of ["WeCaht", "staff", "wecahtlabel", "AdManage"]) {
        assert.equal((await caller.get(path)).values.length, size, path);
      }
      const friends = (await caller.get("friend?PageSize=1000")).values;
      assert.equal(Array.isArray(friends) ? friends.length : 1, size);
    });
  }
});

test("an account has thirty fields and about 800 bytes", async () => {
  const { values } = await client.get("WeCaht");
  assert.equal(Object.keys(values[5]).length, 30);
  const size = JSON.stringify(values).length / values.length;
  assert.ok(size > 700 && size < 900, String(size));
});

test("accounts are filtered by kind, personal ones by default", async () => {
  const kinds = (values: { ad_wechat_lei: number }[]) => new Set(values.map((value) => value.ad_wechat_lei));
  assert.deepEqual(kinds((await client.get("WeCaht")).values), new Set([0]));
  assert.deepEqual(kinds((await client.get("WeCaht?ad_wechat_lei=0")).values), new Set([0]));
  const wecom = (await client.get("WeCaht?ad_wechat_lei=3")).values;
  assert.deepEqual(kinds(wecom), new Set([3]));
  assert.equal(wecom.length, 3);
});

describe("staff are filtered", () => {
  test("by state", async () => {
    const all = (await client.get("staff?ad_staff_state=-1")).values;
    const enabled = (await client.get("staff?ad_staff_state=0")).values;
    const disabled = (await client.get("staff?ad_staff_state=1")).values;
    assert.equal(enabled.length + disabled.length, all.length);
    assert.ok(enabled.length > 0 && disabled.length > 0);
    assert.ok(disabled.every((member: { ad_staff_state: number }) => member.ad_staff_state === 1));
  });
  test("by code", async () => {
    const { values } = await client.get("staff?ad_staff_code=b03");
    assert.deepEqual(
      values.map((member: { ad_staff_code: string }) => member.ad_staff_code),
      ["b03"],
    );
    assert.deepEqual((await client.get("staff?ad_staff_code=nobody")).values, []);
  });
  test("by part of the name", async () => {
    const { ad_staff_name } = (await client.get("staff?ad_staff_code=b03")).values[0];
    const part = encodeURIComponent(ad_staff_name.slice(0, 1));
    const { values } = await client.get(`staff?ad_staff_name=${part}`);
    assert.ok(values.length > 0 && values.length < 12);
    for (const member of values) assert.ok(member.ad_staff_name.includes(ad_staff_name.slice(0, 1)));
  });
  test("by the time they were added", async () => {
    assert.equal((await client.get("staff?ad_staff_addtime=2019-01-11")).values.length, 2);
    assert.equal((await client.get("staff?ad_staff_addtime=2019-01-11%2008:00:01")).values.length, 1);
    assert.equal((await client.get("staff?ad_staff_addtime=2018-01-01+00:00:00")).values.length, 12);
  });
  test("an empty parameter is none", async () => {
    assert.equal((await client.get("staff?ad_staff_code=&ad_staff_name=")).values.length, 12);
  });
});

test("labels are filtered by category", async () => {
  const all = (await client.get("wecahtlabel?categories=-1")).values;
  const some = (await client.get("wecahtlabel?categories=189")).values;
  assert.ok(some.length >= 3 && some.length < all.length);
  assert.ok(some.every((label: { ad_label_id: number }) => label.ad_label_id === 189));
  assert.deepEqual((await client.get("wecahtlabel?categories=77")).values, []);
});

test("every label has a category that is listed", async () => {
  const { values: categories } = await client.get("Label");
  const { values: labels } = await client.get("wecahtlabel");
  for (const label of labels) {
    const category = categories.find(
      (each: { ad_label_id: number }) => each.ad_label_id === label.ad_label_id,
    );
    assert.equal(category?.ad_label_name, label.ad_label_name);
  }
});

describe("the accounts that staff run", () => {
  test("are those of one member", async () => {
    const { values } = await client.post("staff/GetStaffWechat", { ad_staff_code: "b03" });
    assert.deepEqual(values[0], example("listStaffWechatAccounts").values[0]);
    assert.ok(values.every((account: { ad_staff_code: string }) => account.ad_staff_code === "b03"));
  });
  test("are those of all, without a body too", async () => {
    const { values } = await client.post("staff/GetStaffWechat", "");
    assert.ok(new Set(values.map((account: { ad_staff_code: string }) => account.ad_staff_code)).size > 5);
  });
  test("of an unknown member are refused with 200010", async () => {
    assert.equal((await client.post("staff/GetStaffWechat", { ad_staff_code: "zz" })).errmsg, 200010);
  });
});
