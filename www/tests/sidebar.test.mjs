// The order system's page, opened alone: what it shows of a customer, what it sends, and what it does when things break.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { after, before, beforeEach, describe, test } from "node:test";
import { V1Client, V2Client } from "youmi-open-api";
import { openPage, startDemo, windows } from "./demo.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = fileURLToPath(new URL("../test-output/", import.meta.url));
mkdirSync(screenshots, { recursive: true });

const customer = { name: "张三", WX: "zhangsan72537", TEL: "13800138000", originalId: "wxid_5kq0w1v8j3zt22" };

const places = [
  ...Object.keys(windows).map((browser) => ({ name: `the sidebar in ${browser}`, browser })),
  { name: "the sidebar behind the gateway as a program", browser: "chromium", behind: "program" },
];

for (const { name, browser, behind } of places) {
  const options = windows[browser];
  describe(name, () => {
    let demo;
    before(async () => (demo = await startDemo({ browser, behind })));
    after(() => demo.close());
    beforeEach(() => demo.emulator.reset());

    test("is served by the gateway that is meant", async () => {
      const { status, headers } = await fetch(`${demo.url}/youmi/v1/staff`);
      assert.equal(status, 401);
      assert.equal(headers.has("x-request-id"), behind === "program");
    });

    test("shows who the customer is, who serves them, and what is known of them", async () => {
      const sidebar = await openSidebar(demo, options);
      assert.equal(await sidebar.name.innerText(), customer.name);
      const [identity, labels, attributes] = await Promise.all(["客户", "标签", "自定义属性"].map(sidebar.facts));
      assert.match(identity["微信号"], new RegExp(customer.WX));
      assert.match(identity["原始微信号"], new RegExp(customer.originalId));
      assert.match(identity["员工"], /黄艳\s+b08/);
      assert.match(identity["运营号"], /刘潇\s+liuxiao20512/);
      assert.equal(identity["来源"], "摇一摇");
      await sidebar.page.getByRole("link", { name: customer.TEL }).waitFor();

      const record = await recordOf(sidebar.page, customer.originalId);
      const v1 = directClient(V1Client, demo);
      const { values: known } = await v1.listLabels();
      const names = known.filter((label) => record.labels.includes(label.ad_label_info_id));
      assert.ok(names.length > 1);
      for (const { ad_label_name, ad_label_info_name } of names) {
        assert.ok(labels[ad_label_name].includes(ad_label_info_name), ad_label_info_name);
      }
      assert.equal(attributes["爱好"], "足球、游泳");
      assert.equal(attributes["住址"], record.attributes["15"][0]);
      assert.equal(attributes["身份证号"], "未填写（必填）");
      assert.deepEqual(sidebar.complaints, []);
      await sidebar.page.close();
    });

    test("shows orders, and their items on demand", async () => {
      const sidebar = await openSidebar(demo, options);
      const { orders } = await recordOf(sidebar.page, customer.originalId);
      const rows = sidebar.section("订单").locator("details");
      assert.equal(await rows.count(), orders.length);
      const [order] = orders;
      const row = rows.first();
      await row.getByText(order.number).waitFor();
      await row.getByText(`¥${(order.cents / 100).toFixed(2)}`, { exact: true }).waitFor();
      const item = row.getByText(order.items[0].name, { exact: true });
      assert.equal(await item.isVisible(), false);
      await row.locator("summary").click();
      await item.waitFor();
      await sidebar.page.close();
    });

    test("a label's long name is not cut off, and a customer may have neither orders nor labels", async () => {
      const first = await openSidebar(demo, options);
      const long = await customerWith(demo, first.page, ({ labels }) => labels.includes(1158));
      const unordered = await customerWith(demo, first.page, ({ orders }) => orders.length === 0);
      const unlabelled = await customerWith(demo, first.page, ({ labels }) => labels.length === 0);
      await first.page.close();

      const narrow = { ...options, viewport: { width: 360, height: 800 } };
      const { page } = await openSidebar(demo, narrow, long);
      await page.getByText("测试超长标签添加测试超长标签添加测试超长标签添加").waitFor();
      assert.ok((await overflow(page)) <= 0);
      await page.close();

      const empty = await openSidebar(demo, narrow, unordered);
      await empty.page.getByText("还没有订单").waitFor();
      await empty.page.getByText("没有未完成的待办").waitFor();
      if (browser === "chromium") await empty.screenshot("empty");
      await empty.page.close();

      const { page: bare } = await openSidebar(demo, narrow, unlabelled);
      await bare.getByText("还没有标签").waitFor();
      await bare.close();
    });

    test("a double click creates one todo, which is then in the list", async () => {
      const sidebar = await openSidebar(demo, options);
      const form = await sidebar.action("建待办", "新建待办");
      await form.getByLabel("标题").fill("回访");
      await form.getByLabel("内容").fill("确认收货地址");
      await form.getByLabel("提醒时间").fill("2099-11-24T10:30");
      await form.getByLabel("负责员工").selectOption("b03");
      await form.getByRole("button", { name: "创建待办" }).dblclick();
      await form.getByText("待办已创建。").waitFor();
      const item = sidebar.section("待办").getByRole("listitem");
      await item.getByText("回访").waitFor();
      assert.match(await item.innerText(), /确认收货地址\s+2099-11-24 10:30\s+马艳/);
      const { todos } = demo.emulator.state();
      assert.deepEqual(
        todos.map(({ Weixin, From, AdWecharId, RemindTitle, RemindTime, Recipient, SffId }) => {
          return { Weixin, From, AdWecharId, RemindTitle, RemindTime, Recipient, SffId };
        }),
        [
          {
            Weixin: customer.originalId,
            From: 0,
            AdWecharId: 135389,
            RemindTitle: "回访",
            RemindTime: "2099-11-24 10:30:00",
            Recipient: ["b03"],
            SffId: "b03",
          },
        ],
      );
      assert.equal(await form.getByLabel("标题").inputValue(), "");
      assert.deepEqual(sidebar.complaints, []);
      await sidebar.page.close();
    });

    test("todos of other customers and those that are done are not shown", async () => {
      const v2 = directClient(V2Client, demo);
      const todo = { From: 0, FollowupsiTuation: "…", RemindTime: "2099-01-01 10:00:00", AdWecharId: 135389 };
      await v2.createTodo({ ...todo, Weixin: "wxid_other", RemindTitle: "别人的" });
      const { values: done } = await v2.createTodo({ ...todo, Weixin: customer.originalId, RemindTitle: "完成的" });
      await v2.createTodo({ ...todo, Weixin: customer.originalId, RemindTitle: "自己的" });
      await fetch(`${demo.emulator.url}/__emulator/todos/${done}/done`, { method: "POST" });
      const sidebar = await openSidebar(demo, options);
      const items = sidebar.section("待办").getByRole("listitem");
      await items.getByText("自己的").waitFor();
      assert.equal(await items.count(), 1);
      await sidebar.page.close();
    });

    test("a double click sends one message, into the chat that is open", async () => {
      const sidebar = await openSidebar(demo, options);
      const form = await sidebar.action("发消息", "发送消息");
      await form.getByLabel("消息").fill("您的订单已发货");
      await form.getByRole("button", { name: "发送" }).dblclick();
      await form.getByText("消息已发送。").waitFor();
      const { sentMessages } = demo.emulator.state();
      assert.deepEqual(
        sentMessages.map(({ request }) => request),
        [
          {
            WechatId: "135389",
            ToUserName: customer.originalId,
            RelationType: 0,
            MsgType: "text",
            Text: "您的订单已发货",
          },
        ],
      );
      await sidebar.page.close();
    });

    test("a double click applies for one takeover", async () => {
      const sidebar = await openSidebar(demo, options);
      const form = await sidebar.action("接管", "申请接管");
      await form.getByLabel("接管原因").fill("原员工休假");
      await form.getByRole("button", { name: "申请接管" }).dblclick();
      await form.getByText("已申请接管。").waitFor();
      const [takeover, ...others] = demo.emulator.state().takeovers;
      assert.equal(takeover.request.friend_key, customer.originalId);
      assert.equal(takeover.request.apply_key, "b08");
      assert.equal(takeover.request.apply_reason, "原员工休假");
      assert.deepEqual(others, []);
      await sidebar.page.close();
    });

    test("after an error what was typed is still there, and trying again is the same request", async () => {
      const sidebar = await openSidebar(demo, { ...options, viewport: { width: 360, height: 800 } });
      const form = await sidebar.action("加好友", "添加好友");
      assert.equal(await form.getByLabel("手机号").inputValue(), customer.TEL);
      assert.equal(await form.getByRole("option", { name: "mioz888" }).count(), 0); // 未开启加粉任务
      await form.getByLabel("手机号").fill("13900139000");
      await form.getByLabel("由哪个运营号添加").selectOption("zznn72537");
      demo.emulator.fault({ endpoint: "addFriend", kind: "errmsg", code: 200017 });
      const submit = form.getByRole("button", { name: "添加好友" });
      await submit.dblclick();
      const alert = form.getByRole("alert");
      await alert.getByText("该运营号未开启加好友，请换一个。").waitFor();
      await alert.getByText("200017", { exact: true }).waitFor();
      await alert.getByRole("button", { name: "复制错误信息" }).click();
      await alert.getByRole("button", { name: "已复制" }).waitFor();
      if (browser === "chromium") await sidebar.screenshot("error");
      assert.deepEqual(demo.emulator.state().addedFriends, []);
      assert.equal(await form.getByLabel("手机号").inputValue(), "13900139000");

      await submit.dblclick();
      await form.getByText("已提交，等待对方通过。").waitFor();
      await alert.waitFor({ state: "detached" });
      const tries = demo.emulator.requests.filter(({ endpoint }) => endpoint === "addFriend");
      assert.equal(tries.length, 2);
      const [friend, ...others] = demo.emulator.state().addedFriends;
      assert.ok(tries.every(({ body }) => body.includes(friend.PcKid)));
      assert.equal(friend.ReceiVerId, "zznn72537");
      assert.equal(friend.Wechat_Moble, "13900139000");
      assert.equal(friend.sffcode, "b08");
      assert.deepEqual(others, []);

      await form.getByLabel("手机号").fill("13700137000");
      await submit.click();
      await form.getByText("已提交，等待对方通过。").waitFor();
      const [, another] = demo.emulator.state().addedFriends;
      assert.notEqual(another.PcKid, friend.PcKid);
      await sidebar.page.close();
    });

    test("what is typed in one form stays while another is open", async () => {
      const sidebar = await openSidebar(demo, options);
      const message = await sidebar.action("发消息", "发送消息");
      await message.getByLabel("消息").fill("写到一半");
      const takeover = await sidebar.action("接管", "申请接管");
      assert.equal(await message.isVisible(), false);
      await sidebar.action("发消息", "发送消息");
      assert.equal(await takeover.isVisible(), false);
      assert.equal(await message.getByLabel("消息").inputValue(), "写到一半");
      await sidebar.page.close();
    });

    test("one list that is refused leaves the others alone, and can be read again", async () => {
      demo.emulator.fault({ endpoint: "listLabels", kind: "errmsg", code: 200012, times: Infinity });
      const sidebar = await openSidebar(demo, options);
      const labels = sidebar.section("标签");
      await labels.getByRole("alert").getByText("200012", { exact: true }).waitFor();
      await sidebar.section("自定义属性").getByText("足球、游泳").waitFor();
      assert.equal(await sidebar.banner.count(), 0);
      demo.emulator.clearFaults();
      await labels.getByRole("button", { name: "重试" }).click();
      await labels.getByText("零售").waitFor();
      assert.equal(await labels.getByRole("alert").count(), 0);
      await sidebar.page.close();
    });

    test("answers that make no sense are errors, not data", async () => {
      demo.emulator.fault({ endpoint: "listFriends", kind: "wrongTypes", times: Infinity });
      demo.emulator.fault({ endpoint: "listFans", kind: "nullValues", times: Infinity });
      const { page, section } = await openSidebar(demo, options);
      await page.getByRole("alert").getByText("系统返回的数据有误").waitFor();
      assert.equal(await page.getByTestId("customer-name").innerText(), customer.WX); // known from the address
      await section("客户").getByText("未知").waitFor();
      await page.close();
    });

    test("an address that is bad, or was seen elsewhere, opens nothing", async () => {
      const address = await addressOf(demo);
      const withoutSession = await openPage(demo, `/sidebar/${new URL(address).search}`, options);
      await withoutSession.page.getByRole("heading", { name: "请从企客聊重新打开" }).waitFor();
      await withoutSession.page.close();

      const sidebar = await openSidebar(demo, options);
      await sidebar.page.goto(`${demo.url}/sidebar/?Type=WL&PKID=nonsense&time=now&neber=1&UserID=nonsense`);
      await sidebar.page.getByRole("heading", { name: "请从企客聊重新打开" }).waitFor();
      assert.deepEqual(await barriers(sidebar.page), []);
      const refused = await sidebar.page.goto(`${demo.url}/order?Type=WL&PKID=nonsense`);
      assert.equal(refused.status(), 403);
      await sidebar.page.close();
    });

    test("a customer who is no friend any more is still shown by what the address says", async () => {
      const { page, section } = await openSidebar(demo, options, { WX: "gone12345", originalId: "wxid_gone" });
      await section("客户").getByText("不在好友列表中").waitFor();
      assert.equal(await page.getByTestId("customer-name").innerText(), "gone12345");
      await page.close();
    });

    test("without a customer there is nothing to show, least of all somebody else", async () => {
      const address = await addressOf(demo, { WX: "", originalId: "" });
      const { page } = await openPage(demo, address.slice(demo.url.length), options);
      await page.getByRole("heading", { name: "请从企客聊重新打开" }).waitFor();
      await page.close();
    });

    test("comes back by itself when the system does, with everything typed and nothing sent", async () => {
      const sidebar = await openSidebar(demo, { ...options, viewport: { width: 360, height: 800 } });
      await sidebar.page.evaluate(() => (globalThis.isSamePage = true));
      const form = await sidebar.action("发消息", "发送消息");
      await form.getByLabel("消息").fill("稍后再发");
      await demo.stopEmulator();
      await form.getByRole("button", { name: "发送" }).click();
      await form.getByRole("alert").getByText("不确定是否已经完成").waitFor();
      await sidebar.banner.waitFor();
      if (browser === "chromium") await sidebar.screenshot("offline");
      assert.equal(await sidebar.name.innerText(), customer.name);
      await sidebar.section("自定义属性").getByText("足球、游泳").waitFor();

      await demo.restartEmulator();
      await sidebar.banner.waitFor({ state: "detached" });
      assert.equal(await form.getByLabel("消息").inputValue(), "稍后再发");
      assert.equal(await sidebar.page.evaluate(() => globalThis.isSamePage), true);
      assert.deepEqual(demo.emulator.state().sentMessages, []);
      await form.getByRole("button", { name: "发送" }).click();
      await form.getByText("消息已发送。").waitFor();
      assert.equal(demo.emulator.state().sentMessages.length, 1);
      assert.deepEqual(
        sidebar.complaints.filter((complaint) => !complaint.includes("Failed to load resource")),
        [],
      );
      await sidebar.page.close();
    });

    test("opened while the system is away, it fills itself when it is back", async () => {
      const address = await addressOf(demo);
      await demo.stopEmulator();
      const { page } = await openPage(demo, address.slice(demo.url.length), options);
      await page.getByTestId("offline").waitFor();
      assert.equal(await page.getByTestId("customer-name").innerText(), customer.WX);
      await demo.restartEmulator();
      await page.getByTestId("customer-name").getByText(customer.name).waitFor();
      await page.getByTestId("offline").waitFor({ state: "detached" });
      for (const text of ["足球、游泳", "零售", "摇一摇", "没有未完成的待办"]) await page.getByText(text).waitFor();
      await page.close();
    });

    test("what the order system's answer breaks off is read again", async () => {
      const { page } = await openPage(demo, "/icon.svg", options);
      await page.route("**/customers/*", (route) =>
        route.fulfill({ body: '{"orders":[', contentType: "application/json" }),
      );
      await page.goto(await addressOf(demo));
      await page.getByTestId("offline").waitFor();
      await page.unroute("**/customers/*");
      await page.locator("details").first().waitFor();
      await page.getByTestId("offline").waitFor({ state: "detached" });
      await page.close();
    });

    test("an order system that fails is not taken for a bad address", async () => {
      const { page } = await openPage(demo, "/icon.svg", options);
      await page.route("**/youmi/sidebar*", (route) => route.fulfill({ status: 500, body: "" }));
      await page.goto(await addressOf(demo));
      await page.getByText("订单系统暂时无法应答（500）。").waitFor();
      await page.unroute("**/youmi/sidebar*");
      await page.getByRole("button", { name: "重试" }).click();
      await page.getByTestId("customer-name").getByText(customer.name).waitFor();
      await page.close();
    });

    test("nobody notices that all tokens have ended", async () => {
      const sidebar = await openSidebar(demo, options);
      demo.emulator.expireTokens();
      const message = await sidebar.action("发消息", "发送消息");
      await message.getByLabel("消息").fill("还在");
      await message.getByRole("button", { name: "发送" }).click();
      await message.getByText("消息已发送。").waitFor();
      const friend = await sidebar.action("加好友", "添加好友");
      await friend.getByRole("button", { name: "添加好友" }).click();
      await friend.getByText("已提交，等待对方通过。").waitFor();
      assert.equal(demo.emulator.state().sentMessages.length, 1);
      assert.equal(demo.emulator.state().addedFriends.length, 1);
      assert.equal(await sidebar.page.getByRole("alert").count(), 0);
      await sidebar.page.close();
    });

    test("everything can be done by keyboard", async () => {
      const sidebar = await openSidebar(demo, options);
      const { keyboard } = sidebar.page;
      await tabTo(sidebar.page, "发消息");
      await keyboard.press("Enter");
      await keyboard.type("用键盘写的");
      await tabTo(sidebar.page, "发送");
      await keyboard.press("Enter");
      await sidebar.page.getByText("消息已发送。").waitFor();
      assert.equal(demo.emulator.state().sentMessages[0].request.Text, "用键盘写的");
      const { orders } = await recordOf(sidebar.page, customer.originalId);
      await tabTo(sidebar.page, orders[0].number);
      await keyboard.press("Enter");
      await sidebar.page.getByText(orders[0].items[0].name, { exact: true }).first().waitFor();
      await sidebar.page.close();
    });
  });
}

describe("the looks of the sidebar", () => {
  let demo;
  before(async () => (demo = await startDemo()));
  after(() => demo.close());
  beforeEach(() => demo.emulator.reset());

  for (const width of [360, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const language of ["zh", "en"]) {
        test(`${width} px, ${colorScheme}, ${language}: fits and is accessible, with each form open`, async () => {
          const window = { viewport: { width, height: 800 }, colorScheme };
          const { page, complaints } = await openSidebar(demo, window, {}, language);
          const forms = page.locator("button[aria-expanded]");
          await page.locator("details").first().locator("summary").click();
          for (const place of [3, 2, 1, 0]) {
            await forms.nth(place).click();
            await page.locator("form:visible").waitFor();
            assert.ok((await overflow(page)) <= 0);
            assert.deepEqual(await barriers(page), []);
          }
          if (language === "en") {
            const said = await page.locator("h2, dt:not([lang]), button, label").allInnerTexts();
            assert.ok(said.includes("Orders (2)") && said.includes("Came by"));
          }
          await page.screenshot({
            path: `${screenshots}sidebar-${language}-${width}-${colorScheme}.png`,
            fullPage: true,
          });
          assert.deepEqual(complaints, []);
          await page.close();
        });
      }
    }
  }

  test("while it loads", async () => {
    const address = await addressOf(demo);
    demo.emulator.fault({ kind: "hang", times: Infinity });
    const window = { viewport: { width: 360, height: 800 }, colorScheme: "light" };
    const { page } = await openPage(demo, address.slice(demo.url.length), window);
    await page.getByText("加载中").first().waitFor({ state: "attached" });
    await page.getByText("没有订单").or(page.locator("details")).first().waitFor(); // it waits for nobody else's answer
    assert.deepEqual(await barriers(page), []);
    await page.screenshot({ path: `${screenshots}sidebar-loading.png`, fullPage: true });
    await page.close();
  });
});

async function addressOf({ url, emulator }, visit = {}) {
  const query = new URLSearchParams({ userId: "b08", orderUrl: `${url}/order`, ...visit });
  const answer = await fetch(`${emulator.url}/__emulator/sidebar-url?${query}`);
  return (await answer.json()).url;
}

/** The page of a customer, with all that it shows at first. */
async function openSidebar(demo, options, visit = {}, language = "zh") {
  const address = await addressOf(demo, visit);
  const { page, complaints } = await openPage(demo, `${address.slice(demo.url.length)}&lang=${language}`, options);
  await page.getByTestId("customer-name").waitFor();
  await page
    .getByText(/加载中|Loading/)
    .first()
    .waitFor({ state: "detached" });
  const section = (name) => page.getByRole("region", { name });
  return {
    page,
    complaints,
    section,
    name: page.getByTestId("customer-name"),
    banner: page.getByTestId("offline"),
    /** What a section says: a text for each term. */
    facts: (name) =>
      section(name)
        .locator("dl > div")
        .evaluateAll((rows) =>
          Object.fromEntries(rows.map((row) => [...row.children].map((cell) => cell.innerText.trim()))),
        ),
    /** Opens a form. */
    async action(button, form) {
      await section("操作").getByRole("button", { name: button, exact: true, expanded: false }).click();
      const opened = page.getByRole("form", { name: form, exact: true });
      await opened.waitFor();
      return opened;
    },
    screenshot: (state) => page.screenshot({ path: `${screenshots}sidebar-${state}.png`, fullPage: true }),
  };
}

/** What the order system's record says. */
const recordOf = (page, originalId) =>
  page.evaluate(async (id) => (await fetch(`/customers/${id}`)).json(), originalId);

/** The visit of a customer whose record is like that. */
async function customerWith(demo, page, isLikeThat) {
  const { values: friends } = await directClient(V1Client, demo).listFriends({ PageSize: 60 });
  for (const { ad_friend_wenober: originalId, ad_friend_uwenober: WX } of friends) {
    if (isLikeThat(await recordOf(page, originalId))) return { originalId, WX };
  }
  throw new Error("no such customer");
}

/** A client of the vendor's server itself. */
function directClient(Client, { emulator }) {
  const { appId, appKey, clientId, clientSecret } = emulator;
  if (Client === V1Client) return new V1Client({ baseUrl: `${emulator.url}/v1`, auth: { appId, appKey } });
  const tokenUrl = `${emulator.url}/connect/token`;
  return new V2Client({ baseUrl: emulator.url, auth: { clientId, clientSecret, tokenUrl } });
}

/** Presses Tab until what has the focus says this. */
async function tabTo(page, text) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.innerText ?? "");
    if (focused.trim() === text || focused.includes(`${text}\n`)) return;
  }
  throw new Error(`nothing with the focus says ${text}`);
}

const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What the rules of axe find: labels, contrast, roles, order of headings. */
async function barriers(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
