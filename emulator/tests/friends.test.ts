import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Client, example, started } from "./client.js";

const emulator = await started({ loose: false, friends: 45 });
const client = new Client(emulator);

/** Whatever `values` is, as a list. */
async function friends(query: string): Promise<any[]> {
  const { errmsg, values } = await client.get(`friend?${query}`);
  assert.equal(errmsg, 20000);
  return Array.isArray(values) ? values : [values];
}

describe("pages", () => {
  test("have twenty friends without parameters", async () => {
    const { values } = await client.get("friend");
    assert.equal(values.length, 20);
    assert.deepEqual(values[0], example("listFriends").values);
  });
  test("follow each other without gap or double", async () => {
    const pages = [await friends("Page=1"), await friends("Page=2"), await friends("Page=3")];
    assert.deepEqual(
      pages.map((page) => page.length),
      [20, 20, 5],
    );
    const ids = pages.flat().map((friend) => friend.ad_friend_id);
    assert.equal(new Set(ids).size, 45);
  });
  test("are of the size asked for", async () => {
    assert.equal((await friends("PageSize=7&Page=2")).length, 7);
  });
  test("beyond the end are empty", async () => {
    assert.deepEqual((await client.get("friend?Page=4")).values, []);
  });
  test("with exactly one friend are an object, as the vendor shows it", async () => {
    const { values } = await client.get("friend?PageSize=1");
    assert.deepEqual(values, example("listFriends").values);
  });
});

describe("filters", () => {
  test("account", async () => {
    const found = await friends("Wechat_id=3547&PageSize=100");
    assert.ok(found.length > 1);
    assert.ok(found.every((friend) => friend.Wechat_id === 3547));
  });
  test("WeChat id, of either kind", async () => {
    const [, second] = await friends("PageSize=2");
    for (const id of [second.ad_friend_uwenober, second.ad_friend_wenober]) {
      assert.deepEqual(await friends(`Wechat_No=${id}`), [second]);
    }
    assert.deepEqual(await friends("Wechat_No=nobody"), []);
  });
  test("time added: one an hour from 2021-01-01 08:00:00 on, both ends included", async () => {
    const query = "StartTime=2021-01-01%2010:00:00&EndTime=2021-01-01%2012:00:00";
    assert.deepEqual(
      (await friends(query)).map((friend) => friend.ad_friend_id),
      [1100002, 1100003, 1100004],
    );
  });
  test("time bound: ten minutes later", async () => {
    const start = Date.UTC(2021, 0, 1, 2, 10, 0) / 1000;
    const found = await friends(`ad_bind_Stime=${start}&ad_bind_Etime=${start + 3600}`);
    assert.deepEqual(
      found.map((friend) => friend.ad_friend_id),
      [1100002, 1100003],
    );
  });
  test("time of the last chat", async () => {
    const all = (await friends("PageSize=100")).slice(1);
    const middle = all[20].ad_updatechatting_time;
    const before = await friends(`PageSize=100&ad_updatechatting_Etime=${middle}`);
    const after = await friends(`PageSize=100&ad_updatechatting_Stime=${middle + 1}`);
    assert.equal(before.length + after.length, 45);
  });
  test("changed after, not at", async () => {
    const all = (await friends("PageSize=100")).slice(1);
    const newest = Math.max(...all.map((friend) => friend.ad_relation_expand3));
    assert.deepEqual(await friends(`ad_relation_expand3=${newest}`), []);
    assert.equal((await friends(`ad_relation_expand3=${newest - 1}`)).length, 1);
  });
  test("staff", async () => {
    const found = await friends("ad_staff_code=b02&PageSize=100");
    assert.ok(found.length > 1 && found.length < 10);
    assert.ok(found.every((friend) => friend.ad_staff_code === "b02"));
  });
  test("friend, group, WeCom contact, WeCom group", async () => {
    let sum = 0;
    for (const kind of [0, 1, 2, 3]) {
      const found = await friends(`ad_relation_isflock=${kind}&PageSize=100`);
      sum += found.length;
      for (const friend of found) assert.equal(friend.ad_relation_isflock ?? 0, kind);
    }
    assert.equal(sum, 45);
    assert.equal((await friends("ad_relation_isflock=-1&PageSize=100")).length, 45);
  });
  test("state, valid ones by default", async () => {
    assert.equal((await friends("PageSize=100&ad_relation_state=0")).length, 45);
    assert.equal((await friends("PageSize=100&ad_relation_state=-1")).length, 49);
    for (const state of [1, 4, 5, 6]) {
      const [only, ...others] = await friends(`ad_relation_state=${state}`);
      assert.equal(only.ad_relation_state, state);
      assert.deepEqual(others, []);
    }
  });
  test("kind of account", async () => {
    const personal = await friends("ad_wechat_lei=0&PageSize=100");
    const wecom = await friends("ad_wechat_lei=3&PageSize=100");
    assert.ok(personal.length > 0 && wecom.length > 0);
    assert.equal(personal.length + wecom.length, 45);
  });
  test("together", async () => {
    const found = await friends("ad_wechat_lei=0&ad_relation_isflock=1&PageSize=100");
    assert.ok(found.length > 0);
    assert.ok(found.every((friend) => friend.ad_wechat_lei === 0 && friend.ad_relation_isflock === 1));
  });
});

describe("order", () => {
  const isRising = (numbers: number[]): boolean =>
    numbers.every((number, index) => index === 0 || numbers[index - 1]! <= number);
  for (const key of ["ad_relation_id", "ad_updatechatting_time"]) {
    test(`by ${key}`, async () => {
      const values = async (model: string): Promise<number[]> =>
        (await friends(`order_by_key=${key}&order_by_model=${model}&PageSize=100`))
          .map((friend) => friend[key])
          .filter((value) => value !== undefined);
      assert.ok(isRising(await values("asc")));
      assert.ok(isRising((await values("desc")).reverse()));
    });
  }
});

describe("adding a friend", () => {
  const request = {
    ReceiVerId: "zznn72537",
    Wechat_Moble: "13800138000",
    GreeTing: "您好",
    PcKid: "order-1",
    sffcode: "b03",
  };
  const added = () => emulator.state().addedFriends;

  test("answers true and is remembered", async () => {
    emulator.reset();
    client.forgetToken();
    const envelope = await client.post("friend/Add_Friend", request);
    assert.deepEqual([envelope.errmsg, envelope.values, envelope.errdesc], [20000, true, ""]);
    assert.equal(added().length, 1);
    const { receivedAt, ...stored } = added()[0]!;
    assert.deepEqual(stored, request);
    assert.ok(Math.abs(receivedAt - Date.now()) < 10_000);
  });

  test("twice is remembered twice", async () => {
    await client.post("friend/Add_Friend", request);
    assert.deepEqual(
      added().map((friend) => friend.PcKid),
      ["order-1", "order-1"],
    );
  });

  test("without a staff code goes to the queue", async () => {
    await client.post("friend/Add_Friend", { ...request, PcKid: "order-2", sffcode: undefined });
    assert.equal(added().at(-1)!.sffcode, null);
  });

  const refusals: [object, number][] = [
    [{ ReceiVerId: undefined }, 200015],
    [{ ReceiVerId: "" }, 200015],
    [{ Wechat_Moble: undefined }, 200016],
    [{ GreeTing: undefined }, 200012],
    [{ PcKid: "" }, 200012],
    [{ PcKid: 1 }, 200012],
    [{ ReceiVerId: "nobody" }, 200018],
    [{ ReceiVerId: "mioz888" }, 200017],
    [{ sffcode: "nobody" }, 200010],
  ];
  for (const [change, code] of refusals) {
    test(`with ${JSON.stringify(change, (_, value) => value ?? null)} is refused with ${code}`, async () => {
      const before = added().length;
      const envelope = await client.post("friend/Add_Friend", { ...request, ...change });
      assert.equal(envelope.errmsg, code);
      assert.equal(envelope.values, null);
      assert.equal(added().length, before);
    });
  }
});
