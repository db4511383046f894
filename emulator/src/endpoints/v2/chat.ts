import type { Endpoint } from "../endpoint.js";
import { allMessages, say } from "../../conversations.js";
import { codes } from "../../wire/codes.js";
import { integer, oneOf, optional, required, text } from "../../wire/parameters.js";
import { Refusal } from "../../wire/refusal.js";
import { pageOf } from "../filtering.js";
import { paging, v2 } from "./row.js";

/**
 * How a message that was sent reads in the chat: the number of its type and its content. 43 for videos is the
 * emulator's choice, as is 0 for what is not documented.
 */
const asChatted: Readonly<Record<string, { type: number; content: "Text" | "Url"; form: string }>> = {
  text: { type: 1, content: "Text", form: "*" },
  image: { type: 3, content: "Url", form: "imgs[*]" },
  video: { type: 43, content: "Url", form: "video[*]" },
};

/** 发送消息. A text needs Text, an image or a video Url; other types are taken as they come. */
const sendMessage = v2(
  {
    id: "sendMessage",
    title: "发送消息",
    path: "ChatMess/doSendPublicMes",
    parameters: {
      WechatId: required(text),
      ToUserName: required(text),
      RelationType: optional(integer),
      MsgType: required(text),
      Text: optional(text),
      Url: optional(text),
      Format: optional(text),
      Description: optional(text),
    },
  },
  (message, world, { given, tenantId }) => {
    const { type, content, form } = (Object.hasOwn(asChatted, message.MsgType)
      ? asChatted[message.MsgType]
      : undefined) ?? { type: 0, content: null, form: "" };
    const body = content && message[content];
    if (body === undefined) {
      throw new Refusal(codes.badParameter, `MsgType ${message.MsgType} needs ${content}`);
    }
    world.memory.sentMessages.push({ request: { ...given }, tenantId });
    const { WechatId, ToUserName } = message;
    say(
      {
        WechatId,
        ToUserName,
        ad_chatting_type: type,
        ad_chatting_content: form.replace("*", () => body ?? ""),
        ad_chatting_resvred: null,
        isSend: true,
      },
      world,
    );
    return true;
  },
);

const takeoverKeys = { wechat_key: optional(text), friend_key: optional(text) };

/** 申请接管. Nothing is required. */
const applyTakeover = v2(
  {
    id: "applyTakeover",
    title: "申请接管",
    path: "ChatMess/applyTakeOver",
    parameters: {
      ...takeoverKeys,
      apply_key: optional(text),
      apply_name: optional(text),
      apply_reason: optional(text),
      apply_source: optional(text),
    },
  },
  (_, { memory }, { given, tenantId }) => {
    memory.takeovers.push({
      id: memory.takeovers.length + 1,
      request: { ...given },
      isOpen: true,
      tenantId,
    });
    return true;
  },
);

/**
 * 终止接管. The vendor's path and parameters are not documented: this path is the emulator's, and it ends all
 * open takeovers of the keys given, or refuses with 200019 when there is none.
 */
const endTakeover = v2(
  { id: "endTakeover", title: "终止接管", path: "emulator/endTakeover", parameters: takeoverKeys },
  (wanted, { memory }) => {
    const open = memory.takeovers.filter(
      ({ isOpen, request }) =>
        isOpen &&
        (wanted.wechat_key === undefined || request["wechat_key"] === wanted.wechat_key) &&
        (wanted.friend_key === undefined || request["friend_key"] === wanted.friend_key),
    );
    if (open.length === 0) throw new Refusal(codes.operationFailed, "no such takeover is open");
    for (const takeover of open) takeover.isOpen = false;
    return true;
  },
);

/** 激活会话. One of the account's two ids has to be there; which code says so is the emulator's choice. */
const activateConversation = v2(
  {
    id: "activateConversation",
    title: "激活会话",
    path: "ChatMess/ActivationConversation",
    parameters: {
      ad_friend_wenober: optional(text),
      ad_original_nober: optional(text),
      ad_wechat_id: optional(integer),
      staff_code: optional(text),
      enforceAttribution: required(oneOf(0, 1)),
      content: required(text),
      activationType: optional(integer),
      switchSession: optional(integer),
    },
  },
  ({ ad_original_nober, ad_wechat_id }, { memory }, { given, tenantId }) => {
    if (ad_original_nober === undefined && ad_wechat_id === undefined) {
      throw new Refusal(codes.accountOriginalIdMissing, "ad_original_nober or ad_wechat_id is required");
    }
    memory.activations.push({ request: { ...given }, tenantId });
    return true;
  },
);

/** 发送通知. The vendor's path and parameters are not documented: this path is the emulator's, which takes anything. */
const sendNotification = v2(
  { id: "sendNotification", title: "发送通知", path: "emulator/sendNotification", parameters: {} },
  (_, { memory }, { given, tenantId }) => {
    memory.notifications.push({ request: { ...given }, tenantId });
    return true;
  },
);

/**
 * 读取聊天记录. The body is not documented: the emulator filters by the names that sending has, and pages. First comes
 * a conversation with a message of every documented type, last what was sent; between them, where an account or a
 * friend is asked for, what the 企客聊 client shows.
 */
const listChatMessages = v2(
  {
    id: "listChatMessages",
    title: "读取聊天记录",
    path: "ChatMess/GetChat",
    parameters: { WechatId: optional(text), ToUserName: optional(text), ...paging },
  },
  ({ WechatId, ToUserName, pageIndex, pageSize }, world) => {
    const { data, directory, memory } = world;
    if (WechatId === undefined && ToUserName === undefined) {
      return pageOf([...data.chat, ...memory.messages], pageIndex, pageSize);
    }
    // Whoever has several ids is the same under each of them.
    const account = (id: string): unknown => directory.account(id) ?? id;
    const friend = (id: string): unknown => directory.friend(id) ?? id;
    const found = allMessages(world).filter(
      (message) =>
        (WechatId === undefined || account(message.WechatId) === account(WechatId)) &&
        (ToUserName === undefined || friend(message.ToUserName) === friend(ToUserName)),
    );
    return pageOf(found, pageIndex, pageSize);
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [
  sendMessage,
  applyTakeover,
  endTakeover,
  activateConversation,
  sendNotification,
  listChatMessages,
];
