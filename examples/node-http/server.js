// The gateway behind Node's own server.

import { createServer } from "node:http";
import { Gateway } from "youmi-open-api";
import { nodeHandler } from "youmi-open-api/node";
import { sessionOf } from "../sessions.js";

const { YOUMI_BASE_URL, YOUMI_APP_ID, YOUMI_APP_KEY, PORT = 3000 } = process.env;

const gateway = new Gateway({
  v1: { baseUrl: YOUMI_BASE_URL, auth: { appId: YOUMI_APP_ID, appKey: YOUMI_APP_KEY } },
  allow: ["listStaff", "listFriends"],
  authorize: async (request) => (await sessionOf(request)) !== null,
});

const server = createServer(nodeHandler(gateway));
server.listen(PORT, () => console.log(`http://127.0.0.1:${server.address().port}/youmi`));
