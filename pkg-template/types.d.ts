// What no Rust type can say. It is put behind the definitions that are made from Rust, in one file with them.

// ---- The module

/** Where the WebAssembly module may come from. */
export type ModuleSource = string | URL | Request | Response | ArrayBuffer | Uint8Array | CompiledModule;

/** A compiled module: a `WebAssembly.Module`, a name that TypeScript knows from the definitions of the DOM only. */
export type CompiledModule = object;

/**
 * Loads the WebAssembly module, early or from your own source. Optional with `youmi-open-api`, which has its module
 * inside; needed with `youmi-open-api/slim`. After a failure it can be called again.
 *
 * Rejects with a {@link YoumiError} of kind `config`.
 */
export function ready(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;

// ---- Errors

/** Every rejection and every throw of this package. */
export class YoumiError extends Error {
  private constructor();
  /** Always `YoumiError`. */
  readonly name: "YoumiError";
  /**
   * - `api`: the server refused, `errmsg` is not a success code
   * - `http`: the HTTP status is not 2xx and the body is no envelope
   * - `network`: the connection failed, before or during the answer
   * - `timeout`: it took longer than `timeoutMs`
   * - `abort`: your `signal` was aborted
   * - `decode`: the answer is not what is documented
   * - `argument`: a parameter is wrong; nothing was sent
   * - `config`: the client is not set up for this
   */
  readonly kind: "api" | "http" | "network" | "timeout" | "abort" | "decode" | "argument" | "config";
  /** The vendor's code (errmsg, 错误码), else null. */
  readonly code: number | null;
  /** What the vendor's table says of the code, in Chinese (错误码返回说明), else null. */
  readonly description: string | null;
  /** The method's name, else null. */
  readonly endpoint: string | null;
  /** The HTTP status of the answer, else null. */
  readonly status: number | null;
  /** The server's number for the request (requestId), else null. */
  readonly requestId: string | null;
  /** Where the offending value stands: `values[3].ad_wechat_id`, `params.ReceiVerId`; else null. */
  readonly path: string | null;
  /** Kinds `decode` and `http`: the answer's text, cut at 2,048 characters, secrets masked; else null. */
  readonly body: string | null;
  /** How many requests were sent for the call itself (a token fetched on the way does not count). */
  readonly attempts: number;
  /** Whether the same call may succeed later without being done twice. */
  readonly retryable: boolean;
  /** The original error, if there is one. Of the type `any`, for `Error` has had a narrower one in some versions of TypeScript. */
  readonly cause?: any;
}

// ---- Parameters and answers

/** Any JSON value. Stands where the vendor does not document what an answer holds (文档未说明). */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** What an endpoint takes that has no parameters: nothing, or an empty object. */
export type NoParams = { [key: string]: never };

/** Parameters that the vendor does not document; they are sent as they are. */
export type MoreParams = { [name: string]: unknown };

/** A point in time: text in the vendor's form `yyyy-MM-dd HH:mm:ss`, China Standard Time (UTC+8), or a `Date`. */
export type Time = string | Date;

/** A point in time: unix time in whole seconds, or a `Date`. */
export type UnixSeconds = number | Date;

/**
 * The checked envelope of an answer.
 * @see 返回结果说明 of the vendor's documentation
 */
export interface Reply<T> {
  /** The vendor's code, a number in spite of its name. Here always one of success: 20000 (操作完成) or 10004 (获取数据成功). */
  errmsg: number;
  /** Whether the server calls it a success. */
  succeed: boolean;
  /** The server's clock as it wrote it: ISO 8601, or `2018/5/11 14:32:40` on old servers. */
  msgTime: string;
  /** The server's number for the request; null from older servers. */
  requestId: string | null;
  /** The server's explanation; null if it gave none. */
  errdesc: string | null;
  /** What was asked for. */
  values: T;
}

/** A request to an endpoint that has no method here. */
export interface AnyRequest {
  /** The HTTP method. */
  method: "GET" | "POST";
  /** Below `baseUrl`. */
  path: string;
  /** Parameters in the query; those that are null are left out. */
  query?: Record<string, string | number | boolean | null>;
  /** Sent as JSON. */
  body?: JsonValue;
  /** Whether it may be sent again after a fault; by default a GET may, a POST may not. */
  retry?: boolean;
}

/** An item of a bulk send (保存RPA群发): a union on `type`. Further types exist and are not documented: they pass through. */
export type BulkSendItem =
  | { type: "0"; data: { content: string } }
  | { type: "1"; data: { imgName: string; imgFormat: string; imgMediaUrl: string } }
  | { type: "2"; data: { videoName: string; videoFormat: string; videoMediaUrl: string } }
  | { type: string & {}; data: { [key: string]: JsonValue } };

/** What every message has (发送消息). */
export interface MessageAddress {
  /** The operating account (运营机ID). */
  WechatId: string;
  /** To whom. */
  ToUserName: string;
  /** Kind of relation: 0 in the vendor's examples, otherwise not documented. */
  RelationType: number;
}

/**
 * A message to send (发送消息): a union on `MsgType`. Further kinds exist and are not documented: they pass through, and so
 * does the one more field of a video, of whose name only the first letter is known, `T`.
 */
export type Message = MessageAddress &
  (
    | { MsgType: "text"; Text: string }
    | { MsgType: "image"; Url: string; Format: string }
    | ({ MsgType: "video"; Url: string; Format?: string; Description?: string } & MoreParams)
    | ({ MsgType: string & {} } & MoreParams)
  );

// ---- Clients

/** Shares tokens between processes. A Keyv instance is one. All three may be asynchronous. */
export interface TokenStore {
  /** What was set, or anything else if nothing was. */
  get(key: string): unknown;
  /** Keeps a value for a time. No call waits for it. */
  set(key: string, value: string, ttlMs: number): unknown;
  /** Forgets a value. No call waits for it. */
  delete(key: string): unknown;
}

/** Hears one line per attempt: endpoint, status, duration, attempt. Never a secret. */
export interface Logger {
  /** An attempt that succeeded. */
  debug?(message: string): void;
  /** Not used. */
  info?(message: string): void;
  /** An attempt that failed and will be repeated; a token store that fails. */
  warn?(message: string): void;
  /** An attempt with which the call failed. */
  error?(message: string): void;
}

// ---- Chat messages

/** What every content has, whatever its kind. */
export interface ChatContentBase {
  /** The vendor's number of the type; null if the message has none. */
  type: number | null;
  /** `ad_chatting_content` as it came. */
  content: string;
  /** `ad_chatting_resvred`, decoded and parsed; null if there is none or it is broken. */
  resvred: JsonValue;
}

/** What a chat message holds, see {@link parseChatContent}: a union on `kind`. */
export type ChatContent = ChatContentBase &
  (
    | TextContent
    | ImageContent
    | VoiceContent
    | CardContent
    | LocationContent
    | LinkContent
    | FileContent
    | InvitationContent
    | MiniProgramContent
    | OtherContent
  );

// ---- Callbacks

/**
 * A callback (回调数据): a union on `Type`, the vendor's number of what happened.
 *
 * - 0 标签、备注保存操作: labels and remark saved
 * - 1 发送消息: message sent
 * - 2 修改客户资料: customer's data changed
 * - 3 群操作: group operation
 * - 4 获取聊天消息: chat message
 * - 5 获取好友列表: friend list
 * - 6 设备异常: device fault
 * - 7 评论/点赞朋友圈: moment commented on or liked
 * - 8 回复自己朋友圈的评论: reply to a comment on one's own moment
 *
 * A callback of any other `Type` passes too: treat it in the `default` of a `switch`.
 */
export type Callback =
  | CallbackOf<0>
  | CallbackOf<1>
  | CallbackOf<2>
  | CallbackOf<3>
  | CallbackOf<4>
  | CallbackOf<5>
  | CallbackOf<6>
  | CallbackOf<7>
  | CallbackOf<8>;

/** A callback of one `Type`. */
export type CallbackOf<T extends number, V = CallbackValues> = Omit<CallbackEnvelope, "Type" | "Values"> & {
  /** What happened, see {@link Callback}. */
  Type: T;
  /** What it is about. The vendor does not document it whole, so nothing in it is checked, not even that it is an object. */
  Values: V;
};

/**
 * `Values` of a callback: the keys of the vendor's one example, unchecked. To which types they belong is not documented, so
 * they may come with any. The keys of a single type are not documented; one of `Type` 0 begins with `labelt`.
 */
export type CallbackValues = { [key: string]: JsonValue } & {
  /** Number of the friend in the system. */
  ad_friend_id?: JsonValue;
  /** WeChat id (微信号). */
  ad_friend_uwenober?: JsonValue;
  /** Original WeChat id (原始微信号), `wxid_…`. */
  ad_friend_wenober?: JsonValue;
};

/** @deprecated The keys may come with any `Type`: {@link CallbackValues}. */
export type LabelsSaved = CallbackValues;

// ---- The gateway

/** What a page asks a {@link Gateway} for, as `authorize` gets it: a union on `endpoint`. */
export type GatewayCall =
  | {
      [Id in EndpointId]: {
        /** What the page calls. */
        endpoint: Id;
        /** The parameters as they go upstream: checked, `Date`s written as the vendor has them. */
        params: Record<string, JsonValue>;
      };
    }[EndpointId]
  | {
      /** The page asks for the opened sidebar address. */
      endpoint: "sidebar";
      /** What it says, all of it but `dockPwd`. */
      visit: Omit<SidebarVisit, "dockPwd">;
    };

/**
 * What `authorize` of a {@link Gateway} answers:
 *
 * - `true`: the page may
 * - `false`: nobody is logged in (401)
 * - `"forbidden"`: whoever it is may not do this (403)
 * - `{ params }`: the page may, with these parameters in place of its own; they are checked like them
 */
export type Authorization = boolean | "forbidden" | { params: Record<string, unknown> };

/** How a {@link Gateway} opens sidebar addresses. `maxAgeMs` should be set. */
export interface GatewaySidebar extends SidebarKeys {
  /** What a page is told of a visit, by the vendor's names; all but `dockPwd` unless it is given. */
  fields?: SidebarField[];
  /**
   * Set it where the messages of your 企客聊 have no field `dockPwd` at all (one that is empty is a field): without it such
   * messages are refused, because who altered a message could have made the password part of another field.
   */
  withoutDockPwd?: boolean;
}

// ---- The sidebar in a page

/**
 * Asks the gateway of a page who has opened the page in 企客聊 and with which customer: `GET {prefix}/sidebar?{query}`.
 *
 * ```ts
 * const { userId, customer } = await fetchVisit("/youmi");
 * ```
 *
 * `prefix` is that of the gateway, `query` that of the sidebar's address: `location.search` unless you give it. The
 * address is sent once and nowhere else: no redirect is followed, no Referer repeats it, nothing is retried.
 *
 * Rejects with a {@link YoumiError}: `http` if the gateway refuses (400 the address cannot be opened, 401 and 403 not allowed),
 * `network`, `timeout` after 15 seconds, `decode` if the answer is no visit, `argument` if a parameter is wrong.
 *
 * 在页面里向网关查询：谁在企客聊里打开了这个页面，当前客户是谁。失败时以 `YoumiError` 拒绝。
 */
export function fetchVisit(prefix: string, query?: string): Promise<FetchedVisit>;

/** A visit as a gateway gives it to a page: never with `dockPwd`, and only the fields that the gateway's `sidebar.fields` names. */
export type FetchedVisit = Partial<Pick<SidebarVisit, "type" | "userId" | "timestamp" | "sign" | "cipher">> & {
  /** The customer whose chat is open; empty if the gateway gives none. */
  customer: Partial<SidebarCustomer>;
};
