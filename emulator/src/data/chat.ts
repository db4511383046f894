import { plainTime } from "../clock.js";
import type { FriendEntry } from "./friends.js";

/**
 * A chat message (聊天记录). The vendor documents `ad_chatting_content` and `ad_chatting_resvred` and the
 * numbers of the types; the other keys are the emulator's.
 */
export interface ChatMessage {
  ad_chatting_id: number;
  WechatId: string;
  ToUserName: string;
  ad_chatting_type: number;
  ad_chatting_content: string;
  /** JSON, URL-encoded; null where a type has none. */
  ad_chatting_resvred: string | null;
  ad_chatting_time: string;
  /** True if the operating account sent it. */
  isSend: boolean;
}

const link = (title: string, path: string): Record<string, unknown> => ({
  desc: "点击查看详情",
  thumbUrl: `http://img.example.com/thumb/${path}.png`,
  title,
  url: `http://www.example.com/${path}`,
});

/** One message of every documented type: number, content, what is in `ad_chatting_resvred`. */
const ofEveryType: readonly (readonly [number, string, Record<string, unknown> | null])[] = [
  [1, "您好，请问有什么可以帮您？😊", null],
  [2, "imgs[a1b2c3]", null],
  [3, "imgs[d4e5f6]", null],
  [4, "imgs[0718ab]", null],
  [4, "audio[5566aa]", { downloadKey: "5566aa", type: -1, videoLen: 12 }],
  [34, "audioT[77cc88]", { downloadKey: "77cc88", type: -1, videoLen: 3 }],
  [42, "MP[刘潇]", { nickname: "刘潇" }],
  [48, "a(http://www.example.com/map)", link("北京市朝阳区", "map")],
  [49, "a(http://www.example.com/tea)", { title: "春茶上市", url: "http://www.example.com/tea" }],
  [50, "", null],
  [495, "", link("邀请你加入群聊", "group")],
  [496, "file[99dd00]", { title: "报价单.pdf", totalLen: 20480, url: "http://img.example.com/99dd00.pdf" }],
  [1001, "", null],
  [4919, "", null],
  [4933, "", { appid: "wx0123456789abcdef", title: "小程序商城", pagepath: "pages/index" }],
];

const FIRST_SAID = Date.UTC(2023, 5, 1, 1, 0, 0);
const MINUTE = 60_000;
const FIRST_ID = 880_001;

/** Writes what `ad_chatting_resvred` holds. */
export function encodeReserved(content: Record<string, unknown>): string {
  return encodeURIComponent(JSON.stringify(content));
}

/** A conversation with the first friend that has a message of every documented type. */
export function makeChat(friends: readonly FriendEntry[]): ChatMessage[] {
  const friend = friends[0];
  if (!friend) return [];
  return ofEveryType.map(([type, content, reserved], index) => ({
    ad_chatting_id: FIRST_ID + index,
    WechatId: String(friend.accountId),
    ToUserName: friend.record.ad_friend_wenober,
    ad_chatting_type: type,
    ad_chatting_content: content,
    ad_chatting_resvred: reserved && encodeReserved(reserved),
    ad_chatting_time: plainTime(FIRST_SAID + index * MINUTE),
    isSend: index % 2 === 0,
  }));
}
