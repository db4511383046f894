// Everything that an editor shows is said in English and in Chinese.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { readDefinitions } from "../support/definitions.mjs";

/** What is wrong with the languages of a comment: an English part comes first, a Chinese one follows it. */
function faultOf(comment) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*) ?|\s*\*\/$/g, ""));
  if (lines.some((line) => /^@deprecated [A-Z].*\. \p{Script=Han}.*。$/u.test(line))) return undefined;
  const chinese = lines.findIndex((line) => /^\p{Script=Han}/u.test(line));
  if (chinese === -1) return "has no paragraph in Chinese";
  if (lines[chinese - 1] !== "") return "has no empty line before the Chinese";
  if (!lines.slice(0, chinese).some((line) => /[A-Za-z]{2}/.test(line))) return "has no paragraph in English";
  return undefined;
}

for (const [entry, file, count] of [
  ["youmi-open-api", "index.d.ts", 400],
  ["youmi-open-api/node", "node.d.ts", 12],
]) {
  describe(file, () => {
    const text = readFileSync(fileURLToPath(new URL(file, import.meta.resolve(entry))), "utf8");

    it("has a comment before everything that is exported", () => {
      // The rest of a signature of several lines is not understood.
      const definitions = readDefinitions(text).filter(({ kind }) => kind !== "unknown");
      assert.ok(definitions.length > count, `only ${definitions.length}`);
      const bare = definitions.filter(({ comment }) => !comment).map(({ of, name }) => `${of}.${name}`);
      assert.deepEqual(bare, []);
    });

    it("says everything in English and in Chinese", () => {
      const comments = text.match(/\/\*\*[\s\S]*?\*\//g);
      const faults = comments.map((comment) => [faultOf(comment), comment]).filter(([fault]) => fault);
      assert.deepEqual(faults, []);
    });
  });
}
