// The declarations that are not generated from Rust. The build appends them to those that are.

// ---- The module

/**
 * The source of the WebAssembly module.
 *
 * 加载 WebAssembly 模块的来源。
 */
export type ModuleSource = string | URL | Request | Response | ArrayBuffer | Uint8Array | CompiledModule;

/**
 * A `WebAssembly.Module`, a type that TypeScript has only with the definitions of the DOM.
 *
 * 即 `WebAssembly.Module`，TypeScript 只在包含 DOM 类型定义时才有该类型。
 */
export type CompiledModule = object;

/**
 * Loads the WebAssembly module, early or from your own source. Optional with `youmi-open-api`, which contains the
 * module; required with `youmi-open-api/slim`. After a failure it can be called again.
 *
 * Rejects with a {@link YoumiError} of kind `config`.
 *
 * 提前加载 WebAssembly 模块，或从指定来源加载。使用 `youmi-open-api` 时可以不调用，模块已包含在包里；
 * 使用 `youmi-open-api/slim` 时必须调用。失败后可以再次调用。
 *
 * 失败时抛出 `config` 类的 {@link YoumiError}。
 */
export function ready(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;

// ---- Errors

/**
 * The error with which everything in this package rejects or throws.
 *
 * 本包中所有失败的 promise 和抛出的异常都是 `YoumiError`。
 */
export class YoumiError extends Error {
  private constructor();
  /**
   * Always `YoumiError`.
   *
   * 固定为 `YoumiError`。
   */
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
   *
   * 错误的类别：
   * - `api`：服务器拒绝了请求，即 `errmsg` 不是表示成功的值
   * - `http`：HTTP 状态码不是 2xx，且响应体不是约定的外层结构
   * - `network`：发送请求或接收应答时连接失败
   * - `timeout`：一次尝试超过了 `timeoutMs`
   * - `abort`：你的 `signal` 已中止
   * - `decode`：应答与文档不一致
   * - `argument`：参数有误，没有发送任何内容
   * - `config`：客户端缺少所需的配置
   */
  readonly kind: "api" | "http" | "network" | "timeout" | "abort" | "decode" | "argument" | "config";
  /**
   * The vendor's code (errmsg, 错误码), otherwise null.
   *
   * 厂商的错误码（errmsg），没有则为 null。
   */
  readonly code: number | null;
  /**
   * The description of the code in the vendor's table, in Chinese (错误码返回说明), otherwise null.
   *
   * 错误码在厂商错误码表中的中文说明（错误码返回说明），没有则为 null。
   */
  readonly description: string | null;
  /**
   * The method's name, otherwise null.
   *
   * 方法名，没有则为 null。
   */
  readonly endpoint: string | null;
  /**
   * The HTTP status of the answer, otherwise null.
   *
   * 应答的 HTTP 状态码，没有则为 null。
   */
  readonly status: number | null;
  /**
   * The server's id of the request (requestId), otherwise null.
   *
   * 服务器为请求分配的编号（requestId），没有则为 null。
   */
  readonly requestId: string | null;
  /**
   * Where the invalid value stands: `values[3].ad_wechat_id`, `params.ReceiVerId`; otherwise null.
   *
   * 有误的值所在的位置，如 `values[3].ad_wechat_id`、`params.ReceiVerId`；没有则为 null。
   */
  readonly path: string | null;
  /**
   * Kinds `decode` and `http`: the first 2,048 characters of the answer, with secrets masked; otherwise null.
   *
   * 用于 `decode` 和 `http` 类：应答的前 2,048 个字符，密钥已脱敏；其他类为 null。
   */
  readonly body: string | null;
  /**
   * How many requests were sent for the call itself. Requests for its token do not count.
   *
   * 为本次调用发送的请求数，不含获取 token 的请求。
   */
  readonly attempts: number;
  /**
   * Whether the same call may succeed later and cannot be carried out twice.
   *
   * 同样的调用稍后是否可能成功，且不会被执行两次。
   */
  readonly retryable: boolean;
  /**
   * The original error, if there is one. Its type is `any` because some versions of TypeScript declare a narrower one.
   *
   * 原始错误，如果有的话。类型为 `any`，因为某些版本的 TypeScript 声明的类型更窄。
   */
  readonly cause?: any;
}

// ---- Parameters and answers

/**
 * Any JSON value. It is used where the vendor does not document the content of an answer (文档未说明).
 *
 * 任意 JSON 值。用于厂商文档未说明应答内容之处。
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * The parameters of an endpoint without parameters: an empty object.
 *
 * 没有参数的接口的参数：空对象。
 */
export type NoParams = { [key: string]: never };

/**
 * Parameters that the vendor does not document. They are sent unchanged.
 *
 * 厂商文档未说明的参数，原样发送。
 */
export type MoreParams = { [name: string]: unknown };

/**
 * A point in time: a string in the vendor's form `yyyy-MM-dd HH:mm:ss`, China Standard Time (UTC+8), or a `Date`.
 *
 * 时间：厂商格式的字符串 `yyyy-MM-dd HH:mm:ss`，北京时间（UTC+8）；或 `Date`。
 */
export type Time = string | Date;

/**
 * A point in time: unix time in whole seconds, or a `Date`.
 *
 * 时间：Unix 时间戳（整数秒），或 `Date`。
 */
export type UnixSeconds = number | Date;

/**
 * The checked envelope of an answer.
 *
 * 返回结果的外层结构，已经过校验。
 * @see 返回结果说明 of the vendor's documentation
 */
export interface Reply<T> {
  /**
   * The vendor's code, a number in spite of its name. Here it is always a success: 20000 (操作完成) or 10004 (获取数据成功).
   *
   * 厂商的错误码，虽然名为 errmsg，实际是数字。此处总是表示成功：20000（操作完成）或 10004（获取数据成功）。
   */
  errmsg: number;
  /**
   * Whether the server reports success.
   *
   * 服务器是否报告成功。
   */
  succeed: boolean;
  /**
   * The server's time, unchanged: ISO 8601, or `2018/5/11 14:32:40` from old servers.
   *
   * 服务器时间，原样返回：ISO 8601；旧版服务器为 `2018/5/11 14:32:40`。
   */
  msgTime: string;
  /**
   * The server's id of the request; null from older servers.
   *
   * 服务器为请求分配的编号；旧版服务器为 null。
   */
  requestId: string | null;
  /**
   * The server's explanation; null if there is none.
   *
   * 服务器的说明；没有则为 null。
   */
  errdesc: string | null;
  /**
   * The requested data.
   *
   * 请求的数据。
   */
  values: T;
  /**
   * How the answer differs from what is documented: only if the call has a function `onMismatch`, and only if it differs.
   *
   * 应答与文档不一致之处：仅当调用设置了函数 `onMismatch` 且确有不一致时存在。
   */
  mismatches?: Mismatch[];
}

/**
 * A value in an answer that is not what is documented. Equal ones in the items of a list are one.
 *
 * 应答中与文档不一致的值。列表各元素中相同的不一致合并为一条。
 */
export interface Mismatch {
  /**
   * Where the first one is: `values[3].ad_wechat_id`.
   *
   * 第一处的位置，如 `values[3].ad_wechat_id`。
   */
  path: string;
  /**
   * What was expected, in words: `a string`. For a mismatch with `schema` it is the schema's own message, in which some
   * libraries quote the value.
   *
   * 期望的内容，如 `a string`；来自 `schema` 的不一致则为 schema 自己的消息，有些库会在其中引用原值。
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
   * 该应答中此类不一致的个数。
   */
  count: number;
}

/**
 * What `onMismatch` is called with: how an answer differs from what is documented.
 *
 * 传给 `onMismatch` 的内容：一个应答与文档的不一致之处。
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
 * 用 {@link StandardSchema} 检查的结果：检查后的值，或不符合之处。
 */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | {
      readonly issues: ReadonlyArray<{
        readonly message: string;
        readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
      }>;
    };

/**
 * A request to an endpoint that has no method here.
 *
 * 调用没有对应方法的接口时的请求。
 */
export interface AnyRequest {
  /**
   * The HTTP method.
   *
   * 请求方法（HTTP）。
   */
  method: "GET" | "POST";
  /**
   * A path below `baseUrl`.
   *
   * 路径，写 `baseUrl` 之后的部分。
   */
  path: string;
  /**
   * Parameters in the query; those that are null are left out.
   *
   * 查询参数；值为 null 的不发送。
   */
  query?: Record<string, string | number | boolean | null>;
  /**
   * Sent as JSON.
   *
   * 请求体，以 JSON 发送。
   */
  body?: JsonValue;
  /**
   * Whether the request may be repeated after a failure; by default a GET is and a POST is not.
   *
   * 失败后能否重试；默认 GET 可以，POST 不可以。
   */
  retry?: boolean;
}

/**
 * An item of a bulk send (保存RPA群发): a union on `type`. Other types exist but are not documented; they are sent unchanged.
 *
 * 群发的一项内容（保存RPA群发），以 `type` 区分：`"0"` 文本，`"1"` 图片，`"2"` 视频。还有其他类型，文档未说明，
 * 原样发送。
 */
export type BulkSendItem =
  | { type: "0"; data: { content: string } }
  | { type: "1"; data: { imgName: string; imgFormat: string; imgMediaUrl: string } }
  | { type: "2"; data: { videoName: string; videoFormat: string; videoMediaUrl: string } }
  | { type: string & {}; data: { [key: string]: JsonValue } };

/**
 * The fields of every message (发送消息).
 *
 * 各类消息的公共字段（发送消息）。
 */
export interface MessageAddress {
  /**
   * The operating account (运营机ID).
   *
   * 发送消息的运营号（运营机ID）。
   */
  WechatId: string;
  /**
   * The recipient.
   *
   * 接收人。
   */
  ToUserName: string;
  /**
   * Kind of relation: 0 in the vendor's examples, otherwise not documented.
   *
   * 关系类型：厂商的示例中为 0，此外文档未说明。
   */
  RelationType: number;
}

/**
 * A message to send (发送消息): a union on `MsgType`. Other kinds exist but are not documented; they are sent unchanged, and so
 * is one more field of a video, of whose name only the first letter is known, `T`.
 *
 * 要发送的消息（发送消息），以 `MsgType` 区分：`text` 文本，`image` 图片，`video` 视频。还有其他类型，文档未说明，
 * 原样发送；视频另有一个字段，只知其名称首字母为 `T`，同样原样发送。
 */
export type Message = MessageAddress &
  (
    | { MsgType: "text"; Text: string }
    | { MsgType: "image"; Url: string; Format: string }
    | ({ MsgType: "video"; Url: string; Format?: string; Description?: string } & MoreParams)
    | ({ MsgType: string & {} } & MoreParams)
  );

// ---- Clients

/**
 * Shares tokens between processes. A Keyv instance is one. All methods may be asynchronous.
 *
 * 在多个进程之间共享 token。可以直接使用 Keyv 的实例。所有方法都可以是异步的。
 */
export interface TokenStore {
  /**
   * The value that was set, or anything else if there is none.
   *
   * 返回保存的值；没有时返回任意其他值。
   */
  get(key: string): unknown;
  /**
   * Stores a value for `ttlMs` milliseconds. Calls do not wait for it.
   *
   * 保存一个值，有效期 `ttlMs` 毫秒。调用不等待它完成。
   */
  set(key: string, value: string, ttlMs: number): unknown;
  /**
   * Deletes a value. Calls do not wait for it.
   *
   * 删除一个值。调用不等待它完成。
   */
  delete(key: string): unknown;
}

/**
 * Gets one line per attempt: endpoint, status, duration, attempt. Lines never contain secrets.
 *
 * 每次尝试记一行日志：接口、状态、耗时、第几次尝试。日志中不含密钥。
 */
export interface Logger {
  /**
   * An attempt that succeeded.
   *
   * 成功的尝试。
   */
  debug?(message: string): void;
  /**
   * Not used.
   *
   * 未使用。
   */
  info?(message: string): void;
  /**
   * An attempt that failed and will be repeated; a token store that fails.
   *
   * 失败后将重试的尝试；以及 tokenStore 出错。
   */
  warn?(message: string): void;
  /**
   * An attempt with which the call failed.
   *
   * 导致调用失败的尝试。
   */
  error?(message: string): void;
}

// ---- Chat messages

/**
 * The fields of the content of every kind.
 *
 * 各类消息内容的公共字段。
 */
export interface ChatContentBase {
  /**
   * The vendor's number of the type; null if the message has none.
   *
   * 厂商的类型编号；消息没有编号时为 null。
   */
  type: number | null;
  /**
   * `ad_chatting_content`, unchanged.
   *
   * 原样的 `ad_chatting_content`。
   */
  content: string;
  /**
   * `ad_chatting_resvred`, decoded and parsed; null if it is missing or malformed.
   *
   * 解码并解析后的 `ad_chatting_resvred`；缺失或格式有误时为 null。
   */
  resvred: JsonValue;
}

/**
 * The content of a chat message, see {@link parseChatContent}: a union on `kind`.
 *
 * 聊天消息的内容，见 {@link parseChatContent}，以 `kind` 区分。
 */
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
 *
 * 回调数据，以 `Type`（厂商的事件编号）区分：
 * - 0：标签、备注保存操作
 * - 1：发送消息
 * - 2：修改客户资料
 * - 3：群操作
 * - 4：获取聊天消息
 * - 5：获取好友列表
 * - 6：设备异常
 * - 7：评论/点赞朋友圈
 * - 8：回复自己朋友圈的评论
 *
 * 其他 `Type` 的回调也会接受：请在 `switch` 的 `default` 中处理。
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

/**
 * A callback of one `Type`.
 *
 * 某一种 `Type` 的回调。
 */
export type CallbackOf<T extends number, V = CallbackValues> = Omit<CallbackEnvelope, "Type" | "Values"> & {
  /**
   * The event, see {@link Callback}.
   *
   * 事件，见 {@link Callback}。
   */
  Type: T;
  /**
   * The data of the event. The vendor does not document all of it, so it is not checked, not even that it is an object.
   *
   * 事件的数据。厂商文档未说明全部内容，因此不作校验，甚至不校验它是否为对象。
   */
  Values: V;
};

/**
 * `Values` of a callback: the keys of the vendor's one example, unchecked. To which types they belong is not documented, so
 * they may come with any. The keys of a single type are not documented; one of `Type` 0 begins with `labelt`.
 *
 * 回调的 `Values`：只有厂商唯一示例中的键，不作校验。文档未说明它们属于哪些类型，因此任何类型都可能带有。
 * 各类型特有的键文档未说明；`Type` 0 有一个以 `labelt` 开头的键。
 */
export type CallbackValues = { [key: string]: JsonValue } & {
  /**
   * Number of the friend in the system.
   *
   * 好友在系统中的编号。
   */
  ad_friend_id?: JsonValue;
  /**
   * WeChat id (微信号).
   *
   * 微信号。
   */
  ad_friend_uwenober?: JsonValue;
  /**
   * Original WeChat id (原始微信号), `wxid_…`.
   *
   * 原始微信号，形如 `wxid_…`。
   */
  ad_friend_wenober?: JsonValue;
};

/** @deprecated The keys may come with any `Type`: {@link CallbackValues}. 任何 `Type` 都可能带有这些键。 */
export type LabelsSaved = CallbackValues;

// ---- The gateway

/**
 * A page's request to a {@link Gateway}, as `authorize` gets it: a union on `endpoint`.
 *
 * 页面对 {@link Gateway} 的请求，即 `authorize` 得到的参数，以 `endpoint` 区分。
 */
export type GatewayCall =
  | {
      [Id in EndpointId]: {
        /**
         * The endpoint that the page calls.
         *
         * 页面调用的接口。
         */
        endpoint: Id;
        /**
         * The parameters that are sent to the vendor: checked, with times in the vendor's form.
         *
         * 发给厂商的参数：已校验，时间已转为厂商的格式。
         */
        params: Record<string, JsonValue>;
      };
    }[EndpointId]
  | {
      /**
       * The page asks for the opened sidebar address.
       *
       * 页面请求解密后的侧边栏地址。
       */
      endpoint: "sidebar";
      /**
       * The opened visit without `dockPwd`.
       *
       * 解密后的访问信息，不含 `dockPwd`。
       */
      visit: Omit<SidebarVisit, "dockPwd">;
    };

/**
 * The answer of `authorize` of a {@link Gateway}:
 *
 * - `true`: the request is permitted
 * - `false`: nobody is logged in (401)
 * - `"forbidden"`: the user is not permitted to do this (403)
 * - `{ params }`: the request is permitted with these parameters in place of its own; they are checked in the same way
 *
 * 网关 {@link Gateway} 的 `authorize` 的返回值：
 * - `true`：允许请求
 * - `false`：未登录（401）
 * - `"forbidden"`：该用户无权操作（403）
 * - `{ params }`：允许请求，但改用这些参数；它们会以同样的方式校验
 */
export type Authorization = boolean | "forbidden" | { params: Record<string, unknown> };

/**
 * How a {@link Gateway} opens sidebar addresses. `maxAgeMs` should be set.
 *
 * 网关 {@link Gateway} 如何解密侧边栏地址。应当设置 `maxAgeMs`。
 */
export interface GatewaySidebar extends SidebarKeys {
  /**
   * The fields of a visit that a page gets, by the vendor's names; by default all but `dockPwd`.
   *
   * 页面可以得到的字段，使用厂商的名称；默认为除 `dockPwd` 之外的全部字段。
   */
  fields?: SidebarField[];
  /**
   * Set it if the messages of your 企客聊 have no field `dockPwd` at all (an empty field is a field). Without it such
   * messages are refused, because whoever altered a message could have made the password part of another field.
   *
   * 你的企客聊发出的报文完全没有 `dockPwd` 字段时设置（空字段也算有）。不设置时，这样的报文会被拒绝，
   * 因为改动报文的人可能已把密码变成了另一个字段的一部分。
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
 * 在页面里向网关查询：谁在企客聊里打开了这个页面，当前客户是谁：`GET {prefix}/sidebar?{query}`。
 *
 * `prefix` 是网关的前缀。`query` 是侧边栏地址的查询字符串，默认为 `location.search`。它只发送一次，且只发给网关：
 * 不跟随重定向，不发送 Referer，失败后不重试。
 *
 * 失败时抛出 {@link YoumiError}：网关拒绝时为 `http` 类（400 无法解密该地址，401 和 403 不被允许）；
 * 连接失败为 `network` 类；15 秒后超时为 `timeout` 类；应答不是访问信息时为 `decode` 类；参数有误时为 `argument` 类。
 */
export function fetchVisit(prefix: string, query?: string): Promise<FetchedVisit>;

/**
 * A visit as a page gets it: without `dockPwd`, and only with the fields in the gateway's `sidebar.fields`.
 *
 * 页面得到的访问信息：不含 `dockPwd`，且只有网关 `sidebar.fields` 中的字段。
 */
export type FetchedVisit = Partial<Pick<SidebarVisit, "type" | "userId" | "timestamp" | "sign" | "cipher">> & {
  /**
   * The customer whose chat is open; empty if the page does not get one.
   *
   * 当前聊天的客户；页面得不到客户信息时为空对象。
   */
  customer: Partial<SidebarCustomer>;
};
