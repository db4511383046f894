// The machine and the versions of a measurement, without names and paths.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as report from "./report.mjs";

const bench = dirname(dirname(fileURLToPath(import.meta.url)));

/** A table of machine and versions. */
export function machineTable({ pkg, browsers }) {
  const { dependencies } = JSON.parse(readFileSync(join(bench, "package.json"), "utf8"));
  const libraries = Object.keys(dependencies).map((name) => `${name} ${versionIn(join(bench, "node_modules", name))}`);
  return report.table(
    ["", "what it was measured on"],
    [
      ["processor", `${cpus()[0].model.trim()}, ${availableParallelism()} cores`],
      ["memory", `${Math.round(totalmem() / 2 ** 30)} GiB`],
      ["system", `${platform()} ${arch()}`],
      ["Node.js", process.versions.node],
      ...(browsers ?? []).map(({ title, version }) => [title, version]),
      ["youmi-open-api", pkg.version],
      ["compared with", libraries.join(", ")],
      ["bundled by", `esbuild ${createRequire(import.meta.url)("esbuild/package.json").version}`],
    ],
    { textColumns: 2 },
  );
}

const versionIn = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
