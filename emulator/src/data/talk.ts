import { plainTime } from "../clock.js";
import { random } from "../random.js";
import { type ChatMessage, encodeReserved } from "./chat.js";
import type { FriendEntry } from "./friends.js";

type Said = string | readonly [type: number, content: string, reserved: Record<string, unknown>];
type Line = readonly [by: "customer" | "account", said: Said];

const image = (key: string): Said => [3, `imgs[${key}]`, {}];
const voice = (key: string, videoLen: number): Said => [
  34,
  `audioT[${key}]`,
  { downloadKey: key, type: -1, videoLen },
];
const file = (key: string, title: string, totalLen: number): Said => [
  496,
  `file[${key}]`,
  { title, totalLen, url: `http://img.example.com/${key}` },
];
const link = (title: string, path: string): Said => [
  49,
  `a(http://www.example.com/${path})`,
  { title, url: `http://www.example.com/${path}` },
];

/** What customers and staff of a shop for tea talk about. */
const scripts: readonly (readonly Line[])[] = [
  [
    ["customer", "你好，上次买的白茶喝完了，还有货吗？"],
    ["account", "您好，有的。2019 年的寿眉刚到了一批，口感比上次那款更醇。"],
    ["customer", "有图片吗？"],
    ["account", image("5e21c0")],
    ["account", "一饼 350 克，老客户价 268 元，两饼包邮。"],
    ["customer", "好，那来两饼，还是寄到原来的地址。"],
  ],
  [
    ["customer", "请问我的订单发货了吗？"],
    ["account", "您好，我帮您查一下，请稍等。"],
    ["account", "已经发出了，顺丰，预计明天下午送到。"],
    ["customer", "好的，谢谢😊"],
  ],
  [
    ["account", "您好，会员日全场八八折，今晚十二点结束。"],
    ["account", link("会员日活动说明", "member-day")],
    ["customer", "茶具也参加吗？"],
    ["account", "参加的，盖碗和公道杯都在活动里。"],
    ["customer", voice("3b77a9", 6)],
  ],
  [
    ["customer", "收到了，不过有一个杯子碎了"],
    ["customer", image("a90f3d")],
    ["account", "非常抱歉！请问外箱有破损吗？"],
    ["customer", "外箱是好的"],
    ["account", "明白了，今天就给您补发一个，不用寄回。"],
    ["customer", "服务真好，谢谢！"],
    ["account", "应该的，补发的单号稍后发给您。"],
  ],
  [
    ["customer", "公司想订一批年会礼盒，大概 60 份，能开发票吗？"],
    ["account", "可以开专票。请问每份预算多少？"],
    ["customer", "两百左右"],
    ["account", file("c4410e", "年会礼盒报价单.pdf", 186_420)],
    ["account", "这是报价单，您先看看，有三款可以选。"],
    ["customer", "第二款不错，我跟领导确认一下，明天答复您"],
  ],
  [
    ["customer", "绿茶怎么保存？"],
    ["account", "密封好放冰箱冷藏，离有味道的东西远一点。"],
    ["customer", "开封以后呢？"],
    ["account", "尽量一个月内喝完，每次取完马上封口。"],
  ],
  [
    ["customer", "在吗"],
    ["account", "您好，在的，请问有什么可以帮您？"],
    ["customer", "想换一个收货地址"],
    ["customer", "杭州市西湖区文三路 100 号，收件人不变"],
  ],
  [
    ["account", "您好，您关注的武夷岩茶到货了，要给您留两罐吗？"],
    ["customer", "多少钱一罐？"],
    ["account", "150 克一罐，198 元。"],
    ["customer", "留两罐吧，周五付款可以吗"],
    ["account", "没问题，给您留到周六。"],
  ],
  [
    ["customer", "发票抬头写错了，能重开吗？"],
    ["account", "可以，请把正确的抬头和税号发给我。"],
    ["customer", file("77d2b1", "开票信息.docx", 14_336)],
    ["account", "收到，三个工作日内发到您的邮箱。"],
  ],
  [
    ["customer", "朋友推荐我来的，第一次喝普洱，买哪种好？"],
    ["account", "建议先试熟普小沱，口感温和，不容易踩雷。"],
    ["account", [4933, "", { appid: "wx0123456789abcdef", title: "新客体验装", pagepath: "pages/trial" }]],
    ["customer", "体验装下单了"],
    ["account", "收到订单了，下午发货，祝您喝得开心！"],
  ],
];

const TALKING = 10;
const FIRST_ID = 881_001;
const MINUTE = 60_000;

/**
 * A short chat with each of the first ten friends that are no groups: who talks about what follows from the seed.
 * It ended shortly before `startedAt`, the first friend's last of all, so that the times look like a day's work.
 */
export function makeTalk(seed: number, friends: readonly FriendEntry[], startedAt: number): ChatMessage[] {
  const people = friends.filter(({ state, kind }) => state === 0 && (kind === 0 || kind === 2));
  const offset = random(seed, "talk").integer(0, scripts.length - 1);
  let endsAt = startedAt - 2 * MINUTE;
  return people.slice(0, TALKING).flatMap((friend, turn) => {
    const script = scripts[(offset + turn) % scripts.length] ?? [];
    const chance = random(seed, "talk", friend.index);
    const messages = makeMessages(friend, script, endsAt, FIRST_ID + turn * 100);
    endsAt -= chance.integer(10, 40) * MINUTE * (turn + 1) ** 2;
    return messages;
  });
}

/** The lines of a script as messages, a minute and a little apart, the last one at `endsAt`. */
function makeMessages(
  friend: FriendEntry,
  script: readonly Line[],
  endsAt: number,
  firstId: number,
): ChatMessage[] {
  return script.map(([by, said], index) => {
    const [type, content, reserved] = typeof said === "string" ? [1, said, {}] : said;
    return {
      ad_chatting_id: firstId + index,
      WechatId: String(friend.accountId),
      ToUserName: friend.record.ad_friend_wenober,
      ad_chatting_type: type,
      ad_chatting_content: content,
      ad_chatting_resvred: Object.keys(reserved).length > 0 ? encodeReserved(reserved) : null,
      ad_chatting_time: plainTime(endsAt - (script.length - 1 - index) * 1.2 * MINUTE),
      isSend: by === "account",
    };
  });
}
