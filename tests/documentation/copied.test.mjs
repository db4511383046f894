// Blocks of the documentation that say `from=FILE` are that file.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import { copiesOf, root } from "../support/documented.mjs";

// The Chinese pages have the same blocks, see translations.test.mjs.
for (const name of readdirSync(join(root, "docs/en"))) {
  const page = `docs/en/${name}`;
  for (const { from, code, line } of copiesOf(page)) {
    it(`${page} has ${from} in line ${line} as it is`, () => {
      assert.equal(`${code}\n`, readFileSync(join(root, from), "utf8"));
    });
  }
}

describe("docs/en/gateway-server.md", () => {
  it("has the examples of three languages, of the page and of the configuration", () => {
    const names = copiesOf("docs/en/gateway-server.md").map(({ from }) => from.replace("examples/backends/", ""));
    for (const start of ["php/", "java/", "dotnet/", "page/", "gateway.yaml", ".env.example"]) {
      assert.ok(
        names.some((name) => name.startsWith(start)),
        start,
      );
    }
  });
});
