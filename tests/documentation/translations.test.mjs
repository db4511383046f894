// The documentation says the same in Chinese and in English: the same pages, sections, examples and tables.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import { blocksOf, isExample, javascriptOf, root } from "../support/documented.mjs";
import { headingsOf, tablesOf } from "../support/markdown.mjs";

const pagesOf = (folder) => readdirSync(join(root, folder)).sort();
const levelsOf = (file) => headingsOf(file).map(({ level }) => level);
const sizesOf = (file) => tablesOf(file).map((table) => [table.length, table[0].length]);
// What a program prints may be in the reader's language; that an example prints it is tested elsewhere.
const codeOf = (file) =>
  blocksOf(file).map(({ language, words, code }) =>
    language === "text" ? { language, words, lines: code.split("\n").length } : { language, words, code },
  );

const pages = pagesOf("docs/en").map((name) => [`docs/en/${name}`, `docs/zh-CN/${name}`]);

it("docs/zh-CN has the pages of docs/en", () => {
  assert.deepEqual(pagesOf("docs/zh-CN"), pagesOf("docs/en"));
  assert.ok(pages.length >= 6);
});

for (const [english, chinese] of [
  ...pages,
  ["emulator/README.md", "emulator/README.zh-CN.md"],
  ["SECURITY.md", "SECURITY.zh-CN.md"],
  ["CHANGELOG.md", "CHANGELOG.zh-CN.md"],
  ["examples/backends/README.md", "examples/backends/README.zh-CN.md"],
]) {
  describe(chinese, () => {
    it("has the sections of the English page", () => {
      assert.deepEqual(levelsOf(chinese), levelsOf(english));
    });

    it("has its code, with the same comments", () => {
      assert.deepEqual(codeOf(chinese), codeOf(english));
    });

    it("has its tables, with as many rows and columns", () => {
      assert.deepEqual(sizesOf(chinese), sizesOf(english));
    });

    it("has Chinese headings, but for names", () => {
      const titles = headingsOf(chinese).map(({ title }) => title);
      const words = titles.filter((title) => !/\p{Script=Han}/u.test(title) && /[a-z]{3,} [a-z]{2,}/.test(title));
      assert.deepEqual(words, []);
    });
  });
}

describe("README.zh-CN.md", () => {
  const [english, chinese] = ["README.md", "README.zh-CN.md"];

  it("has the sections of README.md", () => {
    assert.deepEqual(levelsOf(chinese), levelsOf(english));
  });

  it("has the code of README.md, save for comments", async () => {
    const read = (file) =>
      Promise.all(
        blocksOf(file)
          .filter(isExample)
          .map(async (block) => [block.words, await javascriptOf(block), block.text]),
      );
    assert.deepEqual(await read(chinese), await read(english));
  });
});

it("no page in Chinese has a sentence in English", () => {
  for (const [, file] of pages) {
    const text = readFileSync(join(root, file), "utf8").replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
    const prose = text.replaceAll(
      /<!-- endpoints[\s\S]*?<!-- end of endpoints -->|`[^`\n]*`|<!--[\s\S]*?-->|\]\([^)]*\)/g,
      "",
    );
    const lines = prose.split("\n").filter((line) => /\b(the|of|is|are|with|which)\b/.test(line));
    assert.deepEqual(lines, [], file);
  }
});
