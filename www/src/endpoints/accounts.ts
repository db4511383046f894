import type { ListWechatAccountsParams } from "youmi-open-api";
import { v1 } from "../client";
import { endpoint } from "./endpoint";

export const listWechatAccounts = endpoint<ListWechatAccountsParams>({
  id: "listWechatAccounts",
  address: "GET WeCaht",
  fields: [
    {
      name: "ad_wechat_lei",
      kind: "choice",
      choices: [
        [0, "personal"],
        [3, "wecom"],
      ],
    },
  ],
  call: (params, options) => v1.listWechatAccounts(params, options),
});
