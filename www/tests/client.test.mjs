// The page that plays the 企客聊 client, with the order system's page in its sidebar.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { V2Client } from "youmi-open-api";
import { openPage, startDemo, windows } from "./demo.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = fileURLToPath(new URL("../test-output", import.meta.url));

for (const [browser, options] of Object.entries(windows)) {
  describe(`the client in ${browser}`, () => {
    let demo;
    before(async () => (demo = await startDemo({ browser })));
    after(() => demo.close());

    test("opening a conversation makes a new frame with a new address, which shows that customer", async () => {
      const client = await openClient(demo, options);
      const [first, second] = await conversationsOf(demo);
      await client.customer(first.friend.username).waitFor();
      const frame = await client.frame.elementHandle();
      const address = await client.frame.getAttribute("src");
      assert.match(new URL(address).search, /^\?Type=WL&PKID=/);

      await client.item(second).click();
      await client.customer(second.friend.username).waitFor();
      assert.equal(await frame.evaluate((element) => element.isConnected), false);
      assert.notEqual(await client.frame.getAttribute("src"), address);
      assert.equal(await client.item(second).getAttribute("aria-current"), "true");
      assert.equal(await client.item(first).getAttribute("aria-current"), null);

      await client.item(first).click();
      await client.customer(first.friend.username).waitFor();
      assert.notEqual(await client.frame.getAttribute("src"), address);
      assert.deepEqual(client.complaints, []);
      await client.page.close();
    });

    test("unread messages count until their conversation is opened", async () => {
      const client = await openClient(demo, options);
      const unread = (await conversationsOf(demo)).find((conversation) => conversation.unread > 0);
      await client.item(unread).getByText(`${unread.unread} 条未读`).waitFor({ state: "attached" });
      await client.item(unread).click();
      await client.item(unread).getByText("条未读").waitFor({ state: "detached" });
      assert.equal((await conversationsOf(demo)).find(({ id }) => id === unread.id).unread, 0);
      await client.page.close();
    });

    test("the arrow keys move between conversations, Enter opens one", async () => {
      const client = await openClient(demo, options);
      const [, second, third] = await conversationsOf(demo);
      await client.items.first().focus();
      for (const key of ["ArrowDown", "ArrowDown", "End", "Home", "ArrowDown"]) await client.page.keyboard.press(key);
      await client.page.keyboard.press("Enter");
      await client.customer(second.friend.username).waitFor();
      await client.page.keyboard.press("ArrowDown");
      await client.page.keyboard.press("Enter");
      await client.customer(third.friend.username).waitFor();
      await client.page.close();
    });

    test("Enter sends what was typed, except while an input method composes; Shift+Enter begins a line", async () => {
      const client = await openClient(demo, options);
      await client.composer.fill("您的订单");
      await client.composer.dispatchEvent("keydown", { key: "Enter", isComposing: true });
      assert.equal(await client.composer.inputValue(), "您的订单");
      await client.composer.press("End");
      await client.composer.press("Shift+Enter");
      await client.composer.pressSequentially("已发货");
      await client.composer.press("Enter");
      await client.log.getByText("您的订单\n已发货").waitFor();
      await client.page.waitForFunction(() => document.querySelector("textarea").value === "");
      assert.equal(await client.log.getByText("您的订单").count(), 1);
      assert.match(await client.items.first().innerText(), /您的订单 已发货/);
      assert.deepEqual(client.complaints, []);
      await client.page.close();
    });

    test("what is typed for one customer is not sent to another", async () => {
      const client = await openClient(demo, options);
      const [first, second] = await conversationsOf(demo);
      await client.composer.fill("写到一半");
      await client.item(second).click();
      await client.log.and(client.page.getByLabel(second.friend.username)).waitFor();
      assert.equal(await client.composer.inputValue(), "");
      await client.item(first).click();
      await client.log.and(client.page.getByLabel(first.friend.username)).waitFor();
      assert.equal(await client.composer.inputValue(), "写到一半");
      await client.page.close();
    });

    test("a message that is still being sent while another chat is looked at is sent once", async () => {
      const client = await openClient(demo, options);
      const [first, second] = await conversationsOf(demo);
      let letThrough;
      const held = new Promise((resolve) => (letThrough = resolve));
      await client.page.route("**/conversations/*/messages", async (route) => {
        if (route.request().method() === "POST") await held;
        await route.continue();
      });
      await client.composer.fill("慢慢发送");
      await client.composer.press("Enter");
      await client.page.getByRole("button", { name: "正在发送…" }).waitFor();
      await client.item(second).click();
      await client.log.and(client.page.getByLabel(second.friend.username)).waitFor();
      await client.item(first).click();
      await client.page.getByRole("button", { name: "正在发送…" }).waitFor();
      await client.composer.press("Enter");
      letThrough();
      await client.log.getByText("慢慢发送").waitFor();
      await client.page.waitForFunction(() => document.querySelector("textarea").value === "");
      assert.equal(await client.log.getByText("慢慢发送").count(), 1);
      await client.page.close();
    });

    test("a message sent through the API appears, and its conversation becomes the first", async () => {
      const client = await openClient(demo, options);
      const last = (await conversationsOf(demo)).at(-1);
      await client.item(last).click();
      await client.customer(last.friend.username).waitFor();
      await sendText(demo, last, "通过接口发送");
      await client.log.getByText("通过接口发送").waitFor();
      await client.items.first().getByText("通过接口发送").waitFor();
      assert.equal(await client.items.first().getAttribute("aria-current"), "true");
      assert.deepEqual(client.complaints, []);
      await client.page.close();
    });

    test("says so when the server is gone, and goes on when it is back", async () => {
      const client = await openClient(demo, options);
      const [first] = await conversationsOf(demo);
      await client.customer(first.friend.username).waitFor();
      await demo.stopEmulator();
      await client.page.getByRole("status").filter({ hasText: "连接已断开" }).waitFor();
      await client.composer.fill("断线时输入");
      await client.composer.press("Enter");
      await client.page.getByRole("alert").waitFor();
      assert.equal(await client.composer.inputValue(), "断线时输入");

      await demo.restartEmulator();
      await client.page.getByText("连接已断开").waitFor({ state: "detached" });
      await sendText(demo, first, "恢复后发送");
      await client.log.getByText("恢复后发送").waitFor();
      await client.composer.press("Enter");
      await client.log.getByText("断线时输入").waitFor();
      await client.page.close();
    });

    test("where one pane fits, they are shown one at a time", async () => {
      const client = await openClient(demo, { ...options, viewport: { width: 360, height: 740 } });
      const [, second] = await conversationsOf(demo);
      assert.equal(await client.log.isVisible(), false);
      await client.item(second).click();
      await client.log.waitFor();
      assert.equal(await client.items.first().isVisible(), false);
      await client.page.locator("h2:focus", { hasText: second.friend.username }).waitFor();
      await client.page.getByRole("button", { name: "侧边栏", exact: true }).press("Enter");
      await client.customer(second.friend.username).waitFor();
      assert.equal(await client.log.isVisible(), false);
      await client.page.getByRole("button", { name: /^会话/ }).press("Enter");
      await client.items.first().waitFor();
      assert.deepEqual(client.complaints, []);
      await client.page.close();
    });
  });
}

describe("what the client looks like", () => {
  let demo;
  before(async () => (demo = await startDemo()));
  after(() => demo.close());

  for (const language of ["zh", "en"]) {
    for (const [width, height] of [
      [1440, 900],
      [360, 740],
    ]) {
      for (const colorScheme of ["light", "dark"]) {
        test(`${language}, ${width} wide, ${colorScheme}`, async () => {
          const viewport = { width, height };
          const client = await openClient(demo, { viewport, colorScheme }, `/client/?lang=${language}`);
          const name = `client-${language}-${width}-${colorScheme}`;
          await client.customer("张三").waitFor({ state: "attached" });
          const inFrame = client.page
            .frameLocator("iframe")
            .locator(`html[lang|=${language}][data-theme=${colorScheme}]`);
          await inFrame.waitFor({ state: "attached" });
          await client.check(`${screenshots}/${name}.png`);
          if (width === 360) {
            const panes = client.page.getByRole("navigation").last().getByRole("button");
            for (const [index, pane] of ["list", "chat", "sidebar"].entries()) {
              await panes.nth(index).click();
              await client.check(`${screenshots}/${name}-${pane}.png`);
            }
          }
          assert.deepEqual(client.complaints, []);
          await client.page.close();
        });
      }
    }
  }
});

async function openClient(demo, options, path = "/client/") {
  const { page, complaints } = await openPage(demo, path, options);
  const items = page.locator("nav li button");
  await items.first().waitFor();
  return {
    page,
    complaints,
    items,
    item: ({ friend }) => items.filter({ has: page.getByText(friend.username, { exact: true }) }),
    log: page.locator("[role=log]"),
    composer: page.locator("textarea"),
    frame: page.locator("iframe"),
    customer: (name) => page.frameLocator("iframe").getByTestId("customer-name").filter({ hasText: name }),
    /** Nothing sticks out, nothing is wrong for those who cannot see or use a mouse. */
    async check(screenshot) {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      await page.screenshot({ path: screenshot });
    },
  };
}

async function conversationsOf(demo) {
  return (await fetch(`${demo.emulator.url}/__emulator/conversations`)).json();
}

/** Sends a text as a back end does. */
async function sendText({ emulator }, { account, friend }, Text) {
  const { url, clientId, clientSecret } = emulator;
  const auth = { clientId, clientSecret, tokenUrl: `${url}/connect/token` };
  await new V2Client({ baseUrl: url, auth }).sendMessage({
    WechatId: account.ad_wechat_nober,
    ToUserName: friend.ad_friend_wenober,
    RelationType: 0,
    MsgType: "text",
    Text,
  });
}
