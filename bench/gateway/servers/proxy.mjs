// The bare proxy that a user would write: Hono's own, which knows nothing of tokens, callers and parameters.

import { Hono } from "hono";
import { proxy } from "hono/proxy";
import { serveApp } from "./serve.mjs";

const [upstream] = process.argv.slice(2);
const app = new Hono();
app.get("/youmi/v1/staff", () => proxy(`${upstream}/staff`));
serveApp(app);
