// The documentation: its examples run and print what it says, its links lead somewhere, its tables are those of the code.
// How an example is written is said in support/documented.mjs.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { after, describe, it } from "node:test";

import { describeCode } from "youmi-open-api";
import { startEmulator } from "youmi-open-api-emulator";

import { blocksOf, Documented, isExample, javascriptOf, root } from "../support/documented.mjs";
import { endpointsOf } from "../support/openapi.mjs";

const pages = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const files = ["README.md", "README.zh-CN.md", "pkg-template/README.md", ...pages];
const textOf = (file) => readFileSync(join(root, file), "utf8");

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

    it("has links that lead somewhere", () => {
      for (const [, target] of withoutCode(textOf(file)).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [path, anchor] = target.split("#");
        const there = path === "" ? file : normalize(join(dirname(file), path));
        assert.ok(existsSync(join(root, there)), `${target} is not there`);
        if (anchor) assert.ok(anchorsOf(there).has(anchor), `${target} is no heading of ${there}`);
      }
    });
  });
}

describe("the tables of the documentation", () => {
  const endpoints = endpointsOf();

  for (const version of ["v1", "v2"]) {
    it(`name every endpoint of ${version}, its title and its path`, () => {
      const rows = rowsOf(`docs/${version}.md`);
      for (const { id, title, path, method } of endpoints.filter((endpoint) => endpoint.version === version)) {
        const row = rows.find(([name]) => name === `\`${id}\``);
        assert.ok(row, `${id} is missing`);
        const written = row.join(" ");
        assert.ok(written.includes(title), `${id}: ${title}`);
        if (path) assert.ok(written.includes(`${method} ${path}`), `${id}: ${method} ${path}`);
      }
    });
  }

  it("say of every code what the package says", () => {
    const rows = rowsOf("docs/errors.md").filter(([code]) => /^\d+$/.test(code));
    const written = new Map(rows.map(([code, words]) => [Number(code), words]));
    for (let code = 10_000; code <= 200_100; code++) {
      const words = describeCode(code);
      if (words !== null || written.has(code)) assert.equal(written.get(code), words, `${code}`);
    }
  });
});

describe("README.zh-CN.md", () => {
  it("has the sections of README.md", () => {
    assert.deepEqual(levelsOf("README.zh-CN.md"), levelsOf("README.md"));
  });

  it("has the code of README.md, save for comments", async () => {
    const [english, chinese] = await Promise.all(["README.md", "README.zh-CN.md"].map(codeOf));
    assert.deepEqual(chinese, english);
  });
});

function withoutCode(text) {
  return text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
}

function headingsOf(file) {
  const text = textOf(file).replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
  return [...text.matchAll(/^(#+) (.*)$/gm)].map(([, marks, title]) => ({ level: marks.length, title }));
}

const levelsOf = (file) => headingsOf(file).map(({ level }) => level);

/** The anchors that GitHub and npm give to headings. */
function anchorsOf(file) {
  const anchors = headingsOf(file).map(({ title }) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set(anchors);
}

/** The rows of a file's tables, as lists of cells. */
function rowsOf(file) {
  const lines = textOf(file).split("\n");
  return lines
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

async function codeOf(file) {
  const examples = blocksOf(file).filter(isExample);
  return Promise.all(examples.map(async (block) => [block.words, await javascriptOf(block), block.text]));
}
