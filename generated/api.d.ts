/**
 * A client of v1 (基础数据类接口, 数据读取类接口, 行为操作类接口).
 *
 * ```ts
 * const v1 = new V1Client({ baseUrl: "http://<server>:5001/publicapi/v1", auth: { appId, appKey } });
 * const { values } = await v1.listStaff({ ad_staff_state: 0 });
 * ```
 *
 * Token, signature, clock and retries are its own business. Make one and keep it: the token is kept in it. Parameters
 * are checked before anything is sent; every answer is checked before you see it.
 *
 * v1 客户端（基础数据类接口、数据读取类接口、行为操作类接口）。
 *
 * 签名、token、校时和重试都由客户端完成。创建一次并一直使用：token 保存在客户端里。
 * 参数在发送前检查，应答在返回之前逐一校验。
 */
export class V1Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if an
   * app key is given in a browser's page without `allowSecretInBrowser`.
   *
   * 创建客户端。选项有误时抛出 `argument` 类的 {@link YoumiError}；
   * 在浏览器页面里传入 appkey 而没有设置 `allowSecretInBrowser` 时，抛出 `config` 类。
   */
  constructor(options: V1ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   *
   * 调用这里没有对应方法的接口，签名、外层结构校验、错误和重试都与其他方法相同。`path` 写在 `baseUrl` 之后的部分。
   * `retry` 表示失败后能否重发：GET 默认可以，POST 默认不可以。失败时抛出 {@link YoumiError}。
   */
  call<T>(request: AnyRequest, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   *
   * 调用这里没有对应方法的接口，签名、外层结构校验、错误和重试都与其他方法相同。`path` 写在 `baseUrl` 之后的部分。
   * `retry` 表示失败后能否重发：GET 默认可以，POST 默认不可以。失败时抛出 {@link YoumiError}。
   */
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Fetches a new access token. Needs `auth: { appId, appKey }`.
   *
   * There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. What is fetched
   * here is handed to you and not kept.
   *
   * Rejects with a {@link YoumiError}: kind `api` with code 200006 (wrong key), 200007 (app id missing), 10006 (clock
   * wrong, after one correction); kind `config` if the client has no app key.
   *
   * Vendor's page: v1 › 入门说明 › 获取TOKEN方法.
   *
   * 获取TOKEN：重新获取一个 token。需要 `auth: { appId, appKey }`。
   *
   * 一般不需要调用：客户端会自行获取、保存和续期 token。此处获取的 token 只返回给调用方，客户端不保存。
   *
   * 失败时抛出 {@link YoumiError}：错误码为 200006（加密密钥错误）、200007（没有填写APPID）、10006（签名时间戳失效，
   * 校正一次时钟后仍如此）时为 `api` 类；客户端没有设置 appKey 时为 `config` 类。
   *
   * 厂商文档：v1 › 入门说明 › 获取TOKEN方法。
   */
  getAccessToken(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<AccessToken>>;
  /**
   * Lists the operating accounts, all of them at once.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 运营号配置.
   *
   * 运营号配置：一次返回全部运营号。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v1 › 基础数据类接口 › 运营号配置。
   */
  listWechatAccounts(params?: ListWechatAccountsParams | null, options?: CallOptions | null): Promise<Reply<WechatAccount[]>>;
  /**
   * Lists the staff, all of them at once.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 员工配置.
   *
   * 员工配置：一次返回全部员工。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v1 › 基础数据类接口 › 员工配置。
   */
  listStaff(params?: ListStaffParams | null, options?: CallOptions | null): Promise<Reply<Staff[]>>;
  /**
   * Lists the operating accounts that a staff member manages, or that all of them do.
   *
   * Rejects with a {@link YoumiError}: kind `api` with code 200010 (no such staff code).
   *
   * Vendor's page: v1 › 基础数据类接口 › 员工管理运营机.
   *
   * 员工管理运营机：返回一名员工或所有员工管理的运营号。
   *
   * 失败时抛出 {@link YoumiError}：错误码为 200010（员工号不存在）时为 `api` 类。
   *
   * 厂商文档：v1 › 基础数据类接口 › 员工管理运营机。
   */
  listStaffWechatAccounts(params?: ListStaffWechatAccountsParams | null, options?: CallOptions | null): Promise<Reply<StaffWechatAccount[]>>;
  /**
   * Lists the categories of labels.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 标签分类.
   *
   * 标签分类：返回全部标签分类。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v1 › 基础数据类接口 › 标签分类。
   */
  listLabelCategories(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<LabelCategory[]>>;
  /**
   * Lists the labels, of all categories or of one.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 标签配置.
   *
   * 标签配置：返回标签，可以是所有分类的，也可以是一个分类的。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v1 › 基础数据类接口 › 标签配置。
   */
  listLabels(params?: ListLabelsParams | null, options?: CallOptions | null): Promise<Reply<Label[]>>;
  /**
   * Lists the ad groups.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 投放组配置.
   *
   * 投放组配置：返回全部投放组。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v1 › 基础数据类接口 › 投放组配置。
   */
  listAdGroups(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<AdGroup[]>>;
  /**
   * Lists the custom attributes of friends.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 好友自定义属性配置.
   *
   * 好友自定义属性配置：返回全部好友自定义属性。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v1 › 基础数据类接口 › 好友自定义属性配置。
   */
  listFriendAttributes(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<FriendAttribute[]>>;
  /**
   * Reads friends, a page at a time. {@link V1Client.eachFriend} reads them all.
   *
   * The vendor documents five fields of a friend and says that there are more: those are on the objects, unchecked.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 数据读取类接口 › 读取好友.
   *
   * 读取好友：分页读取好友。读取全部请用 {@link V1Client.eachFriend}。
   *
   * 厂商文档只说明了好友的五个字段，并注明还有更多字段：那些字段也在对象上，不作校验。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v1 › 数据读取类接口 › 读取好友。
   */
  listFriends(params?: ListFriendsParams | null, options?: CallOptions | null): Promise<Reply<Friend[]>>;
  /**
   * Adds a friend: an operating account sends a friend request.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `api` with code 200010 (no such staff code), 200015 (the operating
   * account's WeChat id is missing), 200016 (the WeChat id or phone number is missing), 200017 (adding is not enabled),
   * 200018 (no such WeChat id).
   *
   * Vendor's page: v1 › 行为操作类接口 › 添加好友.
   *
   * 添加好友：由运营号发出好友申请。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}：错误码为 200010（员工号不存在）、200015（没有传运营号微信号）、
   * 200016（要添加的微信号或者手机号码不能为空）、200017（未开启加粉设置）、200018（微信号不存在）时为 `api` 类。
   *
   * 厂商文档：v1 › 行为操作类接口 › 添加好友。
   */
  addFriend(params: AddFriendParams, options?: CallOptions | null): Promise<Reply<boolean>>;
  /**
   * All friends, one after the other: an async iterable that fetches a page when its first item is asked for. It begins
   * at `Page`, or at the first page.
   *
   * It ends at an empty page, or where the server gives its last page once more. Its `next()` rejects with a
   * {@link YoumiError}; kind `decode` if the server gives earlier pages again, so that items would be missing.
   *
   * 读取好友：逐条返回全部好友。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从 `Page`
   * 指定的页开始，默认从第一页开始。
   *
   * 遇到空页，或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachFriend(params?: ListFriendsParams | null, options?: CallOptions | null): AsyncIterableIterator<Friend>;
}

/**
 * A client of v2 (ChatMess, Report, System, Friend, Todo, Ad, BulkSend, MeetingCall).
 *
 * ```ts
 * const v2 = new V2Client({ baseUrl: "https://<server>", auth: { clientId, clientSecret } });
 * const { values } = await v2.listDepartments();
 * ```
 *
 * The documented paths begin with `/v2`, so `baseUrl` ends before it. Token and retries are its own business. Make one
 * and keep it: the token is kept in it. Parameters are checked before anything is sent; every answer is checked before
 * you see it.
 *
 * v2 客户端（ChatMess、Report、System、Friend、Todo、Ad、BulkSend、MeetingCall）。
 *
 * 文档中的路径以 `/v2` 开头，因此 `baseUrl` 写到它之前为止。token 和重试由客户端完成。
 * 创建一次并一直使用：token 保存在客户端里。
 * 参数在发送前检查，应答在返回之前逐一校验。
 */
export class V2Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if a
   * client secret is given in a browser's page without `allowSecretInBrowser`.
   *
   * 创建客户端。选项有误时抛出 `argument` 类的 {@link YoumiError}；
   * 在浏览器页面里传入 clientSecret 而没有设置 `allowSecretInBrowser` 时，抛出 `config` 类。
   */
  constructor(options: V2ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   *
   * 调用这里没有对应方法的接口，认证、外层结构校验、错误和重试都与其他方法相同。`path` 写在 `baseUrl` 之后的部分。
   * `retry` 表示失败后能否重发：GET 默认可以，POST 默认不可以。失败时抛出 {@link YoumiError}。
   */
  call<T>(request: AnyRequest, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   *
   * 调用这里没有对应方法的接口，认证、外层结构校验、错误和重试都与其他方法相同。`path` 写在 `baseUrl` 之后的部分。
   * `retry` 表示失败后能否重发：GET 默认可以，POST 默认不可以。失败时抛出 {@link YoumiError}。
   */
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Fetches a new merchant token. Needs `auth: { clientId, clientSecret }`.
   *
   * There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. The answer has no
   * envelope; it is handed out in one all the same, `errmsg` 20000 and `msgTime` empty, so that all methods are alike.
   *
   * The vendor's page documents the answer as an empty object and marks the endpoint as in development; what is read is
   * what a sibling product documents of the same address.
   *
   * Rejects with a {@link YoumiError}: kind `http` with status 400 or 401 if the id or the secret is wrong; kind
   * `config` if the client has none.
   *
   * Vendor's page: v2 › 获取商户TOKEN.
   *
   * 获取商户TOKEN：重新获取一个 token。需要 `auth: { clientId, clientSecret }`。
   *
   * 一般不需要调用：客户端会自行获取、保存和续期 token。该应答没有外层结构；为了与其他方法一致，返回时仍加上外层结构，
   * 其中 `errmsg` 为 20000，`msgTime` 为空。
   *
   * 厂商的页面把应答写作空对象，并标注该接口开发中；此处按兄弟产品对同一地址的文档读取。
   *
   * 失败时抛出 {@link YoumiError}：clientId 或 clientSecret 错误时为 `http` 类，状态码 400 或 401；
   * 客户端没有设置二者时为 `config` 类。
   *
   * 厂商文档：v2 › 获取商户TOKEN。
   */
  getMerchantToken(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<MerchantToken>>;
  /**
   * Registers the address to which the server sends callbacks. {@link parseCallback} reads what comes.
   *
   * The envelope of the answer has a `requestId`, a string.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › 注册回调地址.
   *
   * 注册回调地址：注册接收回调数据的地址。收到的内容用 {@link parseCallback} 解析。
   *
   * 返回结果的外层结构带有 `requestId`（字符串）。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › 注册回调地址。
   */
  registerCallbackUrl<T>(params: RegisterCallbackUrlParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Registers the address to which the server sends callbacks. {@link parseCallback} reads what comes.
   *
   * The envelope of the answer has a `requestId`, a string.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › 注册回调地址.
   *
   * 注册回调地址：注册接收回调数据的地址。收到的内容用 {@link parseCallback} 解析。
   *
   * 返回结果的外层结构带有 `requestId`（字符串）。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › 注册回调地址。
   */
  registerCallbackUrl(params?: RegisterCallbackUrlParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Subscribes to events. {@link parseEvent} reads what comes.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › 订阅事件, 事件发布格式说明.
   *
   * 订阅事件：事件会发送到 `url` 指定的地址，收到后用 {@link parseEvent} 解析。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › 订阅事件, 事件发布格式说明。
   */
  subscribeEvent<T>(params: SubscribeEventParams | (SubscribeEventParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Subscribes to events. {@link parseEvent} reads what comes.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › 订阅事件, 事件发布格式说明.
   *
   * 订阅事件：事件会发送到 `url` 指定的地址，收到后用 {@link parseEvent} 解析。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › 订阅事件, 事件发布格式说明。
   */
  subscribeEvent(params?: SubscribeEventParams | (SubscribeEventParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Sends a message to a friend.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 发送消息.
   *
   * 发送消息：向好友发送消息。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 发送消息。
   */
  sendMessage<T>(params: Message, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Sends a message to a friend.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 发送消息.
   *
   * 发送消息：向好友发送消息。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 发送消息。
   */
  sendMessage(params: Message, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Applies for the takeover of a conversation.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 申请接管.
   *
   * 申请接管：申请接管会话。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 申请接管。
   */
  applyTakeover<T>(params: ApplyTakeoverParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Applies for the takeover of a conversation.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 申请接管.
   *
   * 申请接管：申请接管会话。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 申请接管。
   */
  applyTakeover(params?: ApplyTakeoverParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Ends a takeover.
   *
   * The vendor does not document the path: set `paths: { endTakeover: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 终止接管.
   *
   * 终止接管：终止接管会话。
   *
   * 厂商文档未说明路径：请设置 `paths: { endTakeover: "/v2/…" }`。厂商文档未说明参数：参数原样发送。
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}：未设置路径时为 `config` 类。
   *
   * 厂商文档：v2 › ChatMess › 终止接管。
   */
  endTakeover<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Ends a takeover.
   *
   * The vendor does not document the path: set `paths: { endTakeover: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 终止接管.
   *
   * 终止接管：终止接管会话。
   *
   * 厂商文档未说明路径：请设置 `paths: { endTakeover: "/v2/…" }`。厂商文档未说明参数：参数原样发送。
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}：未设置路径时为 `config` 类。
   *
   * 厂商文档：v2 › ChatMess › 终止接管。
   */
  endTakeover(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Activates a conversation and reminds a staff member.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 激活会话.
   *
   * 激活会话：激活会话并提醒员工。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 激活会话。
   */
  activateConversation<T>(params: ActivateConversationParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Activates a conversation and reminds a staff member.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 激活会话.
   *
   * 激活会话：激活会话并提醒员工。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 激活会话。
   */
  activateConversation(params: ActivateConversationParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Sends a notification.
   *
   * The vendor does not document the path: set `paths: { sendNotification: "/v2/…" }`. The vendor does not document
   * the parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 发送通知.
   *
   * 发送通知：发送一条通知。
   *
   * 厂商文档未说明路径：请设置 `paths: { sendNotification: "/v2/…" }`。厂商文档未说明参数：参数原样发送。
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}：未设置路径时为 `config` 类。
   *
   * 厂商文档：v2 › ChatMess › 发送通知。
   */
  sendNotification<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Sends a notification.
   *
   * The vendor does not document the path: set `paths: { sendNotification: "/v2/…" }`. The vendor does not document
   * the parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 发送通知.
   *
   * 发送通知：发送一条通知。
   *
   * 厂商文档未说明路径：请设置 `paths: { sendNotification: "/v2/…" }`。厂商文档未说明参数：参数原样发送。
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}：未设置路径时为 `config` 类。
   *
   * 厂商文档：v2 › ChatMess › 发送通知。
   */
  sendNotification(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Reads chat messages.
   *
   * The vendor does not document the parameters: they are sent as they are. Of the answer only what a message holds is
   * documented, see {@link parseChatContent}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 读取聊天记录.
   *
   * 读取聊天记录：读取聊天消息。
   *
   * 厂商文档未说明参数：参数原样发送。应答中只有消息的内容有文档说明，见 {@link parseChatContent}。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 读取聊天记录。
   */
  listChatMessages<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Reads chat messages.
   *
   * The vendor does not document the parameters: they are sent as they are. Of the answer only what a message holds is
   * documented, see {@link parseChatContent}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 读取聊天记录.
   *
   * 读取聊天记录：读取聊天消息。
   *
   * 厂商文档未说明参数：参数原样发送。应答中只有消息的内容有文档说明，见 {@link parseChatContent}。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › ChatMess › 读取聊天记录。
   */
  listChatMessages(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Statistics of the staff's service.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工客服统计.
   *
   * 获取员工客服统计：返回员工的客服统计数据。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Report › 获取员工客服统计。
   */
  getStaffServiceReport<T>(params: GetStaffServiceReportParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Statistics of the staff's service.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工客服统计.
   *
   * 获取员工客服统计：返回员工的客服统计数据。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Report › 获取员工客服统计。
   */
  getStaffServiceReport(params: GetStaffServiceReportParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Counts the customers that staff activated on a day.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工激活客户数统计.
   *
   * 获取员工激活客户数统计：统计员工一天内激活的客户数。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Report › 获取员工激活客户数统计。
   */
  getStaffActivationReport<T>(params: GetStaffActivationReportParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Counts the customers that staff activated on a day.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工激活客户数统计.
   *
   * 获取员工激活客户数统计：统计员工一天内激活的客户数。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Report › 获取员工激活客户数统计。
   */
  getStaffActivationReport(params: GetStaffActivationReportParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Lists the departments.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 获取部门列表.
   *
   * 获取部门列表：返回全部部门。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › System › 获取部门列表。
   */
  listDepartments(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<Department[]>>;
  /**
   * Lists the groups of a department.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据部门获得组.
   *
   * 根据部门获得组：返回部门的组。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › System › 根据部门获得组。
   */
  listDepartmentGroups<T>(params: ListDepartmentGroupsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Lists the groups of a department.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据部门获得组.
   *
   * 根据部门获得组：返回部门的组。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › System › 根据部门获得组。
   */
  listDepartmentGroups(params: ListDepartmentGroupsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Lists the staff of a group.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据组获得员工.
   *
   * 根据组获得员工：返回组的员工。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › System › 根据组获得员工。
   */
  listGroupStaff<T>(params: ListGroupStaffParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Lists the staff of a group.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据组获得员工.
   *
   * 根据组获得员工：返回组的员工。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › System › 根据组获得员工。
   */
  listGroupStaff(params: ListGroupStaffParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Lists all staff.
   *
   * The vendor does not document the path: set `paths: { listAllStaff: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › System › 获得员工列表.
   *
   * 获得员工列表：返回所有员工。
   *
   * 厂商文档未说明路径：请设置 `paths: { listAllStaff: "/v2/…" }`。厂商文档未说明参数：参数原样发送。
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}：未设置路径时为 `config` 类。
   *
   * 厂商文档：v2 › System › 获得员工列表。
   */
  listAllStaff<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Lists all staff.
   *
   * The vendor does not document the path: set `paths: { listAllStaff: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › System › 获得员工列表.
   *
   * 获得员工列表：返回所有员工。
   *
   * 厂商文档未说明路径：请设置 `paths: { listAllStaff: "/v2/…" }`。厂商文档未说明参数：参数原样发送。
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}：未设置路径时为 `config` 类。
   *
   * 厂商文档：v2 › System › 获得员工列表。
   */
  listAllStaff(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Reads fans, a page at a time. {@link V2Client.eachFan} reads them all.
   *
   * The vendor does not document all of the parameters: others are sent as they are. Of the answer only
   * `ad_relation_scene` is documented, see {@link relationScene}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝列表.
   *
   * 读取粉丝列表：分页读取粉丝。读取全部请用 {@link V2Client.eachFan}。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。应答中只有 `ad_relation_scene` 有文档说明，见 {@link relationScene}。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Friend › 读取粉丝列表。
   */
  listFans<T>(params: ListFansParams | (ListFansParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Reads fans, a page at a time. {@link V2Client.eachFan} reads them all.
   *
   * The vendor does not document all of the parameters: others are sent as they are. Of the answer only
   * `ad_relation_scene` is documented, see {@link relationScene}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝列表.
   *
   * 读取粉丝列表：分页读取粉丝。读取全部请用 {@link V2Client.eachFan}。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。应答中只有 `ad_relation_scene` 有文档说明，见 {@link relationScene}。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Friend › 读取粉丝列表。
   */
  listFans(params?: ListFansParams | (ListFansParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Counts fans.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝总数.
   *
   * 读取粉丝总数：返回粉丝的总数。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Friend › 读取粉丝总数。
   */
  countFans<T>(params: CountFansParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Counts fans.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝总数.
   *
   * 读取粉丝总数：返回粉丝的总数。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Friend › 读取粉丝总数。
   */
  countFans(params: CountFansParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Adds a todo. {@link V2Client.createTodo} answers its number.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 新增待办记录.
   *
   * 新增待办记录：新增一条待办。需要待办编号时用 {@link V2Client.createTodo}。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 新增待办记录。
   */
  addTodo<T>(params: AddTodoParams | (AddTodoParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Adds a todo. {@link V2Client.createTodo} answers its number.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 新增待办记录.
   *
   * 新增待办记录：新增一条待办。需要待办编号时用 {@link V2Client.createTodo}。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 新增待办记录。
   */
  addTodo(params?: AddTodoParams | (AddTodoParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Adds a todo and answers its number.
   *
   * How the number stands in the answer is not documented.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 新增待办记录(返回编号).
   *
   * 新增待办记录(返回编号)：新增一条待办并返回其编号。
   *
   * 文档未说明编号在应答中的位置。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 新增待办记录(返回编号)。
   */
  createTodo<T>(params: CreateTodoParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Adds a todo and answers its number.
   *
   * How the number stands in the answer is not documented.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 新增待办记录(返回编号).
   *
   * 新增待办记录(返回编号)：新增一条待办并返回其编号。
   *
   * 文档未说明编号在应答中的位置。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 新增待办记录(返回编号)。
   */
  createTodo(params: CreateTodoParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Lists todos, a page at a time. {@link V2Client.eachTodo} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表.
   *
   * 获取待办列表：分页返回待办。读取全部请用 {@link V2Client.eachTodo}。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 获取待办列表。
   */
  listTodos<T>(params: ListTodosParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Lists todos, a page at a time. {@link V2Client.eachTodo} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表.
   *
   * 获取待办列表：分页返回待办。读取全部请用 {@link V2Client.eachTodo}。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 获取待办列表。
   */
  listTodos(params?: ListTodosParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Counts todos.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表总数.
   *
   * 获取待办列表总数：返回待办的总数。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 获取待办列表总数。
   */
  countTodos<T>(params: CountTodosParams | (CountTodosParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Counts todos.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表总数.
   *
   * 获取待办列表总数：返回待办的总数。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Todo › 获取待办列表总数。
   */
  countTodos(params?: CountTodosParams | (CountTodosParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Lists advertisements, a page at a time. {@link V2Client.eachAd} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告列表.
   *
   * 读取广告列表：分页返回广告。读取全部请用 {@link V2Client.eachAd}。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Ad › 读取广告列表。
   */
  listAds<T>(params: ListAdsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Lists advertisements, a page at a time. {@link V2Client.eachAd} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告列表.
   *
   * 读取广告列表：分页返回广告。读取全部请用 {@link V2Client.eachAd}。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Ad › 读取广告列表。
   */
  listAds(params: ListAdsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Counts advertisements.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告条数.
   *
   * 读取广告条数：返回广告的条数。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Ad › 读取广告条数。
   */
  countAds<T>(params: CountAdsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Counts advertisements.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告条数.
   *
   * 读取广告条数：返回广告的条数。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › Ad › 读取广告条数。
   */
  countAds(params: CountAdsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Saves a bulk send. In development at the vendor's; most of its fields are not documented and pass through.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 保存RPA群发.
   *
   * 保存RPA群发：保存一个群发任务。厂商标注该接口仍在开发中；大部分字段在文档中未说明，原样发送。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › BulkSend › 保存RPA群发。
   */
  saveBulkSend<T>(params: SaveBulkSendParams | (SaveBulkSendParams & MoreParams), options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Saves a bulk send. In development at the vendor's; most of its fields are not documented and pass through.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 保存RPA群发.
   *
   * 保存RPA群发：保存一个群发任务。厂商标注该接口仍在开发中；大部分字段在文档中未说明，原样发送。
   *
   * 厂商文档未说明全部参数：其他参数原样发送。文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › BulkSend › 保存RPA群发。
   */
  saveBulkSend(params: SaveBulkSendParams | (SaveBulkSendParams & MoreParams), options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Deletes a bulk send.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 删除RPA群发.
   *
   * 删除RPA群发：删除一个群发任务。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › BulkSend › 删除RPA群发。
   */
  deleteBulkSend<T>(params: DeleteBulkSendParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Deletes a bulk send.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 删除RPA群发.
   *
   * 删除RPA群发：删除一个群发任务。
   *
   * 文档未说明返回结果的内容。
   *
   * 只发送一次：网络错误或超时之后，无法得知请求是否已送达。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › BulkSend › 删除RPA群发。
   */
  deleteBulkSend(params: DeleteBulkSendParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * Lists recordings of calls, a page at a time. {@link V2Client.eachCallRecording} reads them all.
   *
   * The vendor's page names no header for it: it is called like the others.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › MeetingCall › 获取音频存档列表.
   *
   * 获取音频存档列表：分页返回通话的音频存档。读取全部请用 {@link V2Client.eachCallRecording}。
   *
   * 厂商文档没有写明该接口的请求头：按其他接口的方式调用。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › MeetingCall › 获取音频存档列表。
   */
  listCallRecordings<T>(params: ListCallRecordingsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Lists recordings of calls, a page at a time. {@link V2Client.eachCallRecording} reads them all.
   *
   * The vendor's page names no header for it: it is called like the others.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › MeetingCall › 获取音频存档列表.
   *
   * 获取音频存档列表：分页返回通话的音频存档。读取全部请用 {@link V2Client.eachCallRecording}。
   *
   * 厂商文档没有写明该接口的请求头：按其他接口的方式调用。
   *
   * 文档未说明返回结果的内容。
   *
   * 失败时抛出 {@link YoumiError}。
   *
   * 厂商文档：v2 › MeetingCall › 获取音频存档列表。
   */
  listCallRecordings(params: ListCallRecordingsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * All fans, one after the other: an async iterable that fetches a page when its first item is asked for. It begins at
   * `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 读取粉丝列表：逐条返回全部粉丝。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从 `pageIndex`
   * 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachFan<T>(params: ListFansParams | (ListFansParams & MoreParams) | null | undefined, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * All fans, one after the other: an async iterable that fetches a page when its first item is asked for. It begins at
   * `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 读取粉丝列表：逐条返回全部粉丝。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从 `pageIndex`
   * 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachFan(params?: ListFansParams | (ListFansParams & MoreParams) | null, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
  /**
   * All todos, one after the other: an async iterable that fetches a page when its first item is asked for. It begins
   * at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 获取待办列表：逐条返回全部待办。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从 `pageIndex`
   * 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachTodo<T>(params: ListTodosParams | null | undefined, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * All todos, one after the other: an async iterable that fetches a page when its first item is asked for. It begins
   * at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 获取待办列表：逐条返回全部待办。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从 `pageIndex`
   * 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachTodo(params?: ListTodosParams | null, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
  /**
   * All advertisements, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 读取广告列表：逐条返回全部广告。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从 `pageIndex`
   * 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachAd<T>(params: Omit<ListAdsParams, "pageIndex"> & { pageIndex?: number }, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * All advertisements, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 读取广告列表：逐条返回全部广告。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从 `pageIndex`
   * 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachAd(params: Omit<ListAdsParams, "pageIndex"> & { pageIndex?: number }, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
  /**
   * All recordings, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `PageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 获取音频存档列表：逐条返回全部音频存档。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从
   * `PageIndex` 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachCallRecording<T>(params: Omit<ListCallRecordingsParams, "PageIndex"> & { PageIndex?: number }, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * All recordings, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `PageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   *
   * 获取音频存档列表：逐条返回全部音频存档。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，从
   * `PageIndex` 指定的页开始，默认从第一页开始。
   *
   * 文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。遇到空页，
   * 或服务器再次返回最后一页时结束。`next()` 失败时抛出 {@link YoumiError}；没有这样的列表，或服务器再次返回之前的页、
   * 因而会有遗漏时，为 `decode` 类。
   */
  eachCallRecording(params: Omit<ListCallRecordingsParams, "PageIndex"> & { PageIndex?: number }, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
}

/**
 * The name of an endpoint: a method of {@link V1Client} or {@link V2Client}.
 *
 * 接口名，即 {@link V1Client} 或 {@link V2Client} 的方法名。
 */
export type EndpointId =
  | "listWechatAccounts"
  | "listStaff"
  | "listStaffWechatAccounts"
  | "listLabelCategories"
  | "listLabels"
  | "listAdGroups"
  | "listFriendAttributes"
  | "listFriends"
  | "addFriend"
  | "registerCallbackUrl"
  | "subscribeEvent"
  | "sendMessage"
  | "applyTakeover"
  | "endTakeover"
  | "activateConversation"
  | "sendNotification"
  | "listChatMessages"
  | "getStaffServiceReport"
  | "getStaffActivationReport"
  | "listDepartments"
  | "listDepartmentGroups"
  | "listGroupStaff"
  | "listAllStaff"
  | "listFans"
  | "countFans"
  | "addTodo"
  | "createTodo"
  | "listTodos"
  | "countTodos"
  | "listAds"
  | "countAds"
  | "saveBulkSend"
  | "deleteBulkSend"
  | "listCallRecordings";

/**
 * What every callback has (回调数据). Other fields that the server sends are on the object too, untouched.
 *
 * 回调数据的公共字段。服务器发送的其他字段也原样保留在对象上。
 */
export interface CallbackEnvelope {
  /**
   * What happened, see {@link Callback}: 0 labels and remark saved, 1 message sent, 2 customer's data changed, 3 group
   * operation, 4 chat message, 5 friend list, 6 device fault, 7 moment commented on or liked, 8 reply to a comment on
   * one's own moment.
   *
   * 发生了什么，见 {@link Callback}：0 标签、备注保存操作，1 发送消息，2 修改客户资料，3 群操作，4 获取聊天消息，5
   * 获取好友列表，6 设备异常，7 评论/点赞朋友圈，8 回复自己朋友圈的评论。
   */
  Type: number;
  /**
   * Merchant number: a text in the vendor's table, a number in its example; here always a number.
   *
   * 商户号。厂商的表格中为字符串，示例中为数字；此处总是数字。
   */
  MerchantId: number;
  /**
   * When it was sent, unix seconds.
   *
   * 发送时间，Unix 时间戳（秒）。
   */
  MsgTime: number;
  /**
   * What it is about. The vendor shows three keys in one example and does not document to which types they belong, so
   * nothing in it is checked.
   *
   * 回调的内容。厂商只在一个示例中给出三个键，且未说明它们属于哪些类型，因此不作校验。
   */
  Values: JsonValue;
}

/**
 * An access token of v1 (获取TOKEN方法). It is valid for seven days.
 *
 * 访问 v1 用的 token，有效期七天。
 */
export interface AccessToken {
  /**
   * When it ends: an absolute unix time in seconds (not a duration, in spite of its name).
   *
   * 到期时间：Unix 时间戳（秒），是时间点而非时长，与字段名的字面意思不同。
   */
  expires_in: number;
  /**
   * The token, a JWT: a secret.
   *
   * 授权TOKEN。格式为 JWT，属于机密。
   */
  access_token: string;
}

/**
 * An operating account: a WeChat or WeCom account that the merchant's staff works with (运营号).
 *
 * 运营号：商户员工使用的微信或企业微信账号。
 */
export interface WechatAccount {
  /**
   * Number of the operating account.
   *
   * 运营号编号。
   */
  ad_wechat_id: number;
  /**
   * WeChat id.
   *
   * 微信号。
   */
  ad_wechat_nober: string;
  /**
   * Device label.
   *
   * 机号。
   */
  ad_wechat_nick: string | null;
  /**
   * Address of the QR code.
   *
   * 二维码。值为图片地址。
   */
  ad_wechat_qrcode: string | null;
  /**
   * When it was added, as the server wrote it.
   *
   * 添加时间。原样返回，不转换格式。
   */
  ad_wechat_addtime: string | null;
  /**
   * Original WeChat id of the operating account.
   *
   * 运营号原始微信号。
   */
  ad_original_nober: string;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_usercode: string | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_viewnum: number | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_vnumday: number | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_vnumlday: number | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_rfriend: number | null;
  /**
   * Number of friends, those who deleted or blocked the account included.
   *
   * 好友数量(含被动删除和被动拉黑)。
   */
  ad_wechat_friend: number;
  /**
   * Number of groups.
   *
   * 群总数。
   */
  ad_wechat_group: number;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_weight: number | null;
  /**
   * Whether the account may be monitored.
   *
   * 运营号监控授权。
   */
  ad_wechat_friends: boolean;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_chat: boolean | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_state: string | null;
  /**
   * WeChat nickname.
   *
   * 微信昵称。
   */
  ad_wechat_nickname: string | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_initiative: boolean | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_passive: boolean | null;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_y3: boolean | null;
  /**
   * Staff who are told of faults.
   *
   * 异常通知员工。
   */
  ad_receive_code: string | null;
  /**
   * Staff who are told of keywords.
   *
   * 关键字通知员工。
   */
  ad_key_code: string | null;
  /**
   * Staff who are told of friend requests.
   *
   * 好友申请消息通知员工。
   */
  ad_chatroom_code: string | null;
  /**
   * Whether pushing is allowed.
   *
   * 推送授权。
   */
  ad_wechat_push: boolean;
  /** @deprecated The vendor has given it up. 厂商已弃用。 */
  ad_wechat_new: number | null;
  /**
   * Whether it takes tasks to add friends: 0 no, 1 yes.
   *
   * 是否开启加粉任务：0 否，1 是。
   */
  is_receiveaddfriendtask: number;
  /**
   * Kind of account; in the parameter of this name the values mean something else: 0 WeChat account, 1 official
   * account, 2 mini program.
   *
   * 账号类型；注意与同名参数的取值含义不同：0 微信号，1 公账号，2 小程序。
   */
  ad_wechat_lei: number;
  /**
   * Whether the work phone's calls may be recorded.
   *
   * 工作手机通话记录授权。
   */
  ad_wechat_record: boolean;
  /**
   * Unique number of the phone on which it is logged in.
   *
   * 运营号登录手机唯一码。
   */
  imei: string | null;
}

/**
 * A staff member (员工).
 *
 * 员工。
 */
export interface Staff {
  /**
   * Staff code.
   *
   * 员工号。
   */
  ad_staff_code: string;
  /**
   * Name.
   *
   * 员工名称。
   */
  ad_staff_name: string;
  /**
   * State: 0 enabled, 1 disabled.
   *
   * 员工状态：0 启用，1 停用。
   */
  ad_staff_state: number;
  /**
   * The user of the merchant's own order system who is bound to this staff member; null if none is.
   *
   * 绑定的自有订单用户名。未绑定时为 null。
   */
  ad_self_user: string | null;
}

/**
 * An operating account that a staff member manages (员工管理运营机).
 *
 * 员工管理的运营号（员工管理运营机）。
 */
export interface StaffWechatAccount {
  /**
   * Staff code.
   *
   * 员工号。
   */
  ad_staff_code: string;
  /**
   * Number of the operating account.
   *
   * 运营号编号。
   */
  ad_wechat_id: number;
  /**
   * WeChat id.
   *
   * 微信号。
   */
  ad_wechat_nober: string;
  /**
   * Device label.
   *
   * 机号。
   */
  ad_wechat_nick: string | null;
  /**
   * WeChat nickname.
   *
   * 微信昵称。
   */
  ad_wechat_nickname: string | null;
  /**
   * Address of the QR code.
   *
   * 二维码。值为图片地址。
   */
  ad_wechat_qrcode: string | null;
  /**
   * Original WeChat id of the operating account.
   *
   * 运营号原始微信号。
   */
  ad_original_nober: string;
}

/**
 * A category of labels (标签分类).
 *
 * 标签分类。
 */
export interface LabelCategory {
  /**
   * Number of the category.
   *
   * 标签分类编号。
   */
  ad_label_id: number;
  /**
   * Name of the category.
   *
   * 标签分类名称。
   */
  ad_label_name: string;
  /**
   * How many of its labels a customer may have: 0 one, 1 several.
   *
   * 该分类的标签可以选几个：0 单选，1 多选。
   */
  ad_choose: number;
}

/**
 * A label (标签).
 *
 * 标签。
 */
export interface Label {
  /**
   * Number of the label.
   *
   * 标签详细编号。
   */
  ad_label_info_id: number;
  /**
   * The label.
   *
   * 标签名字。
   */
  ad_label_info_name: string;
  /**
   * Number of its category.
   *
   * 标签分类。所属分类的编号。
   */
  ad_label_id: number;
  /**
   * When it was made, as the server wrote it; in the vendor's example, not in its table.
   *
   * 添加时间，原样返回，不转换格式；只出现在厂商的示例中，表格中没有。
   */
  ad_label_time: string | null;
  /**
   * Merchant; null in the vendor's example, not in its table.
   *
   * 商户；厂商的示例中为 null，表格中没有。
   */
  merchant_id: string | null;
  /**
   * Name of its category.
   *
   * 标签分类名称。
   */
  ad_label_name: string;
  /**
   * How many labels of its category a customer may have: 0 one, 1 several.
   *
   * 所属分类的标签可以选几个：0 单选，1 多选。
   */
  ad_choose: number;
}

/**
 * An ad group: accounts to which one advertisement leads (投放组).
 *
 * 投放组：广告把客户引向的一组运营号。
 */
export interface AdGroup {
  /**
   * Number.
   *
   * 投放组编号。
   */
  ad_brand_id: number;
  /**
   * Name.
   *
   * 投放组名称。
   */
  ad_brand_name: string;
  /**
   * Code.
   *
   * 投放组代号。
   */
  ad_brand_code: string | null;
  /**
   * Numbers of its operating accounts, as texts. The server sends JSON inside a text; here it is parsed.
   *
   * 投放组微信号惟一标识集合。内容为运营号编号，均为字符串。服务器发送的是 JSON 字符串，此处已解析。
   */
  ad_brand_welist: string[];
  /**
   * Merchant's number.
   *
   * 商家编号。
   */
  merchantid: string | null;
  /**
   * Device labels and WeChat ids, joined by commas.
   *
   * 机号(微信号)叠加集合。以逗号分隔。
   */
  ad_wechat_nick: string | null;
  /**
   * Its accounts: WeChat id (微信号) and QR code (二维码). The server sends JSON inside a text; here it is parsed.
   *
   * 投放组内的账号：微信号和二维码。服务器发送的是 JSON 字符串，此处已解析。
   */
  wechats: AdGroupAccount[] | null;
  /**
   * Code of the administrative region.
   *
   * 行政区划代码。
   */
  ad_brand_region_code: string | null;
}

/**
 * An account of an ad group (wechats).
 *
 * 投放组内的账号（wechats）。
 */
export interface AdGroupAccount {
  /**
   * WeChat id.
   *
   * 微信号。
   */
  ad_wechat_nober: string;
  /**
   * Address of the QR code.
   *
   * 二维码。值为图片地址。
   */
  ad_wechat_qrcode: string | null;
}

/**
 * A custom attribute that the merchant keeps of its friends (好友自定义属性).
 *
 * 商户为好友设置的自定义属性。
 */
export interface FriendAttribute {
  /**
   * Number of the attribute; a text in the vendor's example.
   *
   * 属性编号。厂商的示例中为字符串。
   */
  id: string;
  /**
   * Place in the order of attributes.
   *
   * 字段排序。
   */
  sort: number;
  /**
   * Merchant's number.
   *
   * 商家编号。
   */
  merchantId: string | null;
  /**
   * Name of the attribute.
   *
   * 字段名称。
   */
  customName: string;
  /**
   * How it is filled in: 1 text field, 2 date field, 3 one of a list, 4 several of a list.
   *
   * 字段类型：1 文本框，2 日期框，3 单选框，4 多选框。
   */
  customType: number;
  /**
   * Longest text, in characters.
   *
   * 字段长度。文本的最大字符数。
   */
  customLength: number;
  /**
   * Whether it has to be filled in.
   *
   * 是否必填。
   */
  customIsred: boolean;
  /**
   * When it was made, as the server wrote it.
   *
   * 添加时间。原样返回，不转换格式。
   */
  customAddtime: string | null;
  /**
   * The same, formatted `yyyy-MM-dd HH:mm:ss`.
   *
   * 添加时间格式化后的时间。格式为 `yyyy-MM-dd HH:mm:ss`。
   */
  customAddtimeStr: string | null;
  /**
   * The choices of a list.
   *
   * 多选框,单选框的值。
   */
  customValJsonStr: FriendAttributeChoice[];
  /**
   * Format of a date field, `YYYY-MM-DD`.
   *
   * 日期框日期格式。如 `YYYY-MM-DD`。
   */
  customDateformat: string | null;
  /**
   * The choices again. The server sends JSON inside a text; here it is parsed.
   *
   * 多选框,单选框未序列化之前的值。内容同 `customValJsonStr`。服务器发送的是 JSON 字符串，此处已解析。
   */
  customVal: FriendAttributeChoice[];
}

/**
 * A choice of a custom attribute.
 *
 * 自定义属性的一个选项。
 */
export interface FriendAttributeChoice {
  /**
   * What is shown.
   *
   * 显示的文字。
   */
  key: string;
  /**
   * What is stored.
   *
   * 保存的值。
   */
  value: string;
}

/**
 * A friend or group of an operating account (好友), as far as the vendor documents it. Every other field that the
 * server sends is on the object too, untouched.
 *
 * 运营号的好友或群，仅列出厂商文档已说明的字段。服务器返回的其他字段也原样保留在对象上。
 */
export interface Friend {
  /**
   * Number of the friend in the system.
   *
   * 好友在系统中的编号。
   */
  ad_friend_id: number;
  /**
   * WeChat id.
   *
   * 微信号。
   */
  ad_friend_uwenober: string | null;
  /**
   * Original WeChat id, `wxid_…`.
   *
   * 原始微信号。形如 `wxid_…`。
   */
  ad_friend_wenober: string | null;
  /**
   * Name.
   *
   * 名称。
   */
  username: string | null;
  /**
   * Address of the picture.
   *
   * 头像地址。
   */
  avatar: string | null;
}

/**
 * A merchant's token (商户TOKEN), as a sibling product documents it: that of an OAuth 2 client-credentials grant.
 *
 * 商户TOKEN，字段依据兄弟产品的文档：即 OAuth 2 客户端凭证模式（client credentials）的 token。
 */
export interface MerchantToken {
  /**
   * The token, a JWT: a secret.
   *
   * 授权TOKEN。格式为 JWT，属于机密。
   */
  access_token: string;
  /**
   * For how many seconds it is valid: a duration, 3600 as documented.
   *
   * 有效期，单位秒，是时长；文档中为 3600。
   */
  expires_in: number;
  /**
   * `Bearer`.
   *
   * 类型，固定为 `Bearer`。
   */
  token_type: string | null;
  /**
   * What it is for.
   *
   * 授权范围。
   */
  scope: string | null;
}

/**
 * A department (部门).
 *
 * 部门。
 */
export interface Department {
  /**
   * Number.
   *
   * 部门编号。
   */
  departid: number;
  /**
   * Name.
   *
   * 部门名称。
   */
  departname: string;
}

/**
 * What {@link V1Client.listWechatAccounts} takes.
 *
 * 运营号配置（{@link V1Client.listWechatAccounts}）的参数。
 */
export interface ListWechatAccountsParams {
  /**
   * Kind of account (ad_wechat_lei): 0 (the default) personal WeChat, 3 WeCom.
   *
   * 账号类型：0（默认）个微，3 企微。
   */
  ad_wechat_lei?: 0 | 3;
}

/**
 * What {@link V1Client.listStaff} takes.
 *
 * 员工配置（{@link V1Client.listStaff}）的参数。
 */
export interface ListStaffParams {
  /**
   * State: -1 (the default) all, 0 enabled, 1 disabled.
   *
   * 员工状态：-1（默认）所有，0 启用，1 停用。
   */
  ad_staff_state?: -1 | 0 | 1;
  /**
   * Staff code.
   *
   * 员工号。
   */
  ad_staff_code?: string;
  /**
   * Name.
   *
   * 员工姓名。
   */
  ad_staff_name?: string;
  /**
   * When the staff member was added. The vendor does not document the format: it is sent as it is.
   *
   * 员工添加时间。厂商文档未说明格式，原样发送。
   */
  ad_staff_addtime?: string;
}

/**
 * What {@link V1Client.listStaffWechatAccounts} takes.
 *
 * 员工管理运营机（{@link V1Client.listStaffWechatAccounts}）的参数。
 */
export interface ListStaffWechatAccountsParams {
  /**
   * Staff code; without it the accounts of all staff are listed.
   *
   * 员工号。不传则返回所有员工管理的运营号。
   */
  ad_staff_code?: string;
}

/**
 * What {@link V1Client.listLabels} takes.
 *
 * 标签配置（{@link V1Client.listLabels}）的参数。
 */
export interface ListLabelsParams {
  /**
   * The category whose labels are listed (ad_label_id); -1 for all (查询所有). -1 by default.
   *
   * 大类编号。即标签分类编号（ad_label_id），返回该分类的标签；-1 查询所有。默认 -1。
   */
  categories?: number;
}

/**
 * What {@link V1Client.listFriends} takes. Without any, the server returns the first 20.
 *
 * 读取好友（{@link V1Client.listFriends}）的参数。不传任何参数时返回前 20 个好友。
 */
export interface ListFriendsParams {
  /**
   * Number of the operating account in the system.
   *
   * 运营号编号。
   */
  Wechat_id?: number;
  /**
   * WeChat id to look for.
   *
   * 微信号。按微信号查找。
   */
  Wechat_No?: string;
  /**
   * Added from this time on.
   *
   * 添加时间的开始。
   */
  StartTime?: Time;
  /**
   * Added until this time.
   *
   * 添加时间的结束。
   */
  EndTime?: Time;
  /**
   * Bound from this time on, unix seconds.
   *
   * 绑定时间的开始，Unix 时间戳（秒）。
   */
  ad_bind_Stime?: UnixSeconds;
  /**
   * Bound until this time, unix seconds.
   *
   * 绑定时间的结束，Unix 时间戳（秒）。
   */
  ad_bind_Etime?: UnixSeconds;
  /**
   * Last chatted from this time on, unix seconds.
   *
   * 最后聊天时间的开始，Unix 时间戳（秒）。
   */
  ad_updatechatting_Stime?: UnixSeconds;
  /**
   * Last chatted until this time, unix seconds.
   *
   * 最后聊天时间的结束，Unix 时间戳（秒）。
   */
  ad_updatechatting_Etime?: UnixSeconds;
  /**
   * Page, from 1.
   *
   * 页码，从 1 开始。
   */
  Page?: number;
  /**
   * Friends on a page. 20 by default.
   *
   * 每页的好友数。默认 20。
   */
  PageSize?: number;
  /**
   * Only friends that belong to this staff member.
   *
   * 员工号。只返回归属该员工的好友。
   */
  ad_staff_code?: string;
  /**
   * Changed after this time, unix seconds.
   *
   * 只返回在此时间之后有变更的好友，Unix 时间戳（秒）。
   */
  ad_relation_expand3?: UnixSeconds;
  /**
   * Kind of relation: -1 (the default) all, 0 friend, 1 group, 2 WeCom contact, 3 WeCom group.
   *
   * 关系类型：-1（默认）全部，0 好友，1 群，2 企微联系人，3 企微群。
   */
  ad_relation_isflock?: -1 | 0 | 1 | 2 | 3;
  /**
   * State of the relation: -1 all, 0 (the default) valid, 1 deleted by us, 4 deleted by them, 5 blocked by us, 6
   * blocked by them.
   *
   * 关系状态：-1 全部，0（默认）有效，1 主动删除，4 被动删除，5 主动拉黑，6 被动拉黑。
   */
  ad_relation_state?: -1 | 0 | 1 | 4 | 5 | 6;
  /**
   * Kind of account: 0 personal WeChat, 3 WeCom.
   *
   * 账号类型：0 个微，3 企微。
   */
  ad_wechat_lei?: 0 | 3;
  /**
   * What to sort by: "ad_relation_id" number of the relation, "ad_updatechatting_time" time of the last chat.
   *
   * 排序字段："ad_relation_id" 关系编号，"ad_updatechatting_time" 最后聊天时间。
   */
  order_by_key?: "ad_relation_id" | "ad_updatechatting_time";
  /**
   * Which way to sort: "asc" ascending, "desc" descending.
   *
   * 排序方向："asc" 升序，"desc" 降序。
   */
  order_by_model?: "asc" | "desc";
}

/**
 * What {@link V1Client.addFriend} takes.
 *
 * 添加好友（{@link V1Client.addFriend}）的参数。
 */
export interface AddFriendParams {
  /**
   * WeChat id of the operating account that is to add the friend.
   *
   * 运营号微信号。由它发出好友申请。
   */
  ReceiVerId: string;
  /**
   * Phone number, WeChat id, QQ number, or a WeChat id that can be added.
   *
   * 要添加的微信号或者手机号码。手机号、微信号、QQ 号，或可被添加的微信号。
   */
  Wechat_Moble: string;
  /**
   * Greeting.
   *
   * 打招呼内容。
   */
  GreeTing: string;
  /**
   * Your own id of this request; must be unique.
   *
   * 你为本次请求指定的编号，必须唯一。
   */
  PcKid: string;
  /**
   * Staff code; without it the request is queued.
   *
   * 员工号。不传则进入排队。
   */
  sffcode?: string;
}

/**
 * What {@link V2Client.registerCallbackUrl} takes.
 *
 * 注册回调地址（{@link V2Client.registerCallbackUrl}）的参数。
 */
export interface RegisterCallbackUrlParams {
  /**
   * The address, or null.
   *
   * 回调地址。可以为 null。
   */
  url?: string | null;
  /**
   * The product: 100 the product 企客宝, 200 the product 金桥.
   *
   * 产品：100 企客宝，200 金桥。
   */
  type?: 100 | 200;
}

/**
 * What {@link V2Client.subscribeEvent} takes, as far as it is documented.
 *
 * 订阅事件（{@link V2Client.subscribeEvent}）的参数，仅限文档已说明的部分。
 */
export interface SubscribeEventParams {
  /**
   * Where the events are sent.
   *
   * 接收事件的地址。
   */
  url?: string;
  /**
   * The application's id.
   *
   * 应用的 ID。
   */
  appId?: string;
  /**
   * Which events. The allowed values are not documented; events are named `fansInfoChange` (粉丝信息变更),
   * `fansAttributionChange` (粉丝归属变更), `chat` (聊天记录新增事件) and `rpaTaskResult` (RPA任务执行结果事件).
   *
   * 订阅哪些事件。允许的值文档未说明；事件名有 `fansInfoChange`（粉丝信息变更）、
   * `fansAttributionChange`（粉丝归属变更）、`chat`（聊天记录新增事件）、`rpaTaskResult`（RPA任务执行结果事件）。
   */
  messageTypes?: string[];
}

/**
 * What {@link V2Client.sendMessage} takes, as far as it is documented. What every message has, whatever its kind.
 *
 * 发送消息（{@link V2Client.sendMessage}）的参数，仅限文档已说明的部分。以下为各类消息的公共字段。
 */
export interface SendMessageParams {
  /**
   * The operating account.
   *
   * 运营机ID。发送消息的运营号。
   */
  WechatId?: string;
  /**
   * To whom.
   *
   * 接收人。
   */
  ToUserName?: string;
  /**
   * Kind of relation: 0 in the vendor's examples, otherwise not documented.
   *
   * 关系类型：厂商的示例中为 0，此外文档未说明。
   */
  RelationType?: number;
  /**
   * Kind of message: `text`, `image`, `video`; others exist and are not documented.
   *
   * 消息类型：`text` 文本、`image` 图片、`video` 视频；还有其他类型，文档未说明。
   */
  MsgType: string;
  /**
   * The text (`text`).
   *
   * 文本内容（`text`）。
   */
  Text?: string;
  /**
   * Address of the image or video; a video's must carry its file ending.
   *
   * 图片或视频的地址；视频地址必须带文件后缀。
   */
  Url?: string;
  /**
   * File ending, such as `png`.
   *
   * 文件后缀，如 `png`。
   */
  Format?: string;
  /**
   * Description (`video`). The vendor documents one more field of a video, of whose name only the first letter is
   * known, `T`.
   *
   * 描述（`video`）。厂商文档中视频还有一个字段，只知其名称首字母为 `T`。
   */
  Description?: string;
}

/**
 * What {@link V2Client.applyTakeover} takes.
 *
 * 申请接管（{@link V2Client.applyTakeover}）的参数。
 */
export interface ApplyTakeoverParams {
  /**
   * Key of the operating account.
   *
   * 运营号的标识（key）。
   */
  wechat_key?: string | null;
  /**
   * Key of the friend.
   *
   * 好友的标识（key）。
   */
  friend_key?: string | null;
  /**
   * Key of who applies.
   *
   * 申请人的标识（key）。
   */
  apply_key?: string | null;
  /**
   * Name of who applies.
   *
   * 申请人姓名。
   */
  apply_name?: string | null;
  /**
   * Why.
   *
   * 申请原因。
   */
  apply_reason?: string | null;
  /**
   * Where the application comes from: `QKB` is 企客宝.
   *
   * 申请来源：`QKB` 表示企客宝。
   */
  apply_source?: string | null;
}

/**
 * What {@link V2Client.activateConversation} takes. It needs `ad_original_nober` or `ad_wechat_id`.
 *
 * 激活会话（{@link V2Client.activateConversation}）的参数。`ad_original_nober`、`ad_wechat_id` 至少填一个。
 */
export interface ActivateConversationParams {
  /**
   * Friend's original id.
   *
   * 好友的原始微信号。
   */
  ad_friend_wenober?: string;
  /**
   * Operating account's original id; this or `ad_wechat_id`.
   *
   * 运营号原始微信号。与 `ad_wechat_id` 至少填一个。
   */
  ad_original_nober?: string;
  /**
   * Operating account's number; this or `ad_original_nober`.
   *
   * 运营号编号。与 `ad_original_nober` 至少填一个。
   */
  ad_wechat_id?: number;
  /**
   * Staff member to activate or remind.
   *
   * 员工号。要激活或提醒的员工。
   */
  staff_code?: string;
  /**
   * Whose friends: 0 (the default) only one's own, 1 all: forces the attribution.
   *
   * 适用于谁的好友：0（默认）仅自己的好友，1 全部，强制归属。
   */
  enforceAttribution: 0 | 1;
  /**
   * Text of the reminder; the vendor calls it required, and needed with `activationType` 1 or 2.
   *
   * 提醒内容；厂商文档标为必填，并说明 `activationType` 为 1 或 2 时需要。
   */
  content: string;
  /**
   * Kind of activation: 1 and 2 exist, their meaning is not documented.
   *
   * 激活类型：有 1 和 2，含义文档未说明。
   */
  activationType?: number;
  /**
   * Not documented.
   *
   * 文档未说明。
   */
  switchSession?: number;
}

/**
 * What {@link V2Client.getStaffServiceReport} takes.
 *
 * 获取员工客服统计（{@link V2Client.getStaffServiceReport}）的参数。
 */
export interface GetStaffServiceReportParams {
  /**
   * Beginning of the period.
   *
   * 统计时段的开始。
   */
  startDate?: Time;
  /**
   * End of the period.
   *
   * 统计时段的结束。
   */
  endDate?: Time;
  /**
   * What to sort by: "ad_staff_name" (the default) name of the staff member, "depart_name" name of the department,
   * "depart_group_name" name of the group, null.
   *
   * 排序字段："ad_staff_name"（默认）员工名称，"depart_name" 部门名称，"depart_group_name" 组名称，null。
   */
  orderKey?: "ad_staff_name" | "depart_name" | "depart_group_name" | null;
  /**
   * Which way to sort; required, in spite of its default: "desc" (the default) descending, "asc" ascending.
   *
   * 排序方向；虽有默认值，仍为必填："desc"（默认）降序，"asc" 升序。
   */
  orderType: "desc" | "asc";
  /**
   * Staff code.
   *
   * 员工号。
   */
  staffCode?: string;
  /**
   * Department. -1 by default.
   *
   * 部门。默认 -1。
   */
  departId?: number;
  /**
   * Group. -1 by default.
   *
   * 组。默认 -1。
   */
  departGroupId?: number;
  /**
   * What a row stands for: 1 department, 2 group, 3 (the default) staff member.
   *
   * 每行统计的对象：1 部门，2 组，3（默认）员工。
   */
  show: 1 | 2 | 3;
  /**
   * Whether disabled staff are included.
   *
   * 是否包含已停用的员工。
   */
  staffState: boolean;
  /**
   * Kind of account; not documented further.
   *
   * 账号类型；文档没有更多说明。
   */
  wechatLei?: number;
  /**
   * Kind of relation; not documented further. -1 by default.
   *
   * 关系类型；文档没有更多说明。默认 -1。
   */
  relationIsFlock?: number;
  /**
   * Not documented.
   *
   * 文档未说明。
   */
  searchData?: number;
  /**
   * Page, from 1.
   *
   * 页码，从 1 开始。
   */
  pageIndex?: number;
  /**
   * Rows on a page.
   *
   * 每页的行数。
   */
  pageSize?: number;
}

/**
 * What {@link V2Client.getStaffActivationReport} takes.
 *
 * 获取员工激活客户数统计（{@link V2Client.getStaffActivationReport}）的参数。
 */
export interface GetStaffActivationReportParams {
  /**
   * The day: midnight as unix seconds.
   *
   * 统计的日期：当天零点的 Unix 时间戳（秒）。
   */
  time: UnixSeconds;
  /**
   * Kind of account: 0 personal WeChat, 3 WeCom.
   *
   * 账号类型：0 个微，3 企微。
   */
  wechat_lei?: 0 | 3;
  /**
   * Staff code, or null.
   *
   * 员工号。可以为 null。
   */
  ad_staff_code?: string | null;
  /**
   * Department's number as text; "-1" for all. "-1" by default.
   *
   * 部门。部门编号，为字符串；"-1" 表示全部。默认 "-1"。
   */
  ad_departid: string;
  /**
   * Group's number as text. "-1" by default.
   *
   * 组。组编号，为字符串。默认 "-1"。
   */
  ad_departgroupid?: string;
}

/**
 * What {@link V2Client.listDepartmentGroups} takes.
 *
 * 根据部门获得组（{@link V2Client.listDepartmentGroups}）的参数。
 */
export interface ListDepartmentGroupsParams {
  /**
   * Department; -1 for all.
   *
   * 部门。填 -1 表示全部。
   */
  departId: number;
}

/**
 * What {@link V2Client.listGroupStaff} takes.
 *
 * 根据组获得员工（{@link V2Client.listGroupStaff}）的参数。
 */
export interface ListGroupStaffParams {
  /**
   * Department; -1 for all.
   *
   * 部门。填 -1 表示全部。
   */
  departId: number;
  /**
   * Group; -1 for all.
   *
   * 组。填 -1 表示全部。
   */
  departGroupId: number;
  /**
   * Which staff: 0 only those who are valid, 1 all.
   *
   * 返回哪些员工：0 仅有效员工，1 全部员工。
   */
  staffState: 0 | 1;
}

/**
 * What {@link V2Client.listFans} takes, as far as it is documented. The vendor documents the first four; the others are
 * taken to be those of {@link V2Client.countFans}, and paging to be that of the other lists.
 *
 * 读取粉丝列表（{@link V2Client.listFans}）的参数，仅限文档已说明的部分。厂商文档只说明了前四个参数；其余参数按
 * {@link V2Client.countFans} 的参数处理，分页按其他列表的方式处理。
 */
export interface ListFansParams {
  /**
   * Number of the operating account.
   *
   * 运营号编号。
   */
  wechatId?: number;
  /**
   * Key of the operating account.
   *
   * 运营号的标识（key）。
   */
  wechatKey?: string;
  /**
   * Key of the fan; spelt so by the vendor.
   *
   * 粉丝的标识（key）；拼写与厂商文档一致。
   */
  fansKe?: string;
  /**
   * Name of the fan.
   *
   * 粉丝名称。
   */
  fansName?: string;
  /**
   * Added from this time on, unix seconds.
   *
   * 添加时间的开始，Unix 时间戳（秒）。
   */
  addStartTime?: UnixSeconds;
  /**
   * Added until this time, unix seconds.
   *
   * 添加时间的结束，Unix 时间戳（秒）。
   */
  addEndTime?: UnixSeconds;
  /**
   * Bound from this time on, unix seconds.
   *
   * 绑定时间的开始，Unix 时间戳（秒）。
   */
  bindStartTime?: UnixSeconds;
  /**
   * Bound until this time, unix seconds.
   *
   * 绑定时间的结束，Unix 时间戳（秒）。
   */
  bindEndTime?: UnixSeconds;
  /**
   * Last chatted from this time on, unix seconds.
   *
   * 最后聊天时间的开始，Unix 时间戳（秒）。
   */
  lastChatStartTime?: UnixSeconds;
  /**
   * Last chatted until this time, unix seconds.
   *
   * 最后聊天时间的结束，Unix 时间戳（秒）。
   */
  lastChatEndTime?: UnixSeconds;
  /**
   * Staff code.
   *
   * 员工号。
   */
  staffCode?: string;
  /**
   * Changed after this time; not documented further.
   *
   * 只返回在此时间之后有变更的粉丝；文档没有更多说明。
   */
  minUpdateTime?: number;
  /**
   * Kind of relation; not documented further.
   *
   * 关系类型；文档没有更多说明。
   */
  relationType?: number;
  /**
   * State of the relation; not documented further.
   *
   * 关系状态；文档没有更多说明。
   */
  relationState?: number;
  /**
   * Kind of account; not documented further.
   *
   * 账号类型；文档没有更多说明。
   */
  wechatType?: number;
  /**
   * Page, from 1.
   *
   * 页码，从 1 开始。
   */
  pageIndex?: number;
  /**
   * Fans on a page.
   *
   * 每页的粉丝数。
   */
  pageSize?: number;
}

/**
 * What {@link V2Client.countFans} takes.
 *
 * 读取粉丝总数（{@link V2Client.countFans}）的参数。
 */
export interface CountFansParams {
  /**
   * Number of the operating account.
   *
   * 运营号编号。
   */
  wechatId?: number;
  /**
   * Key of the operating account.
   *
   * 运营号的标识（key）。
   */
  wechatKey?: string;
  /**
   * Key of the fan; spelt so by the vendor, who calls it required.
   *
   * 粉丝的标识（key）；拼写与厂商文档一致；厂商文档标为必填。
   */
  fansKe: string;
  /**
   * Name of the fan.
   *
   * 粉丝名称。
   */
  fansName?: string;
  /**
   * Added from this time on, unix seconds.
   *
   * 添加时间的开始，Unix 时间戳（秒）。
   */
  addStartTime?: UnixSeconds;
  /**
   * Added until this time, unix seconds.
   *
   * 添加时间的结束，Unix 时间戳（秒）。
   */
  addEndTime?: UnixSeconds;
  /**
   * Bound from this time on, unix seconds.
   *
   * 绑定时间的开始，Unix 时间戳（秒）。
   */
  bindStartTime?: UnixSeconds;
  /**
   * Bound until this time, unix seconds.
   *
   * 绑定时间的结束，Unix 时间戳（秒）。
   */
  bindEndTime?: UnixSeconds;
  /**
   * Last chatted from this time on, unix seconds.
   *
   * 最后聊天时间的开始，Unix 时间戳（秒）。
   */
  lastChatStartTime?: UnixSeconds;
  /**
   * Last chatted until this time, unix seconds.
   *
   * 最后聊天时间的结束，Unix 时间戳（秒）。
   */
  lastChatEndTime?: UnixSeconds;
  /**
   * Staff code.
   *
   * 员工号。
   */
  staffCode?: string;
  /**
   * Changed after this time; not documented further.
   *
   * 只返回在此时间之后有变更的粉丝；文档没有更多说明。
   */
  minUpdateTime?: number;
  /**
   * Kind of relation; not documented further.
   *
   * 关系类型；文档没有更多说明。
   */
  relationType?: number;
  /**
   * State of the relation; not documented further.
   *
   * 关系状态；文档没有更多说明。
   */
  relationState?: number;
  /**
   * Kind of account; not documented further.
   *
   * 账号类型；文档没有更多说明。
   */
  wechatType?: number;
}

/**
 * What {@link V2Client.addTodo} takes, as far as it is documented.
 *
 * 新增待办记录（{@link V2Client.addTodo}）的参数，仅限文档已说明的部分。
 */
export interface AddTodoParams {
  /**
   * Friend's original id.
   *
   * 好友的原始微信号。
   */
  Weixin?: string;
  /**
   * Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner is
   * unbound.
   *
   * 创建待办的员工。待办完成后好友归属该员工；不传则解除好友的归属。
   */
  SffId?: string;
  /**
   * Title.
   *
   * 待办标题。
   */
  RemindTitle?: string;
  /**
   * Content; spelt so by the vendor.
   *
   * 待办内容；拼写与厂商文档一致。
   */
  FollowupsiTuation?: string;
  /**
   * When to remind.
   *
   * 提醒时间。
   */
  RemindTime?: Time;
  /**
   * Whether to remind always.
   *
   * 是否一直提醒。
   */
  IsAlways?: number;
  /**
   * Staff who receive it.
   *
   * 接收待办的员工。
   */
  Recipient?: string[];
}

/**
 * What {@link V2Client.createTodo} takes.
 *
 * 新增待办记录(返回编号)（{@link V2Client.createTodo}）的参数。
 */
export interface CreateTodoParams {
  /**
   * Friend's original id.
   *
   * 好友的原始微信号。
   */
  Weixin: string;
  /**
   * Kind of account: 0 personal WeChat, 1 official account, 2 mini program, 3 WeCom.
   *
   * 账号类型：0 个微，1 公众号，2 小程序，3 企微。
   */
  From: 0 | 1 | 2 | 3;
  /**
   * Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner is
   * unbound.
   *
   * 创建待办的员工。待办完成后好友归属该员工；不传则解除好友的归属。
   */
  SffId?: string;
  /**
   * Title.
   *
   * 待办标题。
   */
  RemindTitle: string;
  /**
   * Content; spelt so by the vendor.
   *
   * 待办内容；拼写与厂商文档一致。
   */
  FollowupsiTuation: string;
  /**
   * When to remind; not in the past.
   *
   * 提醒时间，不能早于当前时间。
   */
  RemindTime: Time;
  /**
   * Whether to remind always.
   *
   * 是否一直提醒。
   */
  IsAlways?: number;
  /**
   * Staff who receive it.
   *
   * 接收待办的员工。
   */
  Recipient?: string[];
  /**
   * Number of the operating account; spelt so by the vendor.
   *
   * 运营号编号。拼写与厂商文档一致。
   */
  AdWecharId: number;
  /**
   * Colour of the level.
   *
   * 等级颜色。
   */
  LevelColor?: string;
  /**
   * Name of the level.
   *
   * 等级名称。
   */
  LevelName?: string;
  /**
   * Not documented.
   *
   * 文档未说明。
   */
  EventType?: number;
}

/**
 * What {@link V2Client.listTodos} takes.
 *
 * 获取待办列表（{@link V2Client.listTodos}）的参数。
 */
export interface ListTodosParams {
  /**
   * Made from this time on, unix seconds.
   *
   * 创建时间的开始，Unix 时间戳（秒）。
   */
  startTimestamp?: UnixSeconds;
  /**
   * Made until this time, unix seconds.
   *
   * 创建时间的结束，Unix 时间戳（秒）。
   */
  endTimestamp?: UnixSeconds;
  /**
   * To be reminded of from this time on, unix seconds.
   *
   * 提醒时间的开始，Unix 时间戳（秒）。
   */
  remindStartTimestamp?: UnixSeconds;
  /**
   * To be reminded of until this time, unix seconds.
   *
   * 提醒时间的结束，Unix 时间戳（秒）。
   */
  remindEndTimestamp?: UnixSeconds;
  /**
   * Staff member who made it.
   *
   * 创建待办的员工。
   */
  createStaff?: string;
  /**
   * Staff member who is reminded.
   *
   * 被提醒的员工。
   */
  remindStaff?: string;
  /**
   * Number of the operating account; spelt so by the vendor.
   *
   * 运营号编号；拼写与厂商文档一致。
   */
  WecharId?: number;
  /**
   * WeChat id.
   *
   * 微信号。
   */
  wechatNober?: string;
  /**
   * State: -1 all, 0 open, 1 done.
   *
   * 待办状态：-1 全部，0 未完成，1 已完成。
   */
  usersate?: -1 | 0 | 1;
  /**
   * Number of the todo.
   *
   * 待办编号。
   */
  chargeDaffairesId?: number;
  /**
   * Page, from 1.
   *
   * 页码，从 1 开始。
   */
  pageIndex?: number;
  /**
   * Todos on a page.
   *
   * 每页的待办数。
   */
  pageSize?: number;
}

/**
 * What {@link V2Client.countTodos} takes, as far as it is documented.
 *
 * 获取待办列表总数（{@link V2Client.countTodos}）的参数，仅限文档已说明的部分。
 */
export interface CountTodosParams {
  /**
   * Made from this time on, unix seconds.
   *
   * 创建时间的开始，Unix 时间戳（秒）。
   */
  startTimestamp?: UnixSeconds;
  /**
   * Made until this time, unix seconds.
   *
   * 创建时间的结束，Unix 时间戳（秒）。
   */
  endTimestamp?: UnixSeconds;
  /**
   * To be reminded of from this time on, unix seconds.
   *
   * 提醒时间的开始，Unix 时间戳（秒）。
   */
  remindStartTimestamp?: UnixSeconds;
  /**
   * To be reminded of until this time, unix seconds.
   *
   * 提醒时间的结束，Unix 时间戳（秒）。
   */
  remindEndTimestamp?: UnixSeconds;
  /**
   * Staff member who made it.
   *
   * 创建待办的员工。
   */
  createStaff?: string;
  /**
   * Staff member who is reminded.
   *
   * 被提醒的员工。
   */
  remindStaff?: string;
  /**
   * Number of the operating account; spelt so by the vendor.
   *
   * 运营号编号；拼写与厂商文档一致。
   */
  WecharId?: number;
  /**
   * WeChat id.
   *
   * 微信号。
   */
  wechatNober?: string;
  /**
   * State: -1 all, 0 open, 1 done.
   *
   * 待办状态：-1 全部，0 未完成，1 已完成。
   */
  usersate?: -1 | 0 | 1;
}

/**
 * What {@link V2Client.listAds} takes.
 *
 * 读取广告列表（{@link V2Client.listAds}）的参数。
 */
export interface ListAdsParams {
  /**
   * Code.
   *
   * 广告代号。
   */
  code?: string;
  /**
   * Name; the vendor calls it required.
   *
   * 广告名称；厂商文档标为必填。
   */
  name: string;
  /**
   * Least cost.
   *
   * 最低费用。
   */
  minCosts?: number;
  /**
   * Greatest cost; an integer in the vendor's table.
   *
   * 最高费用；厂商的表格中为整数。
   */
  maxCosts?: number;
  /**
   * From this time on.
   *
   * 开始时间。
   */
  startTime?: Time;
  /**
   * Until this time.
   *
   * 结束时间。
   */
  endTime?: Time;
  /**
   * State: -1 (the default) all, 0 offline, 1 online.
   *
   * 状态：-1（默认）全部，0 已下线，1 已上线。
   */
  state?: -1 | 0 | 1;
  /**
   * Who made it: -1 (the default) all, 0 the merchant, 1 the product 企客宝.
   *
   * 由谁创建：-1（默认）全部，0 商户自建，1 企客宝。
   */
  buildType?: -1 | 0 | 1;
  /**
   * Page, from 1.
   *
   * 页码，从 1 开始。
   */
  pageIndex: number;
  /**
   * Advertisements on a page.
   *
   * 每页的广告数。
   */
  pageSize: number;
}

/**
 * What {@link V2Client.countAds} takes.
 *
 * 读取广告条数（{@link V2Client.countAds}）的参数。
 */
export interface CountAdsParams {
  /**
   * Code.
   *
   * 广告代号。
   */
  code?: string;
  /**
   * Name; the vendor calls it required.
   *
   * 广告名称；厂商文档标为必填。
   */
  name: string;
  /**
   * Least cost.
   *
   * 最低费用。
   */
  minCosts?: number;
  /**
   * Greatest cost; an integer in the vendor's table.
   *
   * 最高费用；厂商的表格中为整数。
   */
  maxCosts?: number;
  /**
   * From this time on.
   *
   * 开始时间。
   */
  startTime?: Time;
  /**
   * Until this time.
   *
   * 结束时间。
   */
  endTime?: Time;
  /**
   * State: -1 (the default) all, 0 offline, 1 online.
   *
   * 状态：-1（默认）全部，0 已下线，1 已上线。
   */
  state?: -1 | 0 | 1;
  /**
   * Who made it: -1 (the default) all, 0 the merchant, 1 the product 企客宝.
   *
   * 由谁创建：-1（默认）全部，0 商户自建，1 企客宝。
   */
  buildType?: -1 | 0 | 1;
}

/**
 * What {@link V2Client.saveBulkSend} takes, as far as it is documented.
 *
 * 保存RPA群发（{@link V2Client.saveBulkSend}）的参数，仅限文档已说明的部分。
 */
export interface SaveBulkSendParams {
  /**
   * What is sent.
   *
   * 群发的内容。
   */
  task_content?: BulkSendItem[];
}

/**
 * What {@link V2Client.deleteBulkSend} takes.
 *
 * 删除RPA群发（{@link V2Client.deleteBulkSend}）的参数。
 */
export interface DeleteBulkSendParams {
  /**
   * Number of the bulk send.
   *
   * 群发任务的编号。
   */
  ad_bulk_send_id: number;
}

/**
 * What {@link V2Client.listCallRecordings} takes.
 *
 * 获取音频存档列表（{@link V2Client.listCallRecordings}）的参数。
 */
export interface ListCallRecordingsParams {
  /**
   * Called from this time on.
   *
   * 通话时间的开始。
   */
  startDate?: Time;
  /**
   * Called until this time.
   *
   * 通话时间的结束。
   */
  endDate?: Time;
  /**
   * Operating account or WeCom staff number; matches in part.
   *
   * 运营号或企微员工号，模糊匹配。
   */
  ad_wechat_nober?: string;
  /**
   * Device label (机号) or WeCom staff name; matches in part.
   *
   * 机号或企微员工名称，模糊匹配。
   */
  ad_wechat_nick?: string;
  /**
   * Staff code.
   *
   * 员工号。
   */
  ad_staff_code: string;
  /**
   * Kind of recording: "meeting_voice_call" archived, "voip_voice" recording of a VoIP call.
   *
   * 音频类型："meeting_voice_call" 音频存档，"voip_voice" VoIP 录音。
   */
  msg_type: "meeting_voice_call" | "voip_voice";
  /**
   * Kind of account, as text: "-1" all, "0" personal WeChat, "3" WeCom.
   *
   * 账号类型，为字符串："-1" 全部，"0" 个微，"3" 企微。
   */
  wechat_lei: "-1" | "0" | "3";
  /**
   * Number of the operating account, as text.
   *
   * 运营号编号。以字符串形式传入。
   */
  wechat_id: string;
  /**
   * Friend's original id; matches whole.
   *
   * 好友的原始微信号。精确匹配。
   */
  fans_key: string;
  /**
   * Page, from 1.
   *
   * 页码，从 1 开始。
   */
  PageIndex: number;
  /**
   * Recordings on a page.
   *
   * 每页的音频数。
   */
  PageSize: number;
}
