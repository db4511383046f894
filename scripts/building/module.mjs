// Builds the WebAssembly module: cargo, wasm-bindgen, wasm-opt.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { minify } from "terser";
import { filesOfDepInfo } from "../freshness.mjs";
import { root, standardLibrarySource, wasmEnvironment } from "../toolchain.mjs";
import { replaceOnce } from "./replace-once.mjs";
import { binaryenFlags, compilerFlags, withFeatures, withSection } from "./wasm-features.mjs";

const env = wasmEnvironment();
const release = join(root, "target/wasm32-unknown-unknown/release");

const run = (command, args, environment = env) =>
  execFileSync(command, args, { cwd: root, env: environment, stdio: "inherit" });

/**
 * Builds the module with some features of the crate, and wasm-bindgen's script and definitions in `bound`. Returns the
 * source files.
 */
export async function makeModule(features, bound, wasm) {
  compile(features);
  bind(bound);
  await optimise(bound, wasm);
  return filesOfDepInfo(readFileSync(join(release, "youmi_open_api.d"), "utf8"));
}

function compile(features) {
  // The module must not contain paths of this machine.
  const paths = [`${root}=`, `${process.env.CARGO_HOME ?? join(homedir(), ".cargo")}=cargo`];
  const source = standardLibrarySource(env);
  const library = source ? ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"] : [];
  const flags = [
    ...paths.map((path) => `--remap-path-prefix=${path}`),
    ...compilerFlags,
    // Panics do not occur, so their messages are left out: a tenth of the module, most of it in the standard library.
    // The options are unstable, so they need this variable.
    ...(source ? ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"] : []),
  ];
  const unstable = source ? { RUSTC_BOOTSTRAP: "1" } : {};
  run(
    "cargo",
    [
      // Only cdylib: with rlib in addition, cargo silently omits link-time optimisation.
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
  const { module, names } = optimised(join(bound, "bindings_bg.wasm"), basename(wasm));
  const id = createHash("sha256").update(module).digest("hex").slice(0, 8);
  writeFileSync(wasm, withSection(module, "youmi-build", id));
  const script = join(bound, "bindings.js");
  writeFileSync(script, await withNames(bindings(readFileSync(script, "utf8"), id), names));
}

/**
 * The optimised module, and the list of its shortened names. What was made of the same module before is taken again, because
 * the optimiser takes most of the time of a build.
 */
function optimised(source, name) {
  const wasmOpt = join(root, "node_modules/binaryen/bin/wasm-opt");
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  // For compression: larger functions are not inlined, keep the linker's order, and have no alignment hints.
  const compressible = ["--always-inline-max-function-size=4", "--one-caller-inline-max-function-size=60", "--dealign"];
  // Flattening the code and rebuilding its control flow saves 0.3 KB of a page, a second time and until nothing gets
  // smaller 0.2 KB of a module under Brotli.
  const rebuild = ["--flatten", "--rereloop", "-Oz"];
  const passes = ["-Oz", "--low-memory-unused", ...rebuild, ...rebuild, "-Oz", "--converge", ...compressible, ...strip];
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/binaryen/package.json"), "utf8"));
  const settings = JSON.stringify([version, binaryenFlags, passes]);
  const key = createHash("sha256").update(settings).update(readFileSync(source)).digest("hex");
  const folder = join(root, "target/optimised");
  const [wasm, list] = [join(folder, name), join(folder, `${name}.json`)];
  const known = existsSync(list) && JSON.parse(readFileSync(list, "utf8"));
  if (known && known.key === key) return { module: readFileSync(wasm), names: known.names };

  mkdirSync(folder, { recursive: true });
  rmSync(list, { force: true });
  run(process.execPath, [wasmOpt, source, ...binaryenFlags, ...passes, "-o", wasm]);
  // Short names of imports and exports save 2 KB of a page. The optimiser writes a list of them.
  const args = [wasmOpt, wasm, ...binaryenFlags, "--minify-imports-and-exports-and-modules", "-o", wasm];
  const names = JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, env, encoding: "utf8", stdio: [0, "pipe", 2] }),
  );
  writeFileSync(list, JSON.stringify({ key, names }));
  return { module: readFileSync(wasm), names };
}

/** The script with the short names of the module's imports and exports. */
async function withNames(script, { imports, exports }) {
  // The name of the import module is shortened too.
  const short = [...imports.map(([, name, short]) => [name, short]), ...exports, ["./bindings_bg.js", "a"]];
  const cache = { props: { props: Object.fromEntries(short.map(([name, short]) => [`$${name}`, short])) } };
  const names = new RegExp(`^(${short.map(([name]) => name.replaceAll(/[.$]/g, "\\$&")).join("|")})$`);
  const { code } = await minify(script, {
    ...{ module: true, compress: false, nameCache: cache, format: { beautify: true } },
    mangle: { reserved: [], keep_fnames: true, keep_classnames: true, properties: { regex: names, builtins: true } },
  });
  return code;
}

/** wasm-bindgen's script, changed for pkg-template/runtime/loader.js. */
function bindings(script, id) {
  // The package has its own loader, which needs only these functions.
  const text = replaceOnce(
    script,
    "export { initSync, __wbg_init as default };",
    `const __wbg_build = "${id}";\nexport { __wbg_build, __wbg_get_imports, __wbg_finalize_init, __wbg_init_text };`,
  );
  // Some test environments lack these classes, but must be able to import the package.
  const decoder =
    "let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\ncachedTextDecoder.decode();\n";
  const encoder = /const cachedTextEncoder = new TextEncoder\(\);\n\n(if \(!\('encodeInto' in [^]*?\n\}\n)/.exec(
    text,
  )?.[0];
  const setUp = `let cachedTextEncoder;\nfunction __wbg_init_text() {\n${decoder}${encoder}}\n`.replace(
    /^(let|const) (?=cachedText\w+ = )/gm,
    "",
  );
  return replaceOnce(replaceOnce(text, encoder, setUp), decoder, "let cachedTextDecoder;\n");
}
