import { random } from "../random.js";
import type { WechatAccount } from "./accounts.js";
import { type Entry, examplesThen } from "./entry.js";
import { exampleValues } from "./examples.js";
import { personName, staffCode } from "./names.js";

/** A staff member (员工). */
export interface Staff {
  ad_staff_code: string;
  ad_staff_name: string;
  ad_staff_state: number;
  ad_self_user: string | null;
}

/** A staff member with what can be filtered by but is not answered. */
export interface StaffEntry extends Entry<Staff> {
  /** Unix seconds. */
  addedAt: number;
}

/** An account that a staff member runs (员工管理运营机). */
export interface StaffWechatAccount {
  ad_staff_code: string;
  ad_wechat_id: number;
  ad_wechat_nober: string;
  ad_wechat_nick: string;
  ad_wechat_nickname: string;
  ad_wechat_qrcode: string;
  ad_original_nober: string;
}

const FIRST_ADDED = Date.UTC(2019, 0, 1) / 1000;
const DAY = 86_400;

function makeStaffMember(seed: number, index: number): Staff {
  const chance = random(seed, "staff", index);
  return {
    ad_staff_code: staffCode(index + 1),
    ad_staff_name: personName(chance),
    ad_staff_state: chance.chance(0.2) ? 1 : 0,
    ad_self_user: chance.chance(0.6) ? `user${chance.text(3, "0123456789")}` : null,
  };
}

/** `count` staff members, the vendor's example (`b01`) first; one is added each day from 2019 on. */
export function makeStaff(seed: number, count: number): StaffEntry[] {
  return examplesThen("listStaff", count, (index) => makeStaffMember(seed, index)).map((entry) => ({
    ...entry,
    addedAt: FIRST_ADDED + entry.index * DAY,
  }));
}

/** Who runs which account: the vendor's example (`b03` runs `zznn72537`), then the staff in turn. */
export function assignAccounts(
  staff: readonly StaffEntry[],
  accounts: readonly Entry<WechatAccount>[],
): Entry<StaffWechatAccount>[] {
  const examples = exampleValues<StaffWechatAccount[]>("listStaffWechatAccounts");
  const assigned = new Set(examples.map((example) => example.ad_wechat_id));
  const generated = accounts
    .filter((account) => !assigned.has(account.record.ad_wechat_id))
    .flatMap(({ record }, turn): StaffWechatAccount[] => {
      const owner = staff[turn % staff.length];
      if (!owner) return [];
      return [
        {
          ad_staff_code: owner.record.ad_staff_code,
          ad_wechat_id: record.ad_wechat_id,
          ad_wechat_nober: record.ad_wechat_nober,
          ad_wechat_nick: record.ad_wechat_nick,
          ad_wechat_nickname: record.ad_wechat_nickname,
          ad_wechat_qrcode: record.ad_wechat_qrcode,
          ad_original_nober: record.ad_original_nober,
        },
      ];
    });
  return [...examples, ...generated].map((record, index) => ({
    record,
    index,
    isExample: index < examples.length,
  }));
}
