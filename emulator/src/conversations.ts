import { plainTime } from "./clock.js";
import type { WechatAccount } from "./data/accounts.js";
import type { ChatMessage } from "./data/chat.js";
import type { Friend } from "./data/friends.js";
import type { World } from "./world.js";

/** A friend's chat with an operating account, as the 企客聊 client lists it. */
export interface Conversation {
  /** The account's number and the friend's. */
  id: string;
  friend: Friend;
  account: Pick<
    WechatAccount,
    "ad_wechat_id" | "ad_wechat_nober" | "ad_wechat_nick" | "ad_wechat_nickname" | "ad_original_nober"
  >;
  lastMessage: ChatMessage;
  /** How many messages of the friend were neither answered nor read. */
  unread: number;
}

/** What those who follow the chats are told. */
export interface NewMessage {
  /** Null if the message names an account or a friend that the emulator does not have. */
  conversation: Conversation | null;
  message: ChatMessage;
}

const FIRST_SENT_ID = 990_001;

/** Adds a message to what was said, and tells those who listen. */
export function say(
  message: Omit<ChatMessage, "ad_chatting_id" | "ad_chatting_time">,
  world: World,
): ChatMessage {
  const { memory, clock, chatListeners } = world;
  const said = {
    ...message,
    ad_chatting_id: FIRST_SENT_ID + memory.messages.length,
    ad_chatting_time: plainTime(clock.now()),
  };
  memory.messages.push(said);
  for (const listener of chatListeners) listener(said);
  return said;
}

/** All that was said, the oldest of each conversation first. */
export function allMessages({ data, talk, memory }: World): ChatMessage[] {
  return [...data.chat, ...talk, ...memory.messages];
}

/** All conversations in which something was said, the one with the newest message first. */
export function listConversations(world: World): Conversation[] {
  const histories = new Map<string, ChatMessage[]>();
  for (const message of allMessages(world)) {
    const id = conversationOf(message, world);
    if (id === null) continue;
    const history = histories.get(id);
    if (history) history.push(message);
    else histories.set(id, [message]);
  }
  return [...histories.values()]
    .flatMap((history) => describe(history, world) ?? [])
    .sort((one, other) => {
      const [a, b] = [one.lastMessage, other.lastMessage];
      return b.ad_chatting_time.localeCompare(a.ad_chatting_time) || b.ad_chatting_id - a.ad_chatting_id;
    });
}

/** What was said in one conversation, the oldest first. */
export function historyOf(id: string, world: World): ChatMessage[] {
  return allMessages(world).filter((message) => conversationOf(message, world) === id);
}

/** A new message with the conversation it belongs to. */
export function announce(message: ChatMessage, world: World): NewMessage {
  const id = conversationOf(message, world);
  return { conversation: id === null ? null : describe(historyOf(id, world), world), message };
}

/** The conversation with this history, or null where nothing was said. */
export function describe(history: readonly ChatMessage[], world: World): Conversation | null {
  const lastMessage = history.at(-1);
  const friend = lastMessage && world.directory.friend(lastMessage.ToUserName);
  const account = lastMessage && world.directory.account(lastMessage.WechatId);
  if (!friend || !account) return null;
  const id = idOf(account, friend);
  const { ad_wechat_id, ad_wechat_nober, ad_wechat_nick, ad_wechat_nickname, ad_original_nober } = account;
  const read = world.memory.readMessages[id] ?? 0;
  const answered = history.map(({ isSend }) => isSend).lastIndexOf(true);
  return {
    id,
    friend,
    account: { ad_wechat_id, ad_wechat_nober, ad_wechat_nick, ad_wechat_nickname, ad_original_nober },
    lastMessage,
    unread: history.slice(answered + 1).filter((message) => message.ad_chatting_id > read).length,
  };
}

function conversationOf({ WechatId, ToUserName }: ChatMessage, { directory }: World): string | null {
  const account = directory.account(WechatId);
  const friend = directory.friend(ToUserName);
  return account && friend ? idOf(account, friend) : null;
}

function idOf({ ad_wechat_id }: WechatAccount, { ad_friend_id }: Friend): string {
  return `${ad_wechat_id}-${ad_friend_id}`;
}
