import { makeAccounts, type WechatAccount } from "./accounts.js";
import { type Ad, makeAds } from "./ads.js";
import { type ChatMessage, makeChat } from "./chat.js";
import { type AdGroup, makeAdGroups } from "./ad-groups.js";
import type { Entry } from "./entry.js";
import { type FriendAttribute, makeFriendAttributes } from "./friend-attributes.js";
import { type FriendEntry, makeFriends } from "./friends.js";
import { type Label, type LabelCategory, makeLabelCategories, makeLabels } from "./labels.js";
import { type GroupStaff, placeStaff } from "./organization.js";
import { type CallRecording, makeRecordings } from "./recordings.js";
import { assignAccounts, makeStaff, type StaffEntry, type StaffWechatAccount } from "./staff.js";

/** How much data is made. The vendor's examples count: they are the first records of each list. */
export interface DataSize {
  /** Personal accounts (ad_wechat_lei 0). */
  accounts: number;
  /** WeCom accounts (ad_wechat_lei 3), on top of those. */
  wecomAccounts: number;
  /** Friends that are still friends (ad_relation_state 0). */
  friends: number;
  /** Friends in one of the other states, on top of those. */
  formerFriends: number;
  staff: number;
  labels: number;
  adGroups: number;
  /** Advertisements (广告) of v2. */
  ads: number;
  /** Recorded calls (音频存档) of v2. */
  recordings: number;
}

/** All the data that the emulator serves, in the documented types; looseness comes in when it is answered. */
export interface Dataset {
  accounts: readonly Entry<WechatAccount>[];
  staff: readonly StaffEntry[];
  staffAccounts: readonly Entry<StaffWechatAccount>[];
  labelCategories: readonly Entry<LabelCategory>[];
  labels: readonly Entry<Label>[];
  adGroups: readonly Entry<AdGroup>[];
  friendAttributes: readonly Entry<FriendAttribute>[];
  friends: readonly FriendEntry[];
  groupStaff: readonly GroupStaff[];
  ads: readonly Ad[];
  recordings: readonly CallRecording[];
  chat: readonly ChatMessage[];
}

/** Makes the data: the same seed and size always give the same. */
export function makeDataset(seed: number, size: DataSize): Dataset {
  const accounts = makeAccounts(seed, size.accounts, size.wecomAccounts);
  const staff = makeStaff(seed, size.staff);
  const labelCategories = makeLabelCategories();
  const friends = makeFriends(seed, { valid: size.friends, former: size.formerFriends }, accounts, staff);
  return {
    accounts,
    staff,
    staffAccounts: assignAccounts(staff, accounts),
    labelCategories,
    labels: makeLabels(seed, size.labels, labelCategories),
    adGroups: makeAdGroups(seed, size.adGroups, accounts),
    friendAttributes: makeFriendAttributes(),
    friends,
    groupStaff: placeStaff(staff),
    ads: makeAds(seed, size.ads),
    recordings: makeRecordings(seed, size.recordings, accounts, friends),
    chat: makeChat(friends),
  };
}

/** Whether a staff code belongs to anybody: to the staff list, or to an example that names its own. */
export function isStaffCode(data: Dataset, code: string): boolean {
  return (
    data.staff.some((member) => member.record.ad_staff_code === code) ||
    data.staffAccounts.some((account) => account.isExample && account.record.ad_staff_code === code)
  );
}
