//! System: departments, their groups and staff.

use crate::JsonValue;

resource! {
    records: [Department],
    endpoints: [LIST_DEPARTMENTS, LIST_DEPARTMENT_GROUPS, LIST_GROUP_STAFF, LIST_ALL_STAFF],
}

record! {
    /// A department (部门).
    /// 部门。
    Department {
        /// Number.
        /// 部门编号。
        departid: i64,
        /// Name.
        /// 部门名称。
        departname: String,
    }
}

params! {
    ListDepartmentGroupsParams {
        /// Department; -1 for all.
        /// 填 -1 表示全部。
        #[term = "部门"]
        departId: i64,
    }
}

params! {
    ListGroupStaffParams {
        /// Department; -1 for all.
        /// 填 -1 表示全部。
        #[term = "部门"]
        departId: i64,
        /// Group; -1 for all.
        /// 填 -1 表示全部。
        #[term = "组"]
        departGroupId: i64,
        /// Which staff.
        /// 返回哪些员工。
        staffState: one_of { 0 "only those who are valid" "仅有效员工", 1 "all" "全部员工" },
    }
}

endpoint! {
    /// Lists the departments.
    /// 返回全部部门。
    LIST_DEPARTMENTS = V2.listDepartments() -> Vec<Department> {
        request: Get "/v2/System/GetDepartList",
        effect: Read,
        title: "获取部门列表",
        section: "System",
    }
}

endpoint! {
    /// Lists the groups of a department.
    /// 返回部门的组。
    LIST_DEPARTMENT_GROUPS = V2.listDepartmentGroups(ListDepartmentGroupsParams) -> JsonValue {
        request: Post "/v2/System/GetDepartGroupList",
        effect: Read,
        title: "根据部门获得组",
        section: "System",
    }
}

endpoint! {
    /// Lists the staff of a group.
    /// 返回组的员工。
    LIST_GROUP_STAFF = V2.listGroupStaff(ListGroupStaffParams) -> JsonValue {
        request: Post "/v2/System/GetStaffList",
        effect: Read,
        title: "根据组获得员工",
        section: "System",
    }
}

endpoint! {
    /// Lists all staff.
    /// 返回所有员工。
    LIST_ALL_STAFF = V2.listAllStaff(..) -> JsonValue {
        request: Post undocumented,
        effect: Read,
        title: "获得员工列表",
        section: "System",
    }
}
