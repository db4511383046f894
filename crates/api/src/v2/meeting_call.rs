//! MeetingCall: recordings of calls.

use crate::Time;
use youmi_wire::shape::Kind;

params! {
    /// What {@link V2Client.listCallRecordings} takes.
    pub struct ListCallRecordingsParams {
        /// Called from this time on.
        startDate?: Time,
        /// Called until this time.
        endDate?: Time,
        /// Operating account or WeCom staff number; matches in part.
        ad_wechat_nober?: String,
        /// Device label (机号) or WeCom staff name; matches in part.
        ad_wechat_nick?: String,
        /// Staff code (员工号).
        ad_staff_code: String,
        /// Kind of recording: `meeting_voice_call` archived, `voip_voice` VoIP.
        msg_type: one_of "'meeting_voice_call' | 'voip_voice'",
        /// Kind of account: "-1" all, "0" personal WeChat (个微), "3" WeCom (企微).
        wechat_lei: one_of "'-1' | '0' | '3'",
        /// Number of the operating account (运营号编号), as text.
        wechat_id: String,
        /// Friend's original id (好友的原始微信号).
        fans_key: String,
        /// Page, from 1.
        PageIndex: i64,
        /// Recordings on a page.
        PageSize: i64,
    }
}

endpoint! {
    /// Lists recordings of calls, a page at a time (获取音频存档列表). {@link V2Client.eachCallRecording} reads them all.
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › MeetingCall › 获取音频存档列表.
    V2.listCallRecordings(params: "ListCallRecordingsParams") -> "Promise<Reply<JsonValue>>" {
        title: "获取音频存档列表",
        method: Post,
        path: Some("/v2/MeetingCall/GetMeetingVoiceCall"),
        effect: Read,
        params: ListCallRecordingsParams,
        values: Kind::Any,
    }
}

pages! {
    /// All recordings, one after the other (获取音频存档列表): an async iterable that fetches a page when its first item is asked for.
    ///
    /// What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends
    /// at an empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError};
    /// kind `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
    V2.eachCallRecording(params: "Omit<ListCallRecordingsParams, 'PageIndex'> & { PageIndex?: number }") -> "AsyncIterableIterator<JsonValue>" {
        endpoint: listCallRecordings,
        page: "PageIndex",
        size: ("PageSize", None),
        id: None,
    }
}
