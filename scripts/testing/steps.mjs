// What `npm test` does, in this order.
//
// A step is data: `commands` to run, all of them even if one fails; `setup` names what set-up must
// have brought for it; `needs` the steps without which it makes no sense, and `makes` what they
// leave behind; `repeatIf` what its output is like when it did not even begin; `tests` says that it
// must run tests; `emulator` that it needs one running.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "../setup/node.mjs";
import {
  browserEnvironment,
  findBrowsers,
  findWasmPack,
  nativeEnvironment,
  root,
  wasmEnvironment,
} from "../toolchain.mjs";

export const steps = [
  {
    name: "format",
    title: "formatting",
    setup: ["native"],
    commands: () => [cargo("fmt", "--all", "--check"), local("prettier/bin/prettier.cjs", "--check", ".")],
  },
  {
    name: "clippy",
    title: "lints of the Rust code",
    setup: ["native"],
    commands: () => [
      cargo("clippy", "--workspace", "--all-targets", "--", "-D", "warnings"),
      // What a page loads is built without the feature `server`.
      cargo("clippy", "--no-default-features", "--lib", "--", "-D", "warnings"),
    ],
  },
  {
    name: "rust",
    title: "Rust tests, native",
    setup: ["native"],
    tests: true,
    commands: () => [cargo("test", "--workspace")],
  },
  {
    name: "build",
    title: "the package, into pkg/",
    setup: ["build"],
    makes: "pkg",
    commands: () => [{ command: process.execPath, args: ["scripts/build.mjs"], env: wasmEnvironment() }],
  },
  {
    name: "emulator-build",
    title: "the emulator",
    setup: ["node"],
    makes: "emulator/dist",
    commands: () => [nodeScript("scripts/build-emulator.mjs")],
  },
  {
    name: "gateway-build",
    title: "the gateway as a program",
    setup: ["node"],
    needs: ["build", "emulator-build"],
    makes: "gateway/dist",
    commands: () => [nodeScript("scripts/build-gateway.mjs")],
  },
  {
    name: "types",
    title: "TypeScript",
    setup: ["node"],
    needs: ["build", "emulator-build", "gateway-build"],
    commands: () => [
      ...["pkg-template", "tests", "tests/schema-libraries", "emulator", "gateway"].map((folder) =>
        local("typescript/bin/tsc", "-p", folder, "--noEmit"),
      ),
      npm("run", "types", "-w", "www"),
    ],
  },
  {
    name: "node",
    title: "bindings in Node.js",
    setup: ["wasmTests"],
    tests: true,
    commands: () => [wasmPack("node", "--node")],
  },
  {
    name: "chrome",
    title: "bindings in Chrome",
    setup: ["wasmTests", "browsers"],
    tests: true,
    commands: () => [wasmPack("browser", "--headless", "--chrome", ...driver("chrome"))],
    repeatIf: browserDidNotStart,
  },
  {
    name: "firefox",
    title: "bindings in Firefox",
    setup: ["wasmTests", "browsers"],
    tests: true,
    commands: () => [wasmPack("browser", "--headless", "--firefox", ...driver("firefox"))],
    repeatIf: browserDidNotStart,
  },
  {
    name: "emulator",
    title: "tests of the emulator",
    setup: ["node"],
    needs: ["emulator-build"],
    tests: true,
    commands: () => [npm("test", "-w", "emulator")],
  },
  {
    name: "gateway",
    title: "tests of the gateway as a program",
    setup: ["node", "servers"],
    needs: ["build", "emulator-build", "gateway-build"],
    tests: true,
    commands: () => [npm("test", "-w", "gateway")],
  },
  {
    name: "javascript",
    title: "tests of the package",
    setup: ["node", "browsers", "servers", "tools"],
    needs: ["build", "emulator-build", "gateway-build"],
    tests: true,
    emulator: true,
    commands: () => [nodeScript("--test", "--test-reporter=spec", ...testFiles())],
  },
  ...["chrome", "firefox"].map((browser) => ({
    name: `package-${browser}`,
    title: `tests of the package in ${browser === "chrome" ? "Chrome" : "Firefox"}`,
    setup: ["node", "browsers"],
    needs: ["build", "emulator-build"],
    tests: true,
    commands: () => [nodeScript("tests/browsers/run.mjs", browser)],
  })),
  {
    name: "docs",
    title: "the documentation as a site",
    setup: ["site"],
    needs: ["build"],
    makes: "site/dist",
    commands: () => [nodeScript("scripts/build-site.mjs")],
  },
  {
    name: "site",
    title: "tests of the site",
    setup: ["node", "browsers"],
    needs: ["docs"],
    tests: true,
    commands: () => [nodeScript("--test", "--test-reporter=spec", ...testFiles(["site"]))],
  },
  {
    name: "www",
    title: "tests of the demo",
    setup: ["node", "browsers"],
    needs: ["build", "emulator-build", "gateway-build"],
    tests: true,
    emulator: true,
    isThere: () => hasTests("www"),
    commands: () => [npm("test", "-w", "www")],
  },
];

function cargo(...args) {
  return { command: "cargo", args, env: nativeEnvironment() };
}

function nodeScript(...args) {
  return { command: process.execPath, args, env: scriptEnvironment() };
}

// A program of an npm package, started without npm in between: npx would go and fetch a missing one.
function local(script, ...args) {
  return nodeScript(join("node_modules", script), ...args);
}

function npm(...args) {
  const [command, ...first] = npmCommand();
  return { command, args: [...first, ...args], env: scriptEnvironment() };
}

function scriptEnvironment() {
  return { ...nativeEnvironment(), ...browserEnvironment() };
}

function wasmPack(suite, ...how) {
  return {
    command: findWasmPack(),
    args: ["test", ...how, "--mode", "no-install", "--", "--test", suite],
    // The suite takes a second. What takes long has not begun, see below.
    env: { WASM_BINDGEN_TEST_TIMEOUT: "10", ...wasmEnvironment() },
  };
}

// Now and then a browser does not get the page of the tests: of several connections at a time, the server of wasm-bindgen's
// test runner (tiny_http) forgets one, and the module that was asked for on it never comes.
function browserDidNotStart(text) {
  return text.includes("Running headless tests") && !/running \d+ tests/.test(text);
}

function driver(browser) {
  const found = findBrowsers();
  const name = browser === "chrome" ? "chromedriver" : "geckodriver";
  for (const program of [browser, name]) {
    if (!found[program]) throw new Error(`There is no ${program} on this machine.`);
  }
  return [`--${name}`, found[name]];
}

function testFiles(names = ["package", "backends", "documentation", "project"]) {
  const folders = names.map((name) => `tests/${name}`);
  const filesIn = (folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`);
  const files = folders.flatMap(filesIn).filter((name) => name.endsWith(".test.mjs"));
  // Without a file node would look for tests by itself, in node_modules too.
  if (files.length === 0) throw new Error(`There are no *.test.mjs in ${folders.join(", ")}.`);
  return files.sort();
}

function hasTests(workspace) {
  const file = join(root, workspace, "package.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).scripts?.test !== undefined;
}
