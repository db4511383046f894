// The declarations that are not generated from Rust. The build appends them to those that are.

// ---- The module

/** The source of the WebAssembly module. */
export type ModuleSource = string | URL | Request | Response | ArrayBuffer | Uint8Array | CompiledModule;

/** A `WebAssembly.Module`, a type that TypeScript has only with the definitions of the DOM. */
export type CompiledModule = object;

/**
 * Loads the WebAssembly module, early or from your own source. Optional with `youmi-open-api`, which contains the
 * module; required with `youmi-open-api/slim`. After a failure it can be called again.
 *
 * Rejects with a {@link YoumiError} of kind `config`.
 */
export function ready(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;

// ---- Errors

/** The error with which everything in this package rejects or throws. */
export class YoumiError extends Error {
  private constructor();
  /** Always `YoumiError`. */
  readonly name: "YoumiError";
  /**
   * - `api`: the server refused the request: `errmsg` is not a success code
   * - `http`: the HTTP status is not 2xx and the body is not an envelope
   * - `network`: the connection failed, before or during the answer
   * - `timeout`: the attempt took longer than `timeoutMs`
   * - `abort`: your `signal` was aborted
   * - `decode`: the answer is not as documented
   * - `argument`: an argument is invalid; nothing was sent
   * - `config`: the client is not set up for this
   */
  readonly kind: "api" | "http" | "network" | "timeout" | "abort" | "decode" | "argument" | "config";
  /** The vendor's code (errmsg, 错误码), otherwise null. */
  readonly code: number | null;
  /** The description of the code in the vendor's table, in Chinese (错误码返回说明), otherwise null. */
  readonly description: string | null;
  /** The method's name, otherwise null. */
  readonly endpoint: string | null;
  /** The HTTP status of the answer, otherwise null. */
  readonly status: number | null;
  /** The server's id of the request (requestId), otherwise null. */
  readonly requestId: string | null;
  /** Where the invalid value stands: `values[3].ad_wechat_id`, `params.ReceiVerId`; otherwise null. */
  readonly path: string | null;
  /** Kinds `decode` and `http`: the first 2,048 characters of the answer, with secrets masked; otherwise null. */
  readonly body: string | null;
  /** How many requests were sent for the call itself. Requests for its token do not count. */
  readonly attempts: number;
  /** Whether the same call may succeed later and cannot be carried out twice. */
  readonly retryable: boolean;
  /** The original error, if there is one. Its type is `any` because some versions of TypeScript declare a narrower one. */
  readonly cause?: any;
}

// ---- Parameters and answers

/** Any JSON value. It is used where the vendor does not document the content of an answer (文档未说明). */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** The parameters of an endpoint without parameters: an empty object. */
export type NoParams = { [key: string]: never };

/** Parameters that the vendor does not document. They are sent unchanged. */
export type MoreParams = { [name: string]: unknown };

/** A point in time: a string in the vendor's form `yyyy-MM-dd HH:mm:ss`, China Standard Time (UTC+8), or a `Date`. */
export type Time = string | Date;

/** A point in time: unix time in whole seconds, or a `Date`. */
export type UnixSeconds = number | Date;

/**
 * The checked envelope of an answer.
 * @see 返回结果说明 of the vendor's documentation
 */
export interface Reply<T> {
  /** The vendor's code, a number in spite of its name. Here it is always a success: 20000 (操作完成) or 10004 (获取数据成功). */
  errmsg: number;
  /** Whether the server reports success. */
  succeed: boolean;
  /** The server's time, unchanged: ISO 8601, or `2018/5/11 14:32:40` from old servers. */
  msgTime: string;
  /** The server's id of the request; null from older servers. */
  requestId: string | null;
  /** The server's explanation; null if there is none. */
  errdesc: string | null;
  /** The requested data. */
  values: T;
  /**
   * How the answer differs from what is documented: only if the call has a function `onMismatch`, and only if it differs.
   *
   * 响应与文档不一致之处：仅当调用设置了函数 `onMismatch` 且确有不一致时存在。
   */
  mismatches?: Mismatch[];
}

/**
 * A value in an answer that is not what is documented. Equal ones in the items of a list are one.
 *
 * 响应中与文档不一致的值。列表各元素中相同的不一致合并为一条。
 */
export interface Mismatch {
  /**
   * Where the first one is: `values[3].ad_wechat_id`.
   *
   * 第一处的位置，如 `values[3].ad_wechat_id`。
   */
  path: string;
  /**
   * What was expected, in words: `a string`. For a mismatch with `schema` it is the schema's own message.
   *
   * 期望的内容，如 `a string`；来自 `schema` 的不一致则为 schema 自己的消息。
   */
  expected: string;
  /**
   * What was found, in words without data: `null`, `missing`, `a number`.
   *
   * 实际的内容，不含数据，如 `null`、`missing`、`a number`。
   */
  found: string;
  /**
   * How many values of the answer are like this.
   *
   * 该响应中此类不一致的个数。
   */
  count: number;
}

/**
 * What `onMismatch` is called with: how an answer differs from what is documented.
 *
 * 传给 `onMismatch` 的内容：一个响应与文档的不一致之处。
 */
export interface MismatchReport {
  /**
   * The method's name.
   *
   * 方法名。
   */
  endpoint: string;
  /**
   * The mismatches: 20 kinds at most.
   *
   * 不一致列表，最多 20 类。
   */
  mismatches: Mismatch[];
}

/**
 * A schema of any library that implements Standard Schema: zod, valibot, arktype and others.
 * @see https://standardschema.dev
 *
 * 任何实现 Standard Schema 的库的 schema：zod、valibot、arktype 等。
 */
export interface StandardSchema<T> {
  /**
   * What the library implements.
   *
   * 由库实现的内容。
   */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<T> | Promise<StandardResult<T>>;
  };
}

/**
 * The result of a {@link StandardSchema}: the checked value, or what does not fit.
 *
 * {@link StandardSchema} 的结果：检查后的值，或不符合之处。
 */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | {
      readonly issues: ReadonlyArray<{
        readonly message: string;
        readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
      }>;
    };

/** A request to an endpoint that has no method here. */
export interface AnyRequest {
  /** The HTTP method. */
  method: "GET" | "POST";
  /** A path below `baseUrl`. */
  path: string;
  /** Parameters in the query; those that are null are left out. */
  query?: Record<string, string | number | boolean | null>;
  /** Sent as JSON. */
  body?: JsonValue;
  /** Whether the request may be repeated after a failure; by default a GET is and a POST is not. */
  retry?: boolean;
}

/** An item of a bulk send (保存RPA群发): a union on `type`. Other types exist but are not documented; they are sent unchanged. */
export type BulkSendItem =
  | { type: "0"; data: { content: string } }
  | { type: "1"; data: { imgName: string; imgFormat: string; imgMediaUrl: string } }
  | { type: "2"; data: { videoName: string; videoFormat: string; videoMediaUrl: string } }
  | { type: string & {}; data: { [key: string]: JsonValue } };

/** The fields of every message (发送消息). */
export interface MessageAddress {
  /** The operating account (运营机ID). */
  WechatId: string;
  /** The recipient. */
  ToUserName: string;
  /** Kind of relation: 0 in the vendor's examples, otherwise not documented. */
  RelationType: number;
}

/**
 * A message to send (发送消息): a union on `MsgType`. Other kinds exist but are not documented; they are sent unchanged, and so
 * is one more field of a video, of whose name only the first letter is known, `T`.
 */
export type Message = MessageAddress &
  (
    | { MsgType: "text"; Text: string }
    | { MsgType: "image"; Url: string; Format: string }
    | ({ MsgType: "video"; Url: string; Format?: string; Description?: string } & MoreParams)
    | ({ MsgType: string & {} } & MoreParams)
  );

// ---- Clients

/** Shares tokens between processes. A Keyv instance is one. All methods may be asynchronous. */
export interface TokenStore {
  /** The value that was set, or anything else if there is none. */
  get(key: string): unknown;
  /** Stores a value for `ttlMs` milliseconds. Calls do not wait for it. */
  set(key: string, value: string, ttlMs: number): unknown;
  /** Deletes a value. Calls do not wait for it. */
  delete(key: string): unknown;
}

/** Gets one line per attempt: endpoint, status, duration, attempt. Lines never contain secrets. */
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

/** The fields of the content of every kind. */
export interface ChatContentBase {
  /** The vendor's number of the type; null if the message has none. */
  type: number | null;
  /** `ad_chatting_content`, unchanged. */
  content: string;
  /** `ad_chatting_resvred`, decoded and parsed; null if it is missing or malformed. */
  resvred: JsonValue;
}

/** The content of a chat message, see {@link parseChatContent}: a union on `kind`. */
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
 * A callback (回调数据): a union on `Type`, the vendor's number of the event.
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
 * Callbacks of other `Type`s are accepted too: handle them in the `default` of a `switch`.
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
  /** The event, see {@link Callback}. */
  Type: T;
  /** The data of the event. The vendor does not document all of it, so it is not checked, not even that it is an object. */
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

/** A page's request to a {@link Gateway}, as `authorize` gets it: a union on `endpoint`. */
export type GatewayCall =
  | {
      [Id in EndpointId]: {
        /** The endpoint that the page calls. */
        endpoint: Id;
        /** The parameters that are sent to the vendor: checked, with times in the vendor's form. */
        params: Record<string, JsonValue>;
      };
    }[EndpointId]
  | {
      /** The page asks for the opened sidebar address. */
      endpoint: "sidebar";
      /** The opened visit without `dockPwd`. */
      visit: Omit<SidebarVisit, "dockPwd">;
    };

/**
 * The answer of `authorize` of a {@link Gateway}:
 *
 * - `true`: the request is permitted
 * - `false`: nobody is logged in (401)
 * - `"forbidden"`: the user is not permitted to do this (403)
 * - `{ params }`: the request is permitted with these parameters in place of its own; they are checked in the same way
 */
export type Authorization = boolean | "forbidden" | { params: Record<string, unknown> };

/** How a {@link Gateway} opens sidebar addresses. `maxAgeMs` should be set. */
export interface GatewaySidebar extends SidebarKeys {
  /** The fields of a visit that a page gets, by the vendor's names; by default all but `dockPwd`. */
  fields?: SidebarField[];
  /**
   * Set it if the messages of your 企客聊 have no field `dockPwd` at all (an empty field is a field). Without it such
   * messages are refused, because whoever altered a message could have made the password part of another field.
   */
  withoutDockPwd?: boolean;
}

// ---- The sidebar in a page

/**
 * Asks the page's gateway which user has opened the page in 企客聊, and with which customer: `GET
 * {prefix}/sidebar?{query}`.
 *
 * ```ts
 * const { userId, customer } = await fetchVisit("/youmi");
 * ```
 *
 * `prefix` is that of the gateway. `query` is that of the sidebar's address, `location.search` by default. It is sent
 * only once and only to the gateway: redirects are not followed, no Referer is sent, and failures are not retried.
 *
 * Rejects with a {@link YoumiError}: `http` if the gateway refuses (400 the address cannot be opened, 401 and 403 not
 * allowed), `network`, `timeout` after 15 seconds, `decode` if the answer is not a visit, `argument` if an argument is
 * invalid.
 *
 * 在页面里向网关查询：谁在企客聊里打开了这个页面，当前客户是谁。失败时以 `YoumiError` 拒绝。
 */
export function fetchVisit(prefix: string, query?: string): Promise<FetchedVisit>;

/** A visit as a page gets it: without `dockPwd`, and only with the fields in the gateway's `sidebar.fields`. */
export type FetchedVisit = Partial<Pick<SidebarVisit, "type" | "userId" | "timestamp" | "sign" | "cipher">> & {
  /** The customer whose chat is open; empty if the page does not get one. */
  customer: Partial<SidebarCustomer>;
};
