// The scripts of the package: each entry point of pkg-template with all that it needs in one file.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { deflateAsync } from "@gfx/zopfli";
import { build } from "esbuild";
import { minify } from "terser";
import { root } from "../toolchain.mjs";
import { replaced } from "./replaced.mjs";

const template = join(root, "pkg-template");
const { version } = JSON.parse(readFileSync(join(template, "package.json"), "utf8"));

/**
 * Bundles the entries of a build into `pkg`: `{ name: ["esm", "cjs", "iife"] }`. `bound` is where wasm-bindgen's script
 * is, `wasm` the module's file. Gives the files that went in.
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
          // Also where a bundler takes it for a module, in which a variable is not global.
          footer: { js: 'typeof self=="object"&&(self.YoumiOpenApi=YoumiOpenApi);' },
        }),
        // Those who bundle it further keep such a comment.
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
        plugins: [places(bound, wasm, format)],
        logLevel: "warning",
      });
      inputs.push(...Object.keys(metafile.inputs).filter((input) => !input.startsWith("module:")));
      if (forPages) await compress(file, format, entry);
      placeSources(`${file}.map`);
    }
  }
  return inputs.map((input) => join(root, input));
}

/** Makes a script smaller than esbuild does: 0.3 KB of what a page loads. */
async function compress(file, format, entry) {
  const map = `${basename(file)}.map`;
  const { code, map: composed } = await minify(readFileSync(file, "utf8"), {
    ...{ ecma: 2019, module: format === "esm", format: { comments: /^!/ } },
    // Where variables are reduced, the module's text moves to where it is used, see pkg-template/entry/index.js.
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

/** Where the names are that stand for something which this build has made. */
function places(bound, wasm, format) {
  return {
    name: "places",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^youmi:bindings$/ }, () => ({ path: join(bound, "bindings.js") }));
      // The scripts of the package that wasm-bindgen has copied: the copy and what it was made from have to be one module.
      onResolve({ filter: /^\.\/snippets\/[^/]+\// }, ({ path }) => ({
        path: join(root, path.replace(/^\.\/snippets\/[^/]+\//, "")),
      }));
      onResolve({ filter: /^youmi:wasm(-size)?$/ }, ({ path }) => ({ path: path.slice(6), namespace: "module" }));
      // Deflated before it becomes text: base64 of the module itself would not compress well on its way. Read as text,
      // since each platform has a faster way to the bytes than a script.
      onLoad({ filter: /^wasm$/, namespace: "module" }, async () => ({
        contents: await deflateAsync(readFileSync(wasm), { numiterations: 200 }),
        loader: "base64",
      }));
      onLoad({ filter: /^wasm-size$/, namespace: "module" }, () => ({
        contents: String(readFileSync(wasm).length),
        loader: "json",
      }));
      // As an ES module it needs nothing around it.
      onLoad({ filter: /tiny-inflate[\\/]index\.js$/ }, ({ path }) => ({
        contents: replaced(readFileSync(path, "utf8"), "module.exports =", "export default"),
      }));
      onResolve({ filter: /^\.\/youmi_open_api_server\.wasm/ }, ({ path }) => ({ path, external: true }));
      // Jest before version 27 knows the modules of Node.js by their short names only; all but CommonJS need the long ones.
      onResolve({ filter: /^node:/ }, ({ path }) => ({
        path: format === "cjs" ? path.slice(5) : path,
        external: true,
      }));
    },
  };
}

/**
 * Names the sources of a map as if they were in the package: debuggers show their text, which is in the map, and a place
 * outside of it would be somebody else's.
 */
function placeSources(file) {
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
