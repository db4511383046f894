//! Friend: fans.

use crate::JsonValue;
use crate::params::UnixSeconds;

resource! {
    endpoints: [LIST_FANS, COUNT_FANS],
    pages: [EACH_FAN],
}

params! {
    /// By what fans are chosen.
    /// 粉丝的筛选条件。
    FanFilters {
        /// Name of the fan.
        /// 粉丝名称。
        fansName?: String,
        /// Added from this time on, unix seconds.
        /// 添加时间的开始，Unix 时间戳（秒）。
        addStartTime?: UnixSeconds,
        /// Added until this time, unix seconds.
        /// 添加时间的结束，Unix 时间戳（秒）。
        addEndTime?: UnixSeconds,
        /// Bound from this time on, unix seconds.
        /// 绑定时间的开始，Unix 时间戳（秒）。
        bindStartTime?: UnixSeconds,
        /// Bound until this time, unix seconds.
        /// 绑定时间的结束，Unix 时间戳（秒）。
        bindEndTime?: UnixSeconds,
        /// Last chatted from this time on, unix seconds.
        /// 最后聊天时间的开始，Unix 时间戳（秒）。
        lastChatStartTime?: UnixSeconds,
        /// Last chatted until this time, unix seconds.
        /// 最后聊天时间的结束，Unix 时间戳（秒）。
        lastChatEndTime?: UnixSeconds,
        /// Staff code.
        #[term = "员工号"]
        staffCode?: String,
        /// Changed after this time; not documented further.
        /// 只返回在此时间之后有变更的粉丝；文档没有更多说明。
        minUpdateTime?: i64,
        /// Kind of relation; not documented further.
        /// 关系类型；文档没有更多说明。
        relationType?: i64,
        /// State of the relation; not documented further.
        /// 关系状态；文档没有更多说明。
        relationState?: i64,
        /// Kind of account; not documented further.
        /// 账号类型；文档没有更多说明。
        wechatType?: i64,
    }
}

params! {
    /// The vendor documents the first four; the others are taken to be those of
    /// {@link V2Client.countFans}, and paging to be that of the other lists.
    /// 厂商文档只说明了前四个参数；其余参数按 {@link V2Client.countFans} 的参数处理，分页按其他列表的方式处理。
    ListFansParams {
        /// Number of the operating account.
        /// 运营号编号。
        wechatId?: i64,
        /// Key of the operating account.
        /// 运营号的标识（key）。
        wechatKey?: String,
        /// Key of the fan; spelt so by the vendor.
        /// 粉丝的标识（key）；拼写与厂商文档一致。
        fansKe?: String,
        ..FanFilters,
        /// Page, from 1.
        /// 页码，从 1 开始。
        pageIndex?: i64,
        /// Fans on a page.
        /// 每页的粉丝数。
        pageSize?: i64,
    }
}

params! {
    CountFansParams {
        /// Number of the operating account.
        /// 运营号编号。
        wechatId?: i64,
        /// Key of the operating account.
        /// 运营号的标识（key）。
        wechatKey?: String,
        /// Key of the fan; spelt so by the vendor, who calls it required.
        /// 粉丝的标识（key）；拼写与厂商文档一致；厂商文档标为必填。
        fansKe: String,
        ..FanFilters,
    }
}

endpoint! {
    /// Reads fans, a page at a time.
    /// 分页读取粉丝。
    LIST_FANS = V2.listFans(ListFansParams, ..) -> JsonValue {
        request: Post "/v2/Friend/GetFansList",
        effect: Read,
        title: "读取粉丝列表",
        section: "Friend",
        partial_answer: "Of the answer only `ad_relation_scene` is documented, see {@link relationScene}."
            "应答中只有 `ad_relation_scene` 有文档说明，见 {@link relationScene}。",
    }
}

endpoint! {
    /// Counts fans.
    /// 返回粉丝的总数。
    COUNT_FANS = V2.countFans(CountFansParams) -> JsonValue {
        request: Post "/v2/Friend/GetFansCount",
        effect: Read,
        title: "读取粉丝总数",
        section: "Friend",
    }
}

pages! {
    /// All fans
    /// 全部粉丝
    EACH_FAN = eachFan(LIST_FANS) {
        page: "pageIndex",
        size: "pageSize",
    }
}
