//! Report: statistics of staff.

use crate::JsonValue;
use crate::params::{Time, UnixSeconds};

resource! {
    endpoints: [GET_STAFF_SERVICE_REPORT, GET_STAFF_ACTIVATION_REPORT],
}

params! {
    GetStaffServiceReportParams {
        /// Beginning of the period.
        startDate?: Time,
        /// End of the period.
        endDate?: Time,
        /// What to sort by.
        orderKey?: one_of { "ad_staff_name", "depart_name", "depart_group_name", null } = "ad_staff_name",
        /// Which way to sort; required, in spite of its default.
        orderType: one_of { "desc", "asc" } = "desc",
        /// Staff code.
        #[term = "员工号"]
        staffCode?: String,
        /// Department.
        #[term = "部门"]
        departId?: i64 = -1,
        /// Group.
        #[term = "组"]
        departGroupId?: i64 = -1,
        /// What a row stands for.
        show: one_of { 1 "department" "部门", 2 "group" "组", 3 "staff member" "员工" } = 3,
        /// Whether disabled staff are included.
        staffState: bool,
        /// Kind of account; not documented further.
        wechatLei?: i64,
        /// Kind of relation; not documented further.
        relationIsFlock?: i64 = -1,
        /// Not documented.
        searchData?: i64,
        /// Page, from 1.
        pageIndex?: i64,
        /// Rows on a page.
        pageSize?: i64,
    }
}

params! {
    GetStaffActivationReportParams {
        /// The day: midnight as unix seconds.
        time: UnixSeconds,
        /// Kind of account.
        wechat_lei?: one_of { 0 "personal WeChat" "个微", 3 "WeCom" "企微" },
        /// Staff code, or null.
        #[term = "员工号"]
        ad_staff_code?: Option<String>,
        /// Department's number as text; "-1" for all.
        #[term = "部门"]
        ad_departid: String = "-1",
        /// Group's number as text.
        #[term = "组"]
        ad_departgroupid?: String = "-1",
    }
}

endpoint! {
    /// Statistics of the staff's service.
    GET_STAFF_SERVICE_REPORT = V2.getStaffServiceReport(GetStaffServiceReportParams) -> JsonValue {
        request: Post "/v2/Report/GetDataByStaffCustomer",
        effect: Read,
        title: "获取员工客服统计",
        section: "Report",
    }
}

endpoint! {
    /// Counts the customers that staff activated on a day.
    GET_STAFF_ACTIVATION_REPORT = V2.getStaffActivationReport(GetStaffActivationReportParams) -> JsonValue {
        request: Post "/v2/Report/GetActivationListByStaff",
        effect: Read,
        title: "获取员工激活客户数统计",
        section: "Report",
    }
}
