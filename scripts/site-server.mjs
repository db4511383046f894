// Serves the built site, as any web server would.

import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { root } from "./toolchain.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Serves a folder; 0 takes any free port. Resolves to `{ url, close }`; rejects if the port is in use. */
export async function serveSite({ folder = join(root, "site/dist"), port = 0 } = {}) {
  const server = createServer((request, response) => {
    const file = fileOf(folder, request.url);
    const found = file ?? join(folder, "404.html");
    response.writeHead(file ? 200 : 404, { "Content-Type": types[extname(found)] ?? "application/octet-stream" });
    response.end(request.method === "HEAD" ? undefined : readFileSync(found));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** The file of an address: itself, the index of a folder, or a page without its ending. */
function fileOf(folder, url) {
  let path;
  try {
    path = normalize(decodeURIComponent(new URL(url, "http://site").pathname));
  } catch {
    return undefined;
  }
  const candidates = [path, `${path}/index.html`, `${path}.html`].map((each) => join(folder, each));
  // `join` has taken the `..` of a path that begins with / away.
  return candidates.find((file) => existsSync(file) && statSync(file).isFile());
}
