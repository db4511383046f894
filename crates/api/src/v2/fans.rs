//! Friend: fans.

use crate::UnixSeconds;
use youmi_wire::shape::Kind;

params! {
    /// What {@link V2Client.listFans} takes. The vendor documents the first four; the others are taken to be those of
    /// {@link V2Client.countFans}, and paging to be that of the other lists.
    pub struct ListFansParams {
        /// Number of the operating account.
        wechatId?: i64,
        /// Key of the operating account.
        wechatKey?: String,
        /// Key of the fan; spelt so by the vendor.
        fansKe?: String,
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
        /// Staff code (员工号).
        staffCode?: String,
        /// Changed after this time; not documented further.
        minUpdateTime?: i64,
        /// Kind of relation; not documented further.
        relationType?: i64,
        /// State of the relation; not documented further.
        relationState?: i64,
        /// Kind of account; not documented further.
        wechatType?: i64,
        /// Page, from 1.
        pageIndex?: i64,
        /// Fans on a page.
        pageSize?: i64,
    }
}

params! {
    /// What {@link V2Client.countFans} takes.
    pub struct CountFansParams {
        /// Number of the operating account.
        wechatId?: i64,
        /// Key of the operating account.
        wechatKey?: String,
        /// Key of the fan; spelt so by the vendor, who calls it required.
        fansKe: String,
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
        /// Staff code (员工号).
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

endpoint! {
    /// Reads fans, a page at a time (读取粉丝列表). {@link V2Client.eachFan} reads them all.
    ///
    /// Of the answer only `ad_relation_scene` is documented, see {@link relationScene}. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Friend › 读取粉丝列表.
    V2.listFans(params?: "ListFansParams | (ListFansParams & MoreParams) | null") -> "Promise<Reply<JsonValue>>" {
        title: "读取粉丝列表",
        method: Post,
        path: Some("/v2/Friend/GetFansList"),
        effect: Read,
        params: crate::More<ListFansParams>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Counts fans (读取粉丝总数).
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Friend › 读取粉丝总数.
    V2.countFans(params: "CountFansParams | (CountFansParams & MoreParams)") -> "Promise<Reply<JsonValue>>" {
        title: "读取粉丝总数",
        method: Post,
        path: Some("/v2/Friend/GetFansCount"),
        effect: Read,
        params: crate::More<CountFansParams>,
        values: Kind::Any,
    }
}

pages! {
    /// All fans, one after the other (读取粉丝列表): an async iterable that fetches a page when its first item is asked for.
    ///
    /// What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends
    /// at an empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError};
    /// kind `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
    V2.eachFan(params?: "ListFansParams | (ListFansParams & MoreParams) | null") -> "AsyncIterableIterator<JsonValue>" {
        endpoint: listFans,
        page: "pageIndex",
        size: ("pageSize", None),
        id: None,
    }
}
