// Parameters for every endpoint, as an application gives them and as they have to arrive.

import { requiredOf } from "./openapi.mjs";

const when = new Date("2099-08-08T02:01:03Z");
// China Standard Time is eight hours ahead.
const whenText = "2099-08-08 10:01:03";
const whenSeconds = when.getTime() / 1000;
const awkward = "张 三&a=b/?#%+\"'\\";

const same = (params) => ({ params, wire: params });

/** By endpoint, for those that need more than the parameters that they require: what is given, and what arrives; in the order of the endpoints they all succeed. */
export const SAMPLES = {
  listWechatAccounts: same({ ad_wechat_lei: 3 }),
  listStaff: same({ ad_staff_state: 0, ad_staff_name: awkward, ad_staff_addtime: "2018-08-08 10:01:03" }),
  listLabels: same({ categories: -1 }),
  listStaffWechatAccounts: same({ ad_staff_code: "b03" }),
  listFriends: {
    params: { StartTime: "2018-08-08 10:01:03", EndTime: when, ad_bind_Etime: when, Page: 1, order_by_model: "asc" },
    wire: {
      ...{ StartTime: "2018-08-08 10:01:03", EndTime: whenText, ad_bind_Etime: whenSeconds },
      ...{ Page: 1, order_by_model: "asc" },
    },
  },
  addFriend: same({
    ReceiVerId: "zznn72537",
    Wechat_Moble: "13800138000",
    GreeTing: awkward,
    PcKid: "1",
    sffcode: "b03",
  }),
  registerCallbackUrl: same({ url: null, type: 100 }),
  subscribeEvent: same({ url: "https://shop.example/events?a=b&c=d", appId: "1", messageTypes: ["chat"] }),
  sendMessage: same({ WechatId: "1", ToUserName: "2", RelationType: 0, MsgType: "text", Text: awkward }),
  applyTakeover: same({ wechat_key: "w", friend_key: "f", apply_key: null, apply_source: "QKB" }),
  endTakeover: same({ wechat_key: "w", friend_key: "f" }),
  activateConversation: same({ ad_wechat_id: 1, enforceAttribution: 0, content: awkward, activationType: 1 }),
  sendNotification: same({ text: awkward, list: [1, { deep: null }] }),
  listChatMessages: same({ pageIndex: 1, pageSize: 2 }),
  getStaffServiceReport: {
    params: { startDate: when, orderKey: null, orderType: "desc", show: 3, staffState: true, departId: -1 },
    wire: { startDate: whenText, orderType: "desc", show: 3, staffState: true, departId: -1 },
  },
  getStaffActivationReport: {
    params: { time: when, wechat_lei: 0, ad_staff_code: null, ad_departid: "-1" },
    wire: { time: whenSeconds, wechat_lei: 0, ad_staff_code: null, ad_departid: "-1" },
  },
  listDepartmentGroups: same({ departId: -1 }),
  listGroupStaff: same({ departId: -1, departGroupId: -1, staffState: 1 }),
  listAllStaff: same({ anything: "goes" }),
  listFans: same({ fansName: awkward, pageIndex: 1, pageSize: 5, further: true }),
  countFans: same({ fansKe: "", relationState: -1 }),
  addTodo: {
    params: { Weixin: "wxid_1", RemindTitle: awkward, RemindTime: when, Recipient: ["b03", "b08"] },
    wire: { Weixin: "wxid_1", RemindTitle: awkward, RemindTime: whenText, Recipient: ["b03", "b08"] },
  },
  createTodo: same({
    ...{ Weixin: "wxid_1", From: 0, RemindTitle: "t", FollowupsiTuation: awkward, RemindTime: whenText },
    ...{ AdWecharId: 1, IsAlways: 0 },
  }),
  listTodos: {
    params: { startTimestamp: 0, endTimestamp: when, usersate: -1, pageIndex: 1 },
    wire: { startTimestamp: 0, endTimestamp: whenSeconds, usersate: -1, pageIndex: 1 },
  },
  countTodos: same({ usersate: 0 }),
  listAds: same({ name: "", minCosts: 0.5, state: -1, pageIndex: 1, pageSize: 10 }),
  countAds: same({ name: "", maxCosts: 100, buildType: 1 }),
  saveBulkSend: same({ task_content: [{ type: "0", data: { content: awkward } }], title: "t" }),
  deleteBulkSend: same({ ad_bulk_send_id: 853 }),
  listCallRecordings: same({
    ...{ ad_staff_code: "", msg_type: "voip_voice", wechat_lei: "-1", wechat_id: "", fans_key: "" },
    ...{ PageIndex: 1, PageSize: 20 },
  }),
};

/** Those of an endpoint, if only the ones that it requires. */
export function sampleOf(endpoint) {
  return SAMPLES[endpoint.id] ?? same(requiredOf(endpoint));
}
