// The comments of the definitions: each member has one, in English and in Chinese.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const folder = new URL(".", import.meta.resolve("youmi-open-api/package.json"));
const CLASS = /^export (?:abstract )?(?:class|interface) (\w+)/;
const EXPORT = /^export (?:(?:abstract )?class|interface|type|function|const) (\w+)/;
const MEMBER = /^ +(?:(?:private|readonly|static|get|set) )*("[^"]+"|\[?\w+)\??(?:<\w+>)?\]?[:(]/;

/** The exported declarations and their members by name, each with its comments: an overload may be without one. */
function membersOf(text) {
  const members = new Map();
  let [comment, owner, depth] = [null, "", 0];
  const add = (name) => members.set(name, [...(members.get(name) ?? []), comment]);
  for (const part of text.split(/(\/\*\*[\s\S]*?\*\/)/)) {
    if (part.startsWith("/**")) {
      comment = part;
      continue;
    }
    for (const line of part.split("\n").filter((each) => each.trim() !== "")) {
      const exported = EXPORT.exec(line)?.[1];
      if (exported) add(exported);
      if (CLASS.test(line)) owner = exported;
      const member = owner !== "" && depth === 1 ? MEMBER.exec(line)?.[1] : undefined;
      if (member && !line.includes("private constructor")) add(`${owner}.${member}`);
      depth += line.split("{").length - line.split("}").length;
      if (depth === 0) owner = "";
      comment = null;
    }
  }
  return members;
}

/** What is wrong with the languages of a comment. An English paragraph comes first, a Chinese one follows. */
function faultOf(comment) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*) ?|\s*\*\/$/g, ""));
  const tag = /^@deprecated [A-Z].*\. [\u4e00-\u9fff].*。$/;
  if (lines.some((line) => tag.test(line))) return undefined;
  const chinese = lines.findIndex((line) => /^[\u4e00-\u9fff]/.test(line));
  if (chinese === -1) return "has no paragraph in Chinese";
  if (lines[chinese - 1] !== "") return "has no empty line before the Chinese";
  const english = lines.slice(0, chinese).filter((line) => /[A-Za-z]{2}/.test(line));
  if (english.length === 0) return "has no paragraph in English";
  return undefined;
}

for (const file of ["index.d.ts", "node.d.ts"]) {
  describe(file, async () => {
    const text = await readFile(fileURLToPath(new URL(file, folder)), "utf8");

    it("has a comment on each exported member", () => {
      const members = membersOf(text);
      assert.ok(members.size > (file === "index.d.ts" ? 400 : 12), `only ${members.size} members`);
      const bare = [...members].filter(([, comments]) => comments.every((comment) => comment === null));
      assert.deepEqual(
        bare.map(([name]) => name),
        [],
      );
    });

    it("says everything in English and in Chinese", () => {
      const comments = text.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
      const faults = comments.map((comment) => [faultOf(comment), comment]).filter(([fault]) => fault);
      assert.deepEqual(faults, []);
    });
  });
}
