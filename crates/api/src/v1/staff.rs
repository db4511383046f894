//! 员工配置, 员工管理运营机: staff and the operating accounts that they manage.

use youmi_wire::shape::Shape;

record! {
    /// A staff member (员工).
    pub struct Staff {
        /// Staff code (员工号).
        pub ad_staff_code: String,
        /// Name (员工名称).
        pub ad_staff_name: String,
        /// State (员工状态): 0 enabled (启用), 1 disabled (停用).
        pub ad_staff_state: i64,
        /// The user of the merchant's own order system who is bound to this staff member (绑定的自有订单用户名); null if none is.
        pub ad_self_user: Option<String>,
    }
}

record! {
    /// An operating account that a staff member manages (员工管理运营机).
    pub struct StaffWechatAccount {
        /// Staff code (员工号).
        pub ad_staff_code: String,
        /// Number of the operating account (运营号编号).
        pub ad_wechat_id: i64,
        /// WeChat id (微信号).
        pub ad_wechat_nober: String,
        /// Device label (机号).
        pub ad_wechat_nick: Option<String>,
        /// WeChat nickname (微信昵称).
        pub ad_wechat_nickname: Option<String>,
        /// Address of the QR code (二维码).
        pub ad_wechat_qrcode: Option<String>,
        /// Original WeChat id of the operating account (运营号原始微信号).
        pub ad_original_nober: String,
    }
}

params! {
    /// What {@link V1Client.listStaff} takes.
    pub struct ListStaffParams {
        /// State (员工状态): -1 all (所有, the default), 0 enabled (启用), 1 disabled (停用).
        ad_staff_state?: one_of "-1 | 0 | 1",
        /// Staff code (员工号).
        ad_staff_code?: String,
        /// Name (员工姓名).
        ad_staff_name?: String,
        /// When the staff member was added (员工添加时间). The vendor does not document the format: it is sent as it is.
        ad_staff_addtime?: String,
    }
}

params! {
    /// What {@link V1Client.listStaffWechatAccounts} takes.
    pub struct ListStaffWechatAccountsParams {
        /// Staff code (员工号); without it the accounts of all staff are listed.
        ad_staff_code?: String,
    }
}

endpoint! {
    /// Lists the staff (员工配置), all of them at once.
    ///
    /// Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v1 › 基础数据类接口 › 员工配置.
    V1.listStaff(params?: "ListStaffParams | null") -> "Promise<Reply<Staff[]>>" {
        title: "员工配置",
        method: Get,
        path: Some("staff"),
        effect: Read,
        params: ListStaffParams,
        values: Vec::<Staff>::KIND,
    }
}

endpoint! {
    /// Lists the operating accounts that a staff member manages, or that all of them do (员工管理运营机).
    ///
    /// Rejects with a {@link YoumiError}; kind `api`, code 200010 (员工号不存在) if there is no such staff code.
    ///
    /// Vendor's page: v1 › 基础数据类接口 › 员工管理运营机.
    V1.listStaffWechatAccounts(params?: "ListStaffWechatAccountsParams | null") -> "Promise<Reply<StaffWechatAccount[]>>" {
        title: "员工管理运营机",
        method: Post,
        path: Some("staff/GetStaffWechat"),
        effect: Read,
        params: ListStaffWechatAccountsParams,
        values: Vec::<StaffWechatAccount>::KIND,
    }
}
