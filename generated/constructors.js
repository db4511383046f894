// Written by `npm run generate` from crates/api.

/**
 * Build the objects of the records, by `constructor_id`. `value` returns the fields one after another.
 * @type {((value: () => unknown) => Record<string, unknown>)[]}
 */
export const constructors = [
  // CallbackEnvelope
  (value) => ({ Type: value(), MerchantId: value(), MsgTime: value(), Values: value() }),
  // AccessToken
  (value) => ({ expires_in: value(), access_token: value() }),
  // WechatAccount
  (value) => ({ ad_wechat_id: value(), ad_wechat_nober: value(), ad_wechat_nick: value(), ad_wechat_qrcode: value(), ad_wechat_addtime: value(), ad_original_nober: value(), ad_wechat_usercode: value(), ad_wechat_viewnum: value(), ad_wechat_vnumday: value(), ad_wechat_vnumlday: value(), ad_wechat_rfriend: value(), ad_wechat_friend: value(), ad_wechat_group: value(), ad_wechat_weight: value(), ad_wechat_friends: value(), ad_wechat_chat: value(), ad_state: value(), ad_wechat_nickname: value(), ad_wechat_initiative: value(), ad_wechat_passive: value(), ad_wechat_y3: value(), ad_receive_code: value(), ad_key_code: value(), ad_chatroom_code: value(), ad_wechat_push: value(), ad_wechat_new: value(), is_receiveaddfriendtask: value(), ad_wechat_lei: value(), ad_wechat_record: value(), imei: value() }),
  // Staff
  (value) => ({ ad_staff_code: value(), ad_staff_name: value(), ad_staff_state: value(), ad_self_user: value() }),
  // StaffWechatAccount
  (value) => ({ ad_staff_code: value(), ad_wechat_id: value(), ad_wechat_nober: value(), ad_wechat_nick: value(), ad_wechat_nickname: value(), ad_wechat_qrcode: value(), ad_original_nober: value() }),
  // LabelCategory
  (value) => ({ ad_label_id: value(), ad_label_name: value(), ad_choose: value() }),
  // Label
  (value) => ({ ad_label_info_id: value(), ad_label_info_name: value(), ad_label_id: value(), ad_label_time: value(), merchant_id: value(), ad_label_name: value(), ad_choose: value() }),
  // AdGroup
  (value) => ({ ad_brand_id: value(), ad_brand_name: value(), ad_brand_code: value(), ad_brand_welist: value(), merchantid: value(), ad_wechat_nick: value(), wechats: value(), ad_brand_region_code: value() }),
  // AdGroupAccount
  (value) => ({ ad_wechat_nober: value(), ad_wechat_qrcode: value() }),
  // FriendAttribute
  (value) => ({ id: value(), sort: value(), merchantId: value(), customName: value(), customType: value(), customLength: value(), customIsred: value(), customAddtime: value(), customAddtimeStr: value(), customValJsonStr: value(), customDateformat: value(), customVal: value() }),
  // FriendAttributeChoice
  (value) => ({ key: value(), value: value() }),
  // Friend
  (value) => ({ ad_friend_id: value(), ad_friend_uwenober: value(), ad_friend_wenober: value(), username: value(), avatar: value() }),
  // MerchantToken
  (value) => ({ access_token: value(), expires_in: value(), token_type: value(), scope: value() }),
  // Department
  (value) => ({ departid: value(), departname: value() }),
];
