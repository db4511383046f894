// The console of all endpoints: what is documented is there, and the emulator answers it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { V1Client, V2Client } from "youmi-open-api";
import { openConsole } from "./console-page.mjs";
import { startDemo, windows } from "./demo.mjs";
import { filledIn } from "./console-values.mjs";
import { endpointsOf, requiredOf } from "../../tests/support/openapi.mjs";

const endpoints = endpointsOf();

describe("in Chromium", () => {
  let demo;
  before(async () => (demo = await startDemo({ emulator: { accounts: 5000 } })));
  after(() => demo.close());

  test("every endpoint is listed, and has a form of the parameters that the package takes", async () => {
    const { page, console, complaints } = await openConsole(demo, "listStaff");
    const links = await page.getByRole("navigation").getByRole("link").all();
    const listed = await Promise.all(links.map((link) => link.innerText()));
    assert.deepEqual(
      listed.map((text) => text.split("\n").slice(0, 2)),
      endpoints.map(({ title, id }) => [title, id]),
    );
    for (const { id, version, title } of endpoints) {
      await console.go(id);
      assert.equal(await console.heading(id).innerText(), `${title} ${id}`);
      const names = await console.form.locator("label:not(:has(input)) > code").allTextContents();
      const { takes, takesMore } = await parametersOf(version, id);
      const more = await console.form.getByLabel("其他参数").count();
      assert.equal(more === 1, takesMore, `${id}: parameters that are not documented`);
      if (!takesMore) assert.deepEqual(names.slice(0, -2), takes, id);
      assert.deepEqual(names.slice(-2), ["timeoutMs", "retries"]);
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("every endpoint is answered by the emulator", async () => {
    const { page, console, complaints } = await openConsole(demo, "listStaff");
    for (const endpoint of endpoints) {
      const { id } = endpoint;
      await console.go(id);
      await console.fill(filledIn[id] ?? formText(requiredOf(endpoint)));
      const outcome = await console.call();
      assert.match(outcome, /^成功/, `${id}: ${await console.result.innerText()}`);
      assert.match(await (await console.show("外层结构")).innerText(), /errmsg\s+(20000|10004)/, id);
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test("a record's documented fields head the table, with the vendor's words", async () => {
    const { page, console } = await openConsole(demo, "listStaff");
    await console.fill({ ad_staff_code: "b02" });
    assert.match(await console.call(), /^成功 · 1 条/);
    const heads = await console.result.getByRole("columnheader").allInnerTexts();
    assert.deepEqual(
      heads.map((text) => text.split(/\s+/)),
      [
        ["ad_staff_code", "员工号"],
        ["ad_staff_name", "员工名称"],
        ["ad_staff_state", "员工状态"],
        ["ad_self_user", "绑定的自有订单用户名"],
      ],
    );
    assert.deepEqual((await console.result.getByRole("cell").allInnerTexts()).slice(0, 2), ["b02", "孙勇"]);
    await page.close();
  });

  test("of 5,000 records the first hundred are shown, and the page says so", async () => {
    const { page, console } = await openConsole(demo, "listWechatAccounts");
    assert.match(await console.call(), /5000 条/);
    assert.equal(await console.result.getByRole("row").count(), 101);
    await console.result.getByText("共 5000 条，显示前 100 条。").waitFor();
    const json = await console.show("JSON");
    await json.getByText("共 5000 条，显示前 100 条；复制时为全部。").waitFor();
    assert.equal(JSON.parse(await json.locator("pre").innerText()).length, 100);
    await page.close();
  });

  test("requests are shown as they went out: signed in v1, with a bearer token in v2", async () => {
    const { page, console } = await openConsole(demo, "listStaff");
    await console.fill({ ad_staff_state: 0 });
    await console.call();
    const v1 = await console.show("请求（2）");
    await v1.locator("summary").first().click();
    const [token, list] = await v1.getByRole("listitem").allInnerTexts();
    assert.match(token, /POST\s+\/emulator\/v1\/GetAccessToken\s+200\s+\d+ 毫秒/);
    assert.match(token, /"Signature":"\S+"/);
    assert.match(list, /\/emulator\/v1\/staff\?ad_staff_state=0/);
    for (const name of ["access_token", "nonce", "timestamp", "signature"]) {
      assert.match(list, new RegExp(`${name}\\s+\\S+`));
    }

    await console.go("listDepartmentGroups");
    await console.fill({ departId: "-1" });
    await console.call();
    const v2 = await console.show("请求（2）");
    const groups = await v2.getByRole("listitem").last().innerText();
    assert.match(groups, /authorization\s+Bearer \S+/);
    assert.match(groups, /请求体\s+\{"departId":-1\}/);
    await page.close();
  });

  test("what the package does not accept is shown at the field that it names", async () => {
    const { page, console } = await openConsole(demo, "listGroupStaff");
    await console.fill({ departId: "-1", departGroupId: "eleven" });
    await console.startCall();
    const field = console.form.getByRole("textbox", { name: "departGroupId" });
    await page.locator("[aria-invalid=true]").waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.evaluate((element) => element === document.activeElement), true);
    const [described] = (await field.getAttribute("aria-describedby")).split(" ");
    assert.match(await page.locator(`[id="${described}"]`).innerText(), /^departGroupId has to be an integer/);

    await console.fill({ departGroupId: "-1", staffState: 1 });
    assert.match(await console.call(), /^成功/);
    assert.equal(await page.locator("[aria-invalid=true]").count(), 0);

    await console.setOptions({ retries: "-1" });
    await console.form.locator("details summary").click();
    await console.startCall();
    await console.form.locator("details[open] [aria-invalid=true]").waitFor();

    await console.go("subscribeEvent");
    await console.fill({ messageTypes: "[chat]" });
    await console.startCall();
    await page.locator("textarea[aria-invalid=true]").waitFor();
    assert.equal(await page.locator("[aria-invalid=true]").count(), 1);
    await page.close();
  });

  test("the copied code makes the same request", async () => {
    const { page, console } = await openConsole(demo, "listStaff");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const id of ["listFriends", "createTodo", "getStaffActivationReport", "saveBulkSend", "countFans"]) {
      demo.emulator.clearRequests();
      await console.go(id);
      await console.fill(filledIn[id]);
      if (id === "countFans") {
        await console.fill({ fansKe: "" });
        await console.form.getByLabel('为空时发送 ""').check();
      }
      assert.match(await console.call(), /^成功/);
      await page.getByRole("button", { name: "复制代码" }).click();
      await page.getByText("已复制").waitFor();
      await run(await page.evaluate(() => navigator.clipboard.readText()), demo.emulator);
      const [shown, copied] = demo.emulator.requests
        .filter(({ endpoint }) => endpoint === id)
        .map(({ method, path, query, body }) => ({ method, path, query, body }));
      assert.ok(shown);
      assert.deepEqual(copied, shown);
    }
    await page.close();
  });

  /** What a fault leads to: at one attempt, and at every attempt. What is not repeated fails at once. */
  const faults = {
    delay: { once: "成功" },
    resetBefore: { once: "成功", always: "network" },
    resetDuring: { once: "成功", always: "network" },
    stall: { once: "成功", always: "timeout" },
    hang: { once: "成功", always: "timeout" },
    status: { once: "成功", always: "http" },
    malformed: { once: "decode" },
    truncated: { once: "decode" },
    wrongTypes: { once: "decode" },
    nullValues: { once: "成功 · 0 条" },
    html: { once: "decode" },
    errmsg: { once: "成功", always: "api" },
    expiredToken: { once: "成功", always: "api" },
    skewedClock: { once: "成功" },
  };

  test("faults of every kind lead to the right error, or the call recovers; then they are cleared", async () => {
    const { page, console } = await openConsole(demo, "listStaff");
    assert.deepEqual(
      await console.faults.locator("option").evaluateAll((options) => options.map(({ value }) => value)),
      Object.keys(faults),
    );
    await console.setOptions({ timeoutMs: "600", retries: "2" });
    for (const [kind, ends] of Object.entries(faults)) {
      for (const [times, end] of Object.entries(ends)) {
        demo.emulator.clearRequests();
        await console.setFault(kind, { always: times === "always", ...(kind === "delay" && { amount: 50 }) });
        const outcome = await console.call();
        assert.ok(outcome.startsWith(end.startsWith("成功") ? end : `未成功：${end}`), `${kind} ${times}: ${outcome}`);
        assert.ok(
          demo.emulator.requests.some(({ fault }) => fault),
          `${kind} ${times} did not happen`,
        );
        await console.faults.getByText("当前没有故障。").waitFor();
        assert.deepEqual(demo.emulator.state().faults, []);
      }
    }
    await page.close();
  });

  test("an error shows all its properties, and in words what to do", async () => {
    const { page, console } = await openConsole(demo, "addFriend");
    await console.fill({ ...filledIn.addFriend, ReceiVerId: "mioz888" });
    assert.match(await console.call(), /^未成功：api/);
    assert.match(await console.result.getByRole("alert").innerText(), /该运营号未开启加好友/);
    const shown = Object.fromEntries(
      await Promise.all(
        ["name", "kind", "code", "description", "endpoint", "status", "path", "body", "attempts", "retryable"].map(
          async (name) => [name, await console.fact(name)],
        ),
      ),
    );
    assert.deepEqual(shown, {
      name: "YoumiError",
      kind: "api",
      code: "200017",
      description: "未开启加粉设置",
      endpoint: "addFriend",
      status: "200",
      path: "null",
      body: "null",
      attempts: "1",
      retryable: "false",
    });
    await page.close();
  });

  test("a call is cancelled, and a fault is cleared when the page is left", async () => {
    const { page, console } = await openConsole(demo, "listStaff");
    await console.setFault("hang");
    await console.startCall();
    await console.result.getByText("正在调用…").waitFor();
    await console.form.getByRole("button", { name: "取消" }).click();
    assert.match(await console.outcome(), /^未成功：abort/);

    await console.faults.getByText("当前没有故障。").waitFor();
    await console.setFault("hang", { always: true });
    assert.equal(demo.emulator.state().faults.length, 1);
    await page.goto(`${demo.url}/icon.svg`);
    await page.waitForFunction(async () => {
      const answer = await fetch("/emulator/__emulator/state");
      return (await answer.json()).faults.length === 0;
    });
    await page.close();
  });
});

describe("in Firefox", () => {
  let demo;
  before(async () => (demo = await startDemo({ browser: "firefox" })));
  after(() => demo.close());

  test("endpoints of both versions are called, and fail in the right words", async () => {
    const { page, console } = await openConsole(demo, "listStaff", windows.firefox);
    await console.fill({ ad_staff_code: "b02" });
    assert.match(await console.call(), /^成功 · 1 条/);
    await console.go("createTodo");
    await console.fill(filledIn.createTodo);
    assert.match(await console.call(), /^成功/);
    await console.go("listStaff");
    assert.equal(await console.field("ad_staff_code").inputValue(), "b02");
    await console.setFault("html");
    assert.match(await console.call(), /^未成功：decode/);
    await page.close();
  });
});

/** Values as they are typed: what is chosen from a list stays what it is. */
function formText(params) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace(/^(\d{4}-\d{2}-\d{2}) /, "$1T") : value,
    ]),
  );
}

/** What the package takes: asked with a name that is none, it says so. */
async function parametersOf(version, id) {
  const options = {
    baseUrl: "http://example.invalid",
    auth: "none",
    fetch: () => Promise.reject(new Error("not sent")),
  };
  // Three have no documented path; that of a token is its tokenUrl.
  const paths = id === "getMerchantToken" ? {} : { [id]: "/x" };
  const client = version === "v1" ? new V1Client(options) : new V2Client({ ...options, paths });
  const error = await client[id]({ "?": 0 }, { retries: 0 }).catch((thrown) => thrown);
  const [, names = ""] = /; it takes (.*)$/.exec(error.message) ?? [];
  return { takes: names.split(", ").filter(Boolean), takesMore: !error.message.includes("not a parameter") };
}

/** Runs code as somebody would who pasted it. */
async function run(code, { url, appId, appKey }) {
  const v1 = new V1Client({ baseUrl: `${url}/v1`, auth: { appId, appKey } });
  const v2 = new V2Client({
    baseUrl: url,
    auth: { clientId: "emulator-client", clientSecret: "emulator-client-secret", tokenUrl: `${url}/connect/token` },
  });
  const AsyncFunction = run.constructor;
  await new AsyncFunction("v1", "v2", code)(v1, v2);
}
