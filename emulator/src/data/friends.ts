import { random } from "../random.js";
import type { WechatAccount } from "./accounts.js";
import type { Entry } from "./entry.js";
import { exampleValues } from "./examples.js";
import { nickname, originalId, phoneNumber, wechatNumber } from "./names.js";
import type { StaffEntry } from "./staff.js";

/**
 * A friend (好友). The vendor documents five keys of the answer; the others here bear the names of
 * documented parameters, as keys that a client does not know but has to keep.
 */
export interface Friend {
  ad_friend_id: number;
  ad_friend_uwenober: string;
  ad_friend_wenober: string;
  username: string;
  avatar: string;
  Wechat_id?: number;
  ad_wechat_lei?: number;
  ad_staff_code?: string;
  ad_relation_id?: number;
  ad_relation_state?: number;
  ad_relation_isflock?: number;
  ad_updatechatting_time?: number;
  ad_relation_expand3?: number;
}

/** A friend with all that can be filtered and sorted by, whether it is answered or not. Times: unix seconds. */
export interface FriendEntry extends Entry<Friend> {
  relationId: number;
  accountId: number;
  accountKind: number;
  staffCode: string;
  /** Known to the sidebar alone; empty for groups. */
  phone: string;
  /** 0 valid, 1 deleted by us, 4 deleted by them, 5 blocked by us, 6 blocked by them. */
  state: number;
  /** 0 friend, 1 group, 2 WeCom contact, 3 WeCom group. */
  kind: number;
  addedAt: number;
  boundAt: number;
  lastChatAt: number;
  changedAt: number;
}

/** The number that Chinese forms show as an example. */
const EXAMPLE_PHONE = "13800138000";
const FORMER_STATES = [1, 4, 5, 6];
const FIRST_RELATION = 9_000_001;
const FIRST_FRIEND = 1_100_000;
const FIRST_ADDED = Date.UTC(2021, 0, 1) / 1000;
const HOUR = 3600;
const DAY = 86_400;

/** `valid` friends (state 0), the made-up example first, then `former` ones in the other states in turn. */
export function makeFriends(
  seed: number,
  counts: { valid: number; former: number },
  accounts: readonly Entry<WechatAccount>[],
  staff: readonly StaffEntry[],
): FriendEntry[] {
  const owners = accounts.map((account) => account.record);
  return Array.from({ length: counts.valid + counts.former }, (_, index) => {
    const chance = random(seed, "friend", index);
    const owner = owners[index % Math.max(owners.length, 1)];
    const accountKind = owner?.ad_wechat_lei ?? 0;
    const isGroup = index % 7 === 6;
    const addedAt = FIRST_ADDED + index * HOUR;
    const lastChatAt = addedAt + chance.integer(0, 300) * DAY;
    const isExample = index === 0 && counts.valid > 0;
    const entry = {
      index,
      isExample,
      relationId: FIRST_RELATION + index,
      accountId: owner?.ad_wechat_id ?? 0,
      accountKind,
      staffCode: staff[index % Math.max(staff.length, 1)]?.record.ad_staff_code ?? "",
      phone: isGroup ? "" : isExample ? EXAMPLE_PHONE : phoneNumber(random(seed, "phone", index)),
      state: index < counts.valid ? 0 : (FORMER_STATES[(index - counts.valid) % FORMER_STATES.length] ?? 1),
      kind: accountKind === 3 ? (isGroup ? 3 : 2) : isGroup ? 1 : 0,
      addedAt,
      boundAt: addedAt + 10 * 60,
      lastChatAt,
      changedAt: lastChatAt + chance.integer(0, DAY),
    };
    if (isExample) return { ...entry, record: exampleValues<Friend>("listFriends") };
    const original = originalId(chance);
    const record: Friend = {
      ad_friend_id: FIRST_FRIEND + index,
      ad_friend_uwenober: wechatNumber(chance),
      ad_friend_wenober: isGroup ? `${chance.text(11, "0123456789")}@chatroom` : original,
      username: nickname(chance),
      avatar: `http://img.example.com/avatar/${original}.png`,
      Wechat_id: entry.accountId,
      ad_wechat_lei: entry.accountKind,
      ad_staff_code: entry.staffCode,
      ad_relation_id: entry.relationId,
      ad_relation_state: entry.state,
      ad_relation_isflock: entry.kind,
      ad_updatechatting_time: entry.lastChatAt,
      ad_relation_expand3: entry.changedAt,
    };
    return { ...entry, record };
  });
}
