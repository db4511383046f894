import type { Endpoint } from "../endpoint.js";
import { written } from "./records.js";
import { v1 } from "./row.js";

/** 投放组配置 */
const listAdGroups = v1(
  {
    id: "listAdGroups",
    title: "投放组配置",
    method: "GET",
    path: "AdManage",
    parameters: {},
  },
  (_, world) => written("listAdGroups", world.data.adGroups, world),
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listAdGroups];
