import type { Hono } from "hono";

import { announce, describe, historyOf, listConversations, say } from "../conversations.js";
import type { ChatMessage } from "../data/chat.js";
import type { World } from "../world.js";
import { BadRequest, readJsonObject } from "./control-request.js";

/** Adds to the control API what the 企客聊 client needs of the vendor's server: conversations and their chats. */
export function addClientRoutes(api: Hono, world: World, closing: AbortSignal): void {
  const existing = (id: string): ChatMessage[] => {
    const history = historyOf(id, world);
    if (history.length === 0) throw new BadRequest("no such conversation");
    return history;
  };

  api.get("/staff", (context) => context.json(world.data.staff.map(({ record }) => record)));

  api.get("/conversations", (context) => context.json(listConversations(world)));

  api.get("/conversations/:id/messages", (context) => context.json(existing(context.req.param("id"))));

  api.post("/conversations/:id/messages", async (context) => {
    const [{ WechatId, ToUserName }] = existing(context.req.param("id")) as [ChatMessage];
    const { text, isSend = true } = await readJsonObject(context);
    if (typeof text !== "string" || text.trim() === "") throw new BadRequest("text has to be a string");
    if (typeof isSend !== "boolean") throw new BadRequest("isSend has to be a boolean");
    const content = { ad_chatting_type: 1, ad_chatting_content: text, ad_chatting_resvred: null };
    return context.json(say({ WechatId, ToUserName, ...content, isSend }, world));
  });

  api.post("/conversations/:id/read", (context) => {
    const id = context.req.param("id");
    const history = existing(id);
    world.memory.readMessages[id] = history.at(-1)?.ad_chatting_id ?? 0;
    return context.json(describe(history, world));
  });

  api.get("/messages", (context) =>
    context.body(newMessages(world, closing), 200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
    }),
  );
}

/** Every new message as an event of a stream that ends with its reader or with the server. */
function newMessages(world: World, closing: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = (): void => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      const listener = (message: ChatMessage): void =>
        send(`data: ${JSON.stringify(announce(message, world))}\n\n`);
      const end = (): void => {
        leave();
        controller.close();
      };
      leave = () => {
        world.chatListeners.delete(listener);
        closing.removeEventListener("abort", end);
      };
      world.chatListeners.add(listener);
      closing.addEventListener("abort", end);
      send("retry: 1000\n\n"); // a page that lost the stream asks again after a second
    },
    cancel: () => leave(),
  });
}
