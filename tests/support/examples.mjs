// The vendor's examples, and what they are once they have been read.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The text of the vendor's example of an endpoint. */
export function exampleText(endpoint) {
  return readFileSync(require.resolve(`youmi-open-api-emulator/examples/v1/${endpoint}.json`), "utf8");
}

/** The example, parsed. */
export function example(endpoint) {
  return JSON.parse(exampleText(endpoint));
}

/** The list endpoints, with the types that their fields are handed out in. `?`: null is a possible value. */
export const TYPES = {
  listWechatAccounts: {
    ad_wechat_id: "integer",
    ad_wechat_nober: "text",
    ad_wechat_nick: "text?",
    ad_wechat_qrcode: "text?",
    ad_wechat_addtime: "text?",
    ad_original_nober: "text",
    ad_wechat_usercode: "text?",
    ad_wechat_viewnum: "integer?",
    ad_wechat_vnumday: "integer?",
    ad_wechat_vnumlday: "integer?",
    ad_wechat_rfriend: "integer?",
    ad_wechat_friend: "integer",
    ad_wechat_group: "integer",
    ad_wechat_weight: "integer?",
    ad_wechat_friends: "bool",
    ad_wechat_chat: "bool?",
    ad_state: "text?",
    ad_wechat_nickname: "text?",
    ad_wechat_initiative: "bool?",
    ad_wechat_passive: "bool?",
    ad_wechat_y3: "bool?",
    ad_receive_code: "text?",
    ad_key_code: "text?",
    ad_chatroom_code: "text?",
    ad_wechat_push: "bool",
    ad_wechat_new: "integer?",
    is_receiveaddfriendtask: "integer",
    ad_wechat_lei: "integer",
    ad_wechat_record: "bool",
    imei: "text?",
  },
  listStaff: { ad_staff_code: "text", ad_staff_name: "text", ad_staff_state: "integer", ad_self_user: "text?" },
  listLabelCategories: { ad_label_id: "integer", ad_label_name: "text", ad_choose: "integer" },
  listLabels: {
    ad_label_info_id: "integer",
    ad_label_info_name: "text",
    ad_label_id: "integer",
    ad_label_time: "text?",
    merchant_id: "text?",
    ad_label_name: "text",
    ad_choose: "integer",
  },
  listAdGroups: {
    ad_brand_id: "integer",
    ad_brand_name: "text",
    ad_brand_code: "text?",
    ad_brand_welist: "json",
    merchantid: "text?",
    ad_wechat_nick: "text?",
    wechats: "json?",
    ad_brand_region_code: "text?",
  },
  listFriendAttributes: {
    id: "text",
    sort: "integer",
    merchantId: "text?",
    customName: "text",
    customType: "integer",
    customLength: "integer",
    customIsred: "bool",
    customAddtime: "text?",
    customAddtimeStr: "text?",
    customValJsonStr: "list",
    customDateformat: "text?",
    customVal: "json",
  },
  listStaffWechatAccounts: {
    ad_staff_code: "text",
    ad_wechat_id: "integer",
    ad_wechat_nober: "text",
    ad_wechat_nick: "text?",
    ad_wechat_nickname: "text?",
    ad_wechat_qrcode: "text?",
    ad_original_nober: "text",
  },
  listFriends: {
    ad_friend_id: "integer",
    ad_friend_uwenober: "text?",
    ad_friend_wenober: "text?",
    username: "text?",
    avatar: "text?",
  },
};

const readers = {
  integer: Number,
  text: String,
  bool: (value) => (typeof value === "boolean" ? value : String(value) === "1" || String(value) === "true"),
  json: (value) => (typeof value === "string" ? JSON.parse(value) : value),
  list: (value) => value ?? [],
};

/** A record as the package has to hand it out, worked out without it. */
export function normalised(endpoint, record) {
  const result = { ...record };
  for (const [name, type] of Object.entries(TYPES[endpoint])) {
    const value = record[name] ?? null;
    const absent = type === "json" || type === "list" ? [] : null;
    result[name] = value === null ? absent : readers[type.replace("?", "")](value);
  }
  return result;
}
