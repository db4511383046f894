//! 运营号配置: operating accounts.

resource! {
    records: [WechatAccount],
    endpoints: [LIST_WECHAT_ACCOUNTS],
}

record! {
    /// An operating account: a WeChat or WeCom account that the merchant's staff works with (运营号).
    /// 运营号：商户员工使用的微信或企业微信账号。
    WechatAccount {
        /// Number of the operating account.
        #[term = "运营号编号"]
        ad_wechat_id: i64,
        /// WeChat id.
        #[term = "微信号"]
        ad_wechat_nober: String,
        /// Device label.
        #[term = "机号"]
        ad_wechat_nick: Option<String>,
        /// Address of the QR code.
        /// 值为图片地址。
        #[term = "二维码"]
        ad_wechat_qrcode: Option<String>,
        /// When it was added, as the server wrote it.
        /// 原样返回，不转换格式。
        #[term = "添加时间"]
        ad_wechat_addtime: Option<String>,
        /// Original WeChat id of the operating account.
        #[term = "运营号原始微信号"]
        ad_original_nober: String,
        #[deprecated]
        ad_wechat_usercode: Option<String>,
        #[deprecated]
        ad_wechat_viewnum: Option<i64>,
        #[deprecated]
        ad_wechat_vnumday: Option<i64>,
        #[deprecated]
        ad_wechat_vnumlday: Option<i64>,
        #[deprecated]
        ad_wechat_rfriend: Option<i64>,
        /// Number of friends, those who deleted or blocked the account included.
        #[term = "好友数量(含被动删除和被动拉黑)"]
        ad_wechat_friend: i64,
        /// Number of groups.
        #[term = "群总数"]
        ad_wechat_group: i64,
        #[deprecated]
        ad_wechat_weight: Option<i64>,
        /// Whether the account may be monitored.
        #[term = "运营号监控授权"]
        ad_wechat_friends: bool,
        #[deprecated]
        ad_wechat_chat: Option<bool>,
        #[deprecated]
        ad_state: Option<String>,
        /// WeChat nickname.
        #[term = "微信昵称"]
        ad_wechat_nickname: Option<String>,
        #[deprecated]
        ad_wechat_initiative: Option<bool>,
        #[deprecated]
        ad_wechat_passive: Option<bool>,
        #[deprecated]
        ad_wechat_y3: Option<bool>,
        /// Staff who are told of faults.
        #[term = "异常通知员工"]
        ad_receive_code: Option<String>,
        /// Staff who are told of keywords.
        #[term = "关键字通知员工"]
        ad_key_code: Option<String>,
        /// Staff who are told of friend requests.
        #[term = "好友申请消息通知员工"]
        ad_chatroom_code: Option<String>,
        /// Whether pushing is allowed.
        #[term = "推送授权"]
        ad_wechat_push: bool,
        #[deprecated]
        ad_wechat_new: Option<i64>,
        /// Whether it takes tasks to add friends.
        #[term = "是否开启加粉任务"]
        is_receiveaddfriendtask: i64 where { 0 "no" "否", 1 "yes" "是" },
        /// Kind of account; in the parameter of this name the values mean something else.
        /// 账号类型；注意与同名参数的取值含义不同。
        ad_wechat_lei: i64 where { 0 "WeChat account" "微信号", 1 "official account" "公账号", 2 "mini program" "小程序" },
        /// Whether the work phone's calls may be recorded.
        #[term = "工作手机通话记录授权"]
        ad_wechat_record: bool,
        /// Unique number of the phone on which it is logged in.
        #[term = "运营号登录手机唯一码"]
        imei: Option<String>,
    }
}

params! {
    ListWechatAccountsParams {
        /// Kind of account (ad_wechat_lei).
        /// 账号类型。
        ad_wechat_lei?: one_of { 0 "personal WeChat" "个微", 3 "WeCom" "企微" } = 0,
    }
}

endpoint! {
    /// Lists the operating accounts, all of them at once.
    /// 一次返回全部运营号。
    LIST_WECHAT_ACCOUNTS = V1.listWechatAccounts(ListWechatAccountsParams) -> Vec<WechatAccount> {
        request: Get "WeCaht",
        effect: Read,
        title: "运营号配置",
        section: "基础数据类接口",
    }
}
