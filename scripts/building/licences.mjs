// The licences of third-party code in the package: crates in the module, npm packages in the scripts.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nativeEnvironment, root } from "../toolchain.mjs";

const head = `youmi-open-api contains work of others, under the licences below. Where there is a choice of licences, the
text is that of the MIT licence. The Rust standard library is in it too, under MIT OR Apache-2.0
(https://www.rust-lang.org/policies/licenses; the text of Apache-2.0 is in LICENSE-APACHE).
`;

/** The text of all licences, and the manifests of the crates of this repository. `scripts` are the files that were bundled. */
export function thirdPartyLicences(scripts) {
  const { linked, own } = crates();
  const parts = [...npmPackages(scripts), ...linked]
    .map(({ name, version, license, folder, authors }) => ({
      title: `${name} ${version} (${license})`,
      text: licenceIn(folder, license) ?? standardText(authors),
    }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  // Many crates have the same text.
  const texts = new Map();
  for (const { title, text } of parts) texts.set(text, [...(texts.get(text) ?? []), title]);
  const line = "-".repeat(80);
  const sections = [...texts].map(([text, titles]) => `${line}\n${titles.join("\n")}\n\n${text}\n`);
  return { text: `${head}\n${sections.join("\n")}`, manifests: own.map(({ manifest_path }) => manifest_path) };
}

/** The crates that are compiled into the module: those that Cargo resolves, without macros and build dependencies. */
function crates() {
  const args = ["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
  const features = ["--no-default-features", "--features", "server"];
  const options = { cwd: root, env: nativeEnvironment(), encoding: "utf8", maxBuffer: 1 << 28 };
  const { packages, resolve } = JSON.parse(execFileSync("cargo", [...args, ...features], options));
  const crate = new Map(packages.map((entry) => [entry.id, entry]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = ({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"));
  const reached = new Set([resolve.root]);
  // The loop also visits the ids that are added during it.
  for (const id of reached) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null) && !isMacro(crate.get(pkg))) reached.add(pkg);
    }
  }
  const all = [...reached].map((id) => ({ ...crate.get(id), folder: dirname(crate.get(id).manifest_path) }));
  return { linked: all.filter(({ source }) => source), own: all.filter(({ source }) => !source) };
}

function npmPackages(scripts) {
  const folders = scripts
    .map((file) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0])
    .filter(Boolean);
  return [...new Set(folders)].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { name, version, license, folder, authors: [author].flat() };
  });
}

/** The licence in a package's folder: that of MIT if it is offered, otherwise all of them. */
function licenceIn(folder, license) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  const mit = /\bMIT\b/.test(license) && !/\bAND\b/.test(license) && names.filter((name) => /mit/i.test(name));
  const chosen = mit && mit.length > 0 ? mit : names;
  if (chosen.length === 0) return undefined;
  return chosen.map((name) => readFileSync(join(folder, name), "utf8").replace(/\r\n/g, "\n").trim()).join("\n\n");
}

/** The MIT licence, for crates and packages that contain no text of it. */
function standardText(authors) {
  const owner = `Copyright (c) ${authors.join(", ") || "its authors"}`;
  return readFileSync(join(root, "LICENSE-MIT"), "utf8")
    .replace(/^Copyright .*$/m, owner)
    .trim();
}
