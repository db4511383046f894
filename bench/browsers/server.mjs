// A server for pages that measure: files from one folder, and a place where pages leave their results.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

// A page that is isolated from all others is given a finer clock.
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-store",
};

/** Serves the files of a folder; `result(id)` resolves to what the page of that number leaves. */
export async function servePages(folder) {
  const waiting = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST") {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      response.writeHead(204).end();
      waiting.get(basename(pathname))?.(JSON.parse(Buffer.concat(chunks).toString()));
      return;
    }
    try {
      const content = await readFile(join(folder, basename(pathname)));
      response.writeHead(200, { "Content-Type": types[extname(pathname)] ?? "text/plain", ...isolation }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  let pages = 0;
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** A number for the next page, and what it will leave. */
    expectResult() {
      const id = String(pages++);
      const result = new Promise((resolve) => waiting.set(id, resolve));
      return { id, result };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
