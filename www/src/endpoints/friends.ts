import type { AddFriendParams, ListFriendsParams, NoParams } from "youmi-open-api";
import { v1 } from "../client";
import { endpoint } from "./endpoint";

export const listFriendAttributes = endpoint<NoParams>({
  id: "listFriendAttributes",
  address: "GET friend/GetCustomAttributeList",
  fields: [],
  call: (params, options) => v1.listFriendAttributes(params, options),
});

export const listFriends = endpoint<ListFriendsParams>({
  id: "listFriends",
  address: "GET friend",
  fields: [
    { name: "Page", kind: "number" },
    { name: "PageSize", kind: "number" },
    { name: "Wechat_No", kind: "text" },
    { name: "ad_staff_code", kind: "text" },
    { name: "Wechat_id", kind: "number", rare: true },
    {
      name: "ad_wechat_lei",
      kind: "choice",
      choices: [
        [0, "personal"],
        [3, "wecom"],
      ],
      rare: true,
    },
    {
      name: "ad_relation_isflock",
      kind: "choice",
      choices: [
        [-1, "all"],
        [0, "friend"],
        [1, "group"],
        [2, "wecomContact"],
        [3, "wecomGroup"],
      ],
      rare: true,
    },
    {
      name: "ad_relation_state",
      kind: "choice",
      choices: [
        [-1, "all"],
        [0, "valid"],
        [1, "deletedByUs"],
        [4, "deletedByThem"],
        [5, "blockedByUs"],
        [6, "blockedByThem"],
      ],
      rare: true,
    },
    { name: "StartTime", kind: "time", rare: true },
    { name: "EndTime", kind: "time", rare: true },
    { name: "ad_bind_Stime", kind: "time", rare: true },
    { name: "ad_bind_Etime", kind: "time", rare: true },
    { name: "ad_updatechatting_Stime", kind: "time", rare: true },
    { name: "ad_updatechatting_Etime", kind: "time", rare: true },
    { name: "ad_relation_expand3", kind: "time", rare: true },
    {
      name: "order_by_key",
      kind: "choice",
      choices: [
        ["ad_relation_id", "byRelation"],
        ["ad_updatechatting_time", "byChat"],
      ],
      rare: true,
    },
    {
      name: "order_by_model",
      kind: "choice",
      choices: [
        ["asc", "rising"],
        ["desc", "falling"],
      ],
      rare: true,
    },
  ],
  call: (params, options) => v1.listFriends(params, options),
});

export const addFriend = endpoint<AddFriendParams>({
  id: "addFriend",
  address: "POST friend/Add_Friend",
  action: true,
  note: "addFriendNote",
  fields: [
    { name: "ReceiVerId", kind: "text", required: true, initial: "zznn72537" },
    { name: "Wechat_Moble", kind: "text", required: true, initial: "13800000000" },
    { name: "GreeTing", kind: "text", required: true, initial: "你好" },
    { name: "PcKid", kind: "text", required: true, initial: () => `demo-${Date.now()}` },
    { name: "sffcode", kind: "text" },
  ],
  call: (params, options) => v1.addFriend(params, options),
});
