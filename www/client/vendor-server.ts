// What the 企客聊 client asks of the vendor's server. Nobody but that client speaks so: here the emulator answers.

import type { ChatMessage, Conversation, Staff } from "youmi-open-api-emulator";

export type { ChatMessage, Conversation, NewMessage, Staff } from "youmi-open-api-emulator";

const SERVER = "/emulator/__emulator";
const TIMEOUT_MS = 15_000;

/** Pushes every new message; an event's data is a `NewMessage`. */
export const newMessages = (): EventSource => new EventSource(`${SERVER}/messages`);

export const listStaff = (): Promise<Staff[]> => ask("/staff");

export const listConversations = (): Promise<Conversation[]> => ask("/conversations");

export const readHistory = (id: string): Promise<ChatMessage[]> => ask(`/conversations/${id}/messages`);

export const sayText = (id: string, text: string): Promise<ChatMessage> =>
  ask(`/conversations/${id}/messages`, { text });

export const markRead = (id: string): Promise<Conversation> => ask(`/conversations/${id}/read`, {});

/** The address of the order system's page, made for one visit: it says, encrypted, who opens it for which customer. */
export async function sidebarAddress({ friend, account }: Conversation, userId: string): Promise<string> {
  const visit = new URLSearchParams({
    userId,
    WX: friend.ad_friend_uwenober,
    originalId: friend.ad_friend_wenober,
    wechat: account.ad_wechat_nober,
    Number: account.ad_wechat_nick,
    orderUrl: `${location.origin}/order`,
  });
  const { url } = await ask<{ url: string }>(`/sidebar-url?${visit}`);
  return url;
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(SERVER + path, {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
