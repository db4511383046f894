// What no Rust type can say. It is put behind the definitions that are made from Rust, in one file with them.

// ---- Chat messages

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
  | CallbackOf<0, LabelsSaved>
  | CallbackOf<1>
  | CallbackOf<2>
  | CallbackOf<3>
  | CallbackOf<4>
  | CallbackOf<5>
  | CallbackOf<6>
  | CallbackOf<7>
  | CallbackOf<8>;

/** A callback of one `Type`. */
export type CallbackOf<T extends number, V = JsonValue> = Omit<CallbackEnvelope, "Type" | "Values"> & {
  /** What happened, see {@link Callback}. */
  Type: T;
  /** What it is about. The vendor does not document it whole, so nothing in it is checked. */
  Values: V;
};

/** `Values` of a callback of `Type` 0 (标签、备注保存操作): the keys that the vendor documents, unchecked. */
export interface LabelsSaved {
  /** Number of the friend in the system. */
  ad_friend_id?: JsonValue;
  /** WeChat id (微信号). */
  ad_friend_uwenober?: JsonValue;
  /** Original WeChat id (原始微信号), `wxid_…`. */
  ad_friend_wenober?: JsonValue;
  /** Others, which are not documented. */
  [key: string]: JsonValue | undefined;
}

// ---- The gateway

/** The name of an endpoint: a method of {@link V1Client} or {@link V2Client}. */
export type EndpointId = Exclude<
  keyof V1Client | keyof V2Client,
  "call" | `each${string}` | "getAccessToken" | "getMerchantToken"
>;

/** Options of {@link Gateway}. */
export interface GatewayOptions {
  /**
   * The client of v1, with its secret. Here `timeoutMs` is 10,000 unless it is given, and `retries` counts for the requests
   * for tokens alone, none unless it is given: the page's client repeats its reads by itself.
   */
  v1?: V1ClientOptions;
  /** The client of v2, with its secret; as `v1`. */
  v2?: V2ClientOptions;
  /** The endpoints that pages may call; all others are refused. */
  allow: EndpointId[];
  /**
   * Who may call what: asked for every request but callbacks, after its parameters were checked. It has ten seconds.
   * Answers anything but `true` or `{ params }`, throws, or never answers: refused.
   */
  authorize: (request: Request, call: GatewayCall) => Authorization | Promise<Authorization>;
  /** What all paths begin with; `/youmi` unless it is given. */
  prefix?: string;
  /** Other origins whose pages may call: `https://crm.example`, `tauri://localhost`. The gateway's own may always. */
  origins?: string[];
  /** Headers that pages of those origins may send, beside Content-Type, Authorization and TenantId. None goes upstream. */
  allowHeaders?: string[];
  /** Serves `GET {prefix}/sidebar?…`: the opened visit, without `dockPwd`. */
  sidebar?: GatewaySidebar;
  /**
   * Serves `POST {prefix}/callbacks/{secret}`: what the vendor's server sends, callbacks and events. The secret has at
   * least 16 characters: letters, digits, `-`, `.`, `_`, `~`.
   */
  callbacks?: { secret: string; onEvent: (event: Callback | ParsedEvent) => unknown };
}

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
