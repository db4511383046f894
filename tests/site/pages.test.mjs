// The site in Chromium: what is searched is found, everybody can use it, nothing stands beyond the window, and no other server is asked.
// Pictures of its pages are in target/site-pictures.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, describe, it } from "node:test";

import { serveSite } from "../../scripts/site-server.mjs";
import { root } from "../support/documented.mjs";
import { browser } from "../support/gateway-browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = join(root, "target/site-pictures");
mkdirSync(pictures, { recursive: true });

const site = await serveSite();
after(() => site.close());
const chromium = await browser({ after });

/** A window of a width in a colour scheme; requests to other servers are collected in `foreign`. */
async function open(t, { width = 1280, colorScheme = "light" } = {}) {
  const context = await chromium.newContext({ viewport: { width, height: 900 }, colorScheme, locale: "zh-CN" });
  t.after(() => context.close());
  const page = await context.newPage();
  const foreign = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
  });
  return { page, foreign };
}

const shown = [
  ...["", "quick-start", "recipes-sidebar", "no-bundler", "faq", "errors", "v2", "emulator", "deployment", "openapi"],
  ...["endpoints/createTodo", "endpoints/listFriends", "endpoints/endTakeover"],
  ...["reference/", "reference/index/classes/V1Client", "reference/index/interfaces/Reply"],
  ...["en/", "en/quick-start", "en/endpoints/createTodo"],
];

for (const [width, colorScheme] of [
  [1280, "light"],
  [390, "dark"],
]) {
  describe(`at ${width} pixels, ${colorScheme}`, { timeout: 240_000 }, () => {
    for (const path of shown) {
      it(`/${path} is for everybody`, async (t) => {
        const { page, foreign } = await open(t, { width, colorScheme });
        const answer = await page.goto(`${site.url}/${path}`);
        assert.equal(answer.status(), 200);
        await page.waitForSelector("#app .Layout");
        assert.equal(
          await page.evaluate("document.documentElement.classList.contains('dark')"),
          colorScheme === "dark",
        );
        await page.screenshot({ path: join(pictures, `${width}-${path.replaceAll("/", "_") || "home"}.png`) });

        const beyond = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assert.equal(beyond, 0, "something stands beyond the window");
        await page.evaluate(axe);
        const { violations } = await page.evaluate("axe.run()");
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join("\n  ")}`,
        );
        assert.deepEqual(found, []);
        assert.deepEqual(foreign, []);
      });
    }
  });
}

describe("the search", { timeout: 120_000 }, () => {
  for (const [words, page] of [
    ["新建待办", "/quick-start.html"],
    ["解密", "/sidebar.html"],
    ["密文", "/sidebar.html"],
    ["员工号不存在", "/errors.html"],
    ["每个 POST 都是 403", "/faq.html"],
    ["读取好友", "/endpoints/listFriends.html"],
    ["createTodo", "/endpoints/createTodo.html"],
    ["Staff", "/endpoints/listStaff.html"],
  ]) {
    it(`finds ${words}`, async (t) => {
      const { page: window } = await open(t);
      await window.goto(`${site.url}/`);
      await window.locator("#local-search button").click();
      await window.locator(".VPLocalSearchBox input").fill(words);
      await window.locator(".VPLocalSearchBox .result").first().waitFor();
      const addresses = await window
        .locator(".VPLocalSearchBox a.result")
        .evaluateAll((results) => results.map((result) => new URL(result.href).pathname));
      assert.ok(addresses.includes(page), addresses.join("\n"));
    });
  }

  it("says that there is nothing, in Chinese", async (t) => {
    const { page } = await open(t);
    await page.goto(`${site.url}/`);
    await page.locator("#local-search button").click();
    await page.locator(".VPLocalSearchBox input").fill("没有人会写的词句");
    await page.getByText("没有找到").waitFor();
  });
});
