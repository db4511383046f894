//! Report: statistics of staff.

use crate::JsonValue;
use crate::params::{Time, UnixSeconds};

resource! {
    endpoints: [GET_STAFF_SERVICE_REPORT, GET_STAFF_ACTIVATION_REPORT],
}

params! {
    GetStaffServiceReportParams {
        /// Beginning of the period.
        /// 统计时段的开始。
        startDate?: Time,
        /// End of the period.
        /// 统计时段的结束。
        endDate?: Time,
        /// What to sort by.
        /// 排序字段。
        orderKey?: one_of {
            "ad_staff_name" "name of the staff member" "员工名称",
            "depart_name" "name of the department" "部门名称",
            "depart_group_name" "name of the group" "组名称",
            null,
        } = "ad_staff_name",
        /// Which way to sort; required, in spite of its default.
        /// 排序方向；虽有默认值，仍为必填。
        orderType: one_of { "desc" "descending" "降序", "asc" "ascending" "升序" } = "desc",
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
        /// 每行统计的对象。
        show: one_of { 1 "department" "部门", 2 "group" "组", 3 "staff member" "员工" } = 3,
        /// Whether disabled staff are included.
        /// 是否包含已停用的员工。
        staffState: bool,
        /// Kind of account; not documented further.
        /// 账号类型；文档没有更多说明。
        wechatLei?: i64,
        /// Kind of relation; not documented further.
        /// 关系类型；文档没有更多说明。
        relationIsFlock?: i64 = -1,
        /// Not documented.
        /// 文档未说明。
        searchData?: i64,
        /// Page, from 1.
        /// 页码，从 1 开始。
        pageIndex?: i64,
        /// Rows on a page.
        /// 每页的行数。
        pageSize?: i64,
    }
}

params! {
    GetStaffActivationReportParams {
        /// The day: midnight as unix seconds.
        /// 统计的日期：当天零点的 Unix 时间戳（秒）。
        time: UnixSeconds,
        /// Kind of account.
        /// 账号类型。
        wechat_lei?: one_of { 0 "personal WeChat" "个微", 3 "WeCom" "企微" },
        /// Staff code, or null.
        /// 可以为 null。
        #[term = "员工号"]
        ad_staff_code?: Option<String>,
        /// Department's number as text; "-1" for all.
        /// 部门编号，为字符串；"-1" 表示全部。
        #[term = "部门"]
        ad_departid: String = "-1",
        /// Group's number as text.
        /// 组编号，为字符串。
        #[term = "组"]
        ad_departgroupid?: String = "-1",
    }
}

endpoint! {
    /// Statistics of the staff's service.
    /// 返回员工的客服统计数据。
    GET_STAFF_SERVICE_REPORT = V2.getStaffServiceReport(GetStaffServiceReportParams) -> JsonValue {
        request: Post "/v2/Report/GetDataByStaffCustomer",
        effect: Read,
        title: "获取员工客服统计",
        section: "Report",
    }
}

endpoint! {
    /// Counts the customers that staff activated on a day.
    /// 统计员工一天内激活的客户数。
    GET_STAFF_ACTIVATION_REPORT = V2.getStaffActivationReport(GetStaffActivationReportParams) -> JsonValue {
        request: Post "/v2/Report/GetActivationListByStaff",
        effect: Read,
        title: "获取员工激活客户数统计",
        section: "Report",
    }
}
