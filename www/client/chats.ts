// The conversations and the chat that is open, kept up to date by what the server pushes.

import { computed, onScopeDispose, ref, shallowRef } from "vue";
import {
  type ChatMessage,
  type Conversation,
  listConversations,
  markRead,
  newMessages,
  type NewMessage,
  readHistory,
  sayText,
} from "./vendor-server";

const RECONNECT_AFTER_MS = 1000;

export type Connection = "connecting" | "online" | "offline";

export function useChats() {
  const connection = ref<Connection>("connecting");
  const conversations = shallowRef<Conversation[]>([]);
  const openId = ref<string | null>(null);
  const history = shallowRef<ChatMessage[]>([]);
  const openConversation = computed(() => conversations.value.find(({ id }) => id === openId.value) ?? null);

  // An EventSource reconnects by itself, but not after every fault and not in every browser.
  let reconnecting: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;
  let stream = connect();

  function connect(): EventSource {
    const opened = newMessages();
    opened.onopen = () =>
      void loadAll().then(
        () => stream === opened && isOpen(opened) && (connection.value = "online"),
        () => stream === opened && lose(),
      );
    opened.onmessage = ({ data }) => receive(JSON.parse(data));
    opened.onerror = lose;
    return opened;
  }

  function lose(): void {
    if (hasEnded) return;
    connection.value = "offline";
    stream.close();
    clearTimeout(reconnecting);
    reconnecting = setTimeout(() => (stream = connect()), RECONNECT_AFTER_MS);
  }

  /** What was missed is not pushed again, so everything is read anew. */
  async function loadAll(): Promise<void> {
    for (const conversation of await listConversations()) update(conversation);
    if (!openConversation.value) openId.value = conversations.value[0]?.id ?? null;
    await loadHistory();
  }

  async function loadHistory(): Promise<void> {
    const id = openId.value;
    if (id === null) return;
    const before = history.value;
    const loaded = await readHistory(id);
    if (id !== openId.value) return;
    const arrivedMeanwhile = history.value.filter((message) => !before.includes(message));
    history.value = arrivedMeanwhile.reduce(withMessage, loaded);
    update(await markRead(id));
  }

  function receive({ conversation, message }: NewMessage): void {
    if (!conversation) return;
    update(conversation);
    if (conversation.id !== openId.value) return;
    history.value = withMessage(history.value, message);
    if (conversation.unread > 0) void markRead(conversation.id).then(update).catch(lose);
  }

  /** Puts a conversation in its place: the one with the newest message is the first. */
  function update(conversation: Conversation): void {
    const known = conversations.value.find(({ id }) => id === conversation.id);
    // An answer may be older than what was pushed while it was on its way. A server that has begun anew numbers anew.
    if (known && connection.value === "online" && isNewer(known, conversation)) return;
    conversations.value = [...conversations.value.filter(({ id }) => id !== conversation.id), conversation].sort(
      ({ lastMessage: one }, { lastMessage: other }) =>
        other.ad_chatting_time.localeCompare(one.ad_chatting_time) || other.ad_chatting_id - one.ad_chatting_id,
    );
  }

  function open(id: string): void {
    if (id === openId.value) return;
    openId.value = id;
    history.value = [];
    void loadHistory().catch(lose);
  }

  /** Says something to the customer whose chat is open. */
  async function say(text: string): Promise<void> {
    const id = openId.value;
    if (id === null) return;
    const message = await sayText(id, text);
    if (id === openId.value) history.value = withMessage(history.value, message);
  }

  onScopeDispose(() => {
    hasEnded = true;
    stream.close();
    clearTimeout(reconnecting);
  });

  return { connection, conversations, openConversation, history, open, say };
}

const isOpen = ({ readyState }: EventSource): boolean => readyState === EventSource.OPEN;

const isNewer = ({ lastMessage: one }: Conversation, { lastMessage: other }: Conversation): boolean =>
  one.ad_chatting_id > other.ad_chatting_id;

/** The answer to a request and the stream tell of the same message: it is shown once. */
function withMessage(messages: ChatMessage[], message: ChatMessage): ChatMessage[] {
  const isKnown = messages.some(({ ad_chatting_id }) => ad_chatting_id === message.ad_chatting_id);
  return isKnown ? messages : [...messages, message];
}
