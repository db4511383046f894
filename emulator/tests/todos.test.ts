import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { NOON, started } from "./client.js";
import { MerchantClient } from "./merchant-client.js";

const emulator = await started({ now: () => NOON });
let client = new MerchantClient(emulator);

beforeEach(() => {
  emulator.reset();
  client = new MerchantClient(emulator);
});

const seconds = NOON / 1000;

describe("to-do records", () => {
  const record = {
    Weixin: "wxid_a",
    From: 0,
    SffId: "b01",
    RemindTitle: "回访",
    FollowupsiTuation: "问问价格",
    RemindTime: "2024-05-02 09:00:00",
    Recipient: ["b02", "b03"],
    AdWecharId: 3547,
  };
  const list = (filter: object = {}) => client.values("Todo/GetChargeDaffairesList", filter);

  test("are added, listed and counted", async () => {
    assert.equal(await client.values("Todo/AddRecordNew", record), 1001);
    assert.equal(await client.values("Todo/AddRecord", { ...record, SffId: "b09", Recipient: [] }), true);
    const todos = await list();
    assert.equal(todos.length, 2);
    assert.equal(todos[0].chargeDaffairesId, 1001);
    assert.equal(todos[0].FollowupsiTuation, "问问价格");
    assert.equal(todos[0].createTime, "2024-05-01 12:00:00");
    assert.equal(await client.values("Todo/GetChargeDaffairesCount", {}), 2);
    assert.equal(emulator.state().todos[0]!.tenantId, "T1");
  });

  test("are filtered, and the count agrees", async () => {
    await client.values("Todo/AddRecordNew", record);
    const later = { RemindTime: "2024-06-01 09:00", SffId: "b09", Recipient: ["b04"] };
    await client.values("Todo/AddRecordNew", { ...record, ...later, AdWecharId: 3516 });
    await client.values("Todo/AddRecord", { Weixin: "wxid_b" });
    await fetch(`${emulator.url}/__emulator/todos/1002/done`, { method: "POST" });
    const remind = Date.UTC(2024, 4, 2, 1) / 1000;
    const cases: [object, number[]][] = [
      [{ createStaff: "b01" }, [1001]],
      [{ remindStaff: "b04" }, [1002]],
      [{ WecharId: 3547 }, [1001]],
      [{ wechatNober: "dong23287" }, [1002]],
      [{ usersate: 1 }, [1002]],
      [{ usersate: 0 }, [1001, 1003]],
      [{ usersate: -1 }, [1001, 1002, 1003]],
      [{ startTimestamp: seconds, endTimestamp: seconds }, [1001, 1002, 1003]],
      [{ startTimestamp: seconds + 1 }, []],
      [{ remindStartTimestamp: remind, remindEndTimestamp: remind }, [1001]],
      [{ remindStartTimestamp: remind + 1 }, [1002]],
    ];
    for (const [filter, expected] of cases) {
      const numbers = (await list(filter)).map((todo: any) => todo.chargeDaffairesId);
      assert.deepEqual(numbers, expected, JSON.stringify(filter));
      assert.equal(await client.values("Todo/GetChargeDaffairesCount", filter), expected.length);
    }
    const [only, ...others] = await list({ chargeDaffairesId: 1003 });
    assert.equal(only.Weixin, "wxid_b");
    assert.deepEqual(others, []);
  });

  test("come in pages", async () => {
    for (let count = 0; count < 25; count += 1) await client.values("Todo/AddRecordNew", record);
    const lengths: number[] = [];
    for (const pageIndex of [1, 2, 3]) lengths.push((await list({ pageIndex, pageSize: 10 })).length);
    assert.deepEqual(lengths, [10, 10, 5]);
  });

  test("are refused without what is required, or with a time that is past or none", async () => {
    await client.requires("Todo/AddRecordNew", record, [
      "Weixin",
      "From",
      "RemindTitle",
      "FollowupsiTuation",
      "RemindTime",
      "AdWecharId",
    ]);
    await client.requires("Todo/AddRecord", record, ["Weixin"]);
    for (const change of [
      { RemindTime: "2024-05-01 11:59:59" },
      { RemindTime: "tomorrow" },
      { From: 4 },
      { Recipient: "b02" },
      { Recipient: [2] },
    ]) {
      const { errmsg } = await client.ask("Todo/AddRecordNew", { ...record, ...change });
      assert.equal(errmsg, 200012, JSON.stringify(change));
    }
    assert.deepEqual(await list(), []);
  });
});

describe("bulk sends", () => {
  const task = {
    task_name: "群发",
    task_content: [
      { type: "0", data: { content: "您好" } },
      { type: "1", data: { imgName: "a", imgFormat: "png", imgMediaUrl: "http://www.example.com/a.png" } },
      { type: "7", data: {} },
    ],
  };
  test("are saved and deleted once", async () => {
    assert.equal(await client.values("BulkSend/SaveBulkSendTask", task), 853);
    assert.deepEqual(emulator.state().bulkSends[0]!.request, task);
    assert.equal(await client.values("BulkSend/DeleteBulkSendTask", { ad_bulk_send_id: 853 }), true);
    assert.equal(emulator.state().bulkSends[0]!.isDeleted, true);
    assert.equal((await client.ask("BulkSend/DeleteBulkSendTask", { ad_bulk_send_id: 853 })).errmsg, 200019);
  });
  test("are refused without content", async () => {
    for (const task_content of [
      undefined,
      "x",
      [1],
      [{ type: 0, data: {} }],
      [{ type: "0", data: {} }],
      [{ type: "0" }],
    ]) {
      assert.equal((await client.ask("BulkSend/SaveBulkSendTask", { task_content })).errmsg, 200012);
    }
    await client.requires("BulkSend/DeleteBulkSendTask", {}, ["ad_bulk_send_id"]);
  });
});
