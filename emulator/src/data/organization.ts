import type { StaffEntry } from "./staff.js";

/** A department (部门); these two keys are documented. */
export interface Department {
  departid: number;
  departname: string;
}

/** A group of a department (组). Its keys are the emulator's: the vendor's are not documented. */
export interface DepartmentGroup {
  departgroupid: number;
  departgroupname: string;
  departid: number;
}

/** A staff member with the place in the organization. The keys are the emulator's. */
export interface GroupStaff {
  ad_staff_code: string;
  ad_staff_name: string;
  ad_staff_state: number;
  departid: number;
  departgroupid: number;
}

/** The departments. */
export const departments: readonly Department[] = [
  { departid: 11, departname: "销售一部" },
  { departid: 12, departname: "销售二部" },
  { departid: 13, departname: "售后部" },
];

/** Two groups in each department. */
export const departmentGroups: readonly DepartmentGroup[] = departments.flatMap(({ departid }) => [
  { departgroupid: departid * 10 + 1, departgroupname: "早班组", departid },
  { departgroupid: departid * 10 + 2, departgroupname: "晚班组", departid },
]);

/** The staff, put into the groups in turn. */
export function placeStaff(staff: readonly StaffEntry[]): GroupStaff[] {
  return staff.map(({ record, index }) => {
    const group = departmentGroups[index % departmentGroups.length]!;
    return {
      ad_staff_code: record.ad_staff_code,
      ad_staff_name: record.ad_staff_name,
      ad_staff_state: record.ad_staff_state,
      departid: group.departid,
      departgroupid: group.departgroupid,
    };
  });
}
