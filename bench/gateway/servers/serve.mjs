// Serves a Hono application in a process of its own, and tells its port to the parent.

import { serve } from "@hono/node-server";

export function serveApp(app) {
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => process.send({ port }));
  process.once("disconnect", () => process.exit());
}
