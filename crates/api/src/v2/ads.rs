//! Ad: advertisements.

use crate::Time;
use youmi_wire::shape::Kind;

params! {
    /// What {@link V2Client.listAds} takes.
    pub struct ListAdsParams {
        /// Code.
        code?: String,
        /// Name; the vendor calls it required.
        name: String,
        /// Least cost.
        minCosts?: f64,
        /// Greatest cost; an integer in the vendor's table.
        maxCosts?: i64,
        /// From this time on.
        startTime?: Time,
        /// Until this time.
        endTime?: Time,
        /// State: -1 (the default) all, 0 offline, 1 online.
        state?: one_of "-1 | 0 | 1",
        /// Who made it: -1 (the default) all, 0 the merchant, 1 企客宝.
        buildType?: one_of "-1 | 0 | 1",
        /// Page, from 1.
        pageIndex: i64,
        /// Advertisements on a page.
        pageSize: i64,
    }
}

params! {
    /// What {@link V2Client.countAds} takes.
    pub struct CountAdsParams {
        /// Code.
        code?: String,
        /// Name; the vendor calls it required.
        name: String,
        /// Least cost.
        minCosts?: f64,
        /// Greatest cost; an integer in the vendor's table.
        maxCosts?: i64,
        /// From this time on.
        startTime?: Time,
        /// Until this time.
        endTime?: Time,
        /// State: -1 (the default) all, 0 offline, 1 online.
        state?: one_of "-1 | 0 | 1",
        /// Who made it: -1 (the default) all, 0 the merchant, 1 企客宝.
        buildType?: one_of "-1 | 0 | 1",
    }
}

endpoint! {
    /// Lists advertisements, a page at a time (读取广告列表). {@link V2Client.eachAd} reads them all.
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Ad › 读取广告列表.
    V2.listAds(params: "ListAdsParams") -> "Promise<Reply<JsonValue>>" {
        title: "读取广告列表",
        method: Post,
        path: Some("/v2/AdManage/GetAdList"),
        effect: Read,
        params: ListAdsParams,
        values: Kind::Any,
    }
}

endpoint! {
    /// Counts advertisements (读取广告条数).
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Ad › 读取广告条数.
    V2.countAds(params: "CountAdsParams") -> "Promise<Reply<JsonValue>>" {
        title: "读取广告条数",
        method: Post,
        path: Some("/v2/AdManage/GetAdCount"),
        effect: Read,
        params: CountAdsParams,
        values: Kind::Any,
    }
}

pages! {
    /// All advertisements, one after the other (读取广告列表): an async iterable that fetches a page when its first item is asked for.
    ///
    /// What a page holds is not documented: `values` is taken if it is a list, else the one list in it. It ends
    /// at an empty page, or where the server gives its last page once more. Its `next()` rejects with a {@link YoumiError};
    /// kind `decode` if there is no such list, or if the server gives earlier pages again, so that items would be missing.
    V2.eachAd(params: "Omit<ListAdsParams, 'pageIndex'> & { pageIndex?: number }") -> "AsyncIterableIterator<JsonValue>" {
        endpoint: listAds,
        page: "pageIndex",
        size: ("pageSize", None),
        id: None,
    }
}
