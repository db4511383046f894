import { isoTime, plainTime } from "../clock.js";
import { type Entry, examplesThen } from "./entry.js";

/** A custom attribute of friends (好友自定义属性). */
export interface FriendAttribute {
  id: string;
  sort: number;
  merchantId: string | null;
  customName: string;
  customType: number;
  customLength: number;
  customIsred: boolean;
  customAddtime: string;
  customAddtimeStr: string;
  customValJsonStr: { key: string; value: string }[];
  customDateformat: string;
  customVal: string;
}

/** Name, type (1 text, 2 date, 3 one of, 4 some of), whether it is required, and what can be chosen. */
const generated: readonly (readonly [string, number, boolean, readonly string[]])[] = [
  ["客户性别", 3, true, ["男", "女", "保密"]],
  ["生日", 2, false, []],
  ["肤质", 3, false, ["干性", "油性", "混合性", "敏感性"]],
  ["身份证号", 1, true, []],
  ["购买渠道", 4, false, ["门店", "直播间", "小程序"]],
  ["备用电话", 1, false, []],
];

const FIRST_MADE = Date.UTC(2020, 5, 1, 1, 30, 0);
const DAY = 86_400_000;

/** The vendor's four examples, then six of all types, some of them required. */
export function makeFriendAttributes(): Entry<FriendAttribute>[] {
  return examplesThen<FriendAttribute>("listFriendAttributes", 4 + generated.length, (index) => {
    const [name, type, isRequired, choices] = generated[index - 4] ?? generated[0]!;
    const options = choices.map((key, position) => ({ key, value: String(position + 1) }));
    const madeAt = FIRST_MADE + index * DAY;
    return {
      id: String(16 + index),
      sort: index - 2,
      merchantId: index % 2 === 0 ? null : "640462692",
      customName: name,
      customType: type,
      customLength: type === 1 ? 50 : 0,
      customIsred: isRequired,
      customAddtime: isoTime(madeAt, 6),
      customAddtimeStr: plainTime(madeAt),
      customValJsonStr: options,
      customDateformat: "YYYY-MM-DD",
      customVal: JSON.stringify(options),
    };
  });
}
