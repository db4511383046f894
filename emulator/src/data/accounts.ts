import { plainTime } from "../clock.js";
import { random } from "../random.js";
import { type Entry, examplesThen } from "./entry.js";
import { nickname, originalId, wechatNumber } from "./names.js";

/** An operating account (运营号), with the thirteen fields that the vendor calls 弃用 (deprecated). */
export interface WechatAccount {
  ad_wechat_id: number;
  ad_wechat_nober: string;
  ad_wechat_nick: string;
  ad_wechat_qrcode: string;
  ad_wechat_addtime: string;
  ad_original_nober: string;
  ad_wechat_usercode: string | null;
  ad_wechat_viewnum: number;
  ad_wechat_vnumday: number;
  ad_wechat_vnumlday: number;
  ad_wechat_rfriend: number;
  ad_wechat_friend: number;
  ad_wechat_group: number;
  ad_wechat_weight: number;
  ad_wechat_friends: boolean;
  ad_wechat_chat: boolean;
  ad_state: string | null;
  ad_wechat_nickname: string;
  ad_wechat_initiative: boolean;
  ad_wechat_passive: boolean;
  ad_wechat_y3: boolean;
  ad_receive_code: string | null;
  ad_key_code: string | null;
  ad_chatroom_code: string | null;
  ad_wechat_push: boolean;
  ad_wechat_new: number;
  is_receiveaddfriendtask: number;
  ad_wechat_lei: number;
  ad_wechat_record: boolean;
  imei: string | null;
}

/** The accounts that the vendor's other examples name, so that the data hangs together. */
const knownAccounts: readonly Partial<WechatAccount>[] = [
  {
    ad_wechat_id: 3547,
    ad_wechat_nober: "zznn72537",
    ad_wechat_nick: "P03",
    ad_wechat_nickname: "秀逗吖Q.",
    ad_wechat_qrcode:
      "http://img-1259062805.cos.ap-chengdu.myqcloud.com/640462692/other/wxid_2yfwlz5fu21922mmqrcode1632752533600.png",
    ad_original_nober: "wxid_2yfwlz5fu21922",
  },
  {
    ad_wechat_id: 3516,
    ad_wechat_nober: "dong23287",
    ad_wechat_nick: "P05",
    ad_wechat_qrcode: "http://7nimg.agsoft.net/wxid_w4ebc6txje6622mmqrcode1568877590436.png",
    ad_original_nober: "wxid_w4ebc6txje6622",
  },
  {
    ad_wechat_id: 3521,
    ad_wechat_nober: "mioz888",
    ad_wechat_nick: "P04",
    ad_wechat_qrcode: "http://7nimg.agsoft.net/wxid_9g3nmp3wywf622mmqrcode1568711034785.png",
    ad_original_nober: "wxid_9g3nmp3wywf622",
  },
];

/** What the first account has where the vendor's example only says in words what stands there, such as 微信号. */
const firstAccount: Partial<WechatAccount> = {
  ad_wechat_nober: "liuxiao20512",
  ad_wechat_nick: "P02",
  ad_wechat_qrcode: "http://img.example.com/640462692/other/wxid_8d4tz1hv6cnq22mmqrcode1526004611000.png",
  ad_wechat_addtime: "2018-05-11 10:10:11",
  ad_original_nober: "wxid_8d4tz1hv6cnq22",
};

const FIRST_GENERATED_ID = 135400;
const FIRST_ADDED = Date.UTC(2018, 4, 11, 2, 0, 0);
const HOUR = 3_600_000;

/** Every fourth account does not let friends be added (is_receiveaddfriendtask 0), `mioz888` the first. */
function acceptsAddFriendTasks(index: number): boolean {
  return index % 4 !== 3;
}

function makeAccount(seed: number, kind: "personal" | "wecom", index: number): WechatAccount {
  const chance = random(seed, "account", kind, index);
  const original = originalId(chance);
  const friends = chance.integer(0, 5000);
  const addedAt = FIRST_ADDED + index * 7 * HOUR + chance.integer(0, HOUR / 1000) * 1000;
  return {
    ad_wechat_id: FIRST_GENERATED_ID + index + (kind === "wecom" ? 500_000 : 0),
    ad_wechat_nober: wechatNumber(chance),
    ad_wechat_nick: `${kind === "wecom" ? "Q" : "P"}${String(index + 2).padStart(2, "0")}`,
    ad_wechat_qrcode: `http://img.example.com/640462692/other/${original}mmqrcode${addedAt}.png`,
    ad_wechat_addtime: plainTime(addedAt),
    ad_original_nober: original,
    ad_wechat_usercode: null,
    ad_wechat_viewnum: 0,
    ad_wechat_vnumday: 0,
    ad_wechat_vnumlday: 0,
    ad_wechat_rfriend: 0,
    ad_wechat_friend: friends,
    ad_wechat_group: chance.integer(0, 60),
    ad_wechat_weight: 0,
    ad_wechat_friends: chance.chance(0.9),
    ad_wechat_chat: true,
    ad_state: null,
    ad_wechat_nickname: nickname(chance),
    ad_wechat_initiative: false,
    ad_wechat_passive: false,
    ad_wechat_y3: chance.chance(0.5),
    ad_receive_code: chance.chance(0.3) ? "b01" : null,
    ad_key_code: chance.chance(0.3) ? "b01,b02" : null,
    ad_chatroom_code: null,
    ad_wechat_push: chance.chance(0.8),
    ad_wechat_new: chance.integer(0, friends),
    is_receiveaddfriendtask: acceptsAddFriendTasks(index) ? 1 : 0,
    ad_wechat_lei: kind === "wecom" ? 3 : 0,
    ad_wechat_record: chance.chance(0.2),
    imei: chance.chance(0.7) ? `86${chance.text(13, "0123456789")}` : null,
    ...(kind === "personal" ? knownAccounts[index - 1] : undefined),
  };
}

/** `personal` accounts (ad_wechat_lei 0), the vendor's example with real values first, then `wecom` ones (3). */
export function makeAccounts(seed: number, personal: number, wecom: number): Entry<WechatAccount>[] {
  const personalOnes = examplesThen("listWechatAccounts", personal, (index) =>
    makeAccount(seed, "personal", index),
  ).map((entry) => (entry.isExample ? { ...entry, record: { ...entry.record, ...firstAccount } } : entry));
  const wecomOnes = Array.from({ length: wecom }, (_, index) => ({
    record: makeAccount(seed, "wecom", index),
    index: personal + index,
    isExample: false,
  }));
  return [...personalOnes, ...wecomOnes];
}
