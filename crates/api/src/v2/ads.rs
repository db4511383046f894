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
        /// 广告代号。
        code?: String,
        /// Name; the vendor calls it required.
        /// 广告名称；厂商文档标为必填。
        name: String,
        /// Least cost.
        /// 最低费用。
        minCosts?: f64,
        /// Greatest cost; an integer in the vendor's table.
        /// 最高费用；厂商的表格中为整数。
        maxCosts?: i64,
        /// From this time on.
        /// 开始时间。
        startTime?: Time,
        /// Until this time.
        /// 结束时间。
        endTime?: Time,
        /// State.
        /// 状态。
        state?: one_of { -1 "all" "全部", 0 "offline" "已下线", 1 "online" "已上线" } = -1,
        /// Who made it.
        /// 由谁创建。
        buildType?: one_of { -1 "all" "全部", 0 "the merchant" "商户自建", 1 "the product 企客宝" "企客宝" } = -1,
    }
}

params! {
    ListAdsParams {
        ..CountAdsParams,
        /// Page, from 1.
        /// 页码，从 1 开始。
        pageIndex: i64,
        /// Advertisements on a page.
        /// 每页的广告数。
        pageSize: i64,
    }
}

endpoint! {
    /// Lists advertisements, a page at a time.
    /// 分页返回广告。
    LIST_ADS = V2.listAds(ListAdsParams) -> JsonValue {
        request: Post "/v2/AdManage/GetAdList",
        effect: Read,
        title: "读取广告列表",
        section: "Ad",
    }
}

endpoint! {
    /// Counts advertisements.
    /// 返回广告的条数。
    COUNT_ADS = V2.countAds(CountAdsParams) -> JsonValue {
        request: Post "/v2/AdManage/GetAdCount",
        effect: Read,
        title: "读取广告条数",
        section: "Ad",
    }
}

pages! {
    /// All advertisements
    /// 全部广告
    EACH_AD = eachAd(LIST_ADS) {
        page: "pageIndex",
        size: "pageSize",
    }
}
