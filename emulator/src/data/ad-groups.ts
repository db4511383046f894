import { random } from "../random.js";
import type { WechatAccount } from "./accounts.js";
import { type Entry, examplesThen } from "./entry.js";

/** An ad group (投放组). Two of its fields hold JSON inside a string. */
export interface AdGroup {
  ad_brand_id: number;
  ad_brand_name: string;
  ad_brand_code: string;
  ad_brand_welist: string;
  merchantid: string;
  ad_wechat_nick: string | null;
  wechats: string | null;
  ad_brand_region_code: string;
}

const places = ["朋友圈", "抖音", "百度", "腾讯视频", "快手", "小红书", "公众号"];
const goods = ["面膜", "茶叶", "白酒", "课程", "保险", "童装", "健身"];
const regions = ["360800", "440100", "110000", "310000", "510100", "330100"];

/** `count` ad groups, the vendor's two examples first; each has none to three of the accounts. */
export function makeAdGroups(
  seed: number,
  count: number,
  accounts: readonly Entry<WechatAccount>[],
): Entry<AdGroup>[] {
  const candidates = accounts.filter((account) => !account.isExample).map((account) => account.record);
  return examplesThen("listAdGroups", count, (index) => {
    const chance = random(seed, "adGroup", index);
    const first = candidates.length > 0 ? chance.integer(0, candidates.length - 1) : 0;
    const members = candidates.slice(first, first + chance.integer(0, 3));
    const named = members.map(({ ad_wechat_nober, ad_wechat_qrcode }) => ({
      ad_wechat_nober,
      ad_wechat_qrcode,
    }));
    return {
      ad_brand_id: 160 + index,
      ad_brand_name: `${chance.pick(places)}${chance.pick(goods)}广告`,
      ad_brand_code: String(100 + index),
      ad_brand_welist: JSON.stringify(members.map((member) => String(member.ad_wechat_id))),
      merchantid: "640462692",
      ad_wechat_nick:
        members.map((member) => `${member.ad_wechat_nick}(${member.ad_wechat_nober})`).join(",") || null,
      wechats: named.length > 0 ? JSON.stringify(named) : null,
      ad_brand_region_code: chance.pick(regions),
    };
  });
}
