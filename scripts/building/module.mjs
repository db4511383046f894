// The WebAssembly module: compiled, bound to its script, optimised.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { minify } from "terser";
import { filesOfDepInfo } from "../freshness.mjs";
import { root, standardLibrarySource, wasmEnvironment } from "../toolchain.mjs";
import { replaced } from "./replaced.mjs";
import { binaryenFlags, compilerFlags, withFeatures, withSection } from "./wasm-features.mjs";

const env = wasmEnvironment();
const release = join(root, "target/wasm32-unknown-unknown/release");

const run = (command, args, environment = env) =>
  execFileSync(command, args, { cwd: root, env: environment, stdio: "inherit" });

/**
 * Makes the module of some features of the crate, and beside it in `bound` wasm-bindgen's script and definitions. Gives
 * the files that it was compiled from.
 */
export async function makeModule(features, bound, wasm) {
  compile(features);
  bind(bound);
  await optimise(bound, wasm);
  return filesOfDepInfo(readFileSync(join(release, "youmi_open_api.d"), "utf8"));
}

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
  const plain = join(bound, "youmi_open_api.wasm");
  writeFileSync(plain, withFeatures(readFileSync(join(release, "youmi_open_api.wasm"))));
  const place = ["--out-dir", bound, "--out-name", "bindings"];
  run("wasm-bindgen", [plain, "--target", "web", "--omit-default-module-path", ...place]);
}

async function optimise(bound, wasm) {
  const wasmOpt = join(root, "node_modules/binaryen/bin/wasm-opt");
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  // For compression: functions of some size stay apart, in the order of the linker, without hints of alignment.
  const compressible = ["--one-caller-inline-max-function-size=60", "--dealign"];
  // Making the control flow anew from flat code saves 0.3 KB of what a page loads.
  const passes = ["-Oz", "--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz", ...compressible, ...strip];
  // Short names save 2 KB of what a page loads. The optimiser writes a list of them.
  const names = ["--minify-imports-and-exports-and-modules"];
  const args = [wasmOpt, join(bound, "bindings_bg.wasm"), ...binaryenFlags, ...passes, ...names, "-o", wasm];
  const list = execFileSync(process.execPath, args, { cwd: root, env, encoding: "utf8", stdio: [0, "pipe", 2] });
  const script = join(bound, "bindings.js");
  const id = createHash("sha256").update(readFileSync(wasm)).digest("hex").slice(0, 16);
  writeFileSync(wasm, withSection(readFileSync(wasm), "youmi-build", id));
  writeFileSync(script, await withNames(bindings(readFileSync(script, "utf8"), id), JSON.parse(list)));
}

/** The script with the names that the optimiser has given to what the module imports and exports. */
async function withNames(script, { imports, exports }) {
  // The one module from which everything is imported has a short name too.
  const short = [...imports.map(([, name, short]) => [name, short]), ...exports, ["./bindings_bg.js", "a"]];
  const cache = { props: { props: Object.fromEntries(short.map(([name, short]) => [`$${name}`, short])) } };
  const names = new RegExp(`^(${short.map(([name]) => name.replaceAll(/[.$]/g, "\\$&")).join("|")})$`);
  const { code } = await minify(script, {
    ...{ module: true, compress: false, nameCache: cache, format: { beautify: true } },
    mangle: { reserved: [], keep_fnames: true, keep_classnames: true, properties: { regex: names, builtins: true } },
  });
  return code;
}

/** wasm-bindgen's script as pkg-template/runtime/loader.js needs it. */
function bindings(script, id) {
  // Loading is the package's own business, which needs no more than these.
  const text = replaced(
    script,
    "export { initSync, __wbg_init as default };",
    `const __wbg_build = "${id}";\nexport { __wbg_build, __wbg_get_imports, __wbg_finalize_init, __wbg_init_text };`,
  );
  // There are test environments without these classes, and they have to be able to import the package.
  const decoder =
    "let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\ncachedTextDecoder.decode();\n";
  const encoder = /const cachedTextEncoder = new TextEncoder\(\);\n\n(if \(!\('encodeInto' in [^]*?\n\}\n)/.exec(
    text,
  )?.[0];
  const setUp = `let cachedTextEncoder;\nfunction __wbg_init_text() {\n${decoder}${encoder}}\n`.replace(
    /^(let|const) (?=cachedText\w+ = )/gm,
    "",
  );
  return replaced(replaced(text, encoder, setUp), decoder, "let cachedTextDecoder;\n");
}
