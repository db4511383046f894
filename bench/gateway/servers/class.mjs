// The class `Gateway` in a Hono application, as the documentation shows it.

import { Hono } from "hono";
import { serveApp } from "./serve.mjs";

const [upstream, packageUrl] = process.argv.slice(2);
const { Gateway } = await import(packageUrl);
const gateway = new Gateway({
  v1: { baseUrl: upstream, auth: { appId: "bench", appKey: "key-of-the-bench-0123456789" } },
  allow: ["listStaff"],
  authorize: () => true,
});
const app = new Hono();
app.all("/youmi/*", (context) => gateway.handle(context.req.raw));
serveApp(app);
