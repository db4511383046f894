//! 运营号配置: operating accounts.

use youmi_wire::shape::Shape;

record! {
    /// An operating account: a WeChat or WeCom account that the merchant's staff works with (运营号).
    pub struct WechatAccount {
        /// Number of the operating account (运营号编号).
        pub ad_wechat_id: i64,
        /// WeChat id (微信号).
        pub ad_wechat_nober: String,
        /// Device label (机号).
        pub ad_wechat_nick: Option<String>,
        /// Address of the QR code (二维码).
        pub ad_wechat_qrcode: Option<String>,
        /// When it was added (添加时间), as the server wrote it.
        pub ad_wechat_addtime: Option<String>,
        /// Original WeChat id of the operating account (运营号原始微信号).
        pub ad_original_nober: String,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_usercode: Option<String>,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_viewnum: Option<i64>,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_vnumday: Option<i64>,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_vnumlday: Option<i64>,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_rfriend: Option<i64>,
        /// Number of friends, those who deleted or blocked the account included (好友数量(含被动删除和被动拉黑)).
        pub ad_wechat_friend: i64,
        /// Number of groups (群总数).
        pub ad_wechat_group: i64,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_weight: Option<i64>,
        /// Whether the account may be monitored (运营号监控授权).
        pub ad_wechat_friends: bool,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_chat: Option<bool>,
        /// @deprecated 弃用 by the vendor.
        pub ad_state: Option<String>,
        /// WeChat nickname (微信昵称).
        pub ad_wechat_nickname: Option<String>,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_initiative: Option<bool>,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_passive: Option<bool>,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_y3: Option<bool>,
        /// Staff who are told of faults (异常通知员工).
        pub ad_receive_code: Option<String>,
        /// Staff who are told of keywords (关键字通知员工).
        pub ad_key_code: Option<String>,
        /// Staff who are told of friend requests (好友申请消息通知员工).
        pub ad_chatroom_code: Option<String>,
        /// Whether pushing is allowed (推送授权).
        pub ad_wechat_push: bool,
        /// @deprecated 弃用 by the vendor.
        pub ad_wechat_new: Option<i64>,
        /// Whether it takes tasks to add friends (是否开启加粉任务): 0 no, 1 yes.
        pub is_receiveaddfriendtask: i64,
        /// Kind of account. The vendor's two tables differ: 0 微信号, 1 公账号, 2 小程序 here; 0 个微, 3 企微 in the parameter.
        pub ad_wechat_lei: i64,
        /// Whether the work phone's calls may be recorded (工作手机通话记录授权).
        pub ad_wechat_record: bool,
        /// Unique number of the phone on which it is logged in (运营号登录手机唯一码).
        pub imei: Option<String>,
    }
}

params! {
    /// What {@link V1Client.listWechatAccounts} takes.
    pub struct ListWechatAccountsParams {
        /// Kind of account (ad_wechat_lei): 0 personal WeChat (个微, the default), 3 WeCom (企微).
        ad_wechat_lei?: one_of "0 | 3",
    }
}

endpoint! {
    /// Lists the operating accounts (运营号配置), all of them at once.
    ///
    /// Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v1 › 基础数据类接口 › 运营号配置.
    V1.listWechatAccounts(params?: "ListWechatAccountsParams | null") -> "Promise<Reply<WechatAccount[]>>" {
        title: "运营号配置",
        method: Get,
        path: Some("WeCaht"),
        effect: Read,
        params: ListWechatAccountsParams,
        values: Vec::<WechatAccount>::KIND,
    }
}
