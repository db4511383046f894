import type { Endpoint } from "../endpoint.js";
import { oneOf, withDefault } from "../../wire/parameters.js";
import { written } from "./records.js";
import { v1 } from "./row.js";

/** 运营号配置 */
const listWechatAccounts = v1(
  {
    id: "listWechatAccounts",
    title: "运营号配置",
    method: "GET",
    path: "WeCaht",
    parameters: {
      ad_wechat_lei: withDefault(oneOf(0, 3), 0),
    },
  },
  ({ ad_wechat_lei }, world) => {
    const found = world.data.accounts.filter(({ record }) => record.ad_wechat_lei === ad_wechat_lei);
    return written("listWechatAccounts", found, world);
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listWechatAccounts];
