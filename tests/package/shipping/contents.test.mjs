// What the package consists of: its manifest, its files, its modules.

import assert from "node:assert/strict";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, posix } from "node:path";
import { after, describe, it } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { transform } from "esbuild";

import { optionsFor } from "../../support/emulated.mjs";
import { describeModule } from "../../support/wasm.mjs";
import {
  run,
  root,
  emulator,
  folder,
  installed,
  manifest,
  text,
  scripts,
  targets,
  files,
} from "../../support/installed-package.mjs";

after(() => rm(folder, { recursive: true, force: true }));

describe("package.json", () => {
  it("names files that are there", () => {
    const { main, browser, types, unpkg, jsdelivr, sideEffects, exports } = manifest;
    const named = [main, browser, types, unpkg, jsdelivr, ...sideEffects, ...targets(exports)];
    for (const target of named) {
      assert.ok(target.startsWith("./"), target);
      assert.ok(files.includes(target.slice(2)), target);
    }
  });

  it("exports what is documented", () => {
    const entries = [
      ...[".", "./global", "./node", "./openapi.json", "./package.json", "./slim", "./youmi_open_api.wasm"],
    ];
    assert.deepEqual(Object.keys(manifest.exports).sort(), entries);
    // The order of conditions is their rank: the narrower one first, types before what they describe.
    const { node, bun, worker, workerd, "edge-light": edge, deno, ...page } = manifest.exports["."];
    const conditions = ["workerd", "edge-light", "worker", "node", "deno", "bun", "import", "require"];
    assert.deepEqual(Object.keys(manifest.exports["."]), conditions);
    assert.deepEqual(node, bun);
    // Bundlers for pages name this condition for web workers, beside that of browsers.
    assert.deepEqual(worker, { browser: page, default: workerd });
    for (const entry of [node, page, { workerd, edge, deno }, manifest.exports["./slim"], manifest.exports["./node"]]) {
      for (const condition of Object.values(entry)) assert.equal(Object.keys(condition)[0], "types");
    }
    // Bundlers that know no exports would take it for servers too.
    assert.equal(manifest.module, undefined);
    assert.equal(manifest.type, "module");
    assert.match(manifest.exports["."].require.default, /\.cjs$/);
    assert.match(manifest.exports["."].require.types, /\.cts$/);
  });

  it("asks for no other package and runs nothing when it is installed", () => {
    for (const name of [
      ...["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"],
      ...["bundledDependencies", "bundleDependencies", "scripts"],
    ]) {
      assert.deepEqual(Object.keys(manifest[name] ?? {}), [], name);
    }
  });

  it("has one command", async () => {
    assert.deepEqual(manifest.bin, { "youmi-open-api": "doctor.cjs" });
    assert.match(await text("doctor.cjs"), /^#!\/usr\/bin\/env node\n/);
  });

  it("says under which licence it stands", () => {
    assert.equal(manifest.license, "MIT OR Apache-2.0");
    for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "README.md"]) assert.ok(files.includes(file), file);
  });

  it("names the licences of what is in it and not its own", async () => {
    const notice = await text("THIRD-PARTY-LICENSES");
    assert.match(notice, /^tiny-inflate [\d.]+ \(MIT\)$/m);
    assert.match(notice, /Copyright .*Devon Govett/);
    for (const crate of ["wasm-bindgen", "js-sys", "des", "sha1", "hmac", "talc", "gloo-net"]) {
      assert.match(notice, new RegExp(`^${crate} \\d+\\.\\d+\\.\\d+ \\(.*MIT.*\\)$`, "m"), crate);
    }
    // Each has a text behind its name; what runs at build time only is not in the package.
    for (const section of notice.split(/^-{80}$/m).slice(1)) {
      assert.match(section, /Permission is hereby granted|UNICODE LICENSE|Apache License/, section.slice(0, 200));
    }
    assert.doesNotMatch(notice, /^(syn|quote|proc-macro2|wasm-bindgen-macro|serde_derive|youmi[\w-]*) \d/m);
    assert.match(await text("global.js"), /^\/\*! youmi-open-api [^]*THIRD-PARTY-LICENSES \*\/\n/);
  });
});

describe("the packed files", () => {
  it("are only those that somebody needs", () => {
    const needed =
      /^(index|server|slim|node|workerd|edge-light|global)\.(js|cjs)(\.map)?$|^doctor\.cjs(\.map)?$|^(index|node)\.d\.c?ts$|^(slim|global)\.d\.ts$|^youmi_open_api(_server)?\.wasm$|^(package|openapi)\.json$|^LICENSE-|^THIRD-PARTY-LICENSES$|^README|^docs\/(en|zh-CN)\/[\w-]+\.md$|^(CHANGELOG|SECURITY)(\.zh-CN)?\.md$/;
    assert.deepEqual(
      files.filter((file) => !needed.test(file)),
      [],
    );
  });

  it("have the pages of the documentation, whose links lead to each other", async () => {
    const pages = files.filter((file) => file.endsWith(".md"));
    for (const page of ["README.md", "docs/zh-CN/quick-start.md", "docs/en/quick-start.md", "CHANGELOG.zh-CN.md"]) {
      assert.ok(pages.includes(page), page);
    }
    for (const page of pages) {
      const links = [...(await text(page)).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, link]) => link);
      for (const link of links) assert.ok(files.includes(posix.join(posix.dirname(page), link)), `${page}: ${link}`);
    }
  });

  it("name no place of the machine that they were made on", async () => {
    const absolute =
      /(?<![\w.~:/-])(?:\/(?:root|home|Users|tmp|work|workspace|workspaces|mnt|opt|private|builds?|github|__w)\/[\w.@-]|[A-Z]:\\+Users)/;
    const registry = /\/[^\s"'\0]*\/registry\/src\//;
    for (const file of files) {
      const content = (await readFile(join(installed, file))).toString("latin1");
      for (const place of [root, homedir(), tmpdir()].filter((place) => place.length > 4)) {
        assert.ok(!content.includes(place), `${file} names ${place}`);
      }
      for (const pattern of [absolute, registry]) {
        const [found] = pattern.exec(content) ?? [];
        const at = found ? content.indexOf(found) : 0;
        assert.equal(found, undefined, `${file}: ${content.slice(Math.max(0, at - 40), at + 80)}`);
      }
    }
  });

  it("have definitions that are the same for import and require", async () => {
    assert.equal(await text("index.d.cts"), await text("index.d.ts"));
    assert.equal(await text("node.d.cts"), await text("node.d.ts"));
  });

  for (const file of scripts) {
    it(`${file} has a source map with the sources in it`, async () => {
      const [, name] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(await text(file)) ?? [];
      assert.equal(name, `${file}.map`);
      const map = JSON.parse(await text(name));
      assert.equal(map.version, 3);
      assert.ok(map.sources.length > 0 && map.mappings.length > 0);
      assert.equal(map.sourcesContent.length, map.sources.length);
      for (const [index, content] of map.sourcesContent.entries()) {
        assert.equal(typeof content, "string", map.sources[index]);
        // A place in the package, whoever joins it with the map's own.
        assert.match(map.sources[index], /^[\w-]+(\/[\w-]+)*\.\w+$/);
      }
      assert.equal(new Set(map.sources).size, map.sources.length);
    });

    it(`${file} is written in the JavaScript of 2019`, async () => {
      const code = await text(file);
      const options = { loader: "js", charset: "utf8", logLevel: "silent" };
      // What is younger would be rewritten for 2019; import.meta and import() have no older form and would be reported.
      const [younger, older] = await Promise.all(
        ["esnext", "es2019"].map((target) => transform(code, { ...options, target })),
      );
      assert.deepEqual(older.warnings, []);
      assert.ok(older.code === younger.code, "something was rewritten");
      assert.ok(!code.includes("import.meta"));
      // Next.js puts these arguments into a function that is not async.
      assert.doesNotMatch(code, /WebAssembly\.instantiate\([^()]*await/);
      // Jest before version 27 does not know the long names of Node's modules.
      if (file.endsWith(".cjs")) assert.doesNotMatch(code, /["']node:/);
    });
  }

  it("would be seen if they were written in younger JavaScript", async () => {
    for (const code of [
      "export const x = y?.z;",
      "export const x = y ?? z;",
      "export class A { #b = 1 }",
      "x ??= 1;",
    ]) {
      const [younger, older] = await Promise.all(["esnext", "es2019"].map((target) => transform(code, { target })));
      assert.notEqual(older.code, younger.code);
    }
  });

  // The budget: what is loaded with every click in a sidebar may shrink, not grow. A server that is started for a request
  // counts too. One compiler makes a percent more of it than another.
  const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
  const brotli = (bytes) => brotliCompressSync(bytes).length;
  for (const { what, files, limit, compressed } of [
    { what: "what a page loads", files: ["index.js"], limit: 63 * 1024, compressed: gzip },
    { what: "slim and its module", files: ["slim.js", "youmi_open_api.wasm"], limit: 56 * 1024, compressed: brotli },
    { what: "what a server loads", files: ["server.js"], limit: 113 * 1024, compressed: gzip },
  ]) {
    it(`${what} is at most ${limit} bytes when it is compressed`, async () => {
      const contents = await Promise.all(files.map((file) => readFile(join(installed, file))));
      const size = contents.reduce((sum, content) => sum + compressed(content), 0);
      assert.ok(size <= limit, `${size} bytes`);
    });
  }

  it("what a page loads has the clients, and says of the rest that it belongs on a server", async () => {
    const page = await import(join(installed, "index.js"));
    const server = await import(join(installed, "server.js"));
    assert.deepEqual(Object.keys(page).sort(), Object.keys(server).sort());
    const { values } = await new page.V1Client(optionsFor(emulator)).listStaff();
    assert.equal(values.length, emulator.data.staff.length);
    for (const name of ["openSidebar", "sealSidebar", "parseCallback", "parseEvent", "callbackReply"]) {
      assert.throws(() => page[name](), { name: "YoumiError", kind: "config", message: /belongs on a server/ });
    }
    assert.throws(() => new page.Gateway({}), { kind: "config", message: /Gateway belongs on a server/ });
  });

  it("the slim entry does not hold the module", async () => {
    const size = (await stat(join(installed, "slim.js"))).size;
    assert.ok(size < (await stat(join(installed, "youmi_open_api.wasm"))).size / 3, `${size} bytes`);
  });
});

describe("the WebAssembly", () => {
  const numbers = ["i32", "i64", "f32", "f64"];

  async function module() {
    return readFile(join(installed, "youmi_open_api.wasm"));
  }

  it("is valid, and the same as in every entry", async () => {
    assert.ok(WebAssembly.validate(await module()));
  });

  it("uses neither reference types nor several results nor several memories", async () => {
    const { types, imports, tables, memories, globals } = describeModule(await module());
    assert.ok(types.length > 10 && imports.length > 10);
    for (const { parameters, results } of types) {
      for (const type of [...parameters, ...results]) assert.ok(numbers.includes(type), type);
      assert.ok(results.length <= 1, `${results.length} results`);
    }
    for (const found of imports) assert.equal(found.kind, 0, `${found.module} ${found.name}`);
    assert.ok(tables.length <= 1);
    for (const { element } of tables) assert.equal(element, "funcref");
    assert.equal(memories.length, 1);
    // Neither shared nor of 64 bits.
    assert.ok(memories[0].flags <= 1);
    for (const { type } of globals) assert.ok(numbers.includes(type), type);
  });

  /** Whether a module keeps to what Chromium 80 and Safari 13 know: the first version, and four small additions. */
  async function isPlain(path) {
    const wasmOpt = join(root, "node_modules/binaryen/bin/wasm-opt");
    const features = ["bulk-memory", "mutable-globals", "sign-ext", "nontrapping-float-to-int"];
    const args = [
      wasmOpt,
      path,
      "--mvp-features",
      ...features.map((name) => `--enable-${name}`),
      "-o",
      join(folder, "out.wasm"),
    ];
    return run(process.execPath, args).then(
      () => true,
      ({ stderr }) => assert.match(stderr, /requires|not enabled|unexpected|validat|Fatal/i) ?? false,
    );
  }

  it("uses no instruction that is younger", async () => {
    assert.equal(await isPlain(join(installed, "youmi_open_api.wasm")), true);
    assert.equal(await isPlain(join(installed, "youmi_open_api_server.wasm")), true);
  });

  it("would be seen if it did", async () => {
    const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const younger = {
      // (func (param externref))
      "reference types": [...head, 1, 5, 1, 0x60, 1, 0x6f, 0, 3, 2, 1, 0, 10, 4, 1, 2, 0, 0x0b],
      // (func (result i32 i32) i32.const 0 i32.const 0)
      "several results": [...head, 1, 6, 1, 0x60, 0, 2, 0x7f, 0x7f, 3, 2, 1, 0, 10, 8, 1, 6, 0, 0x41, 0, 0x41, 0, 0x0b],
      // (func (param v128))
      SIMD: [...head, 1, 5, 1, 0x60, 1, 0x7b, 0, 3, 2, 1, 0, 10, 4, 1, 2, 0, 0x0b],
    };
    for (const [what, bytes] of Object.entries(younger)) {
      assert.ok(WebAssembly.validate(Uint8Array.from(bytes)), what);
      const path = join(folder, "younger.wasm");
      await writeFile(path, Uint8Array.from(bytes));
      assert.equal(await isPlain(path), false, what);
    }
    const plain = join(folder, "plain.wasm");
    await writeFile(plain, Uint8Array.from([...head, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 4, 1, 2, 0, 0x0b]));
    assert.equal(await isPlain(plain), true);
  });
});
