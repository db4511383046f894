import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { openPage, section, setFault, startDemo } from "./demo.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = fileURLToPath(new URL("../test-output/", import.meta.url));
let demo;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  demo = await startDemo();
});
after(() => demo?.close());

for (const width of [360, 1440]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`fits and is accessible at ${width} px, ${colorScheme}, in both languages`, async () => {
      const { page, complaints } = await openPage(demo, { viewport: { width, height: 800 }, colorScheme });
      await showEverything(page);
      for (const [language, button] of Object.entries({ zh: "中文", en: "English" })) {
        await page.getByRole("button", { name: button }).click();
        await page.screenshot({ path: `${pictures}${language}-${width}-${colorScheme}.png`, fullPage: true });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        assert.deepEqual(await findBarriers(page), []);
      }
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
}

test("the language stays when the page is loaded again", async () => {
  const { page } = await openPage(demo);
  await page.getByRole("button", { name: "English" }).click();
  await page.reload();
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.title(), "友米聚合 open API v1");
  // The greeting that a new friend gets is a parameter, not a text of the page.
  const texts = await page.locator("main > section:not(#addFriend)").allInnerTexts();
  assert.doesNotMatch(texts.join(), /[\u4e00-\u9fff]/);
  await page.close();
});

test("everything works by keyboard alone", async () => {
  demo.emulator.clearFaults();
  const { page } = await openPage(demo);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "listWechatAccounts-ad_wechat_lei");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("#listWechatAccounts .table").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "table");
  await page.close();
});

/** Results, an error of the server and a wrong parameter, all on one page. */
async function showEverything(page) {
  for (const id of [
    "listWechatAccounts",
    "listLabelCategories",
    "listAdGroups",
    "listFriendAttributes",
    "listFriends",
  ]) {
    await section(page, id).submit();
  }
  await setFault(page, "faultBusy");
  await section(page, "listStaff").submit();
  await section(page, "listStaffWechatAccounts").field("ad_staff_code").fill("zz99");
  await section(page, "listStaffWechatAccounts").submit();
  await page.locator("#listLabelCategories .json summary").click();
  await page.locator("#listFriends .more summary").click();
  await section(page, "addFriend").field("GreeTing").fill("");
  await section(page, "addFriend").submit();
  await section(page, "listLabels").field("categories").fill("many");
  await section(page, "listLabels").submit();
  await setFault(page, "faultToken");
}

/** What the rules of axe find: labels, contrast, roles, order of headings. */
async function findBarriers(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
