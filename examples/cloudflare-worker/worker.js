// The gateway in a Cloudflare worker. Secrets come with each request, so it is made with the first one.

import { Gateway } from "youmi-open-api";
import { sessionOf } from "../sessions.js";

let gateway;

export default {
  fetch(request, env) {
    gateway ??= new Gateway({
      v1: { baseUrl: env.YOUMI_BASE_URL, auth: { appId: env.YOUMI_APP_ID, appKey: env.YOUMI_APP_KEY } },
      allow: ["listStaff", "listFriends"],
      authorize: async (request) => (await sessionOf(request)) !== null,
    });
    return gateway.handle(request);
  },
};
