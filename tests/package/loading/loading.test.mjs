// What a failure of loading the module says: what is missing, and what to do about it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { browser } from "../../support/gateway-browser.mjs";

const folder = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));
const script = readFileSync(join(folder, "index.js"));

/** How loading ends in Node under flags, and after a line. */
async function inNode(line, ...flags) {
  const program = `${line}
    const { ready, sign, V1Client } = await import(${JSON.stringify(join(folder, "index.js"))});
    const caught = async (act) => { try { await act(); } catch ({ kind, message }) { return { kind, message }; } };
    const v1 = () => new V1Client({ baseUrl: "http://server.example/v1", auth: "none" });
    console.log(JSON.stringify([await caught(() => ready()), await caught(() => v1().listStaff()), await caught(() => sign("a", "b"))]));`;
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, "--input-type=module", "--eval", program]);
  return JSON.parse(stdout);
}

describe("a module that cannot be loaded", () => {
  const csp = /Content-Security-Policy|wasm-unsafe-eval/;

  for (const [what, line, flags, message] of [
    ["there is no WebAssembly", "", ["--jitless"], /no WebAssembly here/],
    ["there is no TextDecoder", "delete globalThis.TextDecoder;", [], /no TextDecoder here.*jest-fixed-jsdom/],
    ["there is no TextEncoder", "delete globalThis.TextEncoder;", [], /no TextEncoder here.*jest-fixed-jsdom/],
    [
      "the runtime compiles nothing",
      `process.on("unhandledRejection", () => {}); // of Node's own fetch
       const refuse = () => { throw new WebAssembly.CompileError("WebAssembly.instantiate(): Wasm code generation disallowed by embedder"); };
       WebAssembly.instantiate = async () => refuse(); WebAssembly.instantiateStreaming = async () => refuse();
       WebAssembly.Module = class { constructor() { refuse(); } };`,
      [],
      /condition workerd or edge-light/,
    ],
  ]) {
    it(`says so where ${what}, and speaks of no Content-Security-Policy`, async () => {
      const [ready, call, sync] = await inNode(line, ...flags);
      for (const error of [ready, call]) {
        assert.equal(error.kind, "config");
        assert.match(error.message, message);
      }
      assert.equal(sync.kind, "config");
      for (const error of [ready, call, sync]) assert.doesNotMatch(error.message, csp);
    });
  }

  it("says so where the module is of another build than the script", async () => {
    const other = JSON.stringify(join(folder, "youmi_open_api_server.wasm"));
    const program = `
      import { readFileSync } from "node:fs";
      import { ready } from ${JSON.stringify(join(folder, "slim.js"))};
      const noModule = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
      for (const bytes of [readFileSync(${other}), noModule]) {
        await ready(bytes).catch(({ kind, message }) => console.log(JSON.stringify({ kind, message })));
      }`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
    const errors = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(errors.length, 2);
    for (const { kind, message } of errors) {
      assert.equal(kind, "config");
      assert.match(message, /another build than the script; take both from one package/);
    }
  });

  it("speaks of a Content-Security-Policy where there is one", async (t) => {
    const chromium = await browser(t);
    const server = createServer((request, response) => {
      const [path, query] = request.url.split("?");
      if (path === "/index.js") return response.writeHead(200, { "Content-Type": "text/javascript" }).end(script);
      const policy = query === "allowed" ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'";
      const headers = { "Content-Type": "text/html", "Content-Security-Policy": policy };
      response.writeHead(200, headers).end(`<!DOCTYPE html><title>page</title>`);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    t.after(() => (server.closeAllConnections(), server.close()));
    const page = await chromium.newPage();
    const load = async (query) => {
      await page.goto(`http://127.0.0.1:${server.address().port}/?${query}`);
      return page.evaluate(async () => {
        const { ready } = await import("/index.js");
        return ready().then(
          () => "loaded",
          ({ kind, message }) => `${kind}: ${message}`,
        );
      });
    };
    assert.match(await load("refused"), /^config: .*Content-Security-Policy has to allow 'wasm-unsafe-eval'/);
    assert.equal(await load("allowed"), "loaded");
  });
});
