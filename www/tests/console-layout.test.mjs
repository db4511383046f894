// The console to look at and to move about in: addresses, languages, the keyboard, and every width, language and theme.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { openConsole } from "./console-page.mjs";
import { startDemo } from "./demo.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = fileURLToPath(new URL("../test-output", import.meta.url));

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

test("what is filled in stays while one looks elsewhere; addresses can be linked to, and go back", async () => {
  const { page, console } = await openConsole(demo, "listStaff");
  await console.fill({ ad_staff_name: "孙", ad_staff_state: 0 });
  await page.getByRole("searchbox").fill("群发");
  await page.getByRole("navigation").getByText("2 个接口").waitFor();
  await page.getByRole("link", { name: /deleteBulkSend/ }).click();
  await console.heading("deleteBulkSend").waitFor();
  assert.equal(new URL(page.url()).hash, "#/deleteBulkSend");
  await page.goBack();
  await console.heading("listStaff").waitFor();
  assert.equal(await console.field("ad_staff_name").inputValue(), "孙");
  assert.equal(await console.field("ad_staff_state").inputValue(), "0");
  await page.getByRole("button", { name: "清空" }).click();
  assert.equal(await console.field("ad_staff_name").inputValue(), "");

  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Copy as code" }).waitFor();
  assert.equal(await page.title(), "listStaff · API console");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.close();
});

test("what the documentation says is shown in the language chosen", async () => {
  const { page } = await openConsole(demo, "sendMessage");
  const chinese = ["向好友发送消息。", "关系类型：厂商的示例中为 0，此外文档未说明。"];
  const english = [
    "Sends a message to a friend.",
    "Kind of relation: 0 in the vendor's examples, otherwise not documented.",
  ];
  const shown = async (text) => (await page.getByText(text, { exact: false }).count()) > 0;
  for (const text of chinese) assert.equal(await shown(text), true, text);
  for (const text of english) assert.equal(await shown(text), false, text);
  await page.getByRole("button", { name: "English" }).click();
  for (const text of english) await page.getByText(text).first().waitFor();
  for (const text of chinese) assert.equal(await shown(text), false, text);
  await page.close();
});

test("all of it works with the keyboard alone", async () => {
  const { page, console } = await openConsole(demo, "listWechatAccounts");
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "跳到接口");
  while ((await page.evaluate(() => document.activeElement?.getAttribute("type"))) !== "search") {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("staff");
  await page.keyboard.press("Tab");
  assert.match(await focused(), /listStaff/);
  await page.keyboard.press("Enter");
  await console.heading("listStaff").waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H2");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("b02");
  await page.keyboard.press("Enter");
  assert.match(await console.outcome(), /^成功 · 1 条/);
  await console.result.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "JSON");
  assert.match(await console.result.getByRole("tabpanel").innerText(), /"ad_staff_name": "孙勇"/);
  await page.close();
});

for (const language of ["zh", "en"]) {
  for (const width of [360, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`nothing overflows and axe finds nothing: ${language}, ${width}, ${colorScheme}`, async () => {
        const options = { language, colorScheme, viewport: { width, height: 900 } };
        const { page, console, complaints } = await openConsole(demo, "listFriends", options);
        await page.evaluate(axe);
        await console.fill({ PageSize: "3", StartTime: "2018-01-01T00:00" });
        await console.call();
        await checkWidth(page);
        await checkWithAxe(page);
        await page.evaluate(() => scrollTo(0, 0));
        const path = `${screenshots}/console-${language}-${width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true });

        for (const tab of await console.result.getByRole("tab").all()) {
          await tab.click();
          await checkWidth(page);
        }
        await checkWithAxe(page);
        await console.go("sendMessage");
        await console.startCall();
        await page.locator("[aria-invalid=true]").waitFor();
        await console.result.getByRole("alert").waitFor();
        if (width === 360) await page.getByRole("navigation").getByRole("button").click();
        await checkWidth(page);
        await checkWithAxe(page);
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }
  }
}

async function checkWidth(page) {
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(needed <= there, `the page is ${needed} wide in a window of ${there}`);
}

async function checkWithAxe(page) {
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  assert.deepEqual(found, []);
}
