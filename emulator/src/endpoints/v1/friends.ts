import type { Endpoint } from "../endpoint.js";
import { isStaffCode } from "../../data/dataset.js";
import type { FriendEntry } from "../../data/friends.js";
import { codes } from "../../wire/codes.js";
import {
  integer,
  integerFrom,
  oneOf,
  optional,
  required,
  text,
  time,
  withDefault,
  word,
} from "../../wire/parameters.js";
import { Refusal } from "../../wire/refusal.js";
import { isBetween, pageOf } from "../filtering.js";
import { written } from "./records.js";
import { v1 } from "./row.js";

/** 好友自定义属性配置 */
const listFriendAttributes = v1(
  {
    id: "listFriendAttributes",
    title: "好友自定义属性配置",
    method: "GET",
    path: "friend/GetCustomAttributeList",
    parameters: {},
  },
  (_, world) => written("listFriendAttributes", world.data.friendAttributes, world),
);

const sortKeys = {
  ad_relation_id: (friend: FriendEntry) => friend.relationId,
  ad_updatechatting_time: (friend: FriendEntry) => friend.lastChatAt,
};

/**
 * 读取好友. What the vendor leaves open: `Wechat_No` is compared with both ids of a friend; without an order
 * friends come as ad_relation_id rises; what does not exist is not found, which is no error. `values` is an
 * object, as the vendor shows it, when there is exactly one friend on the page, otherwise an array.
 */
const listFriends = v1(
  {
    id: "listFriends",
    title: "读取好友",
    method: "GET",
    path: "friend",
    parameters: {
      Wechat_id: optional(integer),
      Wechat_No: optional(text),
      StartTime: optional(time),
      EndTime: optional(time),
      ad_bind_Stime: optional(integer),
      ad_bind_Etime: optional(integer),
      ad_updatechatting_Stime: optional(integer),
      ad_updatechatting_Etime: optional(integer),
      Page: withDefault(integerFrom(1), 1),
      PageSize: withDefault(integerFrom(1), 20),
      ad_staff_code: optional(text),
      ad_relation_expand3: optional(integer),
      ad_relation_isflock: withDefault(oneOf(-1, 0, 1, 2, 3), -1),
      ad_relation_state: withDefault(oneOf(-1, 0, 1, 4, 5, 6), 0),
      ad_wechat_lei: optional(oneOf(0, 3)),
      order_by_key: withDefault(word("ad_relation_id", "ad_updatechatting_time"), "ad_relation_id"),
      order_by_model: withDefault(word("asc", "desc"), "asc"),
    },
  },
  (wanted, world) => {
    const sortKey = sortKeys[wanted.order_by_key];
    const direction = wanted.order_by_model === "asc" ? 1 : -1;
    const found = world.data.friends
      .filter(
        (friend) =>
          (wanted.Wechat_id === undefined || friend.accountId === wanted.Wechat_id) &&
          (wanted.Wechat_No === undefined ||
            friend.record.ad_friend_uwenober === wanted.Wechat_No ||
            friend.record.ad_friend_wenober === wanted.Wechat_No) &&
          isBetween(friend.addedAt, wanted.StartTime, wanted.EndTime) &&
          isBetween(friend.boundAt, wanted.ad_bind_Stime, wanted.ad_bind_Etime) &&
          isBetween(friend.lastChatAt, wanted.ad_updatechatting_Stime, wanted.ad_updatechatting_Etime) &&
          (wanted.ad_staff_code === undefined || friend.staffCode === wanted.ad_staff_code) &&
          (wanted.ad_relation_expand3 === undefined || friend.changedAt > wanted.ad_relation_expand3) &&
          (wanted.ad_relation_isflock === -1 || friend.kind === wanted.ad_relation_isflock) &&
          (wanted.ad_relation_state === -1 || friend.state === wanted.ad_relation_state) &&
          (wanted.ad_wechat_lei === undefined || friend.accountKind === wanted.ad_wechat_lei),
      )
      .sort((one, other) => direction * (sortKey(one) - sortKey(other)));
    const page = written("listFriends", pageOf(found, wanted.Page, wanted.PageSize), world);
    return page.length === 1 ? page[0] : page;
  },
);

/**
 * 添加好友. Which code answers which fault is the emulator's reading of the vendor's table; texts other than
 * the two that have a code of their own are refused with 200012 when they are missing.
 */
const addFriend = v1(
  {
    id: "addFriend",
    title: "添加好友",
    method: "POST",
    path: "friend/Add_Friend",
    parameters: {
      ReceiVerId: required(text, codes.accountIdMissing),
      Wechat_Moble: required(text, codes.contactMissing),
      GreeTing: required(text),
      PcKid: required(text),
      sffcode: optional(text),
    },
    errdesc: "",
  },
  ({ ReceiVerId, Wechat_Moble, GreeTing, PcKid, sffcode }, world) => {
    const account = world.data.accounts.find(({ record }) => record.ad_wechat_nober === ReceiVerId);
    if (!account) throw new Refusal(codes.accountUnknown, `no operating account ${ReceiVerId}`);
    if (account.record.is_receiveaddfriendtask === 0) {
      throw new Refusal(codes.addingDisabled, `${ReceiVerId} has is_receiveaddfriendtask 0`);
    }
    if (sffcode !== undefined && !isStaffCode(world.data, sffcode)) {
      throw new Refusal(codes.staffUnknown, `no staff member has the code ${sffcode}`);
    }
    // The same PcKid twice is stored twice: that a client sent it once is for its tests to prove.
    world.memory.addedFriends.push({
      ReceiVerId,
      Wechat_Moble,
      GreeTing,
      PcKid,
      sffcode: sffcode ?? null,
      receivedAt: world.clock.now(),
    });
    return true;
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listFriendAttributes, listFriends, addFriend];
