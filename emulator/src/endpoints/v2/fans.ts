import type { Endpoint } from "../endpoint.js";
import type { FriendEntry } from "../../data/friends.js";
import { random } from "../../random.js";
import { integer, optional, present, text, type ValuesOf } from "../../wire/parameters.js";
import type { World } from "../../world.js";
import { isBetween, isPartOf, isWanted, pageOf } from "../filtering.js";
import { paging, v2 } from "./row.js";

/** What fans can be filtered by. 读取粉丝列表 is taken to have the filters of 读取粉丝总数. */
const filters = {
  wechatId: optional(integer),
  wechatKey: optional(text),
  fansKe: optional(text),
  fansName: optional(text),
  addStartTime: optional(integer),
  addEndTime: optional(integer),
  bindStartTime: optional(integer),
  bindEndTime: optional(integer),
  lastChatStartTime: optional(integer),
  lastChatEndTime: optional(integer),
  staffCode: optional(text),
  minUpdateTime: optional(integer),
  relationType: optional(integer),
  relationState: optional(integer),
  wechatType: optional(integer),
};

/**
 * The fans that are asked for. How texts are compared is the emulator's choice: `wechatKey` and `fansKe` with
 * the original ids, `fansName` with any part of the name.
 */
function found(wanted: ValuesOf<typeof filters>, { data }: World): FriendEntry[] {
  const originalIds = new Map(
    data.accounts.map(({ record }) => [record.ad_wechat_id, record.ad_original_nober]),
  );
  return data.friends.filter(
    (fan) =>
      isWanted(fan.accountId, wanted.wechatId) &&
      isWanted(originalIds.get(fan.accountId) ?? "", wanted.wechatKey) &&
      isWanted(fan.record.ad_friend_wenober, wanted.fansKe) &&
      isPartOf(fan.record.username, wanted.fansName) &&
      isBetween(fan.addedAt, wanted.addStartTime, wanted.addEndTime) &&
      isBetween(fan.boundAt, wanted.bindStartTime, wanted.bindEndTime) &&
      isBetween(fan.lastChatAt, wanted.lastChatStartTime, wanted.lastChatEndTime) &&
      isWanted(fan.staffCode, wanted.staffCode) &&
      isBetween(fan.changedAt, wanted.minUpdateTime, undefined) &&
      isWanted(fan.kind, wanted.relationType) &&
      isWanted(fan.state, wanted.relationState) &&
      isWanted(fan.accountKind, wanted.wechatType),
  );
}

/** The documented sources of a relation, by the kind of account. */
const scenes: Readonly<Record<"wechat" | "wecom", readonly number[]>> = {
  wechat: [
    1, 3, 8, 10, 13, 14, 15, 17, 18, 24, 25, 27, 28, 29, 30, 48, 65, 67, 74, 77, 78, 79, 81, 82, 89, 93, 94,
  ],
  wecom: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 201, 202],
};

function fanOf(friend: FriendEntry, seed: number): object {
  const kind = friend.accountKind === 3 ? "wecom" : "wechat";
  const scene = random(seed, "scene", friend.index).pick(scenes[kind]);
  return { ...friend.record, ad_relation_scene: scene };
}

/** 读取粉丝列表. Of the answer only `ad_relation_scene` is documented; a fan is a v1 friend with it. */
const listFans = v2(
  {
    id: "listFans",
    title: "读取粉丝列表",
    path: "Friend/GetFansList",
    parameters: { ...filters, ...paging },
  },
  (wanted, world) =>
    pageOf(found(wanted, world), wanted.pageIndex, wanted.pageSize).map((friend) =>
      fanOf(friend, world.options.seed),
    ),
);

/** 读取粉丝总数 */
const countFans = v2(
  {
    id: "countFans",
    title: "读取粉丝总数",
    path: "Friend/GetFansCount",
    parameters: { ...filters, fansKe: present(text) },
  },
  (wanted, world) => found(wanted, world).length,
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listFans, countFans];
