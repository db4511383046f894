import type { Endpoint } from "../endpoint.js";
import { isStaffCode } from "../../data/dataset.js";
import { codes } from "../../wire/codes.js";
import { oneOf, optional, text, time, withDefault } from "../../wire/parameters.js";
import { Refusal } from "../../wire/refusal.js";
import { written } from "./records.js";
import { v1 } from "./row.js";

/**
 * 员工配置. The vendor does not say how the texts are compared: here the code has to be the same, the name
 * to contain what was given, and the time added not to be before it.
 */
const listStaff = v1(
  {
    id: "listStaff",
    title: "员工配置",
    method: "GET",
    path: "staff",
    parameters: {
      ad_staff_state: withDefault(oneOf(-1, 0, 1), -1),
      ad_staff_code: optional(text),
      ad_staff_name: optional(text),
      ad_staff_addtime: optional(time),
    },
  },
  (wanted, world) => {
    const found = world.data.staff.filter(
      ({ record, addedAt }) =>
        (wanted.ad_staff_state === -1 || record.ad_staff_state === wanted.ad_staff_state) &&
        (wanted.ad_staff_code === undefined || record.ad_staff_code === wanted.ad_staff_code) &&
        (wanted.ad_staff_name === undefined || record.ad_staff_name.includes(wanted.ad_staff_name)) &&
        (wanted.ad_staff_addtime === undefined || addedAt >= wanted.ad_staff_addtime),
    );
    return written("listStaff", found, world);
  },
);

/** 员工管理运营机 */
const listStaffWechatAccounts = v1(
  {
    id: "listStaffWechatAccounts",
    title: "员工管理运营机",
    method: "POST",
    path: "staff/GetStaffWechat",
    parameters: {
      ad_staff_code: optional(text),
    },
  },
  ({ ad_staff_code }, world) => {
    if (ad_staff_code !== undefined && !isStaffCode(world.data, ad_staff_code)) {
      throw new Refusal(codes.staffUnknown, `no staff member has the code ${ad_staff_code}`);
    }
    const found = world.data.staffAccounts.filter(
      ({ record }) => ad_staff_code === undefined || record.ad_staff_code === ad_staff_code,
    );
    return written("listStaffWechatAccounts", found, world);
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listStaff, listStaffWechatAccounts];
