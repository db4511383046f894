import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { openPage, section, setFault, startDemo } from "./demo.mjs";

let demo, page, complaints;

before(async () => {
  demo = await startDemo();
  ({ page, complaints } = await openPage(demo));
});
beforeEach(() => complaints.splice(0));
after(() => demo?.close());

test("a server's error is told when repeated attempts fail too", async () => {
  const { submit, error } = section(page, "listStaff");
  await setFault(page, "faultBusy");
  assert.match(await submit(), /^出错：服务器拒绝/);
  const told = await error.textContent();
  for (const part of ["200011", "服务器错误", "请求次数3"]) assert.ok(told.includes(part), part);
  assert.deepEqual(complaints, []);
});

test("only the next call meets the fault", async () => {
  const { submit } = section(page, "listStaff");
  await page.locator(".panel [role=status]", { hasText: "没有故障" }).waitFor();
  assert.match(await submit(), /^12 条/);
});

test("a fault that passes is not seen", async () => {
  const { submit } = section(page, "listLabels");
  const before = demo.emulator.requests.length;
  await setFault(page, "faultBusy", { lasting: false });
  assert.match(await submit(), /^30 条/);
  assert.equal(demo.emulator.requests.length - before, 2);
  assert.deepEqual(complaints, []);
});

test("HTTP 503 is told with its status", async () => {
  const { submit, error } = section(page, "listAdGroups");
  await setFault(page, "faultStatus");
  assert.match(await submit(), /^出错：HTTP/);
  assert.match(await error.textContent(), /503/);
  // The browser's own words for it, one for each attempt.
  assert.equal(complaints.filter((text) => /status of 503/.test(text)).length, complaints.length);
});

test("an answer that is not as documented names the place", async () => {
  const { submit, error, root } = section(page, "listWechatAccounts");
  await setFault(page, "faultTypes");
  assert.match(await submit(), /^出错：应答与文档不符/);
  assert.match(await error.textContent(), /values\[0\]\.ad_wechat_id/);
  await root.locator(".json summary").click();
  assert.match(JSON.parse(await root.locator(".json pre:not(:empty)").textContent()).body, /unexpected/);
});

test("a connection that breaks is a network error, and an action's outcome is unknown", async () => {
  const { submit, error } = section(page, "addFriend");
  await setFault(page, "faultReset");
  assert.match(await submit(), /^出错：连接失败/);
  assert.match(await error.textContent(), /不知道操作是否已经执行/);
});

test("a call can be cancelled", async () => {
  const { root, submit, status } = section(page, "listFriends");
  await setFault(page, "faultHang");
  const end = submit();
  await status.filter({ hasText: "正在调用" }).waitFor();
  await root.getByRole("button", { name: "取消" }).click();
  assert.match(await end, /^出错：已取消/);
});

test("faults can be cleared", async () => {
  await setFault(page, "faultHang");
  await page.getByRole("button", { name: "清除" }).click();
  assert.match(await section(page, "listFriends").submit(), /^20 条/);
});
