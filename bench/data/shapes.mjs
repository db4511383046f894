// What the documented answers hold, said once: each validator's schema and the reading of all fields follow from it.

export const integer = { kind: "integer" };
export const text = { kind: "text" };
export const flag = { kind: "flag" };
/** The envelope's errmsg: one of the two codes of success. */
export const successCode = { kind: "successCode" };
export const successCodes = [20000, 10004];
export const list = (item) => ({ kind: "list", item });
/** JSON inside a text. */
export const jsonText = (inner) => ({ kind: "jsonText", inner });
/** `undocumented` fields are not checked by anybody, but kept by all and read. */
export const record = (fields, undocumented = {}) => ({ kind: "record", fields, undocumented });
export const nullable = (shape) => ({ ...shape, nullable: true });

/** The envelope around a list of records. */
export const envelope = (item) =>
  record({
    errmsg: successCode,
    succeed: flag,
    msgTime: text,
    requestId: nullable(text),
    errdesc: nullable(text),
    values: list(item),
  });

export const account = record({
  ad_wechat_id: integer,
  ad_wechat_nober: text,
  ad_wechat_nick: nullable(text),
  ad_wechat_qrcode: nullable(text),
  ad_wechat_addtime: nullable(text),
  ad_original_nober: text,
  ad_wechat_usercode: nullable(text),
  ad_wechat_viewnum: nullable(integer),
  ad_wechat_vnumday: nullable(integer),
  ad_wechat_vnumlday: nullable(integer),
  ad_wechat_rfriend: nullable(integer),
  ad_wechat_friend: integer,
  ad_wechat_group: integer,
  ad_wechat_weight: nullable(integer),
  ad_wechat_friends: flag,
  ad_wechat_chat: nullable(flag),
  ad_state: nullable(text),
  ad_wechat_nickname: nullable(text),
  ad_wechat_initiative: nullable(flag),
  ad_wechat_passive: nullable(flag),
  ad_wechat_y3: nullable(flag),
  ad_receive_code: nullable(text),
  ad_key_code: nullable(text),
  ad_chatroom_code: nullable(text),
  ad_wechat_push: flag,
  ad_wechat_new: nullable(integer),
  is_receiveaddfriendtask: integer,
  ad_wechat_lei: integer,
  ad_wechat_record: flag,
  imei: nullable(text),
});

export const staffMember = record({
  ad_staff_code: text,
  ad_staff_name: text,
  ad_staff_state: integer,
  ad_self_user: nullable(text),
});

export const label = record({
  ad_label_info_id: integer,
  ad_label_info_name: text,
  ad_label_id: integer,
  ad_label_time: nullable(text),
  merchant_id: nullable(text),
  ad_label_name: text,
  ad_choose: integer,
});

export const adGroup = record({
  ad_brand_id: integer,
  ad_brand_name: text,
  ad_brand_code: nullable(text),
  ad_brand_welist: jsonText(list(text)),
  merchantid: nullable(text),
  ad_wechat_nick: nullable(text),
  wechats: nullable(jsonText(list(record({ ad_wechat_nober: text, ad_wechat_qrcode: nullable(text) })))),
  ad_brand_region_code: nullable(text),
});

export const friend = record(
  {
    ad_friend_id: integer,
    ad_friend_uwenober: nullable(text),
    ad_friend_wenober: nullable(text),
    username: nullable(text),
    avatar: nullable(text),
  },
  {
    Wechat_id: integer,
    ad_wechat_lei: integer,
    ad_staff_code: text,
    ad_relation_id: integer,
    ad_relation_state: integer,
    ad_relation_isflock: integer,
    ad_updatechatting_time: integer,
    ad_relation_expand3: integer,
  },
);
