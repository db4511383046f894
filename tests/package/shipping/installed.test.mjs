// The package as npm hands it out: packed, installed into an empty project, and used there.

import assert from "node:assert/strict";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import { received } from "../../support/emulated.mjs";
import {
  run,
  root,
  emulator,
  folder,
  project,
  installed,
  manifest,
  consume,
} from "../../support/installed-package.mjs";

after(() => rm(folder, { recursive: true, force: true }));

describe("an empty project", () => {
  const expected = {
    signature: "7%2fzfauXrL6LSdBbV8YTfnCWafHk%3d",
    version: manifest.version,
    description: "令牌失效",
    unknown: null,
    staff: emulator.data.staff.length,
    isYoumiError: true,
    kind: "argument",
  };

  it("imports it", async () => {
    const { names, ...found } = await consume("esm.mjs");
    assert.deepEqual(found, expected);
    for (const name of ["V1Client", "YoumiError", "describeCode", "ready", "sign", "version"]) {
      assert.ok(names.includes(name), name);
    }
  });

  it("requires it, with the same names", async () => {
    const { names, ...found } = await consume("cjs.cjs");
    assert.deepEqual(found, expected);
    assert.deepEqual(
      names.filter((name) => name !== "__esModule" && name !== "default"),
      (await consume("esm.mjs")).names,
    );
  });

  it("runs its command", async () => {
    const command = join(installed, manifest.bin["youmi-open-api"]);
    const env = { ...process.env, NODE_OPTIONS: "", ...emulator.environment };
    const { stdout } = await run(process.execPath, [command, "doctor", "--json"], { cwd: project, env });
    const { outcome, version } = JSON.parse(stdout);
    assert.deepEqual([outcome, version], ["fits", manifest.version]);
  });

  it("imports it under the condition of workers", async () => {
    const { names, ...found } = await consume("esm.mjs", "--conditions=workerd", "--import=./wasm-as-module.mjs");
    assert.deepEqual(found, expected);
    assert.deepEqual(names, (await consume("esm.mjs")).names);
  });

  it("provides the module itself to the slim entry", async () => {
    const { names, wasm } = await consume("slim.mjs");
    assert.deepEqual(names, (await consume("esm.mjs")).names);
    assert.equal(wasm, (await stat(join(installed, "youmi_open_api.wasm"))).size);
  });

  it("provides the module itself to the slim entry that it requires", async () => {
    assert.deepEqual(await consume("slim.cjs"), { staff: expected.staff, signature: expected.signature });
  });

  for (const [how, files, ...settings] of [
    ["as Node does", ["definitions.mts", "definitions.cts"], "--module", "nodenext"],
    ["as bundlers do", ["definitions.mts"], "--module", "esnext", "--moduleResolution", "bundler"],
  ]) {
    it(`is written in TypeScript that finds the definitions ${how}`, async () => {
      const tsc = join(root, "node_modules/typescript/bin/tsc");
      const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--types", ""];
      await run(process.execPath, [tsc, ...flags, ...settings, ...files], { cwd: project }).catch(
        ({ stdout, stderr }) => assert.fail(`${stdout}${stderr}`),
      );
    });
  }

  // As where a test environment or an old browser's polyfill has put its own in their place.
  for (const [what, replacement] of [
    ["Response", "globalThis.Response = class { constructor() { this.headers = new Headers(); } };"],
    [
      "DecompressionStream",
      "globalThis.DecompressionStream = class { readable = {}; writable = new WritableStream(); };",
    ],
  ]) {
    it(`loads where ${what} is not the platform's own`, async () => {
      const entry = JSON.stringify(pathToFileURL(join(installed, "index.js")).href);
      const program = `${replacement}
        const { ready, sign } = await import(${entry}); await ready(); console.log(sign("what do ya want for nothing?", "Jefe"));`;
      const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program]);
      assert.equal(stdout.trim(), expected.signature);
    });
  }

  it("has nothing else installed", async () => {
    const names = await readdir(join(project, "node_modules"));
    assert.deepEqual(
      names.filter((name) => !name.startsWith(".")),
      ["youmi-open-api"],
    );
  });

  it("has been served by the emulator", () => {
    assert.ok(received(emulator, "listStaff").length > 0);
  });
});
