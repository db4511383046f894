//! Report: statistics of staff.

use crate::{Time, UnixSeconds};
use youmi_wire::shape::Kind;

params! {
    /// What {@link V2Client.getStaffServiceReport} takes.
    pub struct GetStaffServiceReportParams {
        /// Beginning of the period.
        startDate?: Time,
        /// End of the period.
        endDate?: Time,
        /// What to sort by: `ad_staff_name` (the default), `depart_name`, `depart_group_name`, or null.
        orderKey?: one_of "'ad_staff_name' | 'depart_name' | 'depart_group_name' | null",
        /// Which way to sort; `desc` by default at the server, but required.
        orderType: one_of "'desc' | 'asc'",
        /// Staff code (员工号).
        staffCode?: String,
        /// Department (部门); -1 by default.
        departId?: i64,
        /// Group (组); -1 by default.
        departGroupId?: i64,
        /// What a row stands for: 1 department (部门), 2 group (组), 3 staff member (员工).
        show: one_of "1 | 2 | 3",
        /// Whether disabled staff are included.
        staffState: bool,
        /// Kind of account; not documented further.
        wechatLei?: i64,
        /// Kind of relation; -1 in the vendor's example.
        relationIsFlock?: i64,
        /// Not documented.
        searchData?: i64,
        /// Page, from 1.
        pageIndex?: i64,
        /// Rows on a page.
        pageSize?: i64,
    }
}

params! {
    /// What {@link V2Client.getStaffActivationReport} takes.
    pub struct GetStaffActivationReportParams {
        /// The day: midnight as unix seconds.
        time: UnixSeconds,
        /// Kind of account: 0 personal WeChat (个微), 3 WeCom (企微).
        wechat_lei?: one_of "0 | 3",
        /// Staff code (员工号), or null.
        #[tsify(type = "string | null")]
        ad_staff_code?: Option<String>,
        /// Department's number as text (部门); "-1" for all.
        ad_departid: String,
        /// Group's number as text (组); "-1" by default.
        ad_departgroupid?: String,
    }
}

endpoint! {
    /// Statistics of the staff's service (获取员工客服统计).
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Report › 获取员工客服统计.
    V2.getStaffServiceReport(params: "GetStaffServiceReportParams | (GetStaffServiceReportParams & MoreParams)") -> "Promise<Reply<JsonValue>>" {
        title: "获取员工客服统计",
        method: Post,
        path: Some("/v2/Report/GetDataByStaffCustomer"),
        effect: Read,
        params: crate::More<GetStaffServiceReportParams>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Counts the customers that staff activated on a day (获取员工激活客户数统计).
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › Report › 获取员工激活客户数统计.
    V2.getStaffActivationReport(params: "GetStaffActivationReportParams") -> "Promise<Reply<JsonValue>>" {
        title: "获取员工激活客户数统计",
        method: Post,
        path: Some("/v2/Report/GetActivationListByStaff"),
        effect: Read,
        params: GetStaffActivationReportParams,
        values: Kind::Any,
    }
}
