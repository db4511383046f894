// Reads the package's TypeScript definitions: what is declared, and what is said about it.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The text of the definitions. */
export function definitionsText() {
  return readFileSync(fileURLToPath(new URL("index.d.ts", import.meta.resolve("youmi-open-api"))), "utf8");
}

/**
 * Every declaration that somebody may use, in order: exports, and the members of interfaces and classes.
 * `{ kind, name, of, comment, code }`; `of` is what a member belongs to.
 */
export function readDefinitions(text) {
  const found = [];
  let comment = null;
  let owner = null;
  let depth = 0;
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index].trim();
    if (line === "") continue;
    if (line.startsWith("/**")) {
      const start = index;
      while (!lines[index].includes("*/")) index++;
      comment = commentOf(lines.slice(start, index + 1).join("\n"));
      continue;
    }
    const exported =
      /^export (?:declare )?(?:abstract )?(class|interface|type|function|const|enum|namespace) (\w+)/.exec(line);
    if (depth === 0 && exported) {
      const [, kind, name] = exported;
      found.push({ kind, name, of: null, comment, code: line });
      owner = kind === "class" || kind === "interface" ? name : null;
    } else if (depth === 0) {
      // The rest of a type of several lines, or something that is not exported.
      if (!/^[|&({})\]]/.test(line)) found.push({ kind: "unknown", name: line, of: null, comment, code: line });
    } else if (depth === 1 && owner && !/^[|&}]/.test(line)) {
      const name = /^(?:readonly )?(private constructor|constructor|\[[^\]]+\]|\w+)\??/.exec(line)?.[1];
      if (name === undefined) found.push({ kind: "unknown", name: line, of: owner, comment, code: line });
      else if (!name.startsWith("private")) found.push({ kind: "member", name, of: owner, comment, code: line });
    }
    comment = null;
    depth += count(line, /[{]/g) - count(line, /[}]/g);
  }
  return found;
}

/** A comment without its stars, its lines joined. */
function commentOf(text) {
  return text
    .replace(/^\s*\/\*\*|\*\/\s*$/g, "")
    .split("\n")
    .map((line) => line.trim().replace(/^\* ?/, ""))
    .join("\n")
    .trim();
}

function count(line, pattern) {
  return line.match(pattern)?.length ?? 0;
}
