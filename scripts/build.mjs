// Builds pkg/, the npm package: compiles the crate, runs wasm-bindgen and the optimiser, and bundles the entry points.

import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { bundle } from "./building/bundle.mjs";
import { writeDefinitions } from "./building/definitions.mjs";
import { generate } from "./generate.mjs";
import { thirdPartyLicences } from "./building/licences.mjs";
import { makeModule } from "./building/module.mjs";
import { filesOfScript, recordInputs } from "./freshness.mjs";
import { root } from "./toolchain.mjs";

const finished = join(root, "pkg");
// The package is built here and then moved into place, so that nobody imports an incomplete one.
const pkg = join(root, "target", "pkg");

// Two builds of one source: that for pages contains nothing that works on a server only.
const builds = [
  {
    name: "page",
    features: [],
    wasm: "youmi_open_api.wasm",
    entries: { index: ["esm", "cjs", "iife"], slim: ["esm", "cjs"] },
  },
  {
    name: "server",
    features: ["server"],
    wasm: "youmi_open_api_server.wasm",
    // `workerd` and `edge-light` import the module, because these runtimes do not compile any; `node` and `doctor` need no
    // module, and `doctor` loads the package itself.
    entries: {
      ...{ server: ["esm", "cjs"], workerd: ["esm"], "edge-light": ["esm"], node: ["esm", "cjs"] },
      doctor: ["cjs"],
    },
    // Node.js prints the line in which an error was thrown, which would be the whole file.
    lineLimit: 1000,
  },
];
const copied = [
  "generated/openapi.json",
  "pkg-template/package.json",
  "pkg-template/README.md",
  "LICENSE-MIT",
  "LICENSE-APACHE",
  ...["CHANGELOG", "SECURITY"].flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`]),
];
const documentation = ["docs/en", "docs/zh-CN"];

const start = Date.now();
const inputs = [...(await filesOfScript("scripts/build.mjs")), ...generate()];
const generated = Date.now();
const scripts = [];
rmSync(pkg, { recursive: true, force: true });
mkdirSync(pkg, { recursive: true });
for (const variant of builds) {
  const bound = join(root, "target", "bound", variant.name);
  rmSync(bound, { recursive: true, force: true });
  mkdirSync(bound, { recursive: true });
  const wasm = join(pkg, variant.wasm);
  inputs.push(...(await makeModule(variant.features, bound, wasm)));
  scripts.push(...(await bundle(variant, bound, wasm, pkg)));
  if (variant.name === "server") inputs.push(...writeDefinitions(bound, pkg));
}
const { text, manifests } = thirdPartyLicences(scripts);
writeFileSync(join(pkg, "THIRD-PARTY-LICENSES"), text);
for (const file of copied) copyFileSync(join(root, file), join(pkg, basename(file)));
for (const folder of documentation) cpSync(join(root, folder), join(pkg, folder), { recursive: true });

const former = `${pkg}-replaced`;
rmSync(former, { recursive: true, force: true });
if (existsSync(finished)) renameSync(finished, former);
renameSync(pkg, finished);
rmSync(former, { recursive: true, force: true });

// The demo, the tests and editors find the package by its name and through its `exports`, as a user's code does.
const link = join(root, "node_modules", "youmi-open-api");
rmSync(link, { recursive: true, force: true });
symlinkSync(finished, link, "junction");

recordInputs(
  "pkg",
  [...inputs, ...scripts, ...manifests, ...copied, ...documentation, "Cargo.lock", "package-lock.json"],
  // The build writes the folder `generated` itself and reads it only then.
  (path) => (path.split(sep)[0] === "generated" ? generated : start),
);
