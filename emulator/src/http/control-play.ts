import type { Hono } from "hono";

import { plainTime } from "../clock.js";
import { type CallbackToSend, type EventToSend, sendCallback, sendEvent } from "../delivery.js";
import { type SidebarCipher, sidebarUrl, type SidebarVisit } from "../sidebar.js";
import type { World } from "../world.js";
import { BadRequest, readJsonObject } from "./control-request.js";

const modes: readonly string[] = ["cbc", "ecb"] satisfies SidebarCipher["mode"][];
const encodings: readonly string[] = ["base64", "base64url", "hex"] satisfies SidebarCipher["encoding"][];

/** A visit from a query; what is left out is that of the emulator's first friend. */
function readVisit(query: Readonly<Record<string, string>>, world: World): SidebarVisit {
  const friend = world.data.friends[0];
  const account = world.data.accounts.find(({ record }) => record.ad_wechat_id === friend?.accountId)?.record;
  const now = world.clock.now();
  return {
    userId: query["userId"] ?? "b08",
    dockPwd: query["dockPwd"] ?? "emulator-password",
    timestamp: query["timestamp"] ?? Math.floor(now / 1000),
    sign: query["sign"] ?? "",
    time: query["time"] ?? plainTime(now),
    type: query["type"] ?? "WL",
    ...(query["neber"] === undefined ? {} : { neber: query["neber"] }),
    customer: {
      WX: query["WX"] ?? friend?.record.ad_friend_uwenober ?? "",
      TEL: query["TEL"] ?? "13800138000",
      Number: query["Number"] ?? account?.ad_wechat_nick ?? "",
      merchantid: query["merchantid"] ?? "640462692",
      wechat: query["wechat"] ?? account?.ad_wechat_nober ?? "",
      uid: query["uid"] ?? "",
      originalId: query["originalId"] ?? friend?.record.ad_friend_wenober ?? "",
    },
  };
}

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
    const visit = readVisit(query, world);
    const url = sidebarUrl(visit, {
      privateKey: query["privateKey"] ?? world.options.sidebarKey,
      orderUrl: query["orderUrl"] ?? world.options.orderUrl,
      cipher: { mode, encoding } as SidebarCipher,
    });
    return context.json({ url, visit });
  });
}
