import type { Endpoint } from "../endpoint.js";
import { readPlainTime } from "../../clock.js";
import type { Ad } from "../../data/ads.js";
import {
  integer,
  integerFrom,
  number,
  oneOf,
  optional,
  present,
  required,
  text,
  time,
  type ValuesOf,
  withDefault,
} from "../../wire/parameters.js";
import type { World } from "../../world.js";
import { isBetween, isPartOf, isWanted, pageOf } from "../filtering.js";
import { v2 } from "./row.js";

const filters = {
  code: optional(text),
  name: present(text),
  minCosts: optional(number),
  maxCosts: optional(integer),
  startTime: optional(time),
  endTime: optional(time),
  state: withDefault(oneOf(-1, 0, 1), -1),
  buildType: withDefault(oneOf(-1, 0, 1), -1),
};

/** The ads that are asked for; that a name may be given in part is the emulator's choice. */
function found(wanted: ValuesOf<typeof filters>, { data }: World): Ad[] {
  return data.ads.filter(
    (ad) =>
      isWanted(ad.code, wanted.code) &&
      isPartOf(ad.name, wanted.name) &&
      isBetween(ad.costs, wanted.minCosts, wanted.maxCosts) &&
      isBetween(readPlainTime(ad.createTime) ?? 0, wanted.startTime, wanted.endTime) &&
      isWanted(ad.state, wanted.state) &&
      isWanted(ad.buildType, wanted.buildType),
  );
}

/** 读取广告列表 */
const listAds = v2(
  {
    id: "listAds",
    title: "读取广告列表",
    path: "AdManage/GetAdList",
    parameters: { ...filters, pageIndex: required(integerFrom(1)), pageSize: required(integerFrom(1)) },
  },
  (wanted, world) => pageOf(found(wanted, world), wanted.pageIndex, wanted.pageSize),
);

/** 读取广告条数 */
const countAds = v2(
  { id: "countAds", title: "读取广告条数", path: "AdManage/GetAdCount", parameters: filters },
  (wanted, world) => found(wanted, world).length,
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listAds, countAds];
