import type { Endpoint } from "../endpoint.js";
import { readPlainTime } from "../../clock.js";
import { integerFrom, optional, present, required, text, time, word } from "../../wire/parameters.js";
import { isBetween, isPartOf, isWanted, pageOf } from "../filtering.js";
import { v2 } from "./row.js";

/** 获取音频存档列表. An empty text in a required filter asks for all. Paging has a capital P here. */
const listCallRecordings = v2(
  {
    id: "listCallRecordings",
    title: "获取音频存档列表",
    path: "MeetingCall/GetMeetingVoiceCall",
    parameters: {
      startDate: optional(time),
      endDate: optional(time),
      ad_wechat_nober: optional(text),
      ad_wechat_nick: optional(text),
      ad_staff_code: present(text),
      msg_type: required(word("meeting_voice_call", "voip_voice")),
      wechat_lei: required(word("-1", "0", "3")),
      wechat_id: present(text),
      fans_key: present(text),
      PageIndex: required(integerFrom(1)),
      PageSize: required(integerFrom(1)),
    },
  },
  (wanted, { data }) => {
    const found = data.recordings.filter(
      (call) =>
        isBetween(readPlainTime(call.startTime) ?? 0, wanted.startDate, wanted.endDate) &&
        isPartOf(call.ad_wechat_nober, wanted.ad_wechat_nober) &&
        isPartOf(call.ad_wechat_nick, wanted.ad_wechat_nick) &&
        isWanted(call.ad_staff_code, wanted.ad_staff_code) &&
        call.msg_type === wanted.msg_type &&
        (wanted.wechat_lei === "-1" || call.wechat_lei === wanted.wechat_lei) &&
        isWanted(call.wechat_id, wanted.wechat_id) &&
        isWanted(call.fans_key, wanted.fans_key),
    );
    return pageOf(found, wanted.PageIndex, wanted.PageSize);
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listCallRecordings];
