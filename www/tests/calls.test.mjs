import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, section, startDemo } from "./demo.mjs";

let demo, page, complaints;

before(async () => {
  demo = await startDemo();
  ({ page, complaints } = await openPage(demo));
});
after(() => demo?.close());

const lists = {
  listWechatAccounts: ["ad_wechat_id", 20],
  listStaff: ["ad_staff_code", 12],
  listLabelCategories: ["ad_label_id", undefined],
  listLabels: ["ad_label_info_id", 30],
  listAdGroups: ["ad_brand_id", 8],
  listFriendAttributes: ["id", undefined],
  listStaffWechatAccounts: ["ad_staff_code", undefined],
  listFriends: ["ad_friend_id", 20],
};

for (const [id, [firstKey, count]] of Object.entries(lists)) {
  test(`${id} shows a table of its records`, async () => {
    const { submit, table } = section(page, id);
    const [, shown] = /^(\d+) 条，\d+ 毫秒$/.exec(await submit()) ?? assert.fail("no count");
    assert.ok((await table.locator("th").allTextContents()).includes(firstKey));
    assert.equal(await table.locator("tbody tr").count(), Number(shown));
    if (count) assert.equal(Number(shown), count);
    assert.ok(Number(shown) > 0);
  });
}

test("the whole reply is there as JSON", async () => {
  const { root, submit } = section(page, "listAdGroups");
  await submit();
  await root.locator(".json summary").click();
  const reply = JSON.parse(await root.locator(".json pre:not(:empty)").textContent());
  assert.equal(reply.errmsg, 20000);
  assert.ok(Array.isArray(reply.values[0].ad_brand_welist));
});

test("parameters are sent with their types, and shown as code", async () => {
  const { root, field, submit, table } = section(page, "listFriends");
  await field("PageSize").fill("3");
  await root.locator(".more summary").click();
  await field("order_by_key").selectOption("ad_relation_id");
  await field("order_by_model").selectOption("desc");
  await field("ad_bind_Etime").fill("2030-01-02T03:04:05");
  const code = await root.locator("pre.code").textContent();
  assert.match(code, /^await v1\.listFriends\(\{ PageSize: 3, ad_bind_Etime: new Date\("2030-01-0/);
  assert.match(await submit(), /^3 条/);
  assert.equal(await table.locator("tbody tr").count(), 3);
  const sent = new URLSearchParams(demo.emulator.requests.at(-1).query);
  assert.equal(sent.get("order_by_model"), "desc");
  assert.match(sent.get("ad_bind_Etime"), /^18\d{8}$/);
});

test("a parameter of a wrong type is marked, and nothing is sent", async () => {
  const { field, submit, error } = section(page, "listLabels");
  const before = demo.emulator.requests.length;
  await field("categories").fill("many");
  assert.match(await submit(), /^出错：参数有误/);
  assert.match(await error.textContent(), /params\.categories/);
  assert.equal(await field("categories").getAttribute("aria-invalid"), "true");
  assert.equal(await page.evaluate(() => document.activeElement.name), "categories");
  assert.equal(demo.emulator.requests.length, before);
  await field("categories").fill("-1");
  assert.match(await submit(), /^30 条/);
  assert.equal(await field("categories").getAttribute("aria-invalid"), null);
});

test("a missing parameter is marked", async () => {
  const { field, submit, root } = section(page, "addFriend");
  await field("GreeTing").fill("");
  await submit();
  assert.match(await root.locator(".field-error").textContent(), /GreeTing/);
  await field("GreeTing").fill("你好");
});

test("a refusal is told with code, the vendor's words and a hint", async () => {
  const { field, submit, error } = section(page, "listStaffWechatAccounts");
  await field("ad_staff_code").fill("zz99");
  assert.match(await submit(), /^出错：服务器拒绝/);
  const told = await error.textContent();
  for (const part of ["200010", "员工号不存在", "怎么办", "员工号以「员工配置」"]) assert.ok(told.includes(part), part);
});

test("a friend is added, each time under a new id", async () => {
  const { field, submit, root } = section(page, "addFriend");
  const id = await field("PcKid").inputValue();
  assert.match(await submit(), /^成功/);
  assert.equal(await root.locator(".output > div > p > code").textContent(), "values: true");
  assert.equal(JSON.parse(demo.emulator.requests.at(-1).body).PcKid, id);
  assert.notEqual(await field("PcKid").inputValue(), id);
});

test("an account that may not add friends is told so", async () => {
  const { field, submit, error } = section(page, "addFriend");
  await field("ReceiVerId").fill("mioz888");
  await submit();
  assert.match(await error.textContent(), /200017.*is_receiveaddfriendtask/);
});

test("the browser reported no error", () => assert.deepEqual(complaints, []));
