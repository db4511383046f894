import { written } from "./records.js";
import { v1 } from "./row.js";

/** 投放组配置 */
export const listAdGroups = v1(
  {
    id: "listAdGroups",
    title: "投放组配置",
    method: "GET",
    path: "AdManage",
    parameters: {},
  },
  (_, world) => written("listAdGroups", world.data.adGroups, world),
);
