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
 */
export class V1Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if an
   * app key is given in a browser's page without `allowSecretInBrowser`.
   */
  constructor(options: V1ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   */
  call<T>(request: AnyRequest, options: SchemaOptions<T>): Promise<Reply<T>>;
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取TOKEN. Fetches a new access token. Needs `auth: { appId, appKey }`.
   *
   * There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. What is fetched
   * here is handed to you and not kept.
   *
   * Rejects with a {@link YoumiError}: kind `api` with code 200006 (wrong key, 加密密钥错误), 200007 (app id missing,
   * 没有填写APPID), 10006 (clock wrong, after one correction, 签名时间戳失效); kind `config` if the client has no app key.
   *
   * Vendor's page: v1 › 入门说明 › 获取TOKEN方法.
   */
  getAccessToken(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<AccessToken>>;
  /**
   * 运营号配置. Lists the operating accounts, all of them at once.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 运营号配置.
   */
  listWechatAccounts(params?: ListWechatAccountsParams | null, options?: CallOptions | null): Promise<Reply<WechatAccount[]>>;
  /**
   * 员工配置. Lists the staff, all of them at once.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 员工配置.
   */
  listStaff(params?: ListStaffParams | null, options?: CallOptions | null): Promise<Reply<Staff[]>>;
  /**
   * 员工管理运营机. Lists the operating accounts that a staff member manages, or that all of them do.
   *
   * Rejects with a {@link YoumiError}: kind `api` with code 200010 (no such staff code, 员工号不存在).
   *
   * Vendor's page: v1 › 基础数据类接口 › 员工管理运营机.
   */
  listStaffWechatAccounts(params?: ListStaffWechatAccountsParams | null, options?: CallOptions | null): Promise<Reply<StaffWechatAccount[]>>;
  /**
   * 标签分类. Lists the categories of labels.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 标签分类.
   */
  listLabelCategories(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<LabelCategory[]>>;
  /**
   * 标签配置. Lists the labels, of all categories or of one.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 标签配置.
   */
  listLabels(params?: ListLabelsParams | null, options?: CallOptions | null): Promise<Reply<Label[]>>;
  /**
   * 投放组配置. Lists the ad groups.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 投放组配置.
   */
  listAdGroups(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<AdGroup[]>>;
  /**
   * 好友自定义属性配置. Lists the custom attributes of friends.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 基础数据类接口 › 好友自定义属性配置.
   */
  listFriendAttributes(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<FriendAttribute[]>>;
  /**
   * 读取好友. Reads friends, a page at a time. {@link V1Client.eachFriend} reads them all.
   *
   * The vendor documents five fields of a friend and says that there are more: those are on the objects, unchecked.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v1 › 数据读取类接口 › 读取好友.
   */
  listFriends(params?: ListFriendsParams | null, options?: CallOptions | null): Promise<Reply<Friend[]>>;
  /**
   * 添加好友. Adds a friend: an operating account sends a friend request.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `api` with code 200010 (no such staff code, 员工号不存在), 200015 (the operating
   * account's WeChat id is missing, 没有传运营号微信号), 200016 (the WeChat id or phone number is missing, 要添加的微信号或者手机号码不能为空),
   * 200017 (adding is not enabled, 未开启加粉设置), 200018 (no such WeChat id, 微信号不存在).
   *
   * Vendor's page: v1 › 行为操作类接口 › 添加好友.
   */
  addFriend(params: AddFriendParams, options?: CallOptions | null): Promise<Reply<boolean>>;
  /**
   * 读取好友. All friends, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `Page`, or at the first page.
   *
   * It ends at an empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link
   * YoumiError}; kind `decode` if the server gives earlier pages again, so that items would be missing.
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
 */
export class V2Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if a
   * client secret is given in a browser's page without `allowSecretInBrowser`.
   */
  constructor(options: V2ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   */
  call<T>(request: AnyRequest, options: SchemaOptions<T>): Promise<Reply<T>>;
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取商户TOKEN. Fetches a new merchant token. Needs `auth: { clientId, clientSecret }`.
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
   */
  getMerchantToken(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<MerchantToken>>;
  /**
   * 注册回调地址. Registers the address to which the server sends callbacks. {@link parseCallback} reads what comes.
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
   */
  registerCallbackUrl<T>(params: RegisterCallbackUrlParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 注册回调地址. Registers the address to which the server sends callbacks. {@link parseCallback} reads what comes.
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
   */
  registerCallbackUrl(params?: RegisterCallbackUrlParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 订阅事件. Subscribes to events. {@link parseEvent} reads what comes.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › 订阅事件, 事件发布格式说明.
   */
  subscribeEvent<T>(params: SubscribeEventParams | (SubscribeEventParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 订阅事件. Subscribes to events. {@link parseEvent} reads what comes.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › 订阅事件, 事件发布格式说明.
   */
  subscribeEvent(params?: SubscribeEventParams | (SubscribeEventParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 发送消息. Sends a message to a friend.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 发送消息.
   */
  sendMessage<T>(params: Message, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 发送消息. Sends a message to a friend.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 发送消息.
   */
  sendMessage(params: Message, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 申请接管. Applies for the takeover of a conversation.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 申请接管.
   */
  applyTakeover<T>(params: ApplyTakeoverParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 申请接管. Applies for the takeover of a conversation.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 申请接管.
   */
  applyTakeover(params?: ApplyTakeoverParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 终止接管. Ends a takeover.
   *
   * The vendor does not document the path: set `paths: { endTakeover: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 终止接管.
   */
  endTakeover<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 终止接管. Ends a takeover.
   *
   * The vendor does not document the path: set `paths: { endTakeover: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 终止接管.
   */
  endTakeover(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 激活会话. Activates a conversation and reminds a staff member.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 激活会话.
   */
  activateConversation<T>(params: ActivateConversationParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 激活会话. Activates a conversation and reminds a staff member.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 激活会话.
   */
  activateConversation(params: ActivateConversationParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 发送通知. Sends a notification.
   *
   * The vendor does not document the path: set `paths: { sendNotification: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 发送通知.
   */
  sendNotification<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 发送通知. Sends a notification.
   *
   * The vendor does not document the path: set `paths: { sendNotification: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › ChatMess › 发送通知.
   */
  sendNotification(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 读取聊天记录. Reads chat messages.
   *
   * The vendor does not document the parameters: they are sent as they are. Of the answer only what a message holds is
   * documented, see {@link parseChatContent}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 读取聊天记录.
   */
  listChatMessages<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 读取聊天记录. Reads chat messages.
   *
   * The vendor does not document the parameters: they are sent as they are. Of the answer only what a message holds is
   * documented, see {@link parseChatContent}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › ChatMess › 读取聊天记录.
   */
  listChatMessages(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取员工客服统计. Statistics of the staff's service.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工客服统计.
   */
  getStaffServiceReport<T>(params: GetStaffServiceReportParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 获取员工客服统计. Statistics of the staff's service.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工客服统计.
   */
  getStaffServiceReport(params: GetStaffServiceReportParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取员工激活客户数统计. Counts the customers that staff activated on a day.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工激活客户数统计.
   */
  getStaffActivationReport<T>(params: GetStaffActivationReportParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 获取员工激活客户数统计. Counts the customers that staff activated on a day.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Report › 获取员工激活客户数统计.
   */
  getStaffActivationReport(params: GetStaffActivationReportParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取部门列表. Lists the departments.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 获取部门列表.
   */
  listDepartments(params?: NoParams | null, options?: CallOptions | null): Promise<Reply<Department[]>>;
  /**
   * 根据部门获得组. Lists the groups of a department.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据部门获得组.
   */
  listDepartmentGroups<T>(params: ListDepartmentGroupsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 根据部门获得组. Lists the groups of a department.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据部门获得组.
   */
  listDepartmentGroups(params: ListDepartmentGroupsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 根据组获得员工. Lists the staff of a group.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据组获得员工.
   */
  listGroupStaff<T>(params: ListGroupStaffParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 根据组获得员工. Lists the staff of a group.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › System › 根据组获得员工.
   */
  listGroupStaff(params: ListGroupStaffParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获得员工列表. Lists all staff.
   *
   * The vendor does not document the path: set `paths: { listAllStaff: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › System › 获得员工列表.
   */
  listAllStaff<T>(params: MoreParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 获得员工列表. Lists all staff.
   *
   * The vendor does not document the path: set `paths: { listAllStaff: "/v2/…" }`. The vendor does not document the
   * parameters: they are sent as they are. What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}: kind `config` without the path.
   *
   * Vendor's page: v2 › System › 获得员工列表.
   */
  listAllStaff(params?: MoreParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 读取粉丝列表. Reads fans, a page at a time. {@link V2Client.eachFan} reads them all.
   *
   * The vendor does not document all of the parameters: others are sent as they are. Of the answer only
   * `ad_relation_scene` is documented, see {@link relationScene}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝列表.
   */
  listFans<T>(params: ListFansParams | (ListFansParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 读取粉丝列表. Reads fans, a page at a time. {@link V2Client.eachFan} reads them all.
   *
   * The vendor does not document all of the parameters: others are sent as they are. Of the answer only
   * `ad_relation_scene` is documented, see {@link relationScene}.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝列表.
   */
  listFans(params?: ListFansParams | (ListFansParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 读取粉丝总数. Counts fans.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝总数.
   */
  countFans<T>(params: CountFansParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 读取粉丝总数. Counts fans.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Friend › 读取粉丝总数.
   */
  countFans(params: CountFansParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 新增待办记录. Adds a todo. {@link V2Client.createTodo} answers its number.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 新增待办记录.
   */
  addTodo<T>(params: AddTodoParams | (AddTodoParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 新增待办记录. Adds a todo. {@link V2Client.createTodo} answers its number.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 新增待办记录.
   */
  addTodo(params?: AddTodoParams | (AddTodoParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 新增待办记录(返回编号). Adds a todo and answers its number.
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
   */
  createTodo<T>(params: CreateTodoParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 新增待办记录(返回编号). Adds a todo and answers its number.
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
   */
  createTodo(params: CreateTodoParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取待办列表. Lists todos, a page at a time. {@link V2Client.eachTodo} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表.
   */
  listTodos<T>(params: ListTodosParams | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 获取待办列表. Lists todos, a page at a time. {@link V2Client.eachTodo} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表.
   */
  listTodos(params?: ListTodosParams | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取待办列表总数. Counts todos.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表总数.
   */
  countTodos<T>(params: CountTodosParams | (CountTodosParams & MoreParams) | null | undefined, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 获取待办列表总数. Counts todos.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Todo › 获取待办列表总数.
   */
  countTodos(params?: CountTodosParams | (CountTodosParams & MoreParams) | null, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 读取广告列表. Lists advertisements, a page at a time. {@link V2Client.eachAd} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告列表.
   */
  listAds<T>(params: ListAdsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 读取广告列表. Lists advertisements, a page at a time. {@link V2Client.eachAd} reads them all.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告列表.
   */
  listAds(params: ListAdsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 读取广告条数. Counts advertisements.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告条数.
   */
  countAds<T>(params: CountAdsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 读取广告条数. Counts advertisements.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › Ad › 读取广告条数.
   */
  countAds(params: CountAdsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 保存RPA群发. Saves a bulk send. In development at the vendor's; most of its fields are not documented and pass through.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 保存RPA群发.
   */
  saveBulkSend<T>(params: SaveBulkSendParams | (SaveBulkSendParams & MoreParams), options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 保存RPA群发. Saves a bulk send. In development at the vendor's; most of its fields are not documented and pass through.
   *
   * The vendor does not document all of the parameters: others are sent as they are. What the answer holds is not
   * documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 保存RPA群发.
   */
  saveBulkSend(params: SaveBulkSendParams | (SaveBulkSendParams & MoreParams), options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 删除RPA群发. Deletes a bulk send.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 删除RPA群发.
   */
  deleteBulkSend<T>(params: DeleteBulkSendParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 删除RPA群发. Deletes a bulk send.
   *
   * What the answer holds is not documented.
   *
   * Sent once: after a network error or a timeout nobody knows whether it arrived.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › BulkSend › 删除RPA群发.
   */
  deleteBulkSend(params: DeleteBulkSendParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 获取音频存档列表. Lists recordings of calls, a page at a time. {@link V2Client.eachCallRecording} reads them all.
   *
   * The vendor's page names no header for it: it is called like the others.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › MeetingCall › 获取音频存档列表.
   */
  listCallRecordings<T>(params: ListCallRecordingsParams, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * 获取音频存档列表. Lists recordings of calls, a page at a time. {@link V2Client.eachCallRecording} reads them all.
   *
   * The vendor's page names no header for it: it is called like the others.
   *
   * What the answer holds is not documented.
   *
   * Rejects with a {@link YoumiError}.
   *
   * Vendor's page: v2 › MeetingCall › 获取音频存档列表.
   */
  listCallRecordings(params: ListCallRecordingsParams, options?: CallOptions | null): Promise<Reply<JsonValue>>;
  /**
   * 读取粉丝列表. All fans, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachFan<T>(params: ListFansParams | (ListFansParams & MoreParams) | null | undefined, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * 读取粉丝列表. All fans, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachFan(params?: ListFansParams | (ListFansParams & MoreParams) | null, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
  /**
   * 获取待办列表. All todos, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachTodo<T>(params: ListTodosParams | null | undefined, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * 获取待办列表. All todos, one after the other: an async iterable that fetches a page when its first item is asked for. It
   * begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachTodo(params?: ListTodosParams | null, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
  /**
   * 读取广告列表. All advertisements, one after the other: an async iterable that fetches a page when its first item is asked
   * for. It begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachAd<T>(params: Omit<ListAdsParams, "pageIndex"> & { pageIndex?: number }, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * 读取广告列表. All advertisements, one after the other: an async iterable that fetches a page when its first item is asked
   * for. It begins at `pageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachAd(params: Omit<ListAdsParams, "pageIndex"> & { pageIndex?: number }, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
  /**
   * 获取音频存档列表. All recordings, one after the other: an async iterable that fetches a page when its first item is asked
   * for. It begins at `PageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachCallRecording<T>(params: Omit<ListCallRecordingsParams, "PageIndex"> & { PageIndex?: number }, options: SchemaOptions<T>): AsyncIterableIterator<T>;
  /**
   * 获取音频存档列表. All recordings, one after the other: an async iterable that fetches a page when its first item is asked
   * for. It begins at `PageIndex`, or at the first page.
   *
   * What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends at an
   * empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError}; kind
   * `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
   */
  eachCallRecording(params: Omit<ListCallRecordingsParams, "PageIndex"> & { PageIndex?: number }, options?: CallOptions | null): AsyncIterableIterator<JsonValue>;
}

/** The name of an endpoint: a method of {@link V1Client} or {@link V2Client}. */
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

/** What every callback has (回调数据). Other fields that the server sends are on the object too, untouched. */
export interface CallbackEnvelope {
  /**
   * What happened, see {@link Callback}: 0 labels and remark saved (标签、备注保存操作), 1 message sent (发送消息), 2 customer's
   * data changed (修改客户资料), 3 group operation (群操作), 4 chat message (获取聊天消息), 5 friend list (获取好友列表), 6 device fault
   * (设备异常), 7 moment commented on or liked (评论/点赞朋友圈), 8 reply to a comment on one's own moment (回复自己朋友圈的评论).
   */
  Type: number;
  /** 商户号. Merchant number: a text in the vendor's table, a number in its example; here always a number. */
  MerchantId: number;
  /** When it was sent, unix seconds. */
  MsgTime: number;
  /**
   * What it is about. The vendor shows three keys in one example and does not document to which types they belong, so
   * nothing in it is checked.
   */
  Values: JsonValue;
}

/** An access token of v1 (获取TOKEN方法). It is valid for seven days. */
export interface AccessToken {
  /** When it ends: an absolute unix time in seconds (not a duration, in spite of its name). */
  expires_in: number;
  /** 令牌. The token, a JWT: a secret. */
  access_token: string;
}

/** An operating account: a WeChat or WeCom account that the merchant's staff works with (运营号). */
export interface WechatAccount {
  /** 运营号编号. Number of the operating account. */
  ad_wechat_id: number;
  /** 微信号. WeChat id. */
  ad_wechat_nober: string;
  /** 机号. Device label. */
  ad_wechat_nick: string | null;
  /** 二维码. Address of the QR code. */
  ad_wechat_qrcode: string | null;
  /** 添加时间. When it was added, as the server wrote it. */
  ad_wechat_addtime: string | null;
  /** 运营号原始微信号. Original WeChat id of the operating account. */
  ad_original_nober: string;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_usercode: string | null;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_viewnum: number | null;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_vnumday: number | null;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_vnumlday: number | null;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_rfriend: number | null;
  /** 好友数量(含被动删除和被动拉黑). Number of friends, those who deleted or blocked the account included. */
  ad_wechat_friend: number;
  /** 群总数. Number of groups. */
  ad_wechat_group: number;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_weight: number | null;
  /** 运营号监控授权. Whether the account may be monitored. */
  ad_wechat_friends: boolean;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_chat: boolean | null;
  /** @deprecated 弃用 by the vendor. */
  ad_state: string | null;
  /** 微信昵称. WeChat nickname. */
  ad_wechat_nickname: string | null;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_initiative: boolean | null;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_passive: boolean | null;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_y3: boolean | null;
  /** 异常通知员工. Staff who are told of faults. */
  ad_receive_code: string | null;
  /** 关键字通知员工. Staff who are told of keywords. */
  ad_key_code: string | null;
  /** 好友申请消息通知员工. Staff who are told of friend requests. */
  ad_chatroom_code: string | null;
  /** 推送授权. Whether pushing is allowed. */
  ad_wechat_push: boolean;
  /** @deprecated 弃用 by the vendor. */
  ad_wechat_new: number | null;
  /** 是否开启加粉任务. Whether it takes tasks to add friends: 0 no, 1 yes. */
  is_receiveaddfriendtask: number;
  /** Kind of account; in the parameter of this name the values mean something else: 0 微信号, 1 公账号, 2 小程序. */
  ad_wechat_lei: number;
  /** 工作手机通话记录授权. Whether the work phone's calls may be recorded. */
  ad_wechat_record: boolean;
  /** 运营号登录手机唯一码. Unique number of the phone on which it is logged in. */
  imei: string | null;
}

/** A staff member (员工). */
export interface Staff {
  /** 员工号. Staff code. */
  ad_staff_code: string;
  /** 员工名称. Name. */
  ad_staff_name: string;
  /** 员工状态. State: 0 enabled (启用), 1 disabled (停用). */
  ad_staff_state: number;
  /** 绑定的自有订单用户名. The user of the merchant's own order system who is bound to this staff member; null if none is. */
  ad_self_user: string | null;
}

/** An operating account that a staff member manages (员工管理运营机). */
export interface StaffWechatAccount {
  /** 员工号. Staff code. */
  ad_staff_code: string;
  /** 运营号编号. Number of the operating account. */
  ad_wechat_id: number;
  /** 微信号. WeChat id. */
  ad_wechat_nober: string;
  /** 机号. Device label. */
  ad_wechat_nick: string | null;
  /** 微信昵称. WeChat nickname. */
  ad_wechat_nickname: string | null;
  /** 二维码. Address of the QR code. */
  ad_wechat_qrcode: string | null;
  /** 运营号原始微信号. Original WeChat id of the operating account. */
  ad_original_nober: string;
}

/** A category of labels (标签分类). */
export interface LabelCategory {
  /** 标签分类编号. Number of the category. */
  ad_label_id: number;
  /** 标签分类名称. Name of the category. */
  ad_label_name: string;
  /** How many of its labels a customer may have: 0 one (单选), 1 several (多选). */
  ad_choose: number;
}

/** A label (标签). */
export interface Label {
  /** 标签详细编号. Number of the label. */
  ad_label_info_id: number;
  /** 标签名字. The label. */
  ad_label_info_name: string;
  /** 标签分类. Number of its category. */
  ad_label_id: number;
  /** When it was made, as the server wrote it; in the vendor's example, not in its table. */
  ad_label_time: string | null;
  /** Merchant; null in the vendor's example, not in its table. */
  merchant_id: string | null;
  /** 标签分类名称. Name of its category. */
  ad_label_name: string;
  /** How many labels of its category a customer may have: 0 one (单选), 1 several (多选). */
  ad_choose: number;
}

/** An ad group: accounts to which one advertisement leads (投放组). */
export interface AdGroup {
  /** 投放组编号. Number. */
  ad_brand_id: number;
  /** 投放组名称. Name. */
  ad_brand_name: string;
  /** 投放组代号. Code. */
  ad_brand_code: string | null;
  /**
   * 投放组微信号惟一标识集合. Numbers of its operating accounts, as texts. The server sends JSON inside a text; here it is parsed.
   */
  ad_brand_welist: string[];
  /** 商家编号. Merchant's number. */
  merchantid: string | null;
  /** 机号(微信号)叠加集合. Device labels and WeChat ids, joined by commas. */
  ad_wechat_nick: string | null;
  /** Its accounts: WeChat id (微信号) and QR code (二维码). The server sends JSON inside a text; here it is parsed. */
  wechats: AdGroupAccount[] | null;
  /** 行政区划代码. Code of the administrative region. */
  ad_brand_region_code: string | null;
}

/** An account of an ad group (wechats). */
export interface AdGroupAccount {
  /** 微信号. WeChat id. */
  ad_wechat_nober: string;
  /** 二维码. Address of the QR code. */
  ad_wechat_qrcode: string | null;
}

/** A custom attribute that the merchant keeps of its friends (好友自定义属性). */
export interface FriendAttribute {
  /** 属性编号. Number of the attribute; a text in the vendor's example. */
  id: string;
  /** 字段排序. Place in the order of attributes. */
  sort: number;
  /** 商家编号. Merchant's number. */
  merchantId: string | null;
  /** 字段名称. Name of the attribute. */
  customName: string;
  /**
   * 字段类型. How it is filled in: 1 text field (文本框), 2 date field (日期框), 3 one of a list (单选框), 4 several of a list
   * (多选框).
   */
  customType: number;
  /** 字段长度. Longest text, in characters. */
  customLength: number;
  /** 是否必填. Whether it has to be filled in. */
  customIsred: boolean;
  /** 添加时间. When it was made, as the server wrote it. */
  customAddtime: string | null;
  /** 添加时间格式化后的时间. The same, formatted `yyyy-MM-dd HH:mm:ss`. */
  customAddtimeStr: string | null;
  /** 多选框,单选框的值. The choices of a list. */
  customValJsonStr: FriendAttributeChoice[];
  /** 日期框日期格式. Format of a date field, `YYYY-MM-DD`. */
  customDateformat: string | null;
  /** 多选框,单选框未序列化之前的值. The choices again. The server sends JSON inside a text; here it is parsed. */
  customVal: FriendAttributeChoice[];
}

/** A choice of a custom attribute. */
export interface FriendAttributeChoice {
  /** What is shown. */
  key: string;
  /** What is stored. */
  value: string;
}

/**
 * A friend or group of an operating account (好友), as far as the vendor documents it. Every other field that the server
 * sends is on the object too, untouched.
 */
export interface Friend {
  /** Number of the friend in the system. */
  ad_friend_id: number;
  /** 微信号. WeChat id. */
  ad_friend_uwenober: string | null;
  /** 原始微信号. Original WeChat id, `wxid_…`. */
  ad_friend_wenober: string | null;
  /** Name. */
  username: string | null;
  /** Address of the picture. */
  avatar: string | null;
}

/** A merchant's token (商户TOKEN), as a sibling product documents it: that of an OAuth 2 client-credentials grant. */
export interface MerchantToken {
  /** 授权TOKEN. The token, a JWT: a secret. */
  access_token: string;
  /** For how many seconds it is valid: a duration, 3600 as documented. */
  expires_in: number;
  /** `Bearer`. */
  token_type: string | null;
  /** What it is for. */
  scope: string | null;
}

/** A department (部门). */
export interface Department {
  /** Number. */
  departid: number;
  /** Name. */
  departname: string;
}

/** What {@link V1Client.listWechatAccounts} takes. */
export interface ListWechatAccountsParams {
  /** Kind of account (ad_wechat_lei): 0 (the default) personal WeChat (个微), 3 WeCom (企微). */
  ad_wechat_lei?: 0 | 3;
}

/** What {@link V1Client.listStaff} takes. */
export interface ListStaffParams {
  /** 员工状态. State: -1 (the default) all (所有), 0 enabled (启用), 1 disabled (停用). */
  ad_staff_state?: -1 | 0 | 1;
  /** 员工号. Staff code. */
  ad_staff_code?: string;
  /** 员工姓名. Name. */
  ad_staff_name?: string;
  /** 员工添加时间. When the staff member was added. The vendor does not document the format: it is sent as it is. */
  ad_staff_addtime?: string;
}

/** What {@link V1Client.listStaffWechatAccounts} takes. */
export interface ListStaffWechatAccountsParams {
  /** 员工号. Staff code; without it the accounts of all staff are listed. */
  ad_staff_code?: string;
}

/** What {@link V1Client.listLabels} takes. */
export interface ListLabelsParams {
  /** 大类编号. The category whose labels are listed (ad_label_id); -1 for all (查询所有). -1 by default. */
  categories?: number;
}

/** What {@link V1Client.listFriends} takes. Without any, the server returns the first 20. */
export interface ListFriendsParams {
  /** 运营号编号. Number of the operating account in the system. */
  Wechat_id?: number;
  /** 微信号. WeChat id to look for. */
  Wechat_No?: string;
  /** Added from this time on. */
  StartTime?: Time;
  /** Added until this time. */
  EndTime?: Time;
  /** Bound from this time on, unix seconds. */
  ad_bind_Stime?: UnixSeconds;
  /** Bound until this time, unix seconds. */
  ad_bind_Etime?: UnixSeconds;
  /** Last chatted from this time on, unix seconds. */
  ad_updatechatting_Stime?: UnixSeconds;
  /** Last chatted until this time, unix seconds. */
  ad_updatechatting_Etime?: UnixSeconds;
  /** Page, from 1. */
  Page?: number;
  /** Friends on a page. 20 by default. */
  PageSize?: number;
  /** 员工号. Only friends that belong to this staff member. */
  ad_staff_code?: string;
  /** Changed after this time, unix seconds. */
  ad_relation_expand3?: UnixSeconds;
  /** Kind of relation: -1 (the default) all, 0 friend, 1 group, 2 WeCom contact, 3 WeCom group. */
  ad_relation_isflock?: -1 | 0 | 1 | 2 | 3;
  /**
   * State of the relation: -1 all, 0 (the default) valid, 1 deleted by us, 4 deleted by them, 5 blocked by us, 6
   * blocked by them.
   */
  ad_relation_state?: -1 | 0 | 1 | 4 | 5 | 6;
  /** Kind of account: 0 personal WeChat (个微), 3 WeCom (企微). */
  ad_wechat_lei?: 0 | 3;
  /** What to sort by. */
  order_by_key?: "ad_relation_id" | "ad_updatechatting_time";
  /** Which way to sort. */
  order_by_model?: "asc" | "desc";
}

/** What {@link V1Client.addFriend} takes. */
export interface AddFriendParams {
  /** 运营号微信号. WeChat id of the operating account that is to add the friend. */
  ReceiVerId: string;
  /** 要添加的微信号或者手机号码. Phone number, WeChat id, QQ number, or a WeChat id that can be added. */
  Wechat_Moble: string;
  /** Greeting. */
  GreeTing: string;
  /** Your own id of this request; must be unique. */
  PcKid: string;
  /** 员工号. Staff code; without it the request is queued. */
  sffcode?: string;
}

/** What {@link V2Client.registerCallbackUrl} takes. */
export interface RegisterCallbackUrlParams {
  /** 回调地址. The address, or null. */
  url?: string | null;
  /** The product: 100 企客宝, 200 金桥. */
  type?: 100 | 200;
}

/** What {@link V2Client.subscribeEvent} takes, as far as it is documented. */
export interface SubscribeEventParams {
  /** Where the events are sent. */
  url?: string;
  /** The application's id. */
  appId?: string;
  /**
   * Which events. The allowed values are not documented; events are named `fansInfoChange` (粉丝信息变更),
   * `fansAttributionChange` (粉丝归属变更), `chat` (聊天记录新增事件) and `rpaTaskResult` (RPA任务执行结果事件).
   */
  messageTypes?: string[];
}

/** What {@link V2Client.sendMessage} takes, as far as it is documented. What every message has, whatever its kind. */
export interface SendMessageParams {
  /** 运营机ID. The operating account. */
  WechatId?: string;
  /** To whom. */
  ToUserName?: string;
  /** Kind of relation: 0 in the vendor's examples, otherwise not documented. */
  RelationType?: number;
  /** Kind of message: `text`, `image`, `video`; others exist and are not documented. */
  MsgType: string;
  /** The text (`text`). */
  Text?: string;
  /** Address of the image or video; a video's must carry its file ending. */
  Url?: string;
  /** File ending, such as `png`. */
  Format?: string;
  /**
   * Description (`video`). The vendor documents one more field of a video, of whose name only the first letter is
   * known, `T`.
   */
  Description?: string;
}

/** What {@link V2Client.applyTakeover} takes. */
export interface ApplyTakeoverParams {
  /** Key of the operating account. */
  wechat_key?: string | null;
  /** Key of the friend. */
  friend_key?: string | null;
  /** Key of who applies. */
  apply_key?: string | null;
  /** Name of who applies. */
  apply_name?: string | null;
  /** Why. */
  apply_reason?: string | null;
  /** Where the application comes from: `QKB` is 企客宝. */
  apply_source?: string | null;
}

/** What {@link V2Client.activateConversation} takes. It needs `ad_original_nober` or `ad_wechat_id`. */
export interface ActivateConversationParams {
  /** 好友的原始微信号. Friend's original id. */
  ad_friend_wenober?: string;
  /** 运营号原始微信号. Operating account's original id; this or `ad_wechat_id`. */
  ad_original_nober?: string;
  /** 运营号编号. Operating account's number; this or `ad_original_nober`. */
  ad_wechat_id?: number;
  /** 员工号. Staff member to activate or remind. */
  staff_code?: string;
  /** Whose friends: 0 (the default) only one's own, 1 all: forces the attribution. */
  enforceAttribution: 0 | 1;
  /** Text of the reminder; the vendor calls it required, and needed with `activationType` 1 or 2. */
  content: string;
  /** Kind of activation: 1 and 2 exist, their meaning is not documented. */
  activationType?: number;
  /** Not documented. */
  switchSession?: number;
}

/** What {@link V2Client.getStaffServiceReport} takes. */
export interface GetStaffServiceReportParams {
  /** Beginning of the period. */
  startDate?: Time;
  /** End of the period. */
  endDate?: Time;
  /** What to sort by. "ad_staff_name" by default. */
  orderKey?: "ad_staff_name" | "depart_name" | "depart_group_name" | null;
  /** Which way to sort; required, in spite of its default. "desc" by default. */
  orderType: "desc" | "asc";
  /** 员工号. Staff code. */
  staffCode?: string;
  /** 部门. Department. -1 by default. */
  departId?: number;
  /** 组. Group. -1 by default. */
  departGroupId?: number;
  /** What a row stands for: 1 department (部门), 2 group (组), 3 (the default) staff member (员工). */
  show: 1 | 2 | 3;
  /** Whether disabled staff are included. */
  staffState: boolean;
  /** Kind of account; not documented further. */
  wechatLei?: number;
  /** Kind of relation; not documented further. -1 by default. */
  relationIsFlock?: number;
  /** Not documented. */
  searchData?: number;
  /** Page, from 1. */
  pageIndex?: number;
  /** Rows on a page. */
  pageSize?: number;
}

/** What {@link V2Client.getStaffActivationReport} takes. */
export interface GetStaffActivationReportParams {
  /** The day: midnight as unix seconds. */
  time: UnixSeconds;
  /** Kind of account: 0 personal WeChat (个微), 3 WeCom (企微). */
  wechat_lei?: 0 | 3;
  /** 员工号. Staff code, or null. */
  ad_staff_code?: string | null;
  /** 部门. Department's number as text; "-1" for all. "-1" by default. */
  ad_departid: string;
  /** 组. Group's number as text. "-1" by default. */
  ad_departgroupid?: string;
}

/** What {@link V2Client.listDepartmentGroups} takes. */
export interface ListDepartmentGroupsParams {
  /** 部门. Department; -1 for all. */
  departId: number;
}

/** What {@link V2Client.listGroupStaff} takes. */
export interface ListGroupStaffParams {
  /** 部门. Department; -1 for all. */
  departId: number;
  /** 组. Group; -1 for all. */
  departGroupId: number;
  /** Which staff: 0 only those who are valid, 1 all. */
  staffState: 0 | 1;
}

/**
 * What {@link V2Client.listFans} takes, as far as it is documented. The vendor documents the first four; the others are
 * taken to be those of {@link V2Client.countFans}, and paging to be that of the other lists.
 */
export interface ListFansParams {
  /** Number of the operating account. */
  wechatId?: number;
  /** Key of the operating account. */
  wechatKey?: string;
  /** Key of the fan; spelt so by the vendor. */
  fansKe?: string;
  /** Name of the fan. */
  fansName?: string;
  /** Added from this time on, unix seconds. */
  addStartTime?: UnixSeconds;
  /** Added until this time, unix seconds. */
  addEndTime?: UnixSeconds;
  /** Bound from this time on, unix seconds. */
  bindStartTime?: UnixSeconds;
  /** Bound until this time, unix seconds. */
  bindEndTime?: UnixSeconds;
  /** Last chatted from this time on, unix seconds. */
  lastChatStartTime?: UnixSeconds;
  /** Last chatted until this time, unix seconds. */
  lastChatEndTime?: UnixSeconds;
  /** 员工号. Staff code. */
  staffCode?: string;
  /** Changed after this time; not documented further. */
  minUpdateTime?: number;
  /** Kind of relation; not documented further. */
  relationType?: number;
  /** State of the relation; not documented further. */
  relationState?: number;
  /** Kind of account; not documented further. */
  wechatType?: number;
  /** Page, from 1. */
  pageIndex?: number;
  /** Fans on a page. */
  pageSize?: number;
}

/** What {@link V2Client.countFans} takes. */
export interface CountFansParams {
  /** Number of the operating account. */
  wechatId?: number;
  /** Key of the operating account. */
  wechatKey?: string;
  /** Key of the fan; spelt so by the vendor, who calls it required. */
  fansKe: string;
  /** Name of the fan. */
  fansName?: string;
  /** Added from this time on, unix seconds. */
  addStartTime?: UnixSeconds;
  /** Added until this time, unix seconds. */
  addEndTime?: UnixSeconds;
  /** Bound from this time on, unix seconds. */
  bindStartTime?: UnixSeconds;
  /** Bound until this time, unix seconds. */
  bindEndTime?: UnixSeconds;
  /** Last chatted from this time on, unix seconds. */
  lastChatStartTime?: UnixSeconds;
  /** Last chatted until this time, unix seconds. */
  lastChatEndTime?: UnixSeconds;
  /** 员工号. Staff code. */
  staffCode?: string;
  /** Changed after this time; not documented further. */
  minUpdateTime?: number;
  /** Kind of relation; not documented further. */
  relationType?: number;
  /** State of the relation; not documented further. */
  relationState?: number;
  /** Kind of account; not documented further. */
  wechatType?: number;
}

/** What {@link V2Client.addTodo} takes, as far as it is documented. */
export interface AddTodoParams {
  /** 好友的原始微信号. Friend's original id. */
  Weixin?: string;
  /**
   * Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner is
   * unbound.
   */
  SffId?: string;
  /** Title. */
  RemindTitle?: string;
  /** Content; spelt so by the vendor. */
  FollowupsiTuation?: string;
  /** When to remind. */
  RemindTime?: Time;
  /** Whether to remind always. */
  IsAlways?: number;
  /** Staff who receive it. */
  Recipient?: string[];
}

/** What {@link V2Client.createTodo} takes. */
export interface CreateTodoParams {
  /** 好友的原始微信号. Friend's original id. */
  Weixin: string;
  /** Kind of account: 0 personal WeChat, 1 official account, 2 mini program, 3 WeCom. */
  From: 0 | 1 | 2 | 3;
  /**
   * Staff member who makes it. When it is done the friend goes to that person; without it the friend's owner is
   * unbound.
   */
  SffId?: string;
  /** Title. */
  RemindTitle: string;
  /** Content; spelt so by the vendor. */
  FollowupsiTuation: string;
  /** When to remind; not in the past. */
  RemindTime: Time;
  /** Whether to remind always. */
  IsAlways?: number;
  /** Staff who receive it. */
  Recipient?: string[];
  /** 运营号编号. Number of the operating account; spelt so by the vendor. */
  AdWecharId: number;
  /** Colour of the level. */
  LevelColor?: string;
  /** Name of the level. */
  LevelName?: string;
  /** Not documented. */
  EventType?: number;
}

/** What {@link V2Client.listTodos} takes. */
export interface ListTodosParams {
  /** Made from this time on, unix seconds. */
  startTimestamp?: UnixSeconds;
  /** Made until this time, unix seconds. */
  endTimestamp?: UnixSeconds;
  /** To be reminded of from this time on, unix seconds. */
  remindStartTimestamp?: UnixSeconds;
  /** To be reminded of until this time, unix seconds. */
  remindEndTimestamp?: UnixSeconds;
  /** Staff member who made it. */
  createStaff?: string;
  /** Staff member who is reminded. */
  remindStaff?: string;
  /** Number of the operating account; spelt so by the vendor. */
  WecharId?: number;
  /** 微信号. WeChat id. */
  wechatNober?: string;
  /** State: -1 all, 0 open, 1 done. */
  usersate?: -1 | 0 | 1;
  /** Number of the todo. */
  chargeDaffairesId?: number;
  /** Page, from 1. */
  pageIndex?: number;
  /** Todos on a page. */
  pageSize?: number;
}

/** What {@link V2Client.countTodos} takes, as far as it is documented. */
export interface CountTodosParams {
  /** Made from this time on, unix seconds. */
  startTimestamp?: UnixSeconds;
  /** Made until this time, unix seconds. */
  endTimestamp?: UnixSeconds;
  /** To be reminded of from this time on, unix seconds. */
  remindStartTimestamp?: UnixSeconds;
  /** To be reminded of until this time, unix seconds. */
  remindEndTimestamp?: UnixSeconds;
  /** Staff member who made it. */
  createStaff?: string;
  /** Staff member who is reminded. */
  remindStaff?: string;
  /** Number of the operating account; spelt so by the vendor. */
  WecharId?: number;
  /** 微信号. WeChat id. */
  wechatNober?: string;
  /** State: -1 all, 0 open, 1 done. */
  usersate?: -1 | 0 | 1;
}

/** What {@link V2Client.listAds} takes. */
export interface ListAdsParams {
  /** Code. */
  code?: string;
  /** Name; the vendor calls it required. */
  name: string;
  /** Least cost. */
  minCosts?: number;
  /** Greatest cost; an integer in the vendor's table. */
  maxCosts?: number;
  /** From this time on. */
  startTime?: Time;
  /** Until this time. */
  endTime?: Time;
  /** State: -1 (the default) all, 0 offline, 1 online. */
  state?: -1 | 0 | 1;
  /** Who made it: -1 (the default) all, 0 the merchant, 1 企客宝. */
  buildType?: -1 | 0 | 1;
  /** Page, from 1. */
  pageIndex: number;
  /** Advertisements on a page. */
  pageSize: number;
}

/** What {@link V2Client.countAds} takes. */
export interface CountAdsParams {
  /** Code. */
  code?: string;
  /** Name; the vendor calls it required. */
  name: string;
  /** Least cost. */
  minCosts?: number;
  /** Greatest cost; an integer in the vendor's table. */
  maxCosts?: number;
  /** From this time on. */
  startTime?: Time;
  /** Until this time. */
  endTime?: Time;
  /** State: -1 (the default) all, 0 offline, 1 online. */
  state?: -1 | 0 | 1;
  /** Who made it: -1 (the default) all, 0 the merchant, 1 企客宝. */
  buildType?: -1 | 0 | 1;
}

/** What {@link V2Client.saveBulkSend} takes, as far as it is documented. */
export interface SaveBulkSendParams {
  /** What is sent. */
  task_content?: BulkSendItem[];
}

/** What {@link V2Client.deleteBulkSend} takes. */
export interface DeleteBulkSendParams {
  /** Number of the bulk send. */
  ad_bulk_send_id: number;
}

/** What {@link V2Client.listCallRecordings} takes. */
export interface ListCallRecordingsParams {
  /** Called from this time on. */
  startDate?: Time;
  /** Called until this time. */
  endDate?: Time;
  /** Operating account or WeCom staff number; matches in part. */
  ad_wechat_nober?: string;
  /** Device label (机号) or WeCom staff name; matches in part. */
  ad_wechat_nick?: string;
  /** 员工号. Staff code. */
  ad_staff_code: string;
  /** Kind of recording: "meeting_voice_call" archived, "voip_voice" VoIP. */
  msg_type: "meeting_voice_call" | "voip_voice";
  /** Kind of account, as text: "-1" all, "0" personal WeChat (个微), "3" WeCom (企微). */
  wechat_lei: "-1" | "0" | "3";
  /** 运营号编号. Number of the operating account, as text. */
  wechat_id: string;
  /** 好友的原始微信号. Friend's original id; matches whole. */
  fans_key: string;
  /** Page, from 1. */
  PageIndex: number;
  /** Recordings on a page. */
  PageSize: number;
}
