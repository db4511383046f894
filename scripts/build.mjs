// Makes pkg/, the npm package: compiles the crate, binds it, optimises it, and bundles the entry points.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { deflateAsync } from "@gfx/zopfli";
import { findFile } from "./find-file.mjs";
import { root, standardLibrarySource, wasmEnvironment } from "./toolchain.mjs";
import { binaryenFlags, compilerFlags, withFeatures } from "./wasm-features.mjs";
import { replaced, shortenNames } from "./wasm-names.mjs";

const template = join(root, "pkg-template");
const finished = join(root, "pkg");
// Made beside and then put in place at once, so that nobody ever imports half a package.
const pkg = join(root, "target", "pkg");
const env = wasmEnvironment();

// Two builds of one source: what a page loads has nothing in it that belongs on a server.
const builds = [
  { name: "page", features: [], wasm: "youmi_open_api.wasm", entries: { index: ["esm", "cjs"], slim: ["esm", "cjs"] } },
  {
    name: "server",
    features: ["server"],
    wasm: "youmi_open_api_server.wasm",
    entries: { server: ["esm", "cjs"], workerd: ["esm"] },
  },
];

const run = (command, args, environment = env) =>
  execFileSync(command, args, { cwd: root, env: environment, stdio: "inherit" });

rmSync(pkg, { recursive: true, force: true });
mkdirSync(pkg, { recursive: true });
for (const variant of builds) {
  const bound = join(root, "target", "bound", variant.name);
  rmSync(bound, { recursive: true, force: true });
  mkdirSync(bound, { recursive: true });
  compile(variant.features);
  bind(bound);
  optimise(bound, join(pkg, variant.wasm));
  await bundle(variant, bound);
  // The server's definitions are the whole interface: in a page the names are the same.
  if (variant.name === "server") describe(bound);
}

const former = `${pkg}-replaced`;
rmSync(former, { recursive: true, force: true });
if (existsSync(finished)) renameSync(finished, former);
renameSync(pkg, finished);
rmSync(former, { recursive: true, force: true });

// So that the demo, the tests and an editor find the package by its name, through its `exports`, as a user's do.
const link = join(root, "node_modules", "youmi-open-api");
rmSync(link, { recursive: true, force: true });
symlinkSync(finished, link, "junction");

function compile(features) {
  // Where the compiler keeps its files on this machine is nobody's business.
  const paths = [`${root}=`, `${process.env.CARGO_HOME ?? join(homedir(), ".cargo")}=cargo`];
  const source = standardLibrarySource(env);
  const library = source ? ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"] : [];
  const flags = [
    ...paths.map((path) => `--remap-path-prefix=${path}`),
    ...compilerFlags,
    // Nothing here panics, so nothing need be able to say why it did: a tenth of the module, most of it in the standard
    // library. Both are still unstable, hence the variable.
    ...(source ? ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"] : []),
  ];
  const unstable = source ? { RUSTC_BOOTSTRAP: "1" } : {};
  run(
    "cargo",
    [
      // cdylib alone: with rlib beside it cargo silently leaves out link-time optimisation.
      ...["rustc", "--lib", "--crate-type", "cdylib", "--release", "--target", "wasm32-unknown-unknown"],
      ...["--no-default-features", "--features", features.join(","), ...library],
    ],
    { ...env, ...unstable, RUSTFLAGS: [env.RUSTFLAGS, ...flags].filter(Boolean).join(" ") },
  );
}

function bind(bound) {
  const compiled = readFileSync(join(root, "target/wasm32-unknown-unknown/release/youmi_open_api.wasm"));
  const plain = join(bound, "youmi_open_api.wasm");
  writeFileSync(plain, withFeatures(compiled));
  run("wasm-bindgen", [
    plain,
    "--target",
    "web",
    "--omit-default-module-path",
    "--out-dir",
    bound,
    "--out-name",
    "bindings",
  ]);
}

function optimise(bound, wasm) {
  const wasmOpt = join(root, "node_modules/binaryen/bin/wasm-opt");
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  // For compression: functions of some size stay apart and stand as they do in their modules, without hints of alignment.
  const compressible = ["--one-caller-inline-max-function-size=200", "--reorder-functions-by-name", "--dealign"];
  const passes = ["-Oz", "--low-memory-unused", "-Oz", ...compressible, ...strip];
  const names = ["--minify-imports-and-exports-and-modules"];
  const args = [wasmOpt, join(bound, "bindings_bg.wasm"), ...binaryenFlags, ...passes, ...names, "-o", wasm];
  const mapping = execFileSync(process.execPath, args, { cwd: root, env, encoding: "utf8", stdio: [0, "pipe", 2] });
  const script = join(bound, "bindings.js");
  // Loading is the package's own business (pkg-template/loader.js), which needs no more than these two.
  const exported = [
    "export { initSync, __wbg_init as default };",
    "export { __wbg_get_imports, __wbg_finalize_init };",
  ];
  const bindings = replaced(readFileSync(script, "utf8"), ...exported);
  const { module, text } = shortenNames(readFileSync(wasm), bindings, mapping);
  writeFileSync(wasm, module);
  writeFileSync(script, text);
}

async function bundle({ name, wasm, entries }, bound) {
  const places = {
    name: "places",
    setup({ onResolve, onLoad }) {
      const found = {
        "youmi:bindings": join(bound, "bindings.js"),
        "youmi:errors": findFile(join(bound, "snippets"), "errors.js"),
        "youmi:methods": findFile(join(bound, "snippets"), "inline0.js"),
      };
      onResolve({ filter: /^youmi:(bindings|errors|methods)$/ }, ({ path }) => ({ path: found[path] }));
      onResolve({ filter: /^youmi:wasm(-size)?$/ }, ({ path }) => ({ path, namespace: "wasm" }));
      // Deflated before it becomes text: base64 of the module itself would not compress well on its way. Read as text,
      // since each platform has a faster way to the bytes than a script.
      onLoad({ filter: /^youmi:wasm$/, namespace: "wasm" }, async () => ({
        contents: await deflateAsync(readFileSync(join(pkg, wasm)), { numiterations: 60 }),
        loader: "base64",
      }));
      onLoad({ filter: /^youmi:wasm-size$/, namespace: "wasm" }, () => ({
        contents: String(readFileSync(join(pkg, wasm)).length),
        loader: "json",
      }));
      onResolve({ filter: /^(\.\/youmi_open_api_server\.wasm|node:(buffer|zlib))$/ }, ({ path }) => ({
        path,
        external: true,
      }));
    },
  };
  for (const [entry, formats] of Object.entries(entries)) {
    for (const format of formats) {
      await build({
        entryPoints: [join(template, `${entry}.js`)],
        outfile: join(pkg, `${entry}.${format === "esm" ? "js" : "cjs"}`),
        bundle: true,
        minify: true,
        // So that Node.js, showing where an error was thrown, does not show the whole file.
        lineLimit: name === "server" ? 1000 : undefined,
        format,
        target: "es2019",
        sourcemap: true,
        legalComments: "none",
        plugins: [places],
        logLevel: "warning",
      });
    }
  }
}

function describe(bound) {
  writeFileSync(join(pkg, "index.d.ts"), definitions(readFileSync(join(bound, "bindings.d.ts"), "utf8")));
  copyFileSync(join(pkg, "index.d.ts"), join(pkg, "index.d.cts"));
  for (const file of ["pkg-template/package.json", "pkg-template/README.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
    if (existsSync(join(root, file))) copyFileSync(join(root, file), join(pkg, basename(file)));
  }
}

/** The definitions that wasm-bindgen wrote, without what belongs to its own loading. */
function definitions(text) {
  const end = text.indexOf("export type InitInput");
  const methods = { V1Client: "", V2Client: "" };
  return (
    text
      .slice(0, end < 0 ? undefined : end)
      // Each method is declared by itself, beside its endpoint; here it stands in its class.
      .replace(/^interface (\w+) \{\n([^]*?)^\}\n/gm, (_, client, method) => {
        methods[client] += method;
        return "";
      })
      .replace(/^export class (V\dClient) \{\n[^]*?(?=^\}$)/gm, (start, client) => start + methods[client])
      .replace(/^\s*\/\* (tslint|eslint).*\*\/\n/gm, "")
      // How a doc comment arrives that went through a macro of Rust's.
      .replace(/^(\s*\*) r#*" ?(.*?)("#)?$/gm, (_, margin, line) => `${margin} ${line}`.trimEnd())
      .replace(/^\s*(free\(\): void|\[Symbol\.dispose\]\(\): void);\n/gm, "")
      .trimEnd()
      .concat("\n")
  );
}
