// Hands a page's request on to an emulator, from the page's own origin: what a test sees then does not depend on what the
// emulator allows to others. A connection that the emulator cuts is cut here as well.

import { request as send } from "node:http";

/** `from` is where the emulator's own path begins. */
export function forward(request, response, { hostname, port }, from) {
  const { method, headers } = request;
  const upstream = send({ hostname, port, method, headers, path: request.url.slice(from), agent: false });
  const cut = () => response.destroy();
  upstream.on("response", (answer) => {
    response.writeHead(answer.statusCode, { ...answer.headers, connection: "close", "cache-control": "no-store" });
    response.flushHeaders();
    answer.on("error", cut).on("aborted", cut).pipe(response);
  });
  upstream.on("error", cut);
  response.on("close", () => upstream.destroy());
  request.pipe(upstream);
}
