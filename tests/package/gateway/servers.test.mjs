// The examples run: four servers with a gateway, each asked as a page asks.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { started } from "../../support/emulated.mjs";
import { secretsOf, seenOf } from "../../support/gateway-emulated.mjs";

const examples = fileURLToPath(new URL("../../../examples", import.meta.url));
const emulator = await started();
const environment = {
  YOUMI_BASE_URL: `${emulator.url}/v1`,
  YOUMI_APP_ID: emulator.appId,
  YOUMI_APP_KEY: emulator.appKey,
};
const cookie = "a=b; session=of-a-colleague";

/** Starts a server of the examples; the address that it tells. */
async function startServer(t, file) {
  const env = { ...process.env, ...environment, PORT: "0", NODE_OPTIONS: "" };
  const child = spawn(process.execPath, [file], { cwd: examples, env, stdio: ["ignore", "pipe", "inherit"] });
  t.after(async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, "line"), once(child, "exit").then(() => ["it ended"])]);
  assert.match(line, /^http:\/\/127\.0\.0\.1:\d+\/youmi$/);
  return (path, init) => fetch(line.replace(/\/youmi$/, path), init);
}

/** Starts the worker of the examples in Cloudflare's own runtime, with the entry of the package that is meant for it. */
async function startWorker(t) {
  const { Miniflare } = createRequire(join(examples, "package.json"))("miniflare");
  const wasm = "youmi_open_api_server.wasm";
  const { outputFiles } = await build({
    entryPoints: [join(examples, "cloudflare-worker/worker.js")],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    external: ["*.wasm"],
    logLevel: "silent",
  });
  const [{ text }] = outputFiles;
  assert.ok(text.includes(`"./${wasm}"`), "the bundle imports the module");
  const pkg = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));
  const worker = new Miniflare({
    modules: [
      { type: "ESModule", path: "worker.js", contents: text },
      { type: "CompiledWasm", path: wasm, contents: await readFile(join(pkg, wasm)) },
    ],
    compatibilityDate: "2026-01-01",
    bindings: environment,
  });
  t.after(() => worker.dispose());
  await worker.ready;
  return (path, init) => worker.dispatchFetch(`http://shop.example${path}`, init);
}

const servers = {
  "node:http": (t) => startServer(t, "node-http/server.js"),
  Hono: (t) => startServer(t, "hono/server.js"),
  Express: (t) => startServer(t, "express/server.js"),
  "a Cloudflare worker": startWorker,
};

for (const [name, start] of Object.entries(servers)) {
  describe(name, { timeout: 120_000 }, () => {
    it("serves pages, and refuses what it has to", async (t) => {
      emulator.reset();
      const ask = await start(t);
      const seen = [];
      const look = async (response, status) => {
        seen.push(await seenOf(response.clone()));
        assert.equal(response.status, status, seen.at(-1));
        return response;
      };

      const staff = await look(await ask("/youmi/v1/staff?ad_staff_state=-1", { headers: { cookie } }), 200);
      const { errmsg, values } = await staff.json();
      assert.equal(errmsg, 20000);
      assert.equal(values.length, emulator.data.staff.length);
      assert.match(staff.headers.get("Content-Type"), /^application\/json/);

      await look(await ask("/youmi/v1/friend?PageSize=1", { headers: { cookie } }), 200);
      await look(await ask("/youmi/v1/staff"), 401);
      await look(await ask("/youmi/v1/Label", { headers: { cookie } }), 403);
      await look(await ask("/youmi/v1/staff", { headers: { cookie, Origin: "https://elsewhere.example" } }), 403);
      await look(await ask("/youmi/v1/staff?nonsense=1", { headers: { cookie } }), 400);
      await look(await ask("/youmi/v1/nothing", { headers: { cookie } }), 404);
      const other = await look(await ask("/youmi/v1/staff", { method: "DELETE", headers: { cookie } }), 405);
      assert.equal(other.headers.get("Allow"), "GET");
      const posted = await ask("/youmi/v1/staff", { method: "POST", headers: { cookie }, body: "x" });
      await look(posted, 405);

      const endpoints = emulator.requests.map(({ endpoint }) => endpoint);
      assert.deepEqual(endpoints, ["getAccessToken", "listStaff", "listFriends"]);
      for (const text of seen) for (const secret of secretsOf(emulator)) assert.ok(!text.includes(secret), text);
    });
  });
}
