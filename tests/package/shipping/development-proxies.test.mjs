// The proxies of docs/en/gateway.md for development: what a page posts arrives, through a real development server, in every browser.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";

import { Gateway } from "youmi-open-api";

import { startDevelopmentServer } from "../../support/development-servers.mjs";
import { blocksOf } from "../../support/documented.mjs";
import { started } from "../../support/emulated.mjs";
import { browser } from "../../support/gateway-browser.mjs";
import { ENDPOINTS, optionsOf } from "../../support/gateway-emulated.mjs";
import { serve } from "../../support/gateway-server.mjs";

const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "您好", PcKid: "order-1001" };
const { path } = ENDPOINTS.find(({ id }) => id === "addFriend");

const emulator = await started();
const gateway = await serve(new Gateway(optionsOf(emulator, { allow: ["addFriend"] })));
after(() => gateway.close());
const chromium = await browser({ after });

/** The configuration of that name in the documentation, with the address of this test's gateway. */
function documented(name) {
  const found = blocksOf("docs/en/gateway.md").filter(({ words }) => words.includes(`file=${name}`));
  assert.equal(found.length, 1, `docs/en/gateway.md shows one ${name}`);
  const [{ code }] = found;
  assert.match(code, /http:\/\/127\.0\.0\.1:3000\b/);
  return code.replaceAll("http://127.0.0.1:3000", gateway.url);
}

/** Posts as a browser that knows nothing of `Sec-Fetch-Site`, or leaves it out because the page has come by plain HTTP. */
function postWithoutFetchMetadata(origin) {
  const headers = { Origin: origin, "Content-Type": "application/json" };
  return fetch(`${origin}/youmi/v1/${path}`, { method: "POST", headers, body: JSON.stringify(friend) });
}

const friendsAdded = () => emulator.state().addedFriends.length;

for (const name of ["vite.config.js", "vue.config.js"]) {
  describe(name, { timeout: 120_000 }, () => {
    it("passes on what a page posts", async (t) => {
      const origin = await startDevelopmentServer(t, name, documented(name));
      emulator.reset();

      const answer = await postWithoutFetchMetadata(origin);
      assert.equal(answer.status, 200, await answer.clone().text());
      assert.equal((await answer.json()).values, true);
      assert.equal(friendsAdded(), 1);

      const page = await chromium.newPage();
      t.after(() => page.close());
      await page.goto(origin);
      await page.waitForFunction("window.v1");
      assert.equal(await page.evaluate(async (params) => (await v1.addFriend(params)).values, friend), true);
      assert.equal(friendsAdded(), 2);
    });

    it("needs `changeOrigin: false` for that", async (t) => {
      const config = documented(name);
      assert.match(config, /changeOrigin: false/);
      const origin = await startDevelopmentServer(t, name, config.replace("changeOrigin: false", "changeOrigin: true"));
      emulator.reset();
      assert.equal((await postWithoutFetchMetadata(origin)).status, 403);
      assert.equal(friendsAdded(), 0);
    });
  });
}
