// What was built knows what it was built from, so `npm start` and `npm test` see what has changed.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { filesOfDepInfo, filesOfScript, inputsOf, recordInputs, staleness } from "../../scripts/freshness.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "youmi-open-api-fresh-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  // Written before the build begins, whatever the clock of the file system is like.
  utimesSync(join(folder, path), 1000, 1000);
}

/** Something built from a file, a folder and what lies outside. */
function built(readAfter = () => Date.now()) {
  rmSync(folder, { recursive: true, force: true });
  write("source/a.rs", "a");
  write("source/inner/b.rs", "b");
  write("single.txt", "single");
  write("target/made/on/the/way.js", "x");
  write("result/out.js", "out");
  utimesSync(join(folder, "source"), 1000, 1000);
  utimesSync(join(folder, "source/inner"), 1000, 1000);
  const inputs = ["single.txt", join(folder, "source"), "target/made/on/the/way.js", "result/out.js", "gone.txt"];
  recordInputs("result", [...inputs, join(root, "package.json"), "node_modules/a/index.js"], readAfter, folder);
}

describe("what was built", () => {
  it("is fresh as long as its inputs are what they were", () => {
    built();
    assert.equal(staleness("result", folder), undefined);
    write("single.txt", "single"); // the same again, as by a checkout
    write("other.txt", "nothing that it was made from");
    write("target/made/on/the/way.js", "changed");
    write("result/out.js", "changed");
    assert.equal(staleness("result", folder), undefined);
    assert.deepEqual(inputsOf("result", folder).sort(), ["gone.txt", "single.txt", "source"]);
  });

  for (const [what, change, why] of [
    ["a file has changed", () => write("single.txt", "other"), /^single\.txt has changed$/],
    ["a file of a folder has changed", () => write("source/inner/b.rs", "c"), /^source has changed$/],
    ["a folder has a new file", () => write("source/new.rs", ""), /^source has changed$/],
    ["a file was moved", () => (rmSync(join(folder, "source/a.rs")), write("source/inner/a.rs", "a")), /^source/],
    ["a file is gone", () => rmSync(join(folder, "single.txt")), /^single\.txt has changed$/],
    ["a file is there that was not", () => write("gone.txt", ""), /^gone\.txt has changed$/],
    ["the result is gone", () => rmSync(join(folder, "result"), { recursive: true }), /not there/],
    ["nobody knows what it was made from", () => rmSync(join(folder, "target"), { recursive: true }), /not known/],
  ]) {
    it(`is stale when ${what}`, () => {
      built();
      change();
      assert.match(staleness("result", folder), why);
    });
  }

  it("is stale when an input was changed while it was built", () => {
    built(() => 1_000_000 - 1); // the files are of the second 1000
    assert.match(staleness("result", folder), /has changed/);
  });

  it("is fresh when the build wrote an input before it read it, and stale when that was changed afterwards", () => {
    const start = 1_000_000 - 1;
    const written = 1_000_000;
    const others = ["gone.txt", "source"];
    built((path) => (others.includes(path) ? written : start));
    assert.match(staleness("result", folder), /^single\.txt has changed$/);
    built((path) => (path === "single.txt" || others.includes(path) ? written : start));
    assert.equal(staleness("result", folder), undefined);
  });
});

describe("the tools", () => {
  it("say what they have read: Cargo", () => {
    const text = "/a/out.wasm: /a/build.rs /a/src/api /a/with\\ space/lib.rs\n\n/a/src/api:\n";
    assert.deepEqual(filesOfDepInfo(text), ["/a/build.rs", "/a/src/api", "/a/with space/lib.rs"]);
    assert.deepEqual(filesOfDepInfo("C:\\a\\out.wasm: C:\\a\\build.rs C:\\b.rs\n"), ["C:\\a\\build.rs", "C:\\b.rs"]);
    assert.deepEqual(filesOfDepInfo("/a/out.wasm:\n"), []);
  });

  it("say what they have read: a script's own imports", async () => {
    const files = await filesOfScript("scripts/build.mjs");
    for (const file of ["scripts/build.mjs", "scripts/building/wasm-features.mjs", "scripts/which.mjs"]) {
      assert.ok(files.includes(file), file);
    }
  });
});

describe("the package", () => {
  const inputs = inputsOf("pkg");

  it("was made from all that it is made from", async () => {
    const { stdout } = await promisify(execFile)(
      "git",
      ["ls-files", "src", "crates/*/src", "crates/*/Cargo.toml", "pkg-template", "scripts/building"],
      {
        cwd: root,
      },
    );
    const files = stdout
      .trim()
      .split("\n")
      // What only tests, the check of types, and other builds read.
      .filter(
        (file) =>
          !/^crates\/testing\/|^pkg-template\/(tsconfig\.json|build-time\.d\.ts|doctor\/report\.d\.ts)$|^scripts\/building\/typescript\.mjs$/.test(
            file,
          ),
      );
    const others = ["Cargo.toml", "Cargo.lock", "package-lock.json", "generated", "emulator/examples", "LICENSE-MIT"];
    for (const file of [...files, ...others, "scripts/build.mjs", "scripts/generate.mjs", "scripts/toolchain.mjs"]) {
      assert.ok(inputs.includes(file), file);
    }
  });

  it("was made from nothing that a build leaves behind, or that is of another place", () => {
    for (const input of inputs) assert.doesNotMatch(input, /^(\.\.|\/|target|pkg\/|node_modules|[A-Z]:)/);
  });
});

for (const folder of ["emulator", "gateway"]) {
  describe(`the ${folder}`, () => {
    it("was made from its sources, new ones too", () => {
      const inputs = inputsOf(`${folder}/dist`);
      for (const file of ["src", "tests", "package.json", "tsconfig.json", "tests/tsconfig.json"]) {
        assert.ok(inputs.includes(`${folder}/${file}`), file);
      }
      for (const input of inputs) assert.doesNotMatch(input, new RegExp(`node_modules|^${folder}/dist`));
    });
  });
}
