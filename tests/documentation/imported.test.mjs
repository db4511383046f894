// What docs/en/openapi.md says of other tools: the description with addresses is imported, and calls the emulator.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { promisify } from "node:util";

import { startEmulator } from "youmi-open-api-emulator";

import { findGenerator } from "../../scripts/toolchain.mjs";
import { blocksOf, root } from "../support/documented.mjs";

const page = "docs/en/openapi.md";
const require = createRequire(join(root, "tests/tools/package.json"));
const run = promisify(execFile);

const emulator = await startEmulator();
after(() => emulator.close());

const folder = join(root, "target/imported");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/** The block of the page that is kept under that name, with the emulator's port in it. */
function documented(name) {
  const { code } = blocksOf(page).find(({ words }) => words.includes(`file=${name}`));
  return code.replaceAll(/\b5003\b/g, emulator.port);
}

for (const name of ["with-addresses.js", "youmi.yaml", "call.py"]) writeFileSync(join(folder, name), documented(name));
writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
await run(process.execPath, ["with-addresses.js"], { cwd: folder });

describe("Postman", () => {
  const requestsOf = (items) => items.flatMap((item) => (item.item ? requestsOf(item.item) : [item]));

  async function imported() {
    const { convert } = require("openapi-to-postmanv2");
    const data = readFileSync(join(folder, "openapi.json"), "utf8");
    const { result, reason, output } = await promisify(convert)({ type: "string", data }, { folderStrategy: "Tags" });
    assert.ok(result, reason);
    const collection = output[0].data;
    collection.event = [{ listen: "prerequest", script: { exec: documented("pre-request.js").split("\n") } }];
    return collection;
  }

  it("makes a request of every endpoint", async () => {
    const names = requestsOf((await imported()).item).map(({ name }) => name);
    assert.equal(names.length, 36);
    for (const name of ["员工配置", "读取好友", "新增待办记录(返回编号)"]) assert.ok(names.includes(name), name);
  });

  it("calls both versions once the script is there", async () => {
    const collection = await imported();
    const wanted = ["运营号配置", "员工配置", "标签分类", "投放组配置", "获取部门列表"];
    collection.item = requestsOf(collection.item).filter(({ name }) => wanted.includes(name));
    assert.equal(collection.item.length, wanted.length);
    const values = Object.entries(emulator.environment).map(([key, value]) => ({ key, value }));
    const summary = await promisify(require("newman").run)({ collection, environment: { values } });
    // The requests of the script count as executions of the request that they are made for.
    const answers = new Map(summary.run.executions.map(({ item, response }) => [item.name, String(response.stream)]));
    assert.deepEqual([...answers.keys()].sort(), wanted.sort());
    for (const [name, text] of answers) assert.equal(JSON.parse(text).succeed, true, `${name}: ${text}`);
    assert.ok(wanted.length <= emulator.requests.filter(({ endpoint }) => !/Token$/.test(endpoint)).length);
    assert.deepEqual(summary.run.failures, []);
  });
});

const generator = findGenerator();
const without = generator ? false : "openapi-python-client is not there: set-up brings it where Python 3 has venv";

describe("a client in Python", { skip: without }, () => {
  it("is generated with every endpoint, and calls both versions", { timeout: 120_000 }, async () => {
    const bin = dirname(generator);
    const env = { ...process.env, ...emulator.environment, PATH: [bin, process.env.PATH].join(delimiter) };
    const options = { cwd: folder, env, maxBuffer: 1e8 };
    const [, command] = blocksOf(page)
      .find(({ language, code }) => language === "sh" && code.includes("generate"))
      .code.split("\n");
    const [, ...args] = command.split(" ");
    const { stdout } = await run(generator, args, options);
    assert.doesNotMatch(stdout, /Endpoint will not be generated/);

    const python = join(bin, process.platform === "win32" ? "python.exe" : "python");
    const called = await run(python, ["call.py"], options);
    const { code: text } = blocksOf(page)[blocksOf(page).findIndex(({ words }) => words.includes("file=call.py")) + 1];
    assert.equal(called.stdout.trim(), text);
  });
});
