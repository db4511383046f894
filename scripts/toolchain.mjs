// Finds the tools of the project and the environment of commands for build and test scripts. It installs
// nothing: set-up (setup.mjs) does.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { debianToolchain, debianToolchainReady } from "./setup/debian-sysroot.mjs";
import { ask } from "./process.mjs";
import { which } from "./which.mjs";

/** The root of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A folder for all checkouts of one user, so that a second clone needs no downloads. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "youmi-open-api");

/** Where cargo installs commands; rustup puts it on the PATH. */
export const cargoBin = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "bin");
const toolsBin = join(cache, "tools", "bin");

/** Environment for native Rust commands: `cargo test`, `cargo fmt`, `cargo clippy`. */
export function nativeEnvironment() {
  // A shell that was opened before rustup was installed does not have cargo on its PATH.
  const path = process.env.PATH ?? "";
  const known = which("cargo") ? path : [cargoBin, path].join(delimiter);
  return { ...process.env, PATH: known };
}

/**
 * Environment for commands that compile to WebAssembly: `wasm-pack`, `cargo … --target wasm32-…`,
 * `wasm-bindgen`. It selects another Rust toolchain if the default one has no WebAssembly library.
 */
export function wasmEnvironment() {
  const environment = nativeEnvironment();
  const toolchain = wasmToolchain(environment);
  const bindgen = findWasmBindgen();
  const pack = findWasmPack();
  // wasm-pack looks for wasm-bindgen on the PATH.
  const folders = [bindgen && dirname(bindgen), pack && dirname(pack)].filter(Boolean);
  return {
    ...environment,
    PATH: [...folders, environment.PATH].join(delimiter),
    ...toolchain?.variables,
  };
}

/**
 * The Rust toolchain that can compile to WebAssembly: its environment variables, and an `id` that
 * changes with its standard library. Undefined if there is none yet.
 */
export function wasmToolchain(environment = nativeEnvironment()) {
  const sysroot = rustSysroot(environment);
  if (sysroot && hasWasmLibrary(sysroot)) return { variables: {}, id: "default" };
  const id = debianToolchainReady(environment);
  return id && { variables: { RUSTUP_TOOLCHAIN: debianToolchain }, id };
}

/** The folder of the active Rust toolchain; undefined if Rust is not installed. */
export function rustSysroot(environment = nativeEnvironment()) {
  return ask("rustc", ["--print", "sysroot"], { cwd: root, env: environment });
}

/** The source of the standard library for WebAssembly; undefined if it is not installed. */
export function standardLibrarySource(environment = wasmEnvironment()) {
  const folder = join(rustSysroot(environment) ?? "", "lib/rustlib/src/rust/library");
  return existsSync(join(folder, "std/Cargo.toml")) ? folder : undefined;
}

/** Whether a toolchain has the standard library for WebAssembly. */
export function hasWasmLibrary(sysroot) {
  const folder = join(sysroot, "lib/rustlib/wasm32-unknown-unknown/lib");
  return existsSync(folder) && readdirSync(folder).some((name) => /^libstd-.*\.rlib$/.test(name));
}

/** The `wasm-bindgen` of Cargo.lock: its command must be of exactly this version. */
export function wasmBindgenVersion() {
  const lock = join(root, "Cargo.lock");
  if (!existsSync(lock)) return undefined;
  return /^name = "wasm-bindgen"\r?\nversion = "([^"]+)"/m.exec(readFileSync(lock, "utf8"))?.[1];
}

/** The folder for one version of the wasm-bindgen command. Checkouts may need different versions. */
export function wasmBindgenFolder(version) {
  return join(cache, "tools", `wasm-bindgen-${version}`);
}

/** The `wasm-bindgen` command of the right version; undefined if it is not installed. */
export function findWasmBindgen() {
  const version = wasmBindgenVersion();
  if (!version) return undefined;
  const bin = join(wasmBindgenFolder(version), "bin");
  const ours = which("wasm-bindgen", bin);
  // The test runner is a separate program.
  if (ours && which("wasm-bindgen-test-runner", bin)) return ours;
  const other = which("wasm-bindgen");
  const fits = other && ask(other, ["--version"])?.split(" ")[1] === version;
  return fits && which("wasm-bindgen-test-runner", dirname(other)) ? other : undefined;
}

/** The `wasm-pack` command; undefined if none of a usable version is installed. */
export function findWasmPack() {
  const ours = which("wasm-pack", toolsBin);
  if (ours) return ours;
  const other = which("wasm-pack");
  const [major, minor] = (other && ask(other, ["--version"]))?.match(/\d+/g)?.map(Number) ?? [];
  // Older versions download wasm-bindgen even with `--mode no-install`.
  return major > 0 || minor >= 13 ? other : undefined;
}

/** The browsers and their drivers; undefined if they are not installed. */
export function findBrowsers() {
  const { env } = process;
  return {
    chrome:
      named(env.CHROME_PATH) ??
      which("chromium") ??
      which("google-chrome") ??
      which("google-chrome-stable") ??
      which("chromium-browser") ??
      named("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    chromedriver: named(env.CHROMEDRIVER_PATH) ?? named(env.CHROMEDRIVER) ?? which("chromedriver"),
    firefox:
      named(env.FIREFOX_PATH) ??
      which("firefox") ??
      which("firefox-esr") ??
      named("/Applications/Firefox.app/Contents/MacOS/firefox"),
    geckodriver:
      named(env.GECKODRIVER_PATH) ?? named(env.GECKODRIVER) ?? which("geckodriver") ?? which("geckodriver", toolsBin),
  };
}

/** The browsers as environment variables, for tests that start them. */
export function browserEnvironment() {
  const { chrome, chromedriver, firefox, geckodriver } = findBrowsers();
  return {
    ...(chrome && { CHROME_PATH: chrome }),
    ...(chromedriver && { CHROMEDRIVER_PATH: chromedriver }),
    ...(firefox && { FIREFOX_PATH: firefox }),
    ...(geckodriver && { GECKODRIVER_PATH: geckodriver }),
  };
}

export const generatorVersion = "0.29.1";

/** Where set-up puts the generator of clients in Python. */
export const generatorFolder = join(cache, `openapi-python-client-${generatorVersion}`);

/** The generator's command; undefined if it is not installed. */
export function findGenerator() {
  return which("openapi-python-client", join(generatorFolder, process.platform === "win32" ? "Scripts" : "bin"));
}

function named(path) {
  return path && existsSync(path) ? path : undefined;
}
