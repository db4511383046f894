// An example for every endpoint, which the tests run against the emulator: what it calls, and what it prints.

const V1 = `import { V1Client } from "youmi-open-api";

const v1 = new V1Client({
  baseUrl: "http://127.0.0.1:5003/v1",
  auth: { appId: process.env.YOUMI_APP_ID, appKey: process.env.YOUMI_APP_KEY },
});`;

const v2 = (paths) => `import { V2Client } from "youmi-open-api";

const v2 = new V2Client({
  baseUrl: "http://127.0.0.1:5003",
  auth: {
    clientId: process.env.YOUMI_CLIENT_ID,
    clientSecret: process.env.YOUMI_CLIENT_SECRET,
    tokenUrl: process.env.YOUMI_TOKEN_URL, // without it the vendor's
  },${paths}
});`;

const tomorrow = "new Date(Date.now() + 24 * 60 * 60 * 1000)";

/** By endpoint: what stands between the parentheses of the call. */
const params = {
  getAccessToken: "",
  listWechatAccounts: "{ ad_wechat_lei: 0 }",
  listStaff: "{ ad_staff_state: 0 }",
  listStaffWechatAccounts: `{ ad_staff_code: "b03" }`,
  listLabelCategories: "",
  listLabels: "{ categories: -1 }",
  listAdGroups: "",
  listFriendAttributes: "",
  listFriends: "{ Page: 1, PageSize: 20 }",
  addFriend: `{
  ReceiVerId: "zznn72537",
  Wechat_Moble: "13800138000",
  GreeTing: "您好，我是您的专属客服",
  PcKid: "order-1001",
}`,
  getMerchantToken: "",
  registerCallbackUrl: `{ url: "https://crm.example/youmi/callbacks/a-secret-of-your-own", type: 100 }`,
  subscribeEvent: `{
  url: "https://crm.example/youmi/callbacks/a-secret-of-your-own",
  appId: "crm",
  messageTypes: ["chat"],
}`,
  sendMessage: `{
  WechatId: "135389",
  ToUserName: "wxid_5kq0w1v8j3zt22",
  RelationType: 0,
  MsgType: "text",
  Text: "您的订单已发货",
}`,
  applyTakeover: `{
  wechat_key: "wxid_2yfwlz5fu21922",
  friend_key: "wxid_5kq0w1v8j3zt22",
  apply_source: "QKB",
}`,
  endTakeover: `{ wechat_key: "wxid_2yfwlz5fu21922", friend_key: "wxid_5kq0w1v8j3zt22" }`,
  activateConversation: `{
  ad_friend_wenober: "wxid_5kq0w1v8j3zt22",
  ad_wechat_id: 135389,
  enforceAttribution: 0,
  content: "客户已付款，请跟进",
}`,
  sendNotification: `{ text: "客户已付款，请跟进" }`,
  listChatMessages: `{ ToUserName: "wxid_5kq0w1v8j3zt22" }`,
  getStaffServiceReport: `{
  startDate: "2026-11-01 00:00:00",
  endDate: "2026-11-30 23:59:59",
  orderType: "desc",
  show: 3,
  staffState: false,
  pageIndex: 1,
  pageSize: 50,
}`,
  getStaffActivationReport: `{
  time: new Date("2026-11-24T00:00:00+08:00"),
  wechat_lei: 0,
  ad_departid: "-1",
}`,
  listDepartments: "",
  listDepartmentGroups: "{ departId: -1 }",
  listGroupStaff: "{ departId: -1, departGroupId: -1, staffState: 0 }",
  listAllStaff: "{}",
  listFans: "{ pageIndex: 1, pageSize: 20 }",
  countFans: `{ fansKe: "" }`,
  addTodo: `{
  Weixin: "wxid_5kq0w1v8j3zt22",
  RemindTitle: "回访",
  RemindTime: ${tomorrow},
  Recipient: ["b03"],
}`,
  createTodo: `{
  From: 0,
  Weixin: "wxid_5kq0w1v8j3zt22",
  AdWecharId: 135389,
  Recipient: ["b03"],
  RemindTitle: "回访",
  FollowupsiTuation: "确认收货地址",
  RemindTime: ${tomorrow},
}`,
  listTodos: "{ usersate: 0, pageIndex: 1, pageSize: 20 }",
  countTodos: "{ usersate: 0 }",
  listAds: `{ name: "", state: 1, pageIndex: 1, pageSize: 20 }`,
  countAds: `{ name: "", state: 1 }`,
  saveBulkSend: `{
  task_content: [{ type: "0", data: { content: "春茶上市" } }],
}`,
  deleteBulkSend: "{ ad_bulk_send_id: task }",
  listCallRecordings: `{
  ad_staff_code: "", // any, with the emulator
  msg_type: "voip_voice",
  wechat_lei: "-1",
  wechat_id: "",
  fans_key: "",
  PageIndex: 1,
  PageSize: 20,
}`,
};

/** What has to be done before, for those that undo something or would find nothing. */
const before = {
  listTodos: `await v2.createTodo(${params.createTodo});
`,
  endTakeover: `await v2.applyTakeover({
  wechat_key: "wxid_2yfwlz5fu21922",
  friend_key: "wxid_5kq0w1v8j3zt22",
  apply_source: "QKB",
});
`,
  deleteBulkSend: `const { values: task } = await v2.saveBulkSend({ task_content: [{ type: "0", data: { content: "春茶上市" } }] });
`,
};

/** The example of an operation of openapi.json: a whole file. */
export function exampleOf({ operationId: id, "x-version": version, "x-path": path }) {
  if (params[id] === undefined) throw new Error(`site/endpoints/examples.mjs has no example of ${id}`);
  const paths =
    path === null ? `\n  paths: { ${id}: "/v2/emulator/${id}" }, // the emulator's; ask the vendor for yours` : "";
  const setup = version === "v1" ? V1 : v2(paths);
  return `${setup}

${before[id] ?? ""}const { values } = await ${version}.${id}(${params[id]});
console.log(values);`;
}
