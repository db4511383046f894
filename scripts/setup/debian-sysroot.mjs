// The WebAssembly standard library of Debian's Rust compiler: whether it is there, and making it.
//
// Some networks block rustup's downloads but not Debian's packages. Debian has a recent compiler with
// the source of its standard library, for its browsers, but not the library for WebAssembly. So it is
// built once here and put where the compiler looks for it.

import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ask } from "../process.mjs";
import { which } from "../which.mjs";
import { runAsRoot, runOrFail } from "./commands.mjs";

/** The name under which rustup knows Debian's compiler. */
export const debianToolchain = "youmi-debian";

const prefix = "/usr";
const compiler = `${prefix}/bin/rustc`;
const library = `${prefix}/lib/rustlib/wasm32-unknown-unknown`;
const stampFile = `${library}/youmi-open-api.json`;

/** An id of the library; undefined if Debian's compiler cannot be used for WebAssembly. */
export function debianToolchainReady(environment) {
  const id = currentLibrary();
  return id && isLinked(environment) ? id : undefined;
}

/** Builds the library if there is none for this version of the compiler. */
export async function buildWasmLibrary(cache, say) {
  if (currentLibrary()) return;
  if (existsSync(library) && !existsSync(stampFile)) {
    throw new Error(
      `${library} was put there by something else and is not what this set-up needs. ` +
        "Remove that folder and try again.",
    );
  }
  const seed = join(cache, "wasm-library");
  try {
    writeSeed(seed);
    await runOrFail(`${prefix}/bin/cargo`, buildArguments, {
      cwd: seed,
      env: cleanEnvironment(),
      say,
    });
    await install(join(seed, "target/wasm32-unknown-unknown/release/deps"), seed);
  } finally {
    rmSync(seed, { recursive: true, force: true });
  }
}

/** Tells rustup about Debian's compiler, so that RUSTUP_TOOLCHAIN can name it. */
export async function linkToolchain(environment, say) {
  if (isLinked(environment)) return;
  await runOrFail("rustup", ["toolchain", "link", debianToolchain, prefix], {
    env: environment,
    say,
  });
}

const crate = "wasm-library-seed";

const buildArguments = [
  "build",
  "--release",
  "--target",
  "wasm32-unknown-unknown",
  "-Zbuild-std=core,alloc,std,panic_abort,test,proc_macro",
];

// An empty crate: building it with `build-std` builds the whole standard library.
function writeSeed(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "src/lib.rs"), "");
  writeFileSync(
    join(folder, "Cargo.toml"),
    `[package]\nname = "${crate}"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n`,
  );
}

function cleanEnvironment() {
  const disturbing = /^(RUST|CARGO$|CARGO_(BUILD|TARGET|PROFILE|ENCODED|UNSTABLE))/;
  const kept = Object.entries(process.env).filter(([name]) => !disturbing.test(name));
  return {
    ...Object.fromEntries(kept),
    // Only Debian's programs: those of rustup belong to another compiler.
    PATH: `${prefix}/bin:/bin`,
    // `build-std` is unstable, and this is not a nightly compiler.
    RUSTC_BOOTSTRAP: "1",
    // Without it, link-time optimisation with this library fails.
    RUSTFLAGS: "-Cembed-bitcode=yes",
  };
}

async function install(built, scratch) {
  const ours = `lib${crate.replaceAll("-", "_")}-`;
  const files = readdirSync(built)
    .filter((name) => name.endsWith(".rlib") && !name.startsWith(ours))
    .map((name) => join(built, name));
  const stamp = join(scratch, "stamp.json");
  const made = { compiler: compilerVersion(), built: new Date().toISOString() };
  writeFileSync(stamp, `${JSON.stringify(made, null, 2)}\n`);
  await runAsRoot("rm", ["-rf", library]);
  await runAsRoot("mkdir", ["-p", `${library}/lib`]);
  await runAsRoot("cp", [...files, `${library}/lib`]);
  // Written last, so that an interrupted installation is repeated.
  await runAsRoot("cp", [stamp, stampFile]);
}

function currentLibrary() {
  if (!existsSync(stampFile)) return undefined;
  try {
    const { compiler: madeFor, built } = JSON.parse(readFileSync(stampFile, "utf8"));
    // A library can be used only with the compiler that built it.
    return madeFor === compilerVersion() ? `debian ${built}` : undefined;
  } catch {
    return undefined;
  }
}

function compilerVersion() {
  return ask(compiler, ["-vV"]);
}

// Without rustup, Debian's compiler is the active one anyway and needs no name.
function isLinked(environment) {
  if (!which("rustup", environment.PATH)) return true;
  const home = process.env.RUSTUP_HOME || join(homedir(), ".rustup");
  try {
    return readlinkSync(join(home, "toolchains", debianToolchain)) === prefix;
  } catch {
    return false;
  }
}
