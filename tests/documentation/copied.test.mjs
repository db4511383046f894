// Blocks of the documentation that say `from=FILE` are that file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import { blocksOf, root } from "../support/documented.mjs";

describe("docs/en/gateway-server.md", () => {
  // The Chinese page has the same blocks, see translations.test.mjs.
  const copies = blocksOf("docs/en/gateway-server.md").flatMap(({ words, code, line }) => {
    const from = words.find((word) => word.startsWith("from="))?.slice("from=".length);
    return from ? [{ from, code, line }] : [];
  });

  it("has the examples of three languages, of the page and of the configuration", () => {
    const names = copies.map(({ from }) => from.replace("examples/backends/", ""));
    for (const start of ["php/", "java/", "dotnet/", "page/", "gateway.yaml", ".env.example"]) {
      assert.ok(
        names.some((name) => name.startsWith(start)),
        start,
      );
    }
  });

  for (const { from, code, line } of copies) {
    it(`has ${from} in line ${line} as it is`, () => {
      assert.equal(`${code}\n`, readFileSync(join(root, from), "utf8"));
    });
  }
});
