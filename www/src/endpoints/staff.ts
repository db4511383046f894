import type { ListStaffParams, ListStaffWechatAccountsParams } from "youmi-open-api";
import { v1 } from "../client";
import { endpoint } from "./endpoint";

export const listStaff = endpoint<ListStaffParams>({
  id: "listStaff",
  address: "GET staff",
  fields: [
    {
      name: "ad_staff_state",
      kind: "choice",
      choices: [
        [-1, "all"],
        [0, "enabled"],
        [1, "disabled"],
      ],
    },
    { name: "ad_staff_code", kind: "text" },
    { name: "ad_staff_name", kind: "text" },
    { name: "ad_staff_addtime", kind: "text" },
  ],
  call: (params, options) => v1.listStaff(params, options),
});

export const listStaffWechatAccounts = endpoint<ListStaffWechatAccountsParams>({
  id: "listStaffWechatAccounts",
  address: "POST staff/GetStaffWechat",
  note: "unknownStaffNote",
  fields: [{ name: "ad_staff_code", kind: "text" }],
  call: (params, options) => v1.listStaffWechatAccounts(params, options),
});
