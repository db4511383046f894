// What the order system itself knows of a customer. A real one has a database here; this one makes it up from the
// customer's original WeChat id, so that the same customer always has the same record.

/** A customer as the order system's page gets it. */
export interface CustomerRecord {
  /** Original WeChat id (原始微信号). */
  originalId: string;
  /** Labels (标签), by `ad_label_info_id`. The open API lists labels, but not which ones a customer has. */
  labels: number[];
  /** Values of custom attributes (好友自定义属性), by the attribute's `id`. Of choices, what is stored: `customVal[].value`. */
  attributes: Record<string, string[]>;
  /** The newest first. */
  orders: Order[];
}

export interface Order {
  number: string;
  /** ISO 8601. */
  placedAt: string;
  state: OrderState;
  items: OrderItem[];
  /** The sum of the items, in cents (分): sums of fractions would not be exact. */
  cents: number;
}

export type OrderState = "unpaid" | "paid" | "shipped" | "done" | "refunded";

export interface OrderItem {
  name: string;
  quantity: number;
  /** Of one piece. */
  cents: number;
}

const states: OrderState[] = ["shipped", "done", "paid", "done", "refunded", "unpaid"];

const goods = [
  { name: "明前龙井 250 g 礼盒", cents: 26_800 },
  { name: "白毫银针 100 g", cents: 19_900 },
  { name: "陈皮普洱小青柑 500 g", cents: 12_850 },
  { name: "手工建盏茶杯 对杯", cents: 45_800 },
  { name: "茉莉花茶 袋泡 30 包", cents: 5_990 },
  { name: "便携旅行茶具套装（一壶四杯，含收纳包）", cents: 16_800 },
];

const labels = [1158, 1072, 1071, 991, 976, 1205, 1209, 1210, 1212, 1215, 1217, 1224];
const addresses = ["上海市徐汇区漕溪北路", "杭州市西湖区龙井路", "广州市天河区体育西路", "成都市武侯区桐梓林北路"];
const NEWEST = Date.UTC(2026, 10, 20, 2, 30);
const DAY = 24 * 60 * 60 * 1000;

export function customerRecord(originalId: string): CustomerRecord {
  const seed = hash(originalId);
  const orders = Array.from({ length: seed % 5 }, (_, place) => order(originalId, place));
  return {
    originalId,
    labels: labels.filter((_, place) => (seed >>> place) % 4 === 0),
    attributes: attributes(seed),
    orders,
  };
}

function attributes(seed: number): Record<string, string[]> {
  return {
    15: [pick(addresses, seed)],
    14: seed % 2 === 0 ? ["1", "3"] : ["2"],
    20: [String((seed % 2) + 1)],
    21: [`19${70 + (seed % 30)}-0${(seed % 9) + 1}-1${seed % 9}`],
    22: [String((seed % 4) + 1)],
    24: seed % 3 === 0 ? ["1", "2"] : ["3"],
  };
}

function order(originalId: string, place: number): Order {
  const seed = hash(`${originalId} ${place}`);
  const items = Array.from({ length: (seed % 3) + 1 }, (_, line) => ({
    ...pick(goods, seed + line),
    quantity: ((seed >>> 3) % 3) + 1,
  }));
  return {
    number: `SO${String(seed).padStart(10, "0")}`,
    placedAt: new Date(NEWEST - (place * 23 + (seed % 20)) * DAY).toISOString(),
    state: pick(states, seed),
    items,
    cents: items.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0),
  };
}

function pick<T>(list: readonly T[], number: number): T {
  const picked = list[number % list.length];
  if (picked === undefined) throw new RangeError("nothing to pick from");
  return picked;
}

/** FNV-1a: 32 bits that differ for texts that differ a little. */
function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}
