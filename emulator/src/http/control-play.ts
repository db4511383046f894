import type { Hono } from "hono";

import { type CallbackToSend, type EventToSend, sendCallback, sendEvent } from "../delivery.js";
import type { SidebarCipher } from "../sidebar.js";
import { makeVisit, type VisitSettings } from "../visit.js";
import type { World } from "../world.js";
import { BadRequest, readJsonObject } from "./control-request.js";

/** What may be set of a sidebar's cipher. */
const ciphers: { readonly [K in keyof SidebarCipher]: readonly SidebarCipher[K][] } = {
  mode: ["cbc", "ecb"],
  encoding: ["base64", "base64url", "hex"],
  padding: ["pkcs7", "zeros"],
  key: ["zeros", "k1k2k1"],
};

/** Adds to the control API what plays the vendor's active parts: callbacks, events, the 企客聊 client, staff. */
export function addPlayRoutes(api: Hono, world: World, closing: AbortSignal): void {
  api.post("/callbacks", async (context) => {
    const callback = await readJsonObject(context);
    if (typeof callback["type"] !== "number") throw new BadRequest("type has to be a number");
    return context.json(await sendCallback(callback as unknown as CallbackToSend, world, closing));
  });

  api.post("/events", async (context) => {
    const event = await readJsonObject(context);
    if (typeof event["name"] !== "string") throw new BadRequest("name has to be a string");
    return context.json(await sendEvent(event as unknown as EventToSend, world, closing));
  });

  api.post("/todos/:number/done", (context) => {
    const todo = world.memory.todos.find(({ id }) => String(id) === context.req.param("number"));
    if (!todo) throw new BadRequest("no such to-do record");
    todo.usersate = 1;
    return context.json(todo);
  });

  api.get("/sidebar-url", (context) => {
    const query = context.req.query();
    for (const [name, values] of Object.entries<readonly string[]>(ciphers)) {
      const value = query[name];
      if (value !== undefined && !values.includes(value)) {
        throw new BadRequest(`${name} has to be one of ${values.join(", ")}`);
      }
    }
    return context.json(makeVisit(query as VisitSettings, world));
  });
}
