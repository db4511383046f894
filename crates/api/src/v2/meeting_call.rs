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
        /// 通话时间的开始。
        startDate?: Time,
        /// Called until this time.
        /// 通话时间的结束。
        endDate?: Time,
        /// Operating account or WeCom staff number; matches in part.
        /// 运营号或企微员工号，模糊匹配。
        ad_wechat_nober?: String,
        /// Device label (机号) or WeCom staff name; matches in part.
        /// 机号或企微员工名称，模糊匹配。
        ad_wechat_nick?: String,
        /// Staff code.
        #[term = "员工号"]
        ad_staff_code: String,
        /// Kind of recording.
        /// 音频类型。
        msg_type: one_of { "meeting_voice_call" "archived" "音频存档", "voip_voice" "recording of a VoIP call" "VoIP 录音" },
        /// Kind of account, as text.
        /// 账号类型，为字符串。
        wechat_lei: one_of { "-1" "all" "全部", "0" "personal WeChat" "个微", "3" "WeCom" "企微" },
        /// Number of the operating account, as text.
        /// 以字符串形式传入。
        #[term = "运营号编号"]
        wechat_id: String,
        /// Friend's original id; matches whole.
        /// 精确匹配。
        #[term = "好友的原始微信号"]
        fans_key: String,
        /// Page, from 1.
        /// 页码，从 1 开始。
        PageIndex: i64,
        /// Recordings on a page.
        /// 每页的音频数。
        PageSize: i64,
    }
}

endpoint! {
    /// Lists recordings of calls, a page at a time.
    ///
    /// The vendor's page names no header for it: it is called like the others.
    ///
    /// 分页返回通话的音频存档。
    ///
    /// 厂商文档没有写明该接口的请求头：按其他接口的方式调用。
    LIST_CALL_RECORDINGS = V2.listCallRecordings(ListCallRecordingsParams) -> JsonValue {
        request: Post "/v2/MeetingCall/GetMeetingVoiceCall",
        effect: Read,
        title: "获取音频存档列表",
        section: "MeetingCall",
    }
}

pages! {
    /// All recordings
    /// 全部音频存档
    EACH_CALL_RECORDING = eachCallRecording(LIST_CALL_RECORDINGS) {
        page: "PageIndex",
        size: "PageSize",
    }
}
