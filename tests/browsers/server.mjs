// Serves the pages that tests run in, what those ask Node.js for, and the emulators of their tests.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { createProcedures } from "./procedures.mjs";
import { forward } from "./forward.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = (name) => join(root, "tests/browsers/page", name);
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json",
};

// Shared memory is for pages that are isolated from all others.
const isolation = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/** Serves a page for each file; `results(file)` resolves to what the tests in it came to. */
export async function servePages(files) {
  const bundles = await Promise.all(files.map(bundle));
  const waiting = files.map(() => Promise.withResolvers?.() ?? withResolvers());
  const { procedures, addressOf, close: closeEmulators } = createProcedures();

  async function answer(request, response) {
    const { pathname } = new URL(request.url, "http://localhost");
    const [, first, second] = pathname.split("/");
    if (first === "emulator") return forward(request, response, addressOf(second), pathname.indexOf("/", 10));
    if (request.method === "POST") {
      const body = JSON.parse(await text(request), reviver);
      if (first === "call") return json(response, await outcomeOf(procedures[second], body));
      waiting[Number(second)].resolve(body);
      return json(response, { next: Number(second) + 1 < files.length ? `/page/${Number(second) + 1}` : null });
    }
    if (first === "" || first === "page") return send(response, ".html", html(second ?? "0"));
    if (first === "tests") return send(response, ".js", bundles[Number.parseInt(second, 10)]);
    return send(response, extname(pathname), await readFile(join(root, "pkg", pathname.slice(5))));
  }

  const server = createServer((request, response) => {
    // A browser sends a request again by itself if a connection that it used before is cut, as some emulators do it.
    response.shouldKeepAlive = false;
    answer(request, response).catch((error) => response.writeHead(500).end(String(error.stack)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    results: (file) => waiting[files.indexOf(file)].promise,
    async close() {
      server.closeAllConnections();
      server.close();
      await closeEmulators();
    },
  };
}

function withResolvers() {
  const resolvers = {};
  resolvers.promise = new Promise((resolve) => Object.assign(resolvers, { resolve }));
  return resolvers;
}

// The package is not bundled: the page loads what npm would have installed.
const html = (
  number,
) => `<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>tests</title>
<script type="importmap">{ "imports": { "youmi-open-api": "/pkg/index.js" } }</script>
<script type="module" src="/tests/${number}.js"></script></head><body></body></html>`;

/** A test file with what stands for Node.js in a page. */
async function bundle(file, number) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `import "./${file}"; import { runAll } from "node:test"; await runAll(${number});`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    supported: { "top-level-await": true },
    external: ["youmi-open-api"],
    define: { global: "globalThis" },
    inject: [page("globals.js")],
    alias: {
      "node:test": page("test.js"),
      "node:assert/strict": page("assert.js"),
      ...Object.fromEntries(
        ["crypto", "fs", "module", "util", "vm"].map((module) => [`node:${module}`, page("node.js")]),
      ),
      "youmi-open-api-emulator": page("emulator.js"),
    },
    logLevel: "error",
  });
  return outputFiles[0].text;
}

async function outcomeOf(procedure, args) {
  try {
    return { value: await procedure(...args) };
  } catch (error) {
    return { error: { name: error.name, message: error.message } };
  }
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

// JSON has no Infinity, and faults have it.
const reviver = (_, value) => (value === "(Infinity)" ? Infinity : value);

function json(response, value) {
  return send(response, ".map", JSON.stringify(value));
}

function send(response, extension, body) {
  response.writeHead(200, { "Content-Type": types[extension] ?? "application/octet-stream", ...isolation }).end(body);
}
