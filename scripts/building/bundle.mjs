// Bundles each entry point of pkg-template into one file.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { deflateAsync } from "@gfx/zopfli";
import { build } from "esbuild";
import { minify } from "terser";
import { root } from "../toolchain.mjs";
import { replaceOnce } from "./replace-once.mjs";

const template = join(root, "pkg-template");
const { version } = JSON.parse(readFileSync(join(template, "package.json"), "utf8"));

/**
 * Bundles the entries of a build into `pkg`: `{ name: ["esm", "cjs", "iife"] }`. `bound` is where wasm-bindgen's script
 * is, `wasm` the module's file. Returns the input files.
 */
export async function bundle({ entries, lineLimit }, bound, wasm, pkg) {
  const inputs = [];
  for (const [entry, formats] of Object.entries(entries)) {
    const forPages = entry === "index" || entry === "slim";
    for (const format of formats) {
      const file = join(pkg, `${format === "iife" ? "global" : entry}.${format === "cjs" ? "cjs" : "js"}`);
      const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: [join(template, `entry/${entry}.js`)],
        outfile: file,
        bundle: true,
        minify: true,
        lineLimit,
        format,
        ...(format === "iife" && {
          globalName: "YoumiOpenApi",
          // If a bundler treats the file as a module, its variables are not global.
          footer: { js: 'typeof self=="object"&&(self.YoumiOpenApi=YoumiOpenApi);' },
        }),
        // Bundlers of applications keep a comment of this form.
        ...(entry === "index" && {
          banner: {
            js: `/*! youmi-open-api ${version}, MIT OR Apache-2.0; with tiny-inflate, MIT: see THIRD-PARTY-LICENSES */`,
          },
        }),
        define: forPages ? { FOR_PAGES: "true" } : {},
        inject: entry === "server" ? [join(template, "runtime/text-coding.js")] : [],
        target: "es2019",
        sourcemap: true,
        metafile: true,
        legalComments: "none",
        plugins: [builtFiles(bound, wasm, format)],
        logLevel: "warning",
      });
      inputs.push(...Object.keys(metafile.inputs).filter((input) => !input.startsWith("module:")));
      if (forPages) await compress(file, format, entry);
      renameSources(`${file}.map`);
    }
  }
  return inputs.map((input) => join(root, input));
}

/** Minifies a script with terser, which saves 0.3 KB of a page. */
async function compress(file, format, entry) {
  const map = `${basename(file)}.map`;
  const { code, map: composed } = await minify(readFileSync(file, "utf8"), {
    ...{ ecma: 2019, module: format === "esm", format: { comments: /^!/ } },
    // `reduce_vars` would move the text of the module to another place, see pkg-template/entry/index.js.
    compress: { ecma: 2019, reduce_vars: entry !== "index" },
    sourceMap: {
      content: readFileSync(`${file}.map`, "utf8"),
      filename: basename(file),
      url: map,
      includeSources: true,
    },
  });
  writeFileSync(file, `${code}\n`);
  writeFileSync(`${file}.map`, composed);
}

/** An esbuild plugin that resolves the imports of files which the build makes, `youmi:…`. */
function builtFiles(bound, wasm, format) {
  return {
    name: "built-files",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^youmi:bindings$/ }, () => ({ path: join(bound, "bindings.js") }));
      // wasm-bindgen copies scripts of the package. A copy and its original have to be one module.
      onResolve({ filter: /^\.\/snippets\/[^/]+\// }, ({ path }) => ({
        path: join(root, path.replace(/^\.\/snippets\/[^/]+\//, "")),
      }));
      onResolve({ filter: /^youmi:wasm(-size)?$/ }, ({ path }) => ({ path: path.slice(6), namespace: "module" }));
      // The module is deflated before it is base64-encoded, because base64 of the module itself does not compress well.
      // It stays a string, because each platform has its own fastest way to decode it.
      onLoad({ filter: /^wasm$/, namespace: "module" }, async () => ({
        contents: await deflateAsync(readFileSync(wasm), { numiterations: 200 }),
        loader: "base64",
      }));
      onLoad({ filter: /^wasm-size$/, namespace: "module" }, () => ({
        contents: String(readFileSync(wasm).length),
        loader: "json",
      }));
      // An ES module needs no wrapper.
      onLoad({ filter: /tiny-inflate[\\/]index\.js$/ }, ({ path }) => ({
        contents: replaceOnce(readFileSync(path, "utf8"), "module.exports =", "export default"),
      }));
      // The command uses the package by its own name, as every other program does.
      onResolve({ filter: /^youmi-open-api(\/|$)/ }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /^\.\/youmi_open_api_server\.wasm/ }, ({ path }) => ({ path, external: true }));
      // Jest before version 27 knows only the short names of Node's modules; ES modules in Deno and workers need the
      // long ones.
      onResolve({ filter: /^node:/ }, ({ path }) => ({
        path: format === "cjs" ? path.slice(5) : path,
        external: true,
      }));
    },
  };
}

/**
 * Renames the sources of a source map to paths in the package. Their text is in the map, and paths outside of the
 * package would point to other files of the user.
 */
function renameSources(file) {
  const map = JSON.parse(readFileSync(file, "utf8"));
  map.sources = map.sources.map((source) => {
    if (source.startsWith("module:")) return `sources/${source.slice(7)}.txt`;
    const path = relative(root, resolve(join(file, ".."), source)).replaceAll("\\", "/");
    const [, npm] = /node_modules\/(.*)$/.exec(path) ?? [];
    return `sources/${npm ?? basename(path)}`;
  });
  if (new Set(map.sources).size !== map.sources.length) throw new Error(`two sources have one name: ${map.sources}`);
  writeFileSync(file, JSON.stringify(map));
}
