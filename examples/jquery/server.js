// A page without a bundler, its scripts as they come from npm, and the gateway behind it.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { Gateway } from "youmi-open-api";
import { nodeHandler } from "youmi-open-api/node";
import { sessionOf } from "../sessions.js";

const { YOUMI_BASE_URL, YOUMI_APP_ID, YOUMI_APP_KEY, YOUMI_SIDEBAR_KEY, PORT = 3000 } = process.env;

const gateway = new Gateway({
  v1: { baseUrl: YOUMI_BASE_URL, auth: { appId: YOUMI_APP_ID, appKey: YOUMI_APP_KEY } },
  allow: ["listFriends"],
  authorize: async (request) => (await sessionOf(request)) !== null,
  sidebar: { privateKey: YOUMI_SIDEBAR_KEY, maxAgeMs: 10 * 60 * 1000 },
});
const handleYoumi = nodeHandler(gateway);

const files = {
  "/": ["index.html", "text/html"],
  "/page.js": ["page.js", "text/javascript"],
  "/jquery.js": [import.meta.resolve("jquery"), "text/javascript"],
  "/youmi-open-api.js": [import.meta.resolve("youmi-open-api/global"), "text/javascript"],
};

const server = createServer(async (request, response) => {
  const path = request.url.split("?")[0];
  if (path.startsWith("/youmi/")) return handleYoumi(request, response);
  const [file, type] = files[path] ?? [];
  if (!file) return response.writeHead(404).end();
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  response.end(await readFile(fileURLToPath(new URL(file, import.meta.url))));
});
server.listen(PORT, () => console.log(`http://127.0.0.1:${server.address().port}/youmi`));
