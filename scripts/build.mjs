// Makes pkg/, the npm package: compiles the crate, binds it, optimises it, and bundles the entry points.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { findFile } from "./find-file.mjs";
import { root, wasmEnvironment } from "./toolchain.mjs";

const bound = join(root, "target", "bound");
const finished = join(root, "pkg");
// Made beside and then put in place at once, so that nobody ever imports half a package.
const pkg = join(root, "target", "pkg");
const template = join(root, "pkg-template");
const env = wasmEnvironment();

const run = (command, args) => execFileSync(command, args, { cwd: root, env, stdio: "inherit" });

// cdylib alone: with rlib beside it cargo silently leaves out link-time optimisation.
// Where the compiler keeps its files on this machine is nobody's business.
const paths = [`${root}=`, `${process.env.CARGO_HOME ?? join(homedir(), ".cargo")}=cargo`];
env.RUSTFLAGS = [env.RUSTFLAGS, ...paths.map((path) => `--remap-path-prefix=${path}`)].filter(Boolean).join(" ");
run("cargo", ["rustc", "--lib", "--crate-type", "cdylib", "--release", "--target", "wasm32-unknown-unknown"]);

rmSync(bound, { recursive: true, force: true });
run("wasm-bindgen", [
  "target/wasm32-unknown-unknown/release/youmi_open_api.wasm",
  ...["--target", "web", "--omit-default-module-path", "--out-dir", bound, "--out-name", "bindings"],
]);

rmSync(pkg, { recursive: true, force: true });
mkdirSync(pkg);
const wasm = join(pkg, "youmi_open_api.wasm");
run(process.execPath, [
  join(root, "node_modules/binaryen/bin/wasm-opt"),
  join(bound, "bindings_bg.wasm"),
  ...["-Oz", "-o", wasm],
  // What Chromium 80 knows, and nothing younger.
  ...["--enable-bulk-memory", "--enable-mutable-globals", "--enable-sign-ext", "--enable-nontrapping-float-to-int"],
]);

const places = {
  name: "places",
  setup(bundle) {
    const found = {
      "youmi:bindings": join(bound, "bindings.js"),
      "youmi:errors": findFile(join(bound, "snippets"), "errors.js"),
      "youmi:wasm": wasm,
    };
    bundle.onResolve({ filter: /^youmi:/ }, ({ path }) => ({ path: found[path] }));
    bundle.onResolve({ filter: /^\.\/youmi_open_api\.wasm$/ }, ({ path }) => ({ path, external: true }));
  },
};

for (const [entry, formats] of Object.entries({ index: ["esm", "cjs"], slim: ["esm", "cjs"], workerd: ["esm"] })) {
  for (const format of formats) {
    await build({
      entryPoints: [join(template, `${entry}.js`)],
      outfile: join(pkg, `${entry}.${format === "esm" ? "js" : "cjs"}`),
      bundle: true,
      minify: true,
      keepNames: false,
      charset: "utf8",
      format,
      target: "es2019",
      loader: { ".wasm": "binary" },
      sourcemap: true,
      sourcesContent: true,
      legalComments: "none",
      plugins: [places],
      logLevel: "warning",
    });
  }
}

writeFileSync(join(pkg, "index.d.ts"), definitions(readFileSync(join(bound, "bindings.d.ts"), "utf8")));
copyFileSync(join(pkg, "index.d.ts"), join(pkg, "index.d.cts"));
copyFileSync(join(template, "package.json"), join(pkg, "package.json"));
for (const file of [join(template, "README.md"), "LICENSE-MIT", "LICENSE-APACHE"]) {
  const source = join(root, file.startsWith(root) ? file.slice(root.length) : file);
  if (existsSync(source)) copyFileSync(source, join(pkg, source.slice(dirname(source).length + 1)));
}

rmSync(finished, { recursive: true, force: true });
renameSync(pkg, finished);

// So that the demo, the tests and an editor find the package by its name, through its `exports`, as a user's do.
const link = join(root, "node_modules", "youmi-open-api");
rmSync(link, { recursive: true, force: true });
symlinkSync(finished, link, "junction");

/** The definitions that wasm-bindgen wrote, without what belongs to its own loading. */
function definitions(text) {
  const end = text.indexOf("export type InitInput");
  return text
    .slice(0, end < 0 ? undefined : end)
    .replace(/^\s*\/\* (tslint|eslint).*\*\/\n/gm, "")
    .replace(/^\s*(free\(\): void|\[Symbol\.dispose\]\(\): void);\n/gm, "")
    .trimEnd()
    .concat("\n");
}
