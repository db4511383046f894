// The documentation: its examples run and print what it says, its links lead somewhere, its tables are those of the code.
// How an example is written is said in support/documented.mjs.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { after, describe, it } from "node:test";

import { describeCode } from "youmi-open-api";
import { startEmulator } from "youmi-open-api-emulator";

import { blocksOf, Documented, isExample, javascriptOf, root } from "../support/documented.mjs";
import { anchorsOf, linksOf, tablesOf } from "../support/markdown.mjs";
import { endpointsOf } from "../support/openapi.mjs";

// The Chinese pages have the code of the English ones, see translations.test.mjs.
const english = readdirSync(join(root, "docs/en")).map((name) => `docs/en/${name}`);
const chinese = readdirSync(join(root, "docs/zh-CN")).map((name) => `docs/zh-CN/${name}`);
const files = ["README.md", "README.zh-CN.md", "pkg-template/README.md", ...english];
const others = [
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "SECURITY.zh-CN.md",
  "examples/backends/README.md",
  "examples/backends/README.zh-CN.md",
  "emulator/README.md",
  "emulator/README.zh-CN.md",
  ...chinese,
];

for (const file of files) {
  describe(file, () => {
    const blocks = blocksOf(file);
    let documented;
    let emulator;

    after(async () => {
      await documented?.close();
      await emulator?.close();
    });

    for (const block of blocks.filter(isExample)) {
      it(`runs the example of line ${block.line}`, async () => {
        emulator ??= await startEmulator();
        documented ??= new Documented(file, emulator);
        emulator.reset();
        const printed = await documented.run(block);
        if (block.text === undefined) return;
        assert.ok(documented.contains(printed, block.text), `it should print\n${block.text}\nand printed\n${printed}`);
      });
    }

    it("has code that can be read in its other blocks too", async () => {
      for (const block of blocks.filter((block) => !isExample(block))) {
        if (["js", "ts", "jsx", "tsx"].includes(block.language)) {
          await assert.doesNotReject(javascriptOf(block), `line ${block.line}`);
        }
        if (block.language === "json") assert.doesNotThrow(() => JSON.parse(block.code), `line ${block.line}`);
      }
    });
  });
}

for (const file of [...files, ...others]) {
  it(`${file} has links that lead somewhere`, () => {
    for (const target of linksOf(file)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path, anchor] = target.split("#");
      const there = path === "" ? file : normalize(join(dirname(file), path));
      assert.ok(existsSync(join(root, there)), `${target} is not there`);
      // The package and the site have the pages, and none of the files around them.
      if (/^docs\/(en|zh-CN)\//.test(file)) assert.equal(dirname(there), dirname(file), `${target} leads elsewhere`);
      if (anchor) assert.ok(anchorsOf(there).has(decodeURI(anchor)), `${target} is no heading of ${there}`);
    }
  });
}

describe("the tables of the documentation", () => {
  const endpoints = endpointsOf();
  const rowsOf = (file) => tablesOf(file).flat();

  for (const [folder, version] of ["en", "zh-CN"].flatMap((folder) => [
    [folder, "v1"],
    [folder, "v2"],
  ])) {
    it(`name every endpoint of ${version} in ${folder}, its title and its path`, () => {
      const rows = rowsOf(`docs/${folder}/${version}.md`);
      for (const { id, title, path, method } of endpoints.filter((endpoint) => endpoint.version === version)) {
        const row = rows.find(([name]) => name === `\`${id}\``);
        assert.ok(row, `${id} is missing`);
        const written = row.join(" ");
        assert.ok(written.includes(title), `${id}: ${title}`);
        if (path) assert.ok(written.includes(`${method} ${path}`), `${id}: ${method} ${path}`);
      }
    });
  }

  for (const folder of ["en", "zh-CN"]) {
    it(`say of every code in ${folder} what the package says`, () => {
      const rows = rowsOf(`docs/${folder}/errors.md`).filter(([code]) => /^\d+$/.test(code));
      const written = new Map(rows.map(([code, words]) => [Number(code), words]));
      for (let code = 10_000; code <= 200_100; code++) {
        const words = describeCode(code);
        if (words !== null || written.has(code)) assert.equal(written.get(code), words, `${code}`);
      }
    });
  }
});
