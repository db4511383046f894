import type { Endpoint } from "../endpoint.js";
import { departmentGroups, departments } from "../../data/organization.js";
import { integer, oneOf, required } from "../../wire/parameters.js";
import { isWanted } from "../filtering.js";
import { v2 } from "./row.js";

/** 获取部门列表 */
const listDepartments = v2(
  {
    id: "listDepartments",
    title: "获取部门列表",
    method: "GET",
    path: "System/GetDepartList",
    parameters: {},
  },
  () => departments,
);

/** 根据部门获得组 */
const listDepartmentGroups = v2(
  {
    id: "listDepartmentGroups",
    title: "根据部门获得组",
    path: "System/GetDepartGroupList",
    parameters: { departId: required(integer) },
  },
  ({ departId }) => departmentGroups.filter((group) => isWanted(group.departid, departId)),
);

/** 根据组获得员工 */
const listGroupStaff = v2(
  {
    id: "listGroupStaff",
    title: "根据组获得员工",
    path: "System/GetStaffList",
    parameters: {
      departId: required(integer),
      departGroupId: required(integer),
      staffState: required(oneOf(0, 1)),
    },
  },
  ({ departId, departGroupId, staffState }, { data }) =>
    data.groupStaff.filter(
      (member) =>
        isWanted(member.departid, departId) &&
        isWanted(member.departgroupid, departGroupId) &&
        (staffState === 1 || member.ad_staff_state === 0),
    ),
);

/** 获得员工列表. The vendor's path and parameters are not documented: this path is the emulator's. */
const listAllStaff = v2(
  { id: "listAllStaff", title: "获得员工列表", path: "emulator/listAllStaff", parameters: {} },
  (_, { data }) => data.groupStaff,
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [
  listDepartments,
  listDepartmentGroups,
  listGroupStaff,
  listAllStaff,
];
