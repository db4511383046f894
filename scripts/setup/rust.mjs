// Set-up steps for Rust: the compiler, its WebAssembly target, the formatter and the linter.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "../process.mjs";
import { cache, nativeEnvironment, root, rustSysroot, standardLibrarySource, wasmToolchain } from "../toolchain.mjs";
import { which } from "../which.mjs";
import { canInstallPackages, installPackages, runOrFail } from "./commands.mjs";
import { buildWasmLibrary, linkToolchain } from "./debian-sysroot.mjs";

const installRust =
  "Install Rust from https://rustup.rs (it needs no special rights), open a new terminal and try again.";

export const rust = {
  title: "Rust",
  isDone: () => rustSysroot() !== undefined,
  act: () => {
    const known = which("cargo", nativeEnvironment().PATH);
    throw new Error(
      known
        ? "cargo is there, but no Rust toolchain answers. Run `rustup default stable` and try again."
        : `Rust is not installed. ${installRust}`,
    );
  },
};

export const wasmTarget = {
  title: "WebAssembly target of Rust",
  isDone: () => wasmToolchain() !== undefined,
  shared: true,
  async act(say) {
    const refused = await addTarget(say);
    if (refused === undefined) return;
    if (!canInstallPackages()) throw new Error(`${refused}\n${otherWays}`);
    say("rustup cannot have it here, so Debian's compiler is used");
    try {
      await useDebian(say);
    } catch (error) {
      throw new Error(`${refused}\nUsing Debian's compiler instead failed too:\n${error.message}`);
    }
  },
};

const otherWays =
  "`rustup target add wasm32-unknown-unknown` has to work once, for example on another network. " +
  "On Debian with root's rights set-up can do without it.";

/** Adds the target by rustup; returns the reason if that is not possible. */
async function addTarget(say) {
  const env = nativeEnvironment();
  if (!which("rustup", env.PATH)) return "The installed Rust has no WebAssembly target, and there is no rustup.";
  try {
    // Some networks that block downloads refuse at once, others never answer.
    const limit = 120_000;
    await runOrFail("rustup", ["target", "add", "wasm32-unknown-unknown"], {
      cwd: root,
      env,
      say,
      limit,
    });
    return undefined;
  } catch (error) {
    return error.message;
  }
}

async function useDebian(say) {
  await installPackages(["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"], say);
  // The linker is part of LLVM, and has to be of the compiler's version of it.
  const llvm = /LLVM version: (\d+)/.exec(ask("/usr/bin/rustc", ["-vV"]))?.[1];
  await installPackages([`lld-${llvm}`], say);
  await buildWasmLibrary(cache, say);
  await linkToolchain(nativeEnvironment(), say);
}

/**
 * The package is built with its own standard library, for size (see building/module.mjs). Without the source it works
 * too, but is a tenth larger, so set-up continues.
 */
export const librarySource = {
  title: "source of Rust's standard library",
  shared: true,
  isDone: () => standardLibrarySource() !== undefined,
  async act(say) {
    const env = nativeEnvironment();
    try {
      await runOrFail("rustup", ["component", "add", "rust-src"], { cwd: root, env, say, limit: 120_000 });
    } catch {
      say("rustup cannot have it here: the package will be a tenth larger");
    }
  },
};

/**
 * Cargo notices a new compiler but not a new standard library, and results for the old one then fail.
 * Only the library that set-up builds can change without the compiler.
 */
export const cleanTarget = {
  title: "no leftovers of another WebAssembly library",
  isDone: () => {
    const { id } = wasmToolchain();
    return id === "default" || (existsSync(targetStamp()) && readFileSync(targetStamp(), "utf8") === id);
  },
  act() {
    rmSync(targetFolder(), { recursive: true, force: true });
    mkdirSync(targetFolder(), { recursive: true });
    writeFileSync(targetStamp(), wasmToolchain().id);
  },
};

function targetFolder() {
  const target = process.env.CARGO_TARGET_DIR || join(root, "target");
  return join(target, "wasm32-unknown-unknown");
}

function targetStamp() {
  return join(targetFolder(), ".youmi-library");
}

export const rustComponents = {
  title: "rustfmt and clippy",
  isDone: () => ["rustfmt", "cargo-clippy"].every((name) => which(name, join(rustSysroot(), "bin"))),
  async act(say) {
    const env = nativeEnvironment();
    await runOrFail("rustup", ["component", "add", "rustfmt", "clippy"], {
      cwd: root,
      env,
      say,
      limit: 300_000,
    });
  },
};
