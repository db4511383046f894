// The way between Node's own requests and responses and those of the Fetch API.

import { Readable } from "node:stream";

/** A handler for node:http and Express of a function that takes a Request and gives a Response. */
export function nodeHandler(handle) {
  return async (incoming, outgoing) => {
    try {
      const { method, headers } = incoming;
      const url = `http://${headers.host}${incoming.originalUrl ?? incoming.url}`;
      const body = method === "GET" || method === "HEAD" ? undefined : Readable.toWeb(incoming);
      const response = await handle(new Request(url, { method, headers, body, duplex: "half" }));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(new Uint8Array(await response.arrayBuffer()));
    } catch {
      if (!outgoing.headersSent) outgoing.writeHead(400); // an address or a header that is none
      outgoing.end();
    }
  };
}
