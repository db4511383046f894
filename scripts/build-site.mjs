// `npm run docs`: builds the documentation as a site, into site/dist. It fetches nothing.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { assemble } from "../site/assemble.mjs";
import { filesOfScript, recordInputs, staleness } from "./freshness.mjs";
import { runMain, setUp } from "./setup.mjs";
import { SetupError } from "./setup/steps.mjs";
import { root } from "./toolchain.mjs";

const site = join(root, "site");
const finished = join(site, "dist");

await runMain(async () => {
  await setUp(["site"]);
  if (!existsSync(join(root, "pkg/index.d.ts"))) {
    throw new SetupError("The reference is made from the built package, and there is none: npm run build");
  }
  const start = Date.now();
  const pages = assemble();
  run("typedoc/bin/typedoc");
  // Its comments are in both languages, so it is the reference of both.
  cpSync(join(site, "pages/reference"), join(site, "pages/en/reference"), { recursive: true });
  run("vitepress/bin/vitepress.js", "build", ".", "--outDir", "../target/site");
  // Whoever reads it meanwhile has the old one until the new one is whole.
  rmSync(finished, { recursive: true, force: true });
  renameSync(join(root, "target/site"), finished);
  const own = [
    ".vitepress/config.mjs",
    ".vitepress/theme",
    "home",
    "typedoc.json",
    "tsconfig.json",
    "package-lock.json",
  ];
  recordInputs(
    "site/dist",
    [
      ...pages,
      ...["docs/en", "docs/zh-CN", "pkg/index.d.ts", "pkg/node.d.ts"].map((path) => join(root, path)),
      ...own.map((path) => join(site, path)),
      ...(await filesOfScript("scripts/build-site.mjs")),
      ...(await filesOfScript("site/.vitepress/config.mjs")),
    ],
    () => start,
  );
  const why = staleness("site/dist");
  if (why) throw new SetupError(`The site is stale at once: ${why}`);
});

function run(script, ...args) {
  execFileSync(process.execPath, [join(site, "node_modules", script), ...args], { cwd: site, stdio: "inherit" });
}
