import { plainTime } from "../clock.js";
import { random } from "../random.js";

/** An advertisement (广告). The keys are the emulator's, after the parameters: the vendor's are not documented. */
export interface Ad {
  ad_id: number;
  code: string;
  name: string;
  costs: number;
  /** 0 offline, 1 online. */
  state: number;
  /** 0 own, 1 企客宝. */
  buildType: number;
  createTime: string;
}

const products = ["面膜", "茶叶", "白酒", "课程", "保险", "童装", "健身卡"];
const occasions = ["新品", "双十一", "年货节", "会员日", "开学季"];
const FIRST_MADE = Date.UTC(2022, 0, 1);
const DAY = 86_400_000;

/** `count` ads, one made each day from 2022-01-01 08:00:00 on. */
export function makeAds(seed: number, count: number): Ad[] {
  return Array.from({ length: count }, (_, index) => {
    const chance = random(seed, "ad", index);
    return {
      ad_id: 7001 + index,
      code: `AD${String(index + 1).padStart(4, "0")}`,
      name: chance.pick(occasions) + chance.pick(products),
      costs: chance.integer(0, 1_000_000) / 100,
      state: index % 3 === 2 ? 0 : 1,
      buildType: index % 2,
      createTime: plainTime(FIRST_MADE + index * DAY),
    };
  });
}
