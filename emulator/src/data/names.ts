import type { Random } from "../random.js";

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"];
const givenNames = [
  "伟",
  "芳",
  "娜",
  "秀英",
  "敏",
  "静",
  "磊",
  "洋",
  "艳",
  "勇",
  "军",
  "杰",
  "娟",
  "涛",
  "超",
  "明",
];
const secondNames = [
  "志强",
  "晓燕",
  "欣怡",
  "子涵",
  "建国",
  "丽华",
  "浩然",
  "雨桐",
  "梓萱",
  "文博",
  "佳琪",
  "思远",
];
const nickHeads = ["秀逗", "阿", "小", "大", "追风的", "晴天", "🌸", "Miss", "南山", "暖阳", "A0", "悠悠"];
const nickTails = [
  "吖Q.",
  "米",
  "鱼儿",
  "先生",
  "姑娘",
  "💎美业",
  "果果",
  "の微笑",
  "老师",
  "·旗舰店",
  "𠮷",
  "茶馆",
];

/** A person's name, such as 王秀英. */
export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(random.chance(0.5) ? givenNames : secondNames);
}

/** A nickname as people give themselves, with emoji and rare characters among them. */
export function nickname(random: Random): string {
  return random.pick(nickHeads) + random.pick(nickTails);
}

/** A WeChat id such as `zznn72537`. */
export function wechatNumber(random: Random): string {
  return random.text(random.integer(4, 8), "abcdefghijklmnopqrstuvwxyz") + random.text(5, "0123456789");
}

/** An original WeChat id such as `wxid_2yfwlz5fu21922`. */
export function originalId(random: Random): string {
  return `wxid_${random.text(12)}22`;
}

/** A mobile number that looks like any other and belongs to nobody: numbers that begin with 154 are not given out. */
export function phoneNumber(random: Random): string {
  return `154${random.text(8, "0123456789")}`;
}

/** A staff code such as `b03`. */
export function staffCode(number: number): string {
  return `b${String(number).padStart(2, "0")}`;
}
