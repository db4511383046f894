import type { ChatMessage } from "./data/chat.js";

/** A friend that a client asked to be added (添加好友). */
export interface AddedFriend {
  ReceiVerId: string;
  Wechat_Moble: string;
  GreeTing: string;
  PcKid: string;
  /** Null where the request goes to the queue. */
  sffcode: string | null;
  /** Unix time in milliseconds, by the server's clock. */
  receivedAt: number;
}

/** What v2 requests have in common once they are remembered. */
interface FromTenant {
  /** The header TenantId (租户ID), or null. */
  tenantId: string | null;
}

/** An address for callbacks (注册回调地址): one for each type. */
export interface CallbackAddress extends FromTenant {
  url: string;
  /** 100 企客宝, 200 金桥. */
  type: number;
}

/** A subscription to events (订阅事件). */
export interface Subscription extends FromTenant {
  url: string;
  appId: string;
  messageTypes: string[];
}

/** A takeover that was applied for (申请接管), open until it is ended. */
export interface Takeover extends FromTenant {
  id: number;
  request: Record<string, unknown>;
  isOpen: boolean;
}

/** A to-do record (待办记录). */
export interface Todo extends FromTenant {
  /** Its number, as `chargeDaffairesId` asks for it. */
  id: number;
  Weixin: string;
  From: number | null;
  SffId: string | null;
  RemindTitle: string;
  FollowupsiTuation: string;
  /** Unix seconds, or null where no time was given. */
  remindAt: number | null;
  RemindTime: string | null;
  IsAlways: number;
  Recipient: string[];
  AdWecharId: number | null;
  LevelColor: string | null;
  LevelName: string | null;
  EventType: number | null;
  /** Unix seconds. */
  createdAt: number;
  /** 0 open, 1 done. */
  usersate: number;
}

/** A bulk send by RPA (RPA群发); it stays here when it is deleted. */
export interface BulkSend extends FromTenant {
  ad_bulk_send_id: number;
  /** As it was sent, with the fields that are not documented. */
  request: Record<string, unknown>;
  isDeleted: boolean;
}

/** A request that is remembered as it came. */
export interface Remembered extends FromTenant {
  request: Record<string, unknown>;
}

/** What clients have done: readable at `GET /__emulator/state`. */
export interface Memory {
  /** In the order received; a `PcKid` sent twice is there twice. */
  addedFriends: AddedFriend[];
  callbackAddresses: CallbackAddress[];
  subscriptions: Subscription[];
  /** Messages sent, as 读取聊天记录 answers them. */
  messages: ChatMessage[];
  /** Of each conversation of the 企客聊 client the id of the last message that was read. */
  readMessages: Record<string, number>;
  /** The requests by which they were sent. */
  sentMessages: Remembered[];
  takeovers: Takeover[];
  activations: Remembered[];
  notifications: Remembered[];
  todos: Todo[];
  bulkSends: BulkSend[];
}

/** Nothing done yet. */
export function emptyMemory(): Memory {
  return {
    addedFriends: [],
    callbackAddresses: [],
    subscriptions: [],
    messages: [],
    readMessages: {},
    sentMessages: [],
    takeovers: [],
    activations: [],
    notifications: [],
    todos: [],
    bulkSends: [],
  };
}
