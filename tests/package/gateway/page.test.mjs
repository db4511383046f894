// A page behind a gateway holds no secret: not in its source, not in its traffic, not in its memory.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { Gateway } from "youmi-open-api";

import { received, started } from "../../support/emulated.mjs";
import { browser } from "../../support/gateway-browser.mjs";
import { optionsOf, PATHS, secretsOf } from "../../support/gateway-emulated.mjs";
import { serve } from "../../support/gateway-server.mjs";

// Long and rare, so that finding one of them is no accident.
const appKey = "app-key-4c1f9e7ab2d85306";
const clientSecret = "client-secret-83d0b6f1c9a7e254";
const emulator = await started({ appKey, clientSecret });
// What a page loads, beside what this process does.
const script = join(dirname(fileURLToPath(import.meta.resolve("youmi-open-api"))), "index.js");

const chromium = await browser({ after });

let context, page, server, url;
const allowed = ["listStaff", "listFriends", "addFriend", "listDepartments", "listFans", "endTakeover"];

/** Everything that went over the wire, as text. */
const traffic = [];

before(async () => {
  const gateway = new Gateway(
    optionsOf(emulator, {
      allow: allowed,
      authorize: (request) => /session=1/.test(request.headers.get("cookie") ?? ""),
    }),
  );
  server = await serve(gateway, script);
  url = server.url;
  context = await chromium.newContext();
  page = await context.newPage();
  await page.addInitScript(() => {
    // Keeps what the module of the package calls its memory, which no heap snapshot shows.
    const memories = (globalThis.memories = []);
    const keep = (result) => {
      const exported = Object.values((result.instance ?? result).exports);
      memories.push(...exported.filter((it) => it instanceof WebAssembly.Memory));
      return result;
    };
    const { Instance } = WebAssembly;
    WebAssembly.Instance = new Proxy(Instance, { construct: (...call) => keep(Reflect.construct(...call)) });
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (...call) => keep(await original.apply(WebAssembly, call));
    }
  });
  page.on("request", (request) => traffic.push(note(request)));
  page.on("response", (response) => traffic.push(note(response)));
  await page.goto(url);
});
after(() => server.close());

async function note(message) {
  const headers = JSON.stringify(await message.headersArray());
  if (!("body" in message)) return `${message.method()} ${message.url()}\n${headers}\n${message.postData() ?? ""}`;
  const body = await message.body().then(String, () => "");
  return `${message.status()} ${message.url()}\n${headers}\n${body}`;
}

/** Runs a function in the page, with clients as a page makes them. */
function inPage(work, argument) {
  return page.evaluate(
    async ({ source, paths, argument }) => {
      const module = await import("/youmi-open-api.js");
      globalThis.kept ??= {
        module,
        v1: new module.V1Client({ baseUrl: "/youmi/v1", auth: "none" }),
        v2: new module.V2Client({ baseUrl: "/youmi", auth: "none", paths }),
        replies: [],
      };
      const reply = await (0, eval)(`(${source})`)(globalThis.kept, argument);
      // Whatever came stays in the page's memory, to be looked for there.
      globalThis.kept.replies.push(reply);
      return reply;
    },
    { source: String(work), paths: PATHS, argument },
  );
}

/** How a call of the page ends. */
const attempt = async (kept, { version, id, params }) => {
  try {
    return { values: (await kept[version][id](params)).values };
  } catch (error) {
    kept.replies.push(error);
    const { kind, status, message, body, stack } = error;
    return { kind, status, message, body, stack, isYoumiError: error instanceof kept.module.YoumiError };
  }
};
const call = (version, id, params) => inPage(attempt, { version, id, params });

/** The texts of a heap snapshot of the page. */
async function memory() {
  const session = await context.newCDPSession(page);
  const chunks = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return JSON.parse(chunks.join("")).strings;
}

/** The memory of the page's WebAssembly, as UTF-8. */
async function moduleMemory() {
  const texts = await page.evaluate(() =>
    globalThis.memories.map(({ buffer }) => new TextDecoder().decode(new Uint8Array(buffer).slice())),
  );
  assert.equal(texts.length, 1, "the module's memory was found");
  return texts;
}

/** What the page has stored, and what it shows. */
async function storage() {
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  return [stored, await page.content()];
}

describe("a page", { timeout: 120_000 }, () => {
  it("that is not logged in is told so", async () => {
    const { kind, status, isYoumiError } = await call("v1", "listStaff");
    assert.deepEqual({ kind, status, isYoumiError }, { kind: "http", status: 401, isYoumiError: true });
    await context.addCookies([{ name: "session", value: "1", url, httpOnly: true }]);
  });

  it("that is logged in calls v1 and v2 without a secret", async () => {
    const staff = await call("v1", "listStaff");
    assert.equal(staff.values?.length, emulator.data.staff.length, JSON.stringify(staff));
    const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
    assert.deepEqual(await call("v1", "addFriend", friend), { values: true });
    assert.ok(Array.isArray((await call("v2", "listDepartments")).values));
    assert.ok(Array.isArray((await call("v2", "listFans", { pageIndex: 1, pageSize: 2 })).values));
  });

  it("reads all pages of a list", async () => {
    const names = await inPage(async ({ v1 }) => {
      const names = [];
      for await (const friend of v1.eachFriend({ PageSize: 25 })) names.push(friend.username);
      return names;
    });
    assert.equal(names.length, 60);
    // 25, 25, 10, and none: the end.
    assert.equal(received(emulator, "listFriends").length, 4);
  });

  it("meets refusals of the vendor and of the gateway as errors", async () => {
    const api = await call("v2", "endTakeover", { wechat_key: "nobody's" });
    assert.deepEqual([api.kind, api.status], ["api", 200]);
    const refused = await call("v1", "listLabelCategories");
    assert.deepEqual([refused.kind, refused.status], ["http", 403]);
    const unknown = await call("v1", "call", { method: "GET", path: "nothing" });
    assert.deepEqual([unknown.kind, unknown.status], ["http", 404]);
    const wrong = await call("v1", "call", { method: "GET", path: "friend", query: { nonsense: 1 } });
    assert.deepEqual([wrong.kind, wrong.status], ["http", 400]);
  });

  it("notices nothing of tokens that end, and learns nothing of faults", async () => {
    emulator.expireTokens();
    assert.equal((await call("v1", "listStaff")).values?.length, emulator.data.staff.length);
    assert.ok(Array.isArray((await call("v2", "listDepartments")).values));
    emulator.fault({ endpoint: "listStaff", kind: "malformed" });
    assert.equal((await call("v1", "listStaff")).kind, "decode");
    emulator.fault({ endpoint: "listStaff", kind: "resetBefore", times: Infinity });
    const { kind, status } = await call("v1", "listStaff");
    assert.deepEqual([kind, status], ["http", 502]);
    emulator.clearFaults();
  });

  it("has no secret in its source, its traffic, its storage or its memory", async () => {
    const secrets = secretsOf(emulator);
    for (const kind of [appKey, clientSecret, ...secrets.filter((secret) => secret.startsWith("eyJ"))])
      assert.ok(secrets.includes(kind));
    assert.ok(secrets.length >= 6, "there were tokens and signatures");
    const strings = await memory();
    // The snapshot shows what the page holds: names of friends, but no secret.
    assert.ok(
      strings.some((text) => text.includes("张三")),
      "the snapshot holds the page's texts",
    );
    const module = await moduleMemory();
    assert.ok(module[0].includes("/youmi/v1"), "the module's memory holds the client's options");
    const places = {
      source: [await readFile(script, "utf8"), await (await fetch(url)).text()],
      traffic: await Promise.all(traffic),
      memory: strings,
      "the module's memory": module,
      storage: await storage(),
    };
    assert.ok(places.traffic.length > 20);
    for (const [place, texts] of Object.entries(places)) {
      for (const secret of secrets) {
        const found = texts.find((text) => text.includes(secret));
        assert.equal(found?.slice(0, 300), undefined, `${place} holds ${secret}`);
      }
    }
    for (const text of places.traffic) assert.doesNotMatch(text, /eyJ[\w-]{8,}\.eyJ/, "a token");
    // All of the page's requests went to its own server.
    for (const text of places.traffic) assert.ok(text.split("\n")[0].includes(url), text.split("\n")[0]);
  });

  it("cannot be made to hold one by mistake", async () => {
    const kind = await page.evaluate(async () => {
      const { V1Client } = await import("/youmi-open-api.js");
      try {
        return new V1Client({ baseUrl: "/youmi/v1", auth: { appId: "1", appKey: "k" } });
      } catch (error) {
        return error.kind;
      }
    });
    assert.equal(kind, "config");
  });
});
