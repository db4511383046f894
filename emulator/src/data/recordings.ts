import { plainTime } from "../clock.js";
import { random } from "../random.js";
import type { WechatAccount } from "./accounts.js";
import type { Entry } from "./entry.js";
import type { FriendEntry } from "./friends.js";

/** A recorded call (音频存档). The keys are the emulator's, mostly after the parameters. */
export interface CallRecording {
  id: number;
  msg_type: "meeting_voice_call" | "voip_voice";
  ad_staff_code: string;
  ad_wechat_nober: string;
  ad_wechat_nick: string;
  wechat_lei: string;
  wechat_id: string;
  fans_key: string;
  startTime: string;
  voiceLen: number;
  voiceUrl: string;
}

const FIRST_CALL = Date.UTC(2023, 0, 1);
const HOUR = 3_600_000;

/** `count` calls with the friends in turn, one an hour from 2023-01-01 08:00:00 on. */
export function makeRecordings(
  seed: number,
  count: number,
  accounts: readonly Entry<WechatAccount>[],
  friends: readonly FriendEntry[],
): CallRecording[] {
  const byId = new Map(accounts.map(({ record }) => [record.ad_wechat_id, record]));
  return Array.from({ length: count }, (_, index) => {
    const chance = random(seed, "recording", index);
    const friend = friends[index % Math.max(friends.length, 1)];
    const account = byId.get(friend?.accountId ?? 0);
    const id = 50_001 + index;
    return {
      id,
      msg_type: index % 2 === 0 ? "meeting_voice_call" : "voip_voice",
      ad_staff_code: friend?.staffCode ?? "",
      ad_wechat_nober: account?.ad_wechat_nober ?? "",
      ad_wechat_nick: account?.ad_wechat_nick ?? "",
      wechat_lei: String(account?.ad_wechat_lei ?? 0),
      wechat_id: String(account?.ad_wechat_id ?? 0),
      fans_key: friend?.record.ad_friend_wenober ?? "",
      startTime: plainTime(FIRST_CALL + index * HOUR),
      voiceLen: chance.integer(5, 900),
      voiceUrl: `http://img.example.com/voice/${id}.mp3`,
    };
  });
}
