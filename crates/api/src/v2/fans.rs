//! Friend: fans.

use crate::JsonValue;
use crate::params::UnixSeconds;

resource! {
    endpoints: [LIST_FANS, COUNT_FANS],
    pages: [EACH_FAN],
}

params! {
    /// By what fans are chosen.
    FanFilters {
        /// Name of the fan.
        fansName?: String,
        /// Added from this time on, unix seconds.
        addStartTime?: UnixSeconds,
        /// Added until this time, unix seconds.
        addEndTime?: UnixSeconds,
        /// Bound from this time on, unix seconds.
        bindStartTime?: UnixSeconds,
        /// Bound until this time, unix seconds.
        bindEndTime?: UnixSeconds,
        /// Last chatted from this time on, unix seconds.
        lastChatStartTime?: UnixSeconds,
        /// Last chatted until this time, unix seconds.
        lastChatEndTime?: UnixSeconds,
        /// Staff code.
        #[term = "员工号"]
        staffCode?: String,
        /// Changed after this time; not documented further.
        minUpdateTime?: i64,
        /// Kind of relation; not documented further.
        relationType?: i64,
        /// State of the relation; not documented further.
        relationState?: i64,
        /// Kind of account; not documented further.
        wechatType?: i64,
    }
}

params! {
    /// The vendor documents the first four; the others are taken to be those of
    /// {@link V2Client.countFans}, and paging to be that of the other lists.
    ListFansParams {
        /// Number of the operating account.
        wechatId?: i64,
        /// Key of the operating account.
        wechatKey?: String,
        /// Key of the fan; spelt so by the vendor.
        fansKe?: String,
        ..FanFilters,
        /// Page, from 1.
        pageIndex?: i64,
        /// Fans on a page.
        pageSize?: i64,
    }
}

params! {
    CountFansParams {
        /// Number of the operating account.
        wechatId?: i64,
        /// Key of the operating account.
        wechatKey?: String,
        /// Key of the fan; spelt so by the vendor, who calls it required.
        fansKe: String,
        ..FanFilters,
    }
}

endpoint! {
    /// Reads fans, a page at a time.
    LIST_FANS = V2.listFans(ListFansParams, ..) -> JsonValue {
        request: Post "/v2/Friend/GetFansList",
        effect: Read,
        title: "读取粉丝列表",
        section: "Friend",
        partial_answer: "Of the answer only `ad_relation_scene` is documented, see {@link relationScene}.",
    }
}

endpoint! {
    /// Counts fans.
    COUNT_FANS = V2.countFans(CountFansParams) -> JsonValue {
        request: Post "/v2/Friend/GetFansCount",
        effect: Read,
        title: "读取粉丝总数",
        section: "Friend",
    }
}

pages! {
    /// All fans
    EACH_FAN = eachFan(LIST_FANS) {
        page: "pageIndex",
        size: "pageSize",
    }
}
