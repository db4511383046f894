import type { NoParams } from "youmi-open-api";
import { v1 } from "../client";
import { endpoint } from "./endpoint";

export const listAdGroups = endpoint<NoParams>({
  id: "listAdGroups",
  address: "GET AdManage",
  fields: [],
  call: (params, options) => v1.listAdGroups(params, options),
});
