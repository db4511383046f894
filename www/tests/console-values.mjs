// What is filled in to call each endpoint at the emulator.

const nextYear = `${new Date().getFullYear() + 1}-01-01T09:30`;
const page = { pageIndex: "1", pageSize: "5" };
const friend = "wxid_5kq0w1v8j3zt22";
const todo = { Weixin: friend, RemindTitle: "回访", FollowupsiTuation: "确认收货地址", RemindTime: nextYear };

export const filledIn = {
  listStaff: { ad_staff_state: 0 },
  listLabels: { categories: "-1" },
  listStaffWechatAccounts: { ad_staff_code: "b03" },
  listFriends: { StartTime: "2018-05-11T14:32:40", ad_bind_Stime: "2018-05-11T14:32:40", ad_relation_state: 0 },
  addFriend: { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "您好", PcKid: "order-1001" },
  registerCallbackUrl: { url: "https://crm.example/callbacks", type: 100 },
  subscribeEvent: { url: "https://crm.example/events", appId: "crm", messageTypes: ["chat"] },
  sendMessage: { WechatId: "3547", ToUserName: friend, RelationType: "0", MsgType: "text", Text: "您的订单已发货" },
  applyTakeover: { friend_key: friend, apply_source: "QKB" },
  activateConversation: { ad_wechat_id: "3547", enforceAttribution: 0, content: "客户已付款，请跟进" },
  getStaffServiceReport: { orderType: "desc", show: 3, staffState: false },
  getStaffActivationReport: { time: "2026-11-24T00:00", ad_departid: "-1" },
  listDepartmentGroups: { departId: "-1" },
  listGroupStaff: { departId: "-1", departGroupId: "-1", staffState: 0 },
  countFans: { fansKe: friend },
  addTodo: todo,
  createTodo: { ...todo, From: 0, AdWecharId: "3547", Recipient: ["b03"] },
  listAds: { name: "茶", ...page },
  countAds: { name: "茶" },
  saveBulkSend: { task_content: [{ type: "0", data: { content: "春茶上市" } }] },
  deleteBulkSend: { ad_bulk_send_id: "853" },
  listCallRecordings: {
    ad_staff_code: "b03",
    msg_type: "voip_voice",
    wechat_lei: "-1",
    wechat_id: "3547",
    fans_key: friend,
    PageIndex: "1",
    PageSize: "5",
  },
};
