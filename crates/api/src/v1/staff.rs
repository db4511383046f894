//! 员工配置, 员工管理运营机: staff and the operating accounts that they manage.

resource! {
    records: [Staff, StaffWechatAccount],
    endpoints: [LIST_STAFF, LIST_STAFF_WECHAT_ACCOUNTS],
}

record! {
    /// A staff member (员工).
    /// 员工。
    Staff {
        /// Staff code.
        #[term = "员工号"]
        ad_staff_code: String,
        /// Name.
        #[term = "员工名称"]
        ad_staff_name: String,
        /// State.
        #[term = "员工状态"]
        ad_staff_state: i64 where { 0 "enabled" "启用", 1 "disabled" "停用" },
        /// The user of the merchant's own order system who is bound to this staff member; null if none is.
        /// 未绑定时为 null。
        #[term = "绑定的自有订单用户名"]
        ad_self_user: Option<String>,
    }
}

record! {
    /// An operating account that a staff member manages (员工管理运营机).
    /// 员工管理的运营号（员工管理运营机）。
    StaffWechatAccount {
        /// Staff code.
        #[term = "员工号"]
        ad_staff_code: String,
        /// Number of the operating account.
        #[term = "运营号编号"]
        ad_wechat_id: i64,
        /// WeChat id.
        #[term = "微信号"]
        ad_wechat_nober: String,
        /// Device label.
        #[term = "机号"]
        ad_wechat_nick: Option<String>,
        /// WeChat nickname.
        #[term = "微信昵称"]
        ad_wechat_nickname: Option<String>,
        /// Address of the QR code.
        /// 值为图片地址。
        #[term = "二维码"]
        ad_wechat_qrcode: Option<String>,
        /// Original WeChat id of the operating account.
        #[term = "运营号原始微信号"]
        ad_original_nober: String,
    }
}

params! {
    ListStaffParams {
        /// State.
        #[term = "员工状态"]
        ad_staff_state?: one_of { -1 "all" "所有", 0 "enabled" "启用", 1 "disabled" "停用" } = -1,
        /// Staff code.
        #[term = "员工号"]
        ad_staff_code?: String,
        /// Name.
        #[term = "员工姓名"]
        ad_staff_name?: String,
        /// When the staff member was added. The vendor does not document the format: it is sent as it is.
        /// 厂商文档未说明格式，原样发送。
        #[term = "员工添加时间"]
        ad_staff_addtime?: String,
    }
}

params! {
    ListStaffWechatAccountsParams {
        /// Staff code; without it the accounts of all staff are listed.
        /// 不传则返回所有员工管理的运营号。
        #[term = "员工号"]
        ad_staff_code?: String,
    }
}

endpoint! {
    /// Lists the staff, all of them at once.
    /// 一次返回全部员工。
    LIST_STAFF = V1.listStaff(ListStaffParams) -> Vec<Staff> {
        request: Get "staff",
        effect: Read,
        title: "员工配置",
        section: "基础数据类接口",
    }
}

endpoint! {
    /// Lists the operating accounts that a staff member manages, or that all of them do.
    /// 返回一名员工或所有员工管理的运营号。
    LIST_STAFF_WECHAT_ACCOUNTS = V1.listStaffWechatAccounts(ListStaffWechatAccountsParams) -> Vec<StaffWechatAccount> {
        request: Post "staff/GetStaffWechat",
        effect: Read,
        title: "员工管理运营机",
        section: "基础数据类接口",
        codes: [200010 "no such staff code"],
    }
}
