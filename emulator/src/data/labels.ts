import { isoTime } from "../clock.js";
import { random } from "../random.js";
import { type Entry, examplesThen } from "./entry.js";
import { exampleValues } from "./examples.js";

/** A category of labels (标签分类). */
export interface LabelCategory {
  ad_label_id: number;
  ad_label_name: string;
  ad_choose: number;
}

/** A label (标签). */
export interface Label {
  ad_label_info_id: number;
  ad_label_info_name: string;
  ad_label_id: number;
  ad_label_time: string;
  merchant_id: string | null;
  ad_label_name: string;
  ad_choose: number;
}

/** The categories: the vendor's example, those that the vendor's example labels belong to, three more. */
export function makeLabelCategories(): Entry<LabelCategory>[] {
  const examples = exampleValues<LabelCategory[]>("listLabelCategories");
  const others: LabelCategory[] = [
    { ad_label_id: 189, ad_label_name: "客户意向", ad_choose: 0 },
    { ad_label_id: 1, ad_label_name: "职务", ad_choose: 0 },
    { ad_label_id: 264, ad_label_name: "B.客户来源", ad_choose: 1 },
    { ad_label_id: 265, ad_label_name: "C.购买意向", ad_choose: 0 },
    { ad_label_id: 266, ad_label_name: "D.兴趣爱好", ad_choose: 1 },
  ];
  return [...examples, ...others].map((record, index) => ({
    record,
    index,
    isExample: index < examples.length,
  }));
}

const heads = ["高", "中", "低", "老", "新", "重点", "潜在", "流失", "会员", "团购"];
const tails = ["意向", "客户", "代理", "价值", "复购", "咨询", "成交", "回访"];
const FIRST_GENERATED_ID = 1200;
const FIRST_MADE = Date.UTC(2018, 1, 1);
const MINUTE = 60_000;

/** `count` labels, the vendor's examples first, then the categories in turn. */
export function makeLabels(
  seed: number,
  count: number,
  categories: readonly Entry<LabelCategory>[],
): Entry<Label>[] {
  return examplesThen("listLabels", count, (index) => {
    const chance = random(seed, "label", index);
    const category = categories[index % categories.length]?.record;
    return {
      ad_label_info_id: FIRST_GENERATED_ID + index,
      ad_label_info_name: `${chance.pick(heads)}${chance.pick(tails)}${index}`,
      ad_label_id: category?.ad_label_id ?? 1,
      ad_label_time: isoTime(FIRST_MADE + index * 11 * MINUTE + chance.integer(0, MINUTE), 6),
      merchant_id: chance.chance(0.3) ? "640462692" : null,
      ad_label_name: category?.ad_label_name ?? "职务",
      ad_choose: category?.ad_choose ?? 0,
    };
  });
}
