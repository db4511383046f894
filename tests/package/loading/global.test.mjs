// Pages without a bundler: one script, the global YoumiOpenApi.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import * as youmi from "youmi-open-api";
import { build } from "esbuild";

import { optionsFor, started } from "../../support/emulated.mjs";
import { browser } from "../../support/gateway-browser.mjs";

const script = fileURLToPath(import.meta.resolve("youmi-open-api/global"));
const examples = fileURLToPath(new URL("../../../examples", import.meta.url));
const emulator = await started();
const chromium = await browser({ after });

describe("the global script", () => {
  const names = Object.keys(youmi).sort();
  const staff = emulator.data.staff.length;
  let url, server;

  before(async () => {
    const files = {
      "/": ["text/html", `<!DOCTYPE html><title>page</title><script src="youmi-open-api.js"></script>`],
      "/youmi-open-api.js": ["text/javascript", await readFile(script)],
      "/worker.js": [
        "text/javascript",
        `importScripts("youmi-open-api.js");
         onmessage = async ({ data }) => {
           const { V1Client, sign } = YoumiOpenApi;
           const { values } = await new V1Client(data).listStaff();
           postMessage({ names: Object.keys(YoumiOpenApi).sort(), signature: sign("text", "key"), staff: values.length });
         };`,
      ],
    };
    server = createServer((request, response) => {
      const [type, text] = files[request.url] ?? ["text/plain", ""];
      response.writeHead(200, { "Content-Type": `${type}; charset=utf-8` }).end(text);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${server.address().port}/`;
  });
  after(() => server.close());

  const options = optionsFor(emulator, { allowSecretInBrowser: true });
  const expected = { names, signature: youmi.sign("text", "key"), staff };

  it("works with <script src>", async () => {
    const page = await chromium.newPage();
    await page.goto(url);
    const found = await page.evaluate(async (options) => {
      const { V1Client, sign } = window.YoumiOpenApi;
      const { values } = await new V1Client(options).listStaff();
      return { names: Object.keys(window.YoumiOpenApi).sort(), signature: sign("text", "key"), staff: values.length };
    }, options);
    assert.deepEqual(found, expected);
    await page.close();
  });

  it("works with importScripts", async () => {
    const page = await chromium.newPage();
    await page.goto(url);
    const found = await page.evaluate((options) => {
      const worker = new Worker("worker.js");
      worker.postMessage(options);
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
    }, options);
    assert.deepEqual(found, expected);
    await page.close();
  });

  it("makes the global also where a bundler takes it for a module", async () => {
    const stdin = {
      contents: 'import "youmi-open-api/global"; globalThis.found = YoumiOpenApi;',
      resolveDir: examples,
    };
    const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "iife", logLevel: "silent" });
    const page = await chromium.newPage();
    await page.goto("about:blank");
    await page.addScriptTag({ content: outputFiles[0].text });
    assert.deepEqual(await page.evaluate(() => Object.keys(globalThis.found).sort()), names);
    await page.close();
  });
});

describe("the page with jQuery", () => {
  it("shows the customer of its address, and the friends that the gateway gives", async (t) => {
    const env = {
      ...process.env,
      ...{ YOUMI_BASE_URL: `${emulator.url}/v1`, YOUMI_APP_ID: emulator.appId, YOUMI_APP_KEY: emulator.appKey },
      ...{ YOUMI_SIDEBAR_KEY: "emulator", PORT: "0", NODE_OPTIONS: "" },
    };
    const child = spawn(process.execPath, ["jquery/server.js"], {
      cwd: examples,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    t.after(() => child.kill("SIGKILL"));
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    const url = line.replace(/\/youmi$/, "/");

    const answer = await fetch(`${emulator.url}/__emulator/sidebar-url?userId=b08`);
    const { search } = new URL((await answer.json()).url);
    const context = await chromium.newContext({ viewport: { width: 360, height: 640 } });
    t.after(() => context.close());
    await context.addCookies([{ name: "session", value: "of-a-colleague", url }]);
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(`${url}${search}`);
    await page.waitForSelector("body[data-ready]");
    assert.match(await page.textContent("#customer"), /微信号 \S+，电话 \S+/);
    assert.ok((await page.locator("#friends li").count()) > 0);
    assert.equal(await page.locator("#problem").isVisible(), false);
    assert.deepEqual(problems, []);
    if (process.env.PICTURES) await page.screenshot({ path: process.env.PICTURES });

    // Without a query there is no visit, and the page says so.
    await page.goto(url);
    await page.waitForSelector("#problem:not([hidden])");
    assert.match(await page.textContent("#problem"), /企客聊/);
  });
});
