import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Client, type Envelope, example, NOON, started } from "./client.js";

const emulator = await started({ now: () => NOON });
const client = new Client(emulator, () => NOON);

describe("a field comes now in one type and now in the other", () => {
  const cases: [string, string, string[]][] = [
    ["staff", "ad_staff_state", ["number", "string"]],
    ["wecahtlabel", "ad_label_id", ["number", "string"]],
    ["AdManage", "ad_brand_welist", ["object", "string"]],
    ["friend/GetCustomAttributeList", "id", ["number", "string"]],
    ["friend/GetCustomAttributeList", "customIsred", ["boolean", "number"]],
    ["friend/GetCustomAttributeList", "customType", ["number", "string"]],
    ["friend?PageSize=60", "ad_friend_id", ["number", "string"]],
    ["WeCaht", "ad_wechat_push", ["boolean", "number"]],
  ];
  for (const [path, field, types] of cases) {
    test(`${field} of ${path}`, async () => {
      const { values } = await client.get(path);
      const seen = new Set<string>(values.map((record: Record<string, unknown>) => typeof record[field]));
      assert.deepEqual([...seen].sort(), types);
    });
  }
});

test("the vendor's examples stay as they are", async () => {
  const { values } = await client.get("wecahtlabel");
  assert.deepEqual(values.slice(0, 5), example("listLabels").values);
});

test("a record's form depends on its place alone, not on how often it was asked for", async () => {
  const first = (await client.get("staff")).values;
  assert.deepEqual((await client.get("staff")).values, first);
  const { values } = await client.get(`staff?ad_staff_code=b07`);
  assert.deepEqual(values[0], first[6]);
});

test("seven answers show all forms of the envelope, the eighth begins anew", async () => {
  const form = ({ msgTime, MsgTime, ...rest }: Envelope): string =>
    [
      msgTime === undefined ? "MsgTime" : "msgTime",
      /^\d{4}-\d\d-\d\dT12:00:00\.\d{7}\+08:00$/.test(msgTime ?? MsgTime ?? "")
        ? "iso"
        : (msgTime ?? MsgTime),
      "requestId" in rest ? typeof rest.requestId : "none",
      "errdesc" in rest ? typeof rest.errdesc : "none",
    ].join(" ");
  const forms: string[] = [];
  for (let count = 0; count < 8; count += 1) forms.push(form(await client.get("Label")));
  assert.deepEqual(
    [...new Set(forms)].sort(),
    [
      "MsgTime 2024/5/1 12:00:00 none none",
      "MsgTime iso none string",
      "msgTime iso none none",
      "msgTime iso object none",
      "msgTime iso object object",
      "msgTime iso string object",
      "msgTime iso string string",
    ].sort(),
  );
  assert.equal(forms[7], forms[0]);
});

test("loose: false turns it off", async () => {
  const strict = await started({ loose: false });
  const caller = new Client(strict);
  for (let count = 0; count < 8; count += 1) {
    const envelope = await caller.get("staff");
    assert.deepEqual(Object.keys(envelope), [
      "requestId",
      "errmsg",
      "succeed",
      "msgTime",
      "values",
      "errdesc",
    ]);
    for (const member of envelope.values) assert.equal(typeof member.ad_staff_state, "number");
  }
});

describe("the data", () => {
  const paths = ["WeCaht", "staff", "wecahtlabel", "AdManage", "friend?PageSize=500"];
  const all = async (seed: number, size: number): Promise<any[][]> => {
    const made = await started({
      seed,
      accounts: 30,
      staff: 30,
      labels: size,
      adGroups: size,
      friends: size,
    });
    const caller = new Client(made);
    const lists: any[][] = [];
    for (const path of paths) lists.push((await caller.get(path)).values);
    return lists;
  };
  test("is the same for the same seed", async () => {
    assert.deepEqual(await all(7, 40), await all(7, 40));
  });
  test("is different for another seed, but for the examples", async () => {
    const [one, other] = [await all(7, 40), await all(8, 40)];
    for (const index of paths.keys()) {
      assert.deepEqual(one[index]![0], other[index]![0]);
      assert.notDeepEqual(one[index], other[index]);
    }
  });
  test("begins the same however much there is", async () => {
    const [short, long] = [await all(7, 40), await all(7, 80)];
    for (const index of paths.keys()) {
      assert.deepEqual(long[index]!.slice(0, short[index]!.length), short[index]);
    }
  });
});
