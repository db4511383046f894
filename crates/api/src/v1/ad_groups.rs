//! 投放组配置: ad groups.

use youmi_wire::schema::JsonString;

resource! {
    records: [AdGroup, AdGroupAccount],
    endpoints: [LIST_AD_GROUPS],
}

record! {
    /// An ad group: accounts to which one advertisement leads (投放组).
    /// 投放组：广告把客户引向的一组运营号。
    AdGroup {
        /// Number.
        #[term = "投放组编号"]
        ad_brand_id: i64,
        /// Name.
        #[term = "投放组名称"]
        ad_brand_name: String,
        /// Code.
        #[term = "投放组代号"]
        ad_brand_code: Option<String>,
        /// Numbers of its operating accounts, as texts.
        /// 内容为运营号编号，均为字符串。
        #[term = "投放组微信号惟一标识集合"]
        ad_brand_welist: JsonString<Vec<String>>,
        /// Merchant's number.
        #[term = "商家编号"]
        merchantid: Option<String>,
        /// Device labels and WeChat ids, joined by commas.
        /// 以逗号分隔。
        #[term = "机号(微信号)叠加集合"]
        ad_wechat_nick: Option<String>,
        /// Its accounts: WeChat id (微信号) and QR code (二维码).
        /// 投放组内的账号：微信号和二维码。
        wechats: Option<JsonString<Vec<AdGroupAccount>>>,
        /// Code of the administrative region.
        #[term = "行政区划代码"]
        ad_brand_region_code: Option<String>,
    }
}

record! {
    /// An account of an ad group (wechats).
    /// 投放组内的账号（wechats）。
    AdGroupAccount {
        /// WeChat id.
        #[term = "微信号"]
        ad_wechat_nober: String,
        /// Address of the QR code.
        /// 值为图片地址。
        #[term = "二维码"]
        ad_wechat_qrcode: Option<String>,
    }
}

endpoint! {
    /// Lists the ad groups.
    /// 返回全部投放组。
    LIST_AD_GROUPS = V1.listAdGroups() -> Vec<AdGroup> {
        request: Get "AdManage",
        effect: Read,
        title: "投放组配置",
        section: "基础数据类接口",
    }
}
