// The order system in PHP with the gateway beside it: what its page shows in the sidebar, who may do what, and what it keeps
// of the callbacks that are handed over.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, beforeEach, describe, it } from "node:test";

import { V1Client } from "youmi-open-api";

import { hasPhp } from "../../scripts/setup/programs.mjs";
import { which } from "../../scripts/which.mjs";
import { freePort } from "../../scripts/free-port.mjs";
import { copiedBackends, endWith, root, startGatewayOf, variablesFor } from "../support/backends.mjs";
import { blocksOf } from "../support/documented.mjs";
import { started } from "../support/emulated.mjs";
import { browser } from "../support/gateway-browser.mjs";
import { handOver, handOverTests } from "../support/hand-over.mjs";
import { startNginx } from "../support/nginx.mjs";

const skip = hasPhp() ? false : "there is no php with pdo_sqlite on this machine: `npm run setup` brings it";
const noNginx = which("nginx") ? false : "there is no nginx on this machine: `npm run setup` brings it where it can";
const zhangsan = "wxid_5kq0w1v8j3zt22";

let emulator, folder, orders, gateway, database, chromium;
let variables = {};
if (!skip) {
  emulator = await started();
  variables = variablesFor(emulator);
  const copy = await copiedBackends({ after });
  folder = copy.folder;
  database = join(folder, "orders.sqlite");
  orders = await startPhp({ after }, folder, copy.ports.orderSystem, { ...variables, ORDERS_DB: database });
  gateway = await startGatewayOf({ after }, folder, variables);
  chromium = await browser({ after });
}

describe("the order system in PHP", { skip }, () => {
  /** The query of an address that the client of 企客聊 opens. */
  const queryOf = (visit) => new URL(emulator.sidebarVisit({ userId: "b08", ...visit }).url).search;

  /** Logs in; the cookie. */
  async function cookieOf(user, password = "orders") {
    const answer = await fetch(`${orders}/login`, { method: "POST", body: new URLSearchParams({ user, password }) });
    assert.equal(answer.status, 204);
    return answer.headers.get("set-cookie").split(";")[0];
  }

  describe("its page in the sidebar", () => {
    let page, problems;
    beforeEach(async (t) => {
      const context = await chromium.newContext({ viewport: { width: 360, height: 640 } });
      t.after(() => context.close());
      page = await context.newPage();
      problems = [];
      page.on("pageerror", (error) => problems.push(error.message));
    });

    it("shows the customer's name, and after the login the orders of this member of staff", async () => {
      await page.goto(`${orders}/order${queryOf()}`);
      await page.waitForSelector("#login:not([hidden])");
      await page.waitForFunction(() => document.querySelector("#name").textContent === "张三");
      await page.fill("[name=user]", "b08");
      await page.fill("[name=password]", "orders");
      await page.click("#login button");
      await page.waitForSelector("#orders li");
      assert.deepEqual(await page.locator("#orders li").allTextContents(), ["A1001 龙井茶 2 盒", "A1002 紫砂壶 1 把"]);
      assert.equal(await page.locator("#login").isVisible(), false);

      // Reloading is the same address again, and works while the cookie is there.
      await page.reload();
      await page.waitForSelector("#orders li");
      await page.waitForFunction(() => document.querySelector("#name").textContent === "张三");
      assert.deepEqual(problems, []);
    });

    it("may not read another customer", async () => {
      await page.goto(`${orders}/order${queryOf()}`);
      await page.waitForFunction(() => document.querySelector("#name").textContent === "张三");
      const statuses = await page.evaluate(
        async ([own, other]) => {
          const { gateway } = document.body.dataset;
          const v1 = new YoumiOpenApi.V1Client({ baseUrl: `${gateway}/v1`, auth: "none", credentials: "include" });
          const status = (Wechat_No) =>
            v1.listFriends(Wechat_No && { Wechat_No }).then(
              () => 200,
              (error) => error.status,
            );
          return [await status(own), await status(other), await status(undefined)];
        },
        [zhangsan, emulator.data.friends[1].ad_friend_wenober],
      );
      assert.deepEqual(statuses, [200, 403, 403]);
    });

    it("says so where the address cannot be opened", async () => {
      await page.goto(`${orders}/order${queryOf({ privateKey: "another" })}`);
      await page.waitForFunction(() => document.querySelector("#problem").textContent !== "");
      assert.equal((await page.innerText("body")).trim(), "请从企客聊重新打开");
    });

    it("says so where the password is wrong", async () => {
      await page.goto(`${orders}/order${queryOf()}`);
      await page.waitForSelector("#login:not([hidden])");
      await page.fill("[name=user]", "b08");
      await page.fill("[name=password]", "guessed");
      await page.click("#login button");
      await page.waitForFunction(() => document.querySelector("#problem").textContent === "用户名或密码不正确");
    });
  });

  it("and the gateway are one address behind Nginx, as the documentation has it", { skip: noNginx }, async (t) => {
    const documentation = readFileSync(join(root, "docs/en/gateway-server.md"), "utf8");
    const [, listen] = /`(listen: \{.*trustProxy: true \})`/.exec(documentation);
    const copy = await copiedBackends(t, {
      "gateway.yaml": (text) => text.replace(/^origins: .*\n/m, "").replace(/^listen: .*/m, listen),
      "page/order.html": (text) => text.replace(/data-gateway="[^"]*"/, 'data-gateway="/youmi"'),
    });
    const { orderSystem, gateway } = copy.ports;
    await startPhp(t, copy.folder, orderSystem, variables);
    await startGatewayOf(t, copy.folder, variables);
    const { code } = blocksOf("docs/en/gateway-server.md").find(({ code }) => code.startsWith("server {"));
    const server = code.replaceAll("8080", orderSystem).replaceAll("8787", gateway);
    const url = await startNginx(t, server, await freePort());
    assert.equal((await fetch(`${url}/youmi-events`, { method: "POST", body: "{}" })).status, 404);
    const context = await chromium.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${url}/order${queryOf()}`);
    await page.waitForFunction(() => document.querySelector("#name").textContent === "张三");
    await page.waitForSelector("#login:not([hidden])");
    const byHand = (Wechat_No) => $.getJSON("/youmi/v1/friend", { Wechat_No }).then(({ values }) => values.username);
    assert.equal(await page.evaluate(byHand, zhangsan), "张三");
  });

  describe("who is logged in there", () => {
    const listStaff = (cookie) => {
      const fetchWithCookie = (url, options) => fetch(url, { ...options, headers: cookie ? { cookie } : {} });
      const v1 = new V1Client({ baseUrl: `${gateway}/youmi/v1`, auth: "none", fetch: fetchWithCookie });
      return v1.listStaff().then(
        () => 200,
        (error) => error.status,
      );
    };

    it("may what the roles allow that it tells the gateway", async () => {
      assert.equal(await listStaff(await cookieOf("b01")), 200);
      assert.equal(await listStaff(await cookieOf("b08")), 403);
    });

    it("is nobody without its cookie", async () => {
      assert.equal(await listStaff(), 401);
      assert.equal(await listStaff("PHPSESSID=0123456789abcdefghijklmnop"), 401);
      assert.equal((await fetch(`${orders}/orders?customer=${zhangsan}`)).status, 401);
    });

    it("sees no orders of other members of staff", async () => {
      const headers = { cookie: await cookieOf("b01") };
      assert.deepEqual(await (await fetch(`${orders}/orders?customer=${zhangsan}`, { headers })).json(), []);
    });
  });

  describe("callbacks that are handed over", () => {
    handOverTests({ url: orders, gateway, emulator, variables, kept: () => kept(database) });

    it("are not done where they cannot be kept", async (t) => {
      const broken = { ...variables, ORDERS_DB: join(folder, "no-such-folder/orders.sqlite") };
      const url = await startPhp(t, folder, 0, broken);
      const answer = await handOver(url, "{}", { secret: variables.YOUMI_FORWARD_SECRET });
      assert.equal(answer.status, 500);
      assert.equal(await answer.text(), "");
    });

    it("are refused where the secret is missing", async (t) => {
      const url = await startPhp(t, folder, 0, { ORDERS_DB: database });
      assert.equal((await handOver(url, "{}", { secret: "" })).status, 500);
    });
  });
});

/** The bodies that the order system has kept. */
function kept(database) {
  const query = `echo json_encode((new PDO("sqlite:$argv[1]"))->query("SELECT body FROM callbacks")->fetchAll(PDO::FETCH_COLUMN));`;
  const texts = JSON.parse(execFileSync("php", ["-r", query, database], { encoding: "utf8" }));
  return texts.map((text) => JSON.parse(text));
}

/** Starts the example as its README does; its address. A development machine displays errors. */
async function startPhp(scope, folder, port, variables) {
  const args = ["-d", "display_errors=1", "-S", `127.0.0.1:${port}`, "-t", "../page", "index.php"];
  const { PATH } = process.env;
  const child = spawn("php", args, {
    cwd: join(folder, "php"),
    env: { PATH, ...variables },
    stdio: ["ignore", "ignore", "pipe"],
  });
  endWith(scope, child);
  let said = "";
  for await (const text of child.stderr.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    said += text;
    const [, url] = /Development Server \((http:\/\/[\d.:]+)\) started/.exec(said) ?? [];
    if (!url) continue;
    child.stderr.resume();
    return url;
  }
  throw new Error(`php does not start:\n${said}`);
}
