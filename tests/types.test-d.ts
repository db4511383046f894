// What the definitions allow and what they do not. Compiled, never run: `tsc -p tests --noEmit`.

import {
  type AccessToken,
  type ActivateConversationParams,
  type AddFriendParams,
  type AddTodoParams,
  type AdGroup,
  type AdGroupAccount,
  type AnyRequest,
  type ApplyTakeoverParams,
  type BulkSendItem,
  type Callback,
  type CallbackEnvelope,
  type CallbackOf,
  type CallbackReply,
  type CallbackValues,
  callbackReply,
  type CallOptions,
  type CardContent,
  type ChatContent,
  type ChatContentBase,
  type ClientOptions,
  type CompiledModule,
  type CountAdsParams,
  type CountFansParams,
  type CountTodosParams,
  type CreateTodoParams,
  type DeleteBulkSendParams,
  type Department,
  describeCode,
  type EndpointId,
  type EventName,
  type FetchedVisit,
  fetchVisit,
  type FileContent,
  type Friend,
  type FriendAttribute,
  type FriendAttributeChoice,
  type Authorization,
  Gateway,
  type GatewayCall,
  type GatewayOptions,
  type GatewaySidebar,
  type GetStaffActivationReportParams,
  type GetStaffServiceReportParams,
  type ImageContent,
  type InvitationContent,
  type JsonValue,
  type Label,
  type LabelCategory,
  type LabelsSaved,
  type LinkContent,
  type ListAdsParams,
  type ListCallRecordingsParams,
  type ListDepartmentGroupsParams,
  type ListFansParams,
  type ListFriendsParams,
  type ListGroupStaffParams,
  type ListLabelsParams,
  type ListStaffParams,
  type ListStaffWechatAccountsParams,
  type ListTodosParams,
  type ListWechatAccountsParams,
  type LocationContent,
  type Logger,
  type MerchantToken,
  type Message,
  type MessageAddress,
  type MiniProgramContent,
  type Mismatch,
  type MismatchReport,
  type ModuleSource,
  type MoreParams,
  type NoParams,
  openSidebar,
  type OtherContent,
  parseCallback,
  parseChatContent,
  type ParsedEvent,
  parseEvent,
  ready,
  type RegisterCallbackUrlParams,
  relationScene,
  type Reply,
  type SaveBulkSendParams,
  type SchemaOptions,
  sealSidebar,
  type SendMessageParams,
  type SidebarCipher,
  type SidebarCustomer,
  type SidebarField,
  type SidebarKeys,
  type SidebarVisit,
  type SidebarVisitToSeal,
  sign,
  type Staff,
  type StaffWechatAccount,
  type StandardResult,
  type StandardSchema,
  type SubscribeEventParams,
  type TextContent,
  type Time,
  type TokenStore,
  type UnixSeconds,
  V1Client,
  type V1ClientOptions,
  V2Client,
  type V2ClientOptions,
  version,
  type VoiceContent,
  type WechatAccount,
  YoumiError,
} from "youmi-open-api";

/** Whether two types are the same, not merely assignable. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

declare function isTrue<T extends true>(): T;
declare function resultOf<T>(promise: Promise<Reply<T>>): T;

// ---- The module

export async function loading(): Promise<void> {
  const sources: ModuleSource[] = [
    "https://cdn.example/youmi_open_api.wasm",
    new URL("https://cdn.example/youmi_open_api.wasm"),
    new Request("/youmi_open_api.wasm"),
    new Response(),
    new ArrayBuffer(8),
    new Uint8Array(8),
    new WebAssembly.Module(new Uint8Array(8)),
  ];
  for (const source of sources) await ready(source);
  await ready(fetch("/youmi_open_api.wasm"));
  isTrue<Same<ReturnType<typeof ready>, Promise<void>>>();
  await ready();
  const compiled: CompiledModule = new WebAssembly.Module(new Uint8Array(0));
  await ready(compiled);
  // @ts-expect-error no source
  await ready(5);
}

// ---- Functions

export function functions(): void {
  const signature: string = sign("text", "key");
  const words: string | null = describeCode(10003);
  const number: string = version();
  // @ts-expect-error the key is missing
  sign(signature);
  // @ts-expect-error a code is a number
  describeCode("10003");
  // @ts-expect-error null has no length
  words.length;
  isTrue<Same<typeof number, string>>();
}

// ---- Errors

export function errors(error: unknown): void {
  if (!(error instanceof YoumiError)) return;
  const plain: Error = error;
  isTrue<Same<typeof error.name, "YoumiError">>();
  isTrue<
    Same<typeof error.kind, "api" | "http" | "network" | "timeout" | "abort" | "decode" | "argument" | "config">
  >();
  isTrue<Same<typeof error.code, number | null>>();
  isTrue<Same<typeof error.status, number | null>>();
  isTrue<Same<typeof error.description, string | null>>();
  isTrue<Same<typeof error.endpoint, string | null>>();
  isTrue<Same<typeof error.requestId, string | null>>();
  isTrue<Same<typeof error.path, string | null>>();
  isTrue<Same<typeof error.body, string | null>>();
  isTrue<Same<typeof error.attempts, number>>();
  isTrue<Same<typeof error.retryable, boolean>>();
  isTrue<Same<typeof error.cause, any>>(); // what `Error` has depends on the version of TypeScript
  switch (error.kind) {
    case "api":
    case "http":
      break;
    // @ts-expect-error no such kind
    case "server":
      break;
  }
  // @ts-expect-error it is not for changing
  error.kind = "api";
  // @ts-expect-error the package makes its errors itself
  new YoumiError();
  void plain;
}

// ---- Options

declare const tokenStore: TokenStore;
declare const logger: Logger;

export function options(): void {
  const baseUrl = "http://server.example/v1";
  const every: ClientOptions = {
    baseUrl,
    fetch,
    timeoutMs: Infinity,
    retries: 0,
    headers: { "X-Trace": "1" },
    tokenStore,
    paths: { endTakeover: "/v2/endTakeover" },
    logger,
    allowSecretInBrowser: true,
  };
  const v1: V1ClientOptions[] = [
    { ...every, auth: { appId: "id", appKey: "key" } },
    { baseUrl, auth: { accessToken: "token", sign: (text) => text } },
    { baseUrl, auth: { accessToken: () => "token", sign: async (text) => text } },
    { baseUrl, auth: { accessToken: async () => "token", sign: async (text: string) => text } },
    { baseUrl, auth: "none", logger: console, tokenStore: new Map<string, string>() },
    { baseUrl, auth: "none", logger: {}, fetch: async (url, init) => new Response(`${url} ${init.method}`) },
  ];
  const v2: V2ClientOptions[] = [
    { ...every, auth: { clientId: "id", clientSecret: "secret" }, tenantId: "tenant" },
    { baseUrl, auth: { clientId: "id", clientSecret: "secret", tokenUrl: "https://sso.example", scope: "scope" } },
    { baseUrl, auth: { accessToken: async () => "token" } },
    { baseUrl, auth: "none" },
  ];
  for (const given of v1) new V1Client(given);
  for (const given of v2) new V2Client(given);
  // @ts-expect-error nothing
  new V1Client();
  // @ts-expect-error no auth
  new V1Client({ baseUrl });
  // @ts-expect-error no address
  new V1Client({ auth: "none" });
  // @ts-expect-error the key is missing
  new V1Client({ baseUrl, auth: { appId: "id" } });
  // @ts-expect-error with a token alone nothing can be signed
  new V1Client({ baseUrl, auth: { accessToken: "token" } });
  // @ts-expect-error another word
  new V1Client({ baseUrl, auth: "anonymous" });
  // @ts-expect-error misspelt
  new V1Client({ baseUrl, auth: "none", timeout: 5 });
  // @ts-expect-error v1 knows no tenants
  new V1Client({ baseUrl, auth: "none", tenantId: "tenant" });
  // @ts-expect-error the auth of v1
  new V2Client({ baseUrl, auth: { appId: "id", appKey: "key" } });
  // @ts-expect-error a store has three functions
  new V1Client({ baseUrl, auth: "none", tokenStore: { get: () => "" } });
  // @ts-expect-error a signal is a call's
  new V1Client({ baseUrl, auth: "none", signal: new AbortController().signal });
}

export async function callOptions(v1: V1Client): Promise<void> {
  const every: CallOptions = {
    signal: new AbortController().signal,
    timeoutMs: 1000,
    retries: 5,
    headers: { "X-Trace": "1" },
  };
  await v1.listStaff({}, every);
  await v1.listStaff({}, null);
  await v1.listStaff(null, { signal: null });
  await v1.listStaff(undefined, undefined);
  // @ts-expect-error misspelt
  await v1.listStaff({}, { timeout: 5 });
  // @ts-expect-error a controller is not its signal
  await v1.listStaff({}, { signal: new AbortController() });
}

export async function mismatches(v1: V1Client): Promise<void> {
  const reports: MismatchReport[] = [];
  const onMismatch = (report: MismatchReport): void => void reports.push(report);
  const baseUrl = "http://server.example/v1";
  new V1Client({ baseUrl, auth: "none", onMismatch });
  new V2Client({ baseUrl, auth: "none", onMismatch: async ({ endpoint }) => endpoint });
  const gateway: GatewayOptions = {
    v1: { baseUrl, auth: "none", onMismatch },
    allow: ["listStaff"],
    authorize: () => true,
  };
  new Gateway(gateway);
  const every: CallOptions[] = [{ onMismatch }, { onMismatch: "reject" }, { onMismatch: () => 5 }, {}];
  for (const given of every) await v1.listStaff({}, given);
  const { values, mismatches: found } = await v1.listStaff({}, { onMismatch });
  isTrue<Same<typeof values, Staff[]>>();
  isTrue<Same<typeof found, Mismatch[] | undefined>>();
  isTrue<Same<Mismatch, { path: string; expected: string; found: string; count: number }>>();
  isTrue<Same<MismatchReport, { endpoint: string; mismatches: Mismatch[] }>>();
  // @ts-expect-error another word
  await v1.listStaff({}, { onMismatch: "report" });
  // @ts-expect-error it is told of an answer, not of a mismatch
  await v1.listStaff({}, { onMismatch: (report: Mismatch) => report });
  // @ts-expect-error there may be none
  found.length;
}

interface Todo {
  number: number;
  title: string;
}

declare const todoSchema: StandardSchema<Todo>;
declare const todosSchema: StandardSchema<Todo[]>;

export async function schemas(v1: V1Client, v2: V2Client): Promise<void> {
  const todos = await v2.listTodos({}, { schema: todosSchema });
  isTrue<Same<typeof todos, Reply<Todo[]>>>();
  isTrue<Same<Parameters<typeof v2.listTodos<Todo[]>>[1], SchemaOptions<Todo[]>>>();
  const created = await v2.createTodo(todoParams, { schema: todoSchema, timeoutMs: 1000, onMismatch: "reject" });
  isTrue<Same<typeof created, Reply<Todo>>>();
  for await (const todo of v2.eachTodo(null, { schema: todoSchema })) isTrue<Same<typeof todo, Todo>>();
  for await (const ad of v2.eachAd({ name: "", pageSize: 20 }, { schema: todoSchema })) isTrue<Same<typeof ad, Todo>>();
  const iterator: AsyncIterableIterator<Todo> = v2.eachFan({}, { schema: todoSchema });
  const any = await v1.call({ method: "GET", path: "any" }, { schema: todosSchema });
  isTrue<Same<typeof any, Reply<Todo[]>>>();
  isTrue<Same<typeof any, Awaited<ReturnType<typeof v2.call<Todo[]>>>>>();
  const plain = await v2.listTodos({}, { retries: 0 });
  isTrue<Same<typeof plain, Reply<JsonValue>>>();

  const result: StandardResult<number> = { value: 5 };
  const byHand = await v2.countTodos(null, {
    schema: {
      "~standard": {
        version: 1,
        vendor: "own",
        validate: async (value) => (value === 5 ? result : { issues: [{ message: "not 5", path: ["a", { key: 0 }] }] }),
      },
    },
  });
  isTrue<Same<typeof byHand, Reply<number>>>();

  // @ts-expect-error its values are documented
  await v1.listStaff({}, { schema: todosSchema });
  // @ts-expect-error its values are documented
  await v2.listDepartments({}, { schema: todosSchema });
  // @ts-expect-error its items are documented
  v1.eachFriend({}, { schema: todoSchema });
  // @ts-expect-error a schema is a call's
  new V2Client({ baseUrl: "/youmi", auth: "none", schema: todosSchema });
  // @ts-expect-error a JSON Schema is none
  await v2.listTodos({}, { schema: { type: "array" } });
  // @ts-expect-error misspelt
  await v2.listTodos({}, { schema: todosSchema, timeout: 5 });
  void iterator;
}

declare const todoParams: CreateTodoParams;

// ---- v1

export async function basicData(v1: V1Client): Promise<void> {
  isTrue<Same<Parameters<V1Client["listWechatAccounts"]>[0], ListWechatAccountsParams | null | undefined>>();
  isTrue<Same<Parameters<V1Client["listStaff"]>[0], ListStaffParams | null | undefined>>();
  isTrue<Same<Parameters<V1Client["listLabels"]>[0], ListLabelsParams | null | undefined>>();
  isTrue<Same<Parameters<V1Client["listLabelCategories"]>[0], NoParams | null | undefined>>();
  isTrue<Same<Parameters<V1Client["listAdGroups"]>[0], NoParams | null | undefined>>();
  isTrue<Same<Parameters<V1Client["listFriendAttributes"]>[0], NoParams | null | undefined>>();
  isTrue<Same<Parameters<V1Client["getAccessToken"]>[0], NoParams | null | undefined>>();
  isTrue<Same<Parameters<V1Client["listStaffWechatAccounts"]>[0], ListStaffWechatAccountsParams | null | undefined>>();

  const accounts: Reply<WechatAccount[]> = await v1.listWechatAccounts({ ad_wechat_lei: 3 });
  const staff: Reply<Staff[]> = await v1.listStaff({
    ad_staff_state: -1,
    ad_staff_code: "b01",
    ad_staff_name: "b",
    ad_staff_addtime: "2018-08-08",
  });
  const categories: Reply<LabelCategory[]> = await v1.listLabelCategories();
  const labels: Reply<Label[]> = await v1.listLabels({ categories: 189 });
  const groups: Reply<AdGroup[]> = await v1.listAdGroups({});
  const attributes: Reply<FriendAttribute[]> = await v1.listFriendAttributes(null);
  const managed: Reply<StaffWechatAccount[]> = await v1.listStaffWechatAccounts({ ad_staff_code: "b03" });
  const token: Reply<AccessToken> = await v1.getAccessToken();

  isTrue<Same<typeof accounts.errmsg, number>>();
  isTrue<Same<typeof accounts.succeed, boolean>>();
  isTrue<Same<typeof accounts.msgTime, string>>();
  isTrue<Same<typeof accounts.requestId, string | null>>();
  isTrue<Same<typeof accounts.errdesc, string | null>>();

  const [account] = accounts.values;
  if (account) {
    isTrue<Same<typeof account.ad_wechat_id, number>>();
    isTrue<Same<typeof account.ad_wechat_nober, string>>();
    isTrue<Same<typeof account.ad_wechat_nick, string | null>>();
    isTrue<Same<typeof account.ad_wechat_friends, boolean>>();
    isTrue<Same<typeof account.ad_wechat_chat, boolean | null>>();
    isTrue<Same<typeof account.ad_wechat_viewnum, number | null>>();
    isTrue<Same<typeof account.is_receiveaddfriendtask, number>>();
  }
  const [group] = groups.values;
  if (group) {
    isTrue<Same<typeof group.ad_brand_welist, string[]>>();
    isTrue<Same<typeof group.wechats, AdGroupAccount[] | null>>();
  }
  const [attribute] = attributes.values;
  if (attribute) {
    isTrue<Same<typeof attribute.id, string>>();
    isTrue<Same<typeof attribute.customVal, FriendAttributeChoice[]>>();
    isTrue<Same<typeof attribute.customValJsonStr, FriendAttributeChoice[]>>();
    isTrue<Same<typeof attribute.customIsred, boolean>>();
  }
  isTrue<Same<(typeof staff.values)[number]["ad_staff_state"], number>>();
  isTrue<Same<(typeof labels.values)[number]["ad_label_id"], number>>();
  isTrue<Same<(typeof categories.values)[number]["ad_choose"], number>>();
  isTrue<Same<(typeof managed.values)[number]["ad_wechat_id"], number>>();
  isTrue<Same<typeof token.values.expires_in, number>>();
  isTrue<Same<typeof token.values.access_token, string>>();

  // @ts-expect-error another number
  await v1.listWechatAccounts({ ad_wechat_lei: 1 });
  // @ts-expect-error a number in a text
  await v1.listStaff({ ad_staff_state: "0" });
  // @ts-expect-error misspelt
  await v1.listStaff({ ad_staff_stat: 0 });
  // @ts-expect-error it takes none
  await v1.listAdGroups({ Page: 1 });
  // @ts-expect-error a list, not a record
  account?.ad_wechat_id.length;
  // @ts-expect-error null has no text
  account?.ad_wechat_nick.length;
}

export async function friends(v1: V1Client): Promise<void> {
  const time: Time[] = ["2018-08-08 10:01:03", new Date()];
  const seconds: UnixSeconds[] = [1533693663, new Date()];
  const every: ListFriendsParams = {
    Wechat_id: 1,
    Wechat_No: "a",
    StartTime: time[0]!,
    EndTime: new Date(),
    ad_bind_Stime: seconds[0]!,
    ad_bind_Etime: 1,
    ad_updatechatting_Stime: 1,
    ad_updatechatting_Etime: new Date(),
    Page: 1,
    PageSize: 20,
    ad_staff_code: "b01",
    ad_relation_expand3: 1,
    ad_relation_isflock: -1,
    ad_relation_state: 6,
    ad_wechat_lei: 0,
    order_by_key: "ad_relation_id",
    order_by_model: "desc",
  };
  const page: Reply<Friend[]> = await v1.listFriends(every);
  for await (const friend of v1.eachFriend(every, { timeoutMs: 1000 })) {
    isTrue<Same<typeof friend, Friend>>();
    isTrue<Same<typeof friend.ad_friend_id, number>>();
    isTrue<Same<typeof friend.username, string | null>>();
  }
  const iterator: AsyncIterableIterator<Friend> = v1.eachFriend();
  await iterator.next();
  const request: AddFriendParams = { ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d", sffcode: "e" };
  const added: Reply<boolean> = await v1.addFriend(request, { retries: 0 });

  // @ts-expect-error seconds are no text
  await v1.listFriends({ ad_bind_Stime: "2018-08-08 10:01:03" });
  // @ts-expect-error a text is no number
  await v1.listFriends({ StartTime: 1533693663 });
  // @ts-expect-error another word
  await v1.listFriends({ order_by_model: "up" });
  // @ts-expect-error the right spelling is the wrong one
  await v1.addFriend({ ReceiverId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" });
  // @ts-expect-error PcKid is missing
  await v1.addFriend({ ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c" });
  // @ts-expect-error what it takes
  await v1.addFriend();
  // @ts-expect-error not a promise of friends
  await v1.eachFriend().values;
  void page;
  void added;
}

export async function anyEndpoint(v1: V1Client, v2: V2Client): Promise<void> {
  const request: AnyRequest = { method: "GET", path: "friend", query: { Page: 1, text: "a", flag: true, none: null } };
  const reply: Reply<JsonValue> = await v1.call(request, { retries: 1 });
  await v2.call({ method: "POST", path: "/v2/System/GetDepartList", body: { a: [1, "b", null] }, retry: true });
  const value: JsonValue = reply.values;
  if (Array.isArray(value)) isTrue<Same<typeof value, JsonValue[]>>();
  // @ts-expect-error another method
  await v1.call({ method: "PUT", path: "friend" });
  // @ts-expect-error no path
  await v1.call({ method: "GET" });
  // @ts-expect-error a function is no JSON
  await v1.call({ method: "POST", path: "friend", body: () => 1 });
  // @ts-expect-error what it is has to be found out first
  value.length;
}

// ---- v2

export async function merchant(v2: V2Client): Promise<void> {
  isTrue<Same<Parameters<V2Client["getMerchantToken"]>[0], NoParams | null | undefined>>();
  const token: MerchantToken = resultOf(v2.getMerchantToken());
  isTrue<Same<typeof token.expires_in, number>>();
  const departments: Department[] = resultOf(v2.listDepartments());
  isTrue<Same<typeof departments, { departid: number; departname: string }[]> | true>();

  const callback: RegisterCallbackUrlParams = { url: "https://crm.example/callbacks", type: 100 };
  await v2.registerCallbackUrl(callback);
  const subscription: SubscribeEventParams = { url: "https://crm.example/events", appId: "id", messageTypes: ["a"] };
  await v2.subscribeEvent({ ...subscription, notDocumented: [1] });
}

export async function conversations(v2: V2Client): Promise<void> {
  const address: MessageAddress = { WechatId: "1", ToUserName: "wxid_a", RelationType: 0 };
  const messages: Message[] = [
    { ...address, MsgType: "text", Text: "你好" },
    { ...address, MsgType: "image", Url: "https://img.example/a.png", Format: "png" },
    { ...address, MsgType: "video", Url: "https://img.example/a.mp4", notDocumented: 1 },
    { ...address, MsgType: "another", notDocumented: 1 },
  ];
  const replies: Reply<JsonValue>[] = await Promise.all(messages.map((message) => v2.sendMessage(message)));
  const fields: SendMessageParams = { MsgType: "text" };
  const takeover: ApplyTakeoverParams = { wechat_key: "a", friend_key: null };
  await v2.applyTakeover(takeover);
  const more: MoreParams = { notDocumented: [1] };
  await v2.endTakeover(more);
  await v2.sendNotification(more);
  await v2.listChatMessages(more);
  const activation: ActivateConversationParams = { ad_wechat_id: 1, enforceAttribution: 0, content: "你好" };
  await v2.activateConversation(activation);
  // @ts-expect-error all parameters are documented
  await v2.activateConversation({ ...activation, notDocumented: 1 });
  // @ts-expect-error the content is missing
  await v2.activateConversation({ ad_wechat_id: 1, enforceAttribution: 0 });
  // @ts-expect-error to whom?
  await v2.sendMessage({ MsgType: "text", Text: "你好" });
  void replies;
  void fields;
}

export async function organization(v2: V2Client): Promise<void> {
  const groups: ListDepartmentGroupsParams = { departId: 1 };
  await v2.listDepartmentGroups(groups);
  const staff: ListGroupStaffParams = { departId: 1, departGroupId: 2, staffState: 0 };
  await v2.listGroupStaff(staff);
  await v2.listAllStaff();
  const service: GetStaffServiceReportParams = { orderType: "asc", show: 1, staffState: true };
  await v2.getStaffServiceReport(service);
  // @ts-expect-error all parameters are documented
  await v2.getStaffServiceReport({ ...service, notDocumented: 1 });
  const activation: GetStaffActivationReportParams = { time: new Date(), ad_departid: "1" };
  await v2.getStaffActivationReport(activation);
  // @ts-expect-error another number
  await v2.listGroupStaff({ ...staff, staffState: 2 });
}

export async function lists(v2: V2Client): Promise<void> {
  const fans: ListFansParams = { wechatId: 1, pageIndex: 1, pageSize: 20 };
  const page: Reply<JsonValue> = await v2.listFans(fans);
  for await (const fan of v2.eachFan(fans)) isTrue<Same<typeof fan, JsonValue>>();
  const countFans: CountFansParams = { fansKe: "" };
  await v2.countFans(countFans);
  // @ts-expect-error all parameters are documented
  await v2.countFans({ ...countFans, notDocumented: 1 });

  const ads: ListAdsParams = { name: "", pageIndex: 1, pageSize: 20, state: -1 };
  await v2.listAds(ads);
  for await (const ad of v2.eachAd({ name: "", pageSize: 20 })) isTrue<Same<typeof ad, JsonValue>>();
  const countAds: CountAdsParams = { name: "" };
  await v2.countAds(countAds);

  const recordings: ListCallRecordingsParams = {
    ad_staff_code: "",
    msg_type: "voip_voice",
    wechat_lei: "-1",
    wechat_id: "",
    fans_key: "",
    PageIndex: 1,
    PageSize: 20,
  };
  await v2.listCallRecordings(recordings);
  for await (const recording of v2.eachCallRecording(recordings)) isTrue<Same<typeof recording, JsonValue>>();
  void page;
}

export async function todos(v2: V2Client): Promise<void> {
  const todo: AddTodoParams = { Weixin: "a", RemindTime: new Date(), Recipient: ["b01"] };
  await v2.addTodo(todo);
  const whole: CreateTodoParams = {
    Weixin: "a",
    From: 0,
    RemindTitle: "b",
    FollowupsiTuation: "c",
    RemindTime: "2018-08-08 10:01:03",
    AdWecharId: 1,
  };
  await v2.createTodo(whole);
  const wanted: ListTodosParams = { usersate: -1, WecharId: 1 };
  await v2.listTodos(wanted);
  for await (const found of v2.eachTodo(wanted)) isTrue<Same<typeof found, JsonValue>>();
  const counted: CountTodosParams = { usersate: 0 };
  await v2.countTodos(counted);
  // @ts-expect-error the vendor's spelling
  await v2.createTodo({ ...whole, FollowupSituation: "c" });
}

export async function bulkSends(v2: V2Client): Promise<void> {
  const items: BulkSendItem[] = [
    { type: "0", data: { content: "你好" } },
    { type: "1", data: { imgName: "a", imgFormat: "png", imgMediaUrl: "https://img.example/a.png" } },
    { type: "2", data: { videoName: "a", videoFormat: "mp4", videoMediaUrl: "https://img.example/a.mp4" } },
    { type: "9", data: { notDocumented: [1] } },
  ];
  const bulkSend: SaveBulkSendParams = { task_content: items };
  await v2.saveBulkSend({ ...bulkSend, notDocumented: 1 });
  const number: DeleteBulkSendParams = { ad_bulk_send_id: 1 };
  await v2.deleteBulkSend(number);
  // @ts-expect-error which?
  await v2.deleteBulkSend({});
}

// ---- Callbacks, events, chat

export function callbacks(body: string | Uint8Array): CallbackReply {
  const callback: Callback = parseCallback(body);
  const { MerchantId, MsgTime }: Pick<CallbackEnvelope, "MerchantId" | "MsgTime"> = callback;
  isTrue<Same<typeof MerchantId, number>>();
  isTrue<Same<typeof MsgTime, number>>();
  const values: CallbackValues = callback.Values;
  const json: JsonValue = values;
  const friend: JsonValue | undefined = values.ad_friend_id;
  void [json, friend, values.labeltSomething];
  if (callback.Type === 0) {
    const saved: LabelsSaved = callback.Values;
    const whole: CallbackOf<0, LabelsSaved> = callback;
    void [saved.ad_friend_id, whole];
  }
  if (callback.Type === 4) isTrue<Same<typeof callback, CallbackOf<4>>>();
  const type: number = callback.Type;
  if (type > 8) return callbackReply(false, "unknown");
  const { name, payload }: ParsedEvent = parseEvent({ messageType: "chat" });
  const known: EventName[] = ["fansInfoChange", "fansAttributionChange", "chat", "rpaTaskResult"];
  isTrue<Same<typeof name, EventName | null>>();
  isTrue<Same<typeof payload, JsonValue>>();
  void known;
  // @ts-expect-error a number is no body
  parseCallback(5);
  const reply: { Result: boolean; ReturnCode: number; Message: string } = callbackReply();
  return reply;
}

export function chat(message: object): string | number | null {
  const content: ChatContent = parseChatContent(message);
  const { type, resvred }: ChatContentBase = content;
  isTrue<Same<typeof type, number | null>>();
  isTrue<Same<typeof resvred, JsonValue>>();
  const parts: (
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
  )[] = [content];
  void parts;
  switch (content.kind) {
    case "text":
      return content.text;
    case "image":
      return content.key_hd;
    case "voice":
      return content.videoLen;
    case "card":
      return content.nickname;
    case "location":
      return content.thumbUrl;
    case "link":
      return content.url;
    case "file":
      return content.totalLen;
    case "invitation":
      return content.desc;
    case "miniProgram":
      // @ts-expect-error what it holds is not documented
      return content.title;
    case "other":
      return content.content;
  }
}

export function scenes(): string | null {
  // @ts-expect-error which of the two tables?
  relationScene(1);
  // @ts-expect-error another word
  relationScene(1, "qq");
  return relationScene("1", "wechat") ?? relationScene(1, "wecom") ?? relationScene(null, "wecom");
}

// ---- Sidebar

export function sidebar(): SidebarVisit {
  const cipher: SidebarCipher = { mode: "ecb", encoding: "hex" };
  const whole: SidebarCipher = { ...cipher, padding: "zeros", key: "k1k2k1" };
  void whole;
  const keys: SidebarKeys = { privateKey: "key", orderUrl: "https://crm.example/order", cipher, maxAgeMs: 600_000 };
  const customer: SidebarCustomer = {
    WX: "a",
    TEL: "b",
    Number: "c",
    merchantid: "d",
    wechat: "e",
    uid: "f",
    originalId: "g",
  };
  const visit: SidebarVisitToSeal = { userId: "zhangsan", customer, timestamp: new Date(), type: "WL" };
  const url: string = sealSidebar(visit, keys);
  const opened: SidebarVisit = openSidebar(new URL(url), { privateKey: "key" });
  isTrue<Same<typeof opened.timestamp, number | null>>();
  isTrue<Same<typeof opened.customer, SidebarCustomer>>();
  isTrue<Same<typeof opened.cipher, SidebarCipher>>();
  // @ts-expect-error no key
  openSidebar(url, {});
  // @ts-expect-error another way to encrypt
  openSidebar(url, { privateKey: "key", cipher: { mode: "gcm" } });
  return opened;
}

// ---- Gateway

function mayOpen(visit: Omit<SidebarVisit, "dockPwd">): boolean {
  // @ts-expect-error authorize is not told the password
  return visit.dockPwd === "" || visit.customer.WX !== "";
}

function decide({ headers }: Request, call: GatewayCall): Authorization {
  return call.endpoint === "addFriend" ? "forbidden" : headers.has("Cookie");
}

export async function gateway(request: Request): Promise<Response> {
  const fields: SidebarField[] = ["UserID", "WX", "originalId"];
  const sidebar: GatewaySidebar = { privateKey: "key", maxAgeMs: 600_000, fields, withoutDockPwd: false };
  const allow: EndpointId[] = ["listStaff", "listFriends", "addFriend", "listDepartments"];
  const options: GatewayOptions = {
    v1: { baseUrl: "http://server.example/v1", auth: { appId: "id", appKey: "key" } },
    v2: { baseUrl: "http://server.example", auth: { clientId: "id", clientSecret: "secret" } },
    allow,
    authorize: async ({ headers }, call) => {
      if (call.endpoint === "sidebar") return mayOpen(call.visit);
      isTrue<Same<typeof call.params, Record<string, JsonValue>>>();
      if (call.endpoint === "listFriends")
        return { params: { ...call.params, Wechat_No: "wxid_a", EndTime: new Date() } };
      // @ts-expect-error no endpoint
      if (call.endpoint === "listEverything") return false;
      return headers.has("Cookie") || "forbidden";
    },
    prefix: "/youmi",
    origins: ["https://crm.example", "tauri://localhost"],
    allowHeaders: ["X-CSRF-Token"],
    sidebar,
    callbacks: { secret: "a-secret-of-our-own", onEvent: (event) => void event },
  };
  new Gateway({ ...options, authorize: () => true });
  new Gateway({ ...options, authorize: async (request, call) => decide(request, call) });
  // @ts-expect-error what is that?
  new Gateway({ ...options, authorize: () => "yes" });
  // @ts-expect-error a password is not for pages
  new Gateway({ ...options, sidebar: { ...sidebar, fields: ["dockPwd"] } });
  // @ts-expect-error no endpoint
  new Gateway({ ...options, allow: ["listEverything"] });
  // @ts-expect-error a token is not for pages
  new Gateway({ ...options, allow: ["getAccessToken"] });
  // @ts-expect-error who may call?
  new Gateway({ allow });
  return new Gateway(options).handle(request);
}

export async function visit(): Promise<string> {
  const found: FetchedVisit = await fetchVisit("/youmi");
  const { customer } = await fetchVisit("https://crm.example/youmi", location.search);
  const phone: string | undefined = customer.TEL;
  const user: string | undefined = found.userId;
  // @ts-expect-error the gateway keeps it
  void found.dockPwd;
  // @ts-expect-error the prefix is needed
  await fetchVisit();
  return `${user} ${phone} ${found.timestamp?.toFixed()} ${found.cipher?.mode}`;
}
