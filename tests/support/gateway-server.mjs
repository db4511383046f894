// A server as an application has one: a page, its files, and a gateway.

import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer } from "node:http";

import { nodeHandler } from "youmi-open-api/node";

const html = `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title></head></html>`;

/** Serves a gateway at its prefix, a script at /youmi-open-api.js, and an empty page, until it is closed. */
export async function serve(gateway, script) {
  const handle = nodeHandler(gateway);
  const server = createServer(async (incoming, outgoing) => {
    if (incoming.url.startsWith("/youmi/")) return handle(incoming, outgoing);
    if (incoming.url === "/youmi-open-api.js") {
      return outgoing.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8" }).end(await readFile(script));
    }
    if (incoming.url === "/") return outgoing.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html);
    return outgoing.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
