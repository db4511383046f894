// Bundles a program as an application would be bundled.

import { build } from "esbuild";

/** Bundles and minifies a program into one file. `pkg` is the copy of the package that is being measured. */
export async function bundle(program, { pkg, outfile, platform = "browser", banner = "" }) {
  await build({
    entryPoints: [program],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
    alias: {
      "youmi-open-api": platform === "node" ? pkg.server : pkg.page,
      "youmi-open-api/slim": pkg.slim,
    },
    banner: { js: banner },
  });
}
