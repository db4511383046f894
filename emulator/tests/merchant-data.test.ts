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

describe("organization", () => {
  test("departments, as documented", async () => {
    const departments = await client.values("System/GetDepartList");
    for (const department of departments) {
      assert.deepEqual(Object.keys(department), ["departid", "departname"]);
      assert.equal(typeof department.departid, "number");
    }
  });
  test("groups of one department or all", async () => {
    assert.equal((await client.values("System/GetDepartGroupList", { departId: -1 })).length, 6);
    assert.equal((await client.values("System/GetDepartGroupList", { departId: 12 })).length, 2);
    await client.requires("System/GetDepartGroupList", {}, ["departId"]);
  });
  test("staff of a group", async () => {
    const body = { departId: -1, departGroupId: -1, staffState: 1 };
    const all = await client.values("System/GetStaffList", body);
    assert.equal(all.length, 12);
    assert.deepEqual(await client.values("emulator/listAllStaff", {}), all);
    const valid = await client.values("System/GetStaffList", { ...body, staffState: 0 });
    assert.ok(valid.length < 12 && valid.every((member: any) => member.ad_staff_state === 0));
    const group = await client.values("System/GetStaffList", { ...body, departId: 11, departGroupId: 111 });
    assert.equal(group.length, 2);
    await client.requires("System/GetStaffList", body, ["departId", "departGroupId", "staffState"]);
  });
});

describe("fans", () => {
  const all = { fansKe: "" };
  test("are listed in pages and counted", async () => {
    assert.equal(await client.values("Friend/GetFansCount", all), 64);
    assert.equal(
      (await client.values("Friend/GetFansList", { ...all, pageIndex: 4, pageSize: 20 })).length,
      4,
    );
    await client.requires("Friend/GetFansCount", all, ["fansKe"]);
  });
  test("have a documented source", async () => {
    const fans = await client.values("Friend/GetFansList", { pageSize: 100 });
    assert.ok(fans.every((fan: any) => Number.isInteger(fan.ad_relation_scene)));
  });
  test("are filtered, and the count agrees", async () => {
    const [, second] = await client.values("Friend/GetFansList", { pageSize: 2 });
    const filters = [
      { fansKe: second.ad_friend_wenober },
      { fansName: second.username },
      { wechatId: 3547 },
      { wechatKey: "wxid_2yfwlz5fu21922" },
      { staffCode: "b02" },
      { wechatType: 3 },
      { relationType: 1 },
      { relationState: 4 },
      { minUpdateTime: second.ad_relation_expand3 },
      { addStartTime: 1609466400, addEndTime: 1609470000 },
      { bindStartTime: 1609466400, bindEndTime: 1609470000 },
      { lastChatStartTime: second.ad_updatechatting_time, lastChatEndTime: second.ad_updatechatting_time },
    ];
    for (const filter of filters) {
      const { length } = await client.values("Friend/GetFansList", { ...filter, pageSize: 100 });
      assert.ok(length > 0 && length < 64, JSON.stringify(filter));
      assert.equal(
        await client.values("Friend/GetFansCount", { ...all, ...filter }),
        length,
        JSON.stringify(filter),
      );
    }
  });
});

describe("ads", () => {
  const all = { name: "", pageIndex: 1, pageSize: 100 };
  test("are listed, counted and filtered", async () => {
    const ads = await client.values("AdManage/GetAdList", all);
    assert.equal(ads.length, 25);
    const cases: [object, (ad: any) => boolean][] = [
      [{ state: 1 }, (ad) => ad.state === 1],
      [{ state: 0, buildType: 1 }, (ad) => ad.state === 0 && ad.buildType === 1],
      [{ code: "AD0003" }, (ad) => ad.code === "AD0003"],
      [{ name: ads[0].name.slice(-2) }, (ad) => ad.name.includes(ads[0].name.slice(-2))],
      [{ minCosts: 2000.5, maxCosts: 8000 }, (ad) => ad.costs >= 2000.5 && ad.costs <= 8000],
      [
        { startTime: "2022-01-03 00:00:00", endTime: "2022-01-05 23:59:59" },
        (ad) => ad.createTime.slice(9, 10) > "2" && ad.createTime < "2022-01-06",
      ],
    ];
    for (const [filter, fits] of cases) {
      const found = await client.values("AdManage/GetAdList", { ...all, ...filter });
      assert.deepEqual(found, ads.filter(fits), JSON.stringify(filter));
      assert.equal(await client.values("AdManage/GetAdCount", { name: "", ...filter }), found.length);
    }
    assert.equal(
      (await client.values("AdManage/GetAdList", { ...all, pageIndex: 3, pageSize: 10 })).length,
      5,
    );
  });
  test("need a name, if only an empty one, and a page", async () => {
    await client.requires("AdManage/GetAdList", all, ["name", "pageIndex", "pageSize"]);
    await client.requires("AdManage/GetAdCount", { name: "" }, ["name"]);
  });
});

describe("call recordings", () => {
  const all = {
    ad_staff_code: "",
    msg_type: "voip_voice",
    wechat_lei: "-1",
    wechat_id: "",
    fans_key: "",
    PageIndex: 1,
    PageSize: 100,
  };
  const list = (filter: object = {}) =>
    client.values("MeetingCall/GetMeetingVoiceCall", { ...all, ...filter });
  test("are listed and filtered", async () => {
    const calls = await list();
    assert.equal(calls.length, 12);
    assert.equal((await list({ msg_type: "meeting_voice_call" })).length, 13);
    const [call] = calls;
    for (const filter of [
      { ad_staff_code: call.ad_staff_code },
      { wechat_id: call.wechat_id },
      { fans_key: call.fans_key },
      { ad_wechat_nober: call.ad_wechat_nober.slice(1) },
      { ad_wechat_nick: call.ad_wechat_nick },
      { startDate: call.startTime, endDate: call.startTime },
      { wechat_lei: call.wechat_lei },
    ]) {
      const found = await list(filter);
      assert.ok(found.length > 0 && found.length <= 12, JSON.stringify(filter));
      assert.deepEqual(found[0], call);
    }
    assert.equal((await list({ PageIndex: 3, PageSize: 5 })).length, 2);
  });
  test("need all that is required, paging with a capital P", async () => {
    await client.requires("MeetingCall/GetMeetingVoiceCall", all, Object.keys(all));
    const { PageIndex: _, ...lower } = { ...all, pageIndex: 1 };
    assert.equal((await client.ask("MeetingCall/GetMeetingVoiceCall", lower)).errmsg, 200012);
    assert.equal(
      (await client.ask("MeetingCall/GetMeetingVoiceCall", { ...all, msg_type: "x" })).errmsg,
      200012,
    );
    assert.equal(
      (await client.ask("MeetingCall/GetMeetingVoiceCall", { ...all, wechat_lei: 3 })).errmsg,
      200012,
    );
  });
});

describe("reports", () => {
  const service = { orderType: "asc", show: 3, staffState: true };
  const report = (change: object = {}) =>
    client.values("Report/GetDataByStaffCustomer", { ...service, ...change });
  test("of service, by staff member, group or department", async () => {
    assert.equal((await report()).length, 12);
    assert.equal((await report({ show: 2 })).length, 6);
    const departments = await report({ show: 1, orderKey: "depart_name" });
    assert.equal(departments.length, 3);
    const customers = (lines: any[]) => lines.reduce((sum, line) => sum + line.customerCount, 0);
    assert.equal(customers(departments), customers(await report()));
    assert.ok((await report({ staffState: false })).length < 12);
    assert.equal((await report({ departId: 11, departGroupId: 111 })).length, 2);
    assert.equal((await report({ staffCode: "b02" })).length, 1);
    assert.deepEqual(
      (await report({ orderType: "desc", orderKey: "ad_staff_name" })).reverse(),
      await report(),
    );
    assert.equal((await report({ pageIndex: 2, pageSize: 10 })).length, 2);
    await client.requires("Report/GetDataByStaffCustomer", service, ["orderType", "show", "staffState"]);
  });
  test("of activation", async () => {
    const body = { time: 1714492800, ad_departid: "-1" };
    const path = "Report/GetActivationListByStaff";
    assert.equal((await client.values(path, body)).length, 12);
    assert.equal(
      (await client.values(path, { ...body, ad_departid: "12", ad_departgroupid: "121" })).length,
      2,
    );
    assert.deepEqual(await client.values(path, body), await client.values(path, body));
    await client.requires(path, body, ["time", "ad_departid"]);
    assert.equal((await client.ask(path, { ...body, ad_departid: -1 })).errmsg, 200012);
  });
});

test("every endpoint of v2 refuses a body that is no object, and one without a token", async () => {
  const { endpoints } = (await (await fetch(`${emulator.url}/__emulator`)).json()) as { endpoints: any[] };
  const posts = endpoints.filter(({ method, paths }) => method === "POST" && paths[0].startsWith("/v2/"));
  assert.equal(posts.length, 24);
  for (const { paths } of posts) {
    const path = paths[0].slice("/v2/".length);
    assert.equal((await client.ask(path, [1])).errmsg, 200012, path);
    assert.equal((await client.send(path, {}, {})).status, 401, path);
  }
});
