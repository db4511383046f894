// Set-up steps for the programs from crates.io.

import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import {
  cache,
  cargoBin,
  findBrowsers,
  findWasmBindgen,
  findWasmPack,
  nativeEnvironment,
  root,
  wasmBindgenFolder,
  wasmBindgenVersion,
} from "../toolchain.mjs";
import { which } from "../which.mjs";
import { runOrFail } from "./commands.mjs";
import { tryLock } from "./steps.mjs";

const tools = join(cache, "tools");
const toolsBin = join(tools, "bin");
const buildFolder = join(cache, "build");

export const wasmBindgen = {
  title: "wasm-bindgen",
  isDone: () => findWasmBindgen() !== undefined,
  shared: true,
  async act(say) {
    const version = wasmBindgenVersion() ?? (await lockedVersion(say));
    if (findWasmBindgen()) return;
    await install("wasm-bindgen-cli", version, wasmBindgenFolder(version), say);
  },
};

export const wasmPack = {
  title: "wasm-pack",
  isDone: () => findWasmPack() !== undefined,
  shared: true,
  act: (say) => install("wasm-pack", "0.15.1", tools, say),
};

export const geckodriver = {
  title: "geckodriver",
  isDone: () => findBrowsers().geckodriver !== undefined,
  shared: true,
  act: (say) => install("geckodriver", "0.37.1", tools, say),
};

/**
 * So that `wasm-pack test` can be typed by hand: what it calls has to be on the PATH, and cargo's folder is. Commands
 * that somebody has installed there stay as they are.
 */
export const commandsByHand = {
  title: "wasm-pack and what it calls, among cargo's commands",
  shared: true,
  optional: true,
  isDone: () => missingCommands().length === 0,
  act() {
    mkdirSync(cargoBin, { recursive: true });
    for (const command of missingCommands()) {
      const link = join(cargoBin, basename(command));
      rmSync(link, { force: true });
      if (process.platform === "win32") copyFileSync(command, link);
      else symlinkSync(basename(command) === "wasm-bindgen-test-runner" ? patientRunner(command) : command, link);
    }
  },
};

/**
 * A test runner that begins again where a browser did not get the page of the tests: of several connections at a time,
 * the runner's server (tiny_http) forgets one now and then, and what was asked for on it never comes.
 */
function patientRunner(runner) {
  const script = join(dirname(dirname(runner)), "wasm-bindgen-test-runner");
  writeFileSync(
    script,
    `#!/bin/sh
[ -n "$WASM_BINDGEN_TEST_ONLY_WEB" ] && [ -z "$NO_HEADLESS" ] || exec "${runner}" "$@"
export WASM_BINDGEN_TEST_TIMEOUT="\${WASM_BINDGEN_TEST_TIMEOUT:-10}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for attempt in 1 2 3 4 5 6 7 8; do
  "${runner}" "$@" >"$log" 2>&1
  code=$?
  [ $code -ne 0 ] && grep -q "Running headless tests" "$log" && ! grep -q "running [0-9]* tests" "$log" || break
  echo "The browser did not get the page of the tests; once more." >&2
done
cat "$log"
exit $code
`,
    { mode: 0o755 },
  );
  return script;
}

function missingCommands() {
  const bindgen = findWasmBindgen();
  const runner = bindgen && which("wasm-bindgen-test-runner", dirname(bindgen));
  const commands = [which("wasm-pack", toolsBin), bindgen, runner, which("geckodriver", toolsBin)].filter(Boolean);
  return commands.filter((command) => {
    const link = join(cargoBin, basename(command));
    const isOurs =
      lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link).startsWith(tools + sep);
    // One of ours may be of the version that another checkout needs.
    return isOurs
      ? !isSameTool(readlinkSync(link), command)
      : which(basename(command), nativeEnvironment().PATH) === undefined;
  });
}

// The runner's link leads to the script beside the folder of the command itself.
function isSameTool(target, command) {
  const isRunner = basename(command) === "wasm-bindgen-test-runner" && process.platform !== "win32";
  return target === (isRunner ? join(dirname(dirname(command)), basename(command)) : command);
}

/** Deletes the build files of the tools, unless another set-up is using them. */
export function removeBuildFolder() {
  if (!existsSync(buildFolder)) return;
  const unlock = tryLock(cache);
  if (!unlock) return;
  rmSync(buildFolder, { recursive: true, force: true });
  unlock();
}

async function lockedVersion(say) {
  if (!existsSync(join(root, "Cargo.toml"))) throw new Error("There is no Cargo.toml.");
  await runOrFail("cargo", ["generate-lockfile"], { cwd: root, env: nativeEnvironment(), say });
  const version = wasmBindgenVersion();
  if (!version) throw new Error("Cargo.lock names no wasm-bindgen: is it a dependency?");
  return version;
}

async function install(crate, version, folder, say) {
  const env = {
    ...nativeEnvironment(),
    // One folder for all tools, so that shared crates are compiled once.
    CARGO_TARGET_DIR: buildFolder,
    // The tools run only for seconds, which is not worth the minutes of full optimisation.
    CARGO_PROFILE_RELEASE_OPT_LEVEL: "1",
    CARGO_PROFILE_RELEASE_LTO: "off",
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
    CARGO_PROFILE_RELEASE_DEBUG: "0",
  };
  const args = ["install", crate, "--version", version, "--root", folder];
  // Outside of the checkout, whose Cargo settings are meant only for its code.
  const options = { cwd: cache, env, say };
  try {
    await runOrFail("cargo", [...args, "--locked"], options);
  } catch {
    // The lock file of a published crate sometimes no longer compiles.
    await runOrFail("cargo", args, options);
  }
}
