// The gateway in Hono, which speaks the Fetch API itself.

import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { Gateway } from "youmi-open-api";
import { sessionOf } from "../sessions.js";

const { YOUMI_BASE_URL, YOUMI_APP_ID, YOUMI_APP_KEY, PORT = 3000 } = process.env;

const gateway = new Gateway({
  v1: { baseUrl: YOUMI_BASE_URL, auth: { appId: YOUMI_APP_ID, appKey: YOUMI_APP_KEY } },
  allow: ["listStaff", "listFriends"],
  authorize: async (request) => (await sessionOf(request)) !== null,
});

const app = new Hono();
app.all("/youmi/*", (context) => gateway.handle(context.req.raw));
serve({ fetch: app.fetch, port: Number(PORT) }, ({ port }) => console.log(`http://127.0.0.1:${port}/youmi`));
