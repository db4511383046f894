// What only a real browser can show of the clients: secrets in its workers, redirects that it hides, cookies.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { envelope } from "../../support/fetching.mjs";
import { browser } from "../../support/gateway-browser.mjs";

const script = fileURLToPath(import.meta.resolve("youmi-open-api/global"));
const chromium = await browser({ after });
const servers = [];
after(() => servers.forEach((server) => server.close()));
const secrets = {
  v1: { baseUrl: "/v1", auth: { appId: "id", appKey: "key-of-the-app" } },
  v2: { baseUrl: "/", auth: { clientId: "id", clientSecret: "s3cret-of-the-client" } },
};

/** A server of the page and of the API; `requests` are those of the API. */
async function serve() {
  const requests = [];
  const files = {
    "/": ["text/html", '<!DOCTYPE html><title>page</title><script src="youmi-open-api.js"></script>'],
    "/youmi-open-api.js": ["text/javascript", await readFile(script)],
    "/worker.js": [
      "text/javascript",
      `importScripts("youmi-open-api.js");
       onmessage = ({ data: { version, options } }) => {
         const { V1Client, V2Client } = YoumiOpenApi;
         const call = async () => (version === "v1" ? new V1Client(options).listStaff() : new V2Client(options).listDepartments());
         call().then(() => postMessage("sent"), ({ kind, message }) => postMessage(kind + ": " + message));
       };`,
    ],
  };
  const server = createServer((request, response) => {
    const [type, text] = files[request.url] ?? [];
    if (type) return void response.writeHead(200, { "Content-Type": `${type}; charset=utf-8` }).end(text);
    const isOfPage = request.method === "OPTIONS" || request.url === "/favicon.ico";
    if (!isOfPage) requests.push({ url: request.url, cookie: request.headers.cookie });
    const cors = {
      "Access-Control-Allow-Origin": request.headers.origin ?? "*",
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Allow-Headers": "Content-Type",
      "Content-Type": "text/json",
    };
    if (request.url.startsWith("/moved")) return void response.writeHead(302, { ...cors, Location: "/v1/staff" }).end();
    response.writeHead(200, cors).end(JSON.stringify(envelope([])));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return { port: server.address().port, requests };
}

describe("in a browser", () => {
  let page, port, requests;

  before(async () => {
    ({ port, requests } = await serve());
    page = await chromium.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
  });
  after(() => page.close());

  for (const [version, options] of Object.entries(secrets)) {
    it(`a secret of ${version} is refused in a page and in its workers`, async () => {
      requests.length = 0;
      const found = await page.evaluate(
        async ({ version, options }) => {
          const { V1Client, V2Client } = window.YoumiOpenApi;
          const inPage = await (async () =>
            version === "v1" ? new V1Client(options).listStaff() : new V2Client(options).listDepartments())().catch(
            ({ kind, message }) => `${kind}: ${message}`,
          );
          const worker = new Worker("worker.js");
          worker.postMessage({ version, options });
          const { data } = await new Promise((resolve) => (worker.onmessage = resolve));
          return [inPage, data];
        },
        { version, options },
      );
      for (const text of found) assert.match(text, /^config: .*allowSecretInBrowser/);
      assert.equal(requests.length, 0);
    });
  }

  it("a redirect is an error of kind http, and is not followed", async () => {
    requests.length = 0;
    const error = await page.evaluate(async () => {
      const client = new window.YoumiOpenApi.V1Client({ baseUrl: "/moved/v1", auth: "none" });
      const { kind, attempts, retryable, message } = await client.listStaff().catch((error) => error);
      return { kind, attempts, retryable, message };
    });
    assert.deepEqual([error.kind, error.attempts, error.retryable], ["http", 1, false]);
    assert.match(error.message, /redirect, which is not followed.*login page/);
    assert.deepEqual(
      requests.map(({ url }) => url),
      ["/moved/v1/staff"],
    );
  });

  it("cookies of another origin are sent where credentials says so", async () => {
    const other = await serve();
    const context = await chromium.newContext();
    await context.addCookies([{ name: "session", value: "of-localhost", domain: "localhost", path: "/" }]);
    const page = await context.newPage();
    await page.goto(`http://localhost:${port}/`);
    const sent = async (options, to) => {
      to.length = 0;
      await page.evaluate(async (options) => {
        await new window.YoumiOpenApi.V1Client({ auth: "none", ...options }).listStaff();
      }, options);
      return to.at(-1).cookie;
    };
    assert.equal(await sent({ baseUrl: "/v1" }, requests), "session=of-localhost");
    assert.equal(await sent({ baseUrl: "/v1", credentials: "omit" }, requests), undefined);
    const baseUrl = `http://localhost:${other.port}/v1`;
    assert.equal(await sent({ baseUrl }, other.requests), undefined);
    assert.equal(await sent({ baseUrl, credentials: "include" }, other.requests), "session=of-localhost");
    await context.close();
  });
});
