//! MeetingCall: recordings of calls.

use crate::JsonValue;
use crate::params::Time;

resource! {
    endpoints: [LIST_CALL_RECORDINGS],
    pages: [EACH_CALL_RECORDING],
}

params! {
    ListCallRecordingsParams {
        /// Called from this time on.
        startDate?: Time,
        /// Called until this time.
        endDate?: Time,
        /// Operating account or WeCom staff number; matches in part.
        ad_wechat_nober?: String,
        /// Device label (机号) or WeCom staff name; matches in part.
        ad_wechat_nick?: String,
        /// Staff code.
        #[term = "员工号"]
        ad_staff_code: String,
        /// Kind of recording.
        msg_type: one_of { "meeting_voice_call" "archived", "voip_voice" "VoIP" },
        /// Kind of account, as text.
        wechat_lei: one_of { "-1" "all", "0" "personal WeChat" "个微", "3" "WeCom" "企微" },
        /// Number of the operating account, as text.
        #[term = "运营号编号"]
        wechat_id: String,
        /// Friend's original id; matches whole.
        #[term = "好友的原始微信号"]
        fans_key: String,
        /// Page, from 1.
        PageIndex: i64,
        /// Recordings on a page.
        PageSize: i64,
    }
}

endpoint! {
    /// Lists recordings of calls, a page at a time.
    ///
    /// The vendor's page names no header for it: it is called like the others.
    LIST_CALL_RECORDINGS = V2.listCallRecordings(ListCallRecordingsParams) -> JsonValue {
        request: Post "/v2/MeetingCall/GetMeetingVoiceCall",
        effect: Read,
        title: "获取音频存档列表",
        section: "MeetingCall",
    }
}

pages! {
    /// All recordings
    EACH_CALL_RECORDING = eachCallRecording(LIST_CALL_RECORDINGS) {
        page: "PageIndex",
        size: "PageSize",
    }
}
