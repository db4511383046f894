//! Ad: advertisements.

use crate::JsonValue;
use crate::params::Time;

resource! {
    endpoints: [LIST_ADS, COUNT_ADS],
    pages: [EACH_AD],
}

params! {
    CountAdsParams {
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
        /// State.
        state?: one_of { -1 "all", 0 "offline", 1 "online" } = -1,
        /// Who made it.
        buildType?: one_of { -1 "all", 0 "the merchant", 1 "企客宝" } = -1,
    }
}

params! {
    ListAdsParams {
        ..CountAdsParams,
        /// Page, from 1.
        pageIndex: i64,
        /// Advertisements on a page.
        pageSize: i64,
    }
}

endpoint! {
    /// Lists advertisements, a page at a time.
    LIST_ADS = V2.listAds(ListAdsParams) -> JsonValue {
        request: Post "/v2/AdManage/GetAdList",
        effect: Read,
        title: "读取广告列表",
        section: "Ad",
    }
}

endpoint! {
    /// Counts advertisements.
    COUNT_ADS = V2.countAds(CountAdsParams) -> JsonValue {
        request: Post "/v2/AdManage/GetAdCount",
        effect: Read,
        title: "读取广告条数",
        section: "Ad",
    }
}

pages! {
    /// All advertisements
    EACH_AD = eachAd(LIST_ADS) {
        page: "pageIndex",
        size: "pageSize",
    }
}
