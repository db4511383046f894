// How the code hangs together: every dependency among files and folders points one way, and files stay short.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const tracked = execFileSync("git", ["ls-files", "src", "crates", "pkg-template"], {
  cwd: root,
  encoding: "utf8",
})
  .trim()
  .split("\n")
  .filter((file) => !/^crates\/\w+\/tests\//.test(file) && existsSync(join(root, file)));
const textOf = (file) => readFileSync(join(root, file), "utf8");

/** The files that a JavaScript file imports. */
function importsOf(file) {
  const paths = [...textOf(file).matchAll(/^(?:import|export) [^;]*?from "(\.[^"]+)";/gms)].map(([, path]) => path);
  return paths.map((path) => relative(root, join(root, dirname(file), path))).filter((path) => tracked.includes(path));
}

/** The file of a Rust module, from the folder of its crate and the names of the path to it. */
function fileOfModule(source, names) {
  const candidates = names.length ? [`${names.join("/")}.rs`, `${names.join("/")}/mod.rs`] : ["lib.rs"];
  return candidates.map((path) => join(source, path)).find((path) => tracked.includes(path));
}

/** The files whose items a Rust file uses: for each path the longest part of it that is a module. */
function usesOf(file) {
  const [source] = /^(?:crates\/\w+\/)?src/.exec(file);
  const own = relative(source, file)
    .replace(/(^|\/)(mod|lib)\.rs$/, "")
    .replace(/\.rs$/, "")
    .split("/")
    .filter(Boolean);
  const code = textOf(file).replace(/^#\[cfg\(test\)\][^]*/m, "");
  const paths = [...code.matchAll(/\b(crate|super|self)((?:::(?:\w+|\{[^}]*\}))+)/g)].flatMap(([, start, rest]) =>
    expanded(rest).map((names) => [start, ...names]),
  );
  const files = paths.map(([start, ...names]) => {
    const base = start === "crate" ? [] : start === "self" ? own : own.slice(0, -1);
    for (let length = names.length; length >= 0; length--) {
      const found = fileOfModule(source, [...base, ...names.slice(0, length)]);
      if (found) return reexported(source, found, [...base, ...names.slice(0, length)], names[length]) ?? found;
    }
    return undefined;
  });
  return [...new Set(files)].filter((found) => found && found !== file);
}

/** The file from which a module re-exports an item, if it does: `pub use params::{Param, …};` */
function reexported(source, file, module, item) {
  for (const [, path, inner] of textOf(file).matchAll(/^pub use ((?:\w+::)+)(\{[^}]*\}|\w+);/gm)) {
    if (inner.split(/\W+/).includes(item))
      return fileOfModule(source, [...module, ...path.split("::").filter(Boolean)]);
  }
  return undefined;
}

/** `::a::{b, c::d}` gives [a, b] and [a, c, d]. */
function expanded(text) {
  const [, before, inner] = /^((?:::\w+)*)(?:::\{([^}]*)\})?/.exec(text);
  const names = before.split("::").filter(Boolean);
  if (inner === undefined) return [names];
  return inner.split(",").map((part) => [...names, ...part.trim().split("::").filter(Boolean)]);
}

/** A way through a graph that comes back to where it began; undefined if there is none. */
function circleIn(graph) {
  const done = new Set();
  const visit = (node, way) => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...way, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return undefined;
}

const graphOf = (files, edges) => new Map(files.map((file) => [file, edges(file)]));

function foldersOf(graph) {
  const folders = new Map();
  for (const [file, uses] of graph) {
    const from = dirname(file);
    const others = uses.map((use) => dirname(use)).filter((to) => to !== from && !to.startsWith(`${from}/`));
    folders.set(from, [...(folders.get(from) ?? []), ...others]);
  }
  return folders;
}

describe("no circle", () => {
  const scripts = graphOf(
    tracked.filter((file) => file.endsWith(".js")),
    importsOf,
  );
  const rust = graphOf(
    tracked.filter((file) => file.endsWith(".rs")),
    usesOf,
  );

  it("is among the scripts of the package, nor among their folders", () => {
    assert.ok([...scripts.values()].flat().length > 20);
    assert.deepEqual([circleIn(scripts), circleIn(foldersOf(scripts))], [undefined, undefined]);
  });

  it("is among the modules of the crates, nor among their folders", () => {
    assert.ok([...rust.values()].flat().length > 60);
    assert.deepEqual([circleIn(rust), circleIn(foldersOf(rust))], [undefined, undefined]);
  });
});

describe("a file", () => {
  it("has about 300 lines at most, unless it is data", () => {
    const isData = (file) => /^crates\/api\/src\/v\d\//.test(file) || /(README\.md|package\.json|\.d\.ts)$/.test(file);
    const long = tracked.filter((file) => !isData(file) && textOf(file).split("\n").length > 320);
    assert.deepEqual(long, []);
  });
});
