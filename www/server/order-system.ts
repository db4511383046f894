// The back end of a small order system: it opens the sidebar's address, answers its own data, and stands with a gateway
// between its page and the vendor's server, here the emulator.

import { Hono } from "hono";
import { Gateway, openSidebar, type SidebarKeys, YoumiError } from "youmi-open-api";
import { customerRecord } from "./customers.ts";
import { beginSession, sessionOf } from "./sessions.ts";

/** The emulator's credentials; none of them is a secret. Real ones come from the environment. */
const credentials = {
  v1: { appId: "73289537", appKey: "emulator-app-key" },
  v2: { clientId: "emulator-client", clientSecret: "emulator-client-secret" },
};

const sidebar: SidebarKeys = { privateKey: "emulator", maxAgeMs: 10 * 60 * 1000 };

export function createOrderSystem(vendorUrl: string): Hono {
  const gateway = new Gateway({
    v1: { baseUrl: `${vendorUrl}/v1`, auth: credentials.v1 },
    v2: { baseUrl: vendorUrl, auth: { ...credentials.v2, tokenUrl: `${vendorUrl}/connect/token` } },
    // What the sidebar needs, and no more.
    allow: [
      "listFriends",
      "listLabels",
      "listFriendAttributes",
      "listStaff",
      "listWechatAccounts",
      "addFriend",
      "listFans",
      "sendMessage",
      "applyTakeover",
      "listTodos",
      "createTodo",
    ],
    authorize: (request) => sessionOf(request) !== null,
    sidebar,
  });

  const app = new Hono();

  // The 下单URL: the 企客聊 client opens it in its sidebar. It logs the user in and shows the page.
  app.get("/order", (context) => {
    try {
      const visit = openSidebar(context.req.url, sidebar);
      context.header("Set-Cookie", beginSession(visit));
    } catch (error) {
      // The reason is for the log alone: it would help in guessing addresses.
      console.warn(error instanceof YoumiError ? error.message : error);
      return context.text("请从企客聊重新打开。", 403);
    }
    // The page asks for the visit with the address once more: one session may have several sidebars open, each for another
    // customer. So it must not get about: whoever is logged in could open it for `maxAgeMs`.
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
    return context.redirect(`/sidebar/${new URL(context.req.url).search}`);
  });

  app.all("/youmi/*", (context) => gateway.handle(context.req.raw));

  // Who is logged in: where `youmi-open-api-gateway` stands in place of the gateway here, it asks at this address.
  app.get("/youmi-auth", (context) => {
    const session = sessionOf(context.req.raw);
    return session ? context.json({ sub: session.userId }) : context.json({ error: "not logged in" }, 401);
  });

  app.get("/customers/:originalId", (context) => {
    if (!sessionOf(context.req.raw)) return context.json({ error: "not logged in" }, 401);
    return context.json(customerRecord(context.req.param("originalId")));
  });

  return app;
}
