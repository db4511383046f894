import type { Hono } from "hono";

import { type CallbackToSend, type EventToSend, sendCallback, sendEvent } from "../delivery.js";
import type { SidebarCipher } from "../sidebar.js";
import { makeVisit, type VisitSettings } from "../visit.js";
import type { World } from "../world.js";
import { BadRequest, readJsonObject } from "./control-request.js";

const modes: readonly string[] = ["cbc", "ecb"] satisfies SidebarCipher["mode"][];
const encodings: readonly string[] = ["base64", "base64url", "hex"] satisfies SidebarCipher["encoding"][];

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
    const { mode = "cbc", encoding = "base64" } = query;
    if (!modes.includes(mode)) throw new BadRequest(`mode has to be one of ${modes.join(", ")}`);
    if (!encodings.includes(encoding))
      throw new BadRequest(`encoding has to be one of ${encodings.join(", ")}`);
    return context.json(makeVisit({ ...query, mode, encoding } as VisitSettings, world));
  });
}
