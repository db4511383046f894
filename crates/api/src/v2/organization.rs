//! System: departments, their groups and staff.

use youmi_wire::shape::{Kind, Shape};

record! {
    /// A department (部门).
    pub struct Department {
        /// Number.
        pub departid: i64,
        /// Name.
        pub departname: String,
    }
}

params! {
    /// What {@link V2Client.listDepartmentGroups} takes.
    pub struct ListDepartmentGroupsParams {
        /// Department (部门); -1 for all.
        departId: i64,
    }
}

params! {
    /// What {@link V2Client.listGroupStaff} takes.
    pub struct ListGroupStaffParams {
        /// Department (部门); -1 for all.
        departId: i64,
        /// Group (组); -1 for all.
        departGroupId: i64,
        /// 0 only valid staff, 1 all.
        staffState: one_of "0 | 1",
    }
}

endpoint! {
    /// Lists the departments (获取部门列表).
    ///
    /// Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › System › 获取部门列表.
    V2.listDepartments(params?: "NoParams | null") -> "Promise<Reply<Department[]>>" {
        title: "获取部门列表",
        method: Get,
        path: Some("/v2/System/GetDepartList"),
        effect: Read,
        params: (),
        values: Vec::<Department>::KIND,
    }
}

endpoint! {
    /// Lists the groups of a department (根据部门获得组).
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › System › 根据部门获得组.
    V2.listDepartmentGroups(params: "ListDepartmentGroupsParams") -> "Promise<Reply<JsonValue>>" {
        title: "根据部门获得组",
        method: Post,
        path: Some("/v2/System/GetDepartGroupList"),
        effect: Read,
        params: ListDepartmentGroupsParams,
        values: Kind::Any,
    }
}

endpoint! {
    /// Lists the staff of a group (根据组获得员工).
    ///
    /// What the answer holds is not documented. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › System › 根据组获得员工.
    V2.listGroupStaff(params: "ListGroupStaffParams") -> "Promise<Reply<JsonValue>>" {
        title: "根据组获得员工",
        method: Post,
        path: Some("/v2/System/GetStaffList"),
        effect: Read,
        params: ListGroupStaffParams,
        values: Kind::Any,
    }
}

endpoint! {
    /// Lists all staff (获得员工列表).
    ///
    /// The vendor documents neither path, parameters nor answer: set `paths: { listAllStaff: "/v2/…" }`; parameters are
    /// sent as they are. Rejects with a {@link YoumiError}; kind `config` without the path.
    ///
    /// Vendor's page: v2 › System › 获得员工列表.
    V2.listAllStaff(params?: "MoreParams | null") -> "Promise<Reply<JsonValue>>" {
        title: "获得员工列表",
        method: Post,
        path: None,
        effect: Read,
        params: crate::More<()>,
        values: Kind::Any,
    }
}
