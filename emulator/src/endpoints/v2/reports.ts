import type { Endpoint } from "../endpoint.js";
import { departmentGroups, departments, type GroupStaff } from "../../data/organization.js";
import { random } from "../../random.js";
import {
  flag,
  integer,
  integerFrom,
  oneOf,
  optional,
  required,
  text,
  time,
  withDefault,
  word,
} from "../../wire/parameters.js";
import type { World } from "../../world.js";
import { isWanted, pageOf } from "../filtering.js";
import { paging, v2 } from "./row.js";

/** A line of the report; the keys but those that `orderKey` names are the emulator's. */
interface Line {
  ad_staff_code: string | null;
  ad_staff_name: string;
  depart_name: string;
  depart_group_name: string;
  customerCount: number;
  receiveCount: number;
  sendCount: number;
}

function lineOf(member: GroupStaff, world: World): Line {
  const { seed } = world.options;
  const chance = random(seed, "report", member.ad_staff_code);
  const { friends } = world.data;
  const department = departments.find((each) => each.departid === member.departid);
  const group = departmentGroups.find((each) => each.departgroupid === member.departgroupid);
  return {
    ad_staff_code: member.ad_staff_code,
    ad_staff_name: member.ad_staff_name,
    depart_name: department?.departname ?? "",
    depart_group_name: group?.departgroupname ?? "",
    customerCount: friends.filter((friend) => friend.staffCode === member.ad_staff_code).length,
    receiveCount: chance.integer(0, 500),
    sendCount: chance.integer(0, 500),
  };
}

/** Adds up the lines that `keyOf` gives the same key. */
function summed(lines: readonly Line[], keyOf: (line: Line) => string, isByGroup: boolean): Line[] {
  const sums = new Map<string, Line>();
  for (const line of lines) {
    const sum = sums.get(keyOf(line)) ?? {
      ad_staff_code: null,
      ad_staff_name: "",
      depart_name: line.depart_name,
      depart_group_name: isByGroup ? line.depart_group_name : "",
      customerCount: 0,
      receiveCount: 0,
      sendCount: 0,
    };
    sum.customerCount += line.customerCount;
    sum.receiveCount += line.receiveCount;
    sum.sendCount += line.sendCount;
    sums.set(keyOf(line), sum);
  }
  return [...sums.values()];
}

/** What `show` asks for: 1 by department, 2 by group, 3 by staff member. */
const shown: Readonly<Record<1 | 2 | 3, (lines: Line[]) => Line[]>> = {
  1: (lines) => summed(lines, (line) => line.depart_name, false),
  2: (lines) => summed(lines, (line) => `${line.depart_name}/${line.depart_group_name}`, true),
  3: (lines) => lines,
};

/** 获取员工客服统计. The period is checked but changes nothing: the numbers are made up. */
const getStaffServiceReport = v2(
  {
    id: "getStaffServiceReport",
    title: "获取员工客服统计",
    path: "Report/GetDataByStaffCustomer",
    parameters: {
      startDate: optional(time),
      endDate: optional(time),
      orderKey: withDefault(word("ad_staff_name", "depart_name", "depart_group_name"), "ad_staff_name"),
      orderType: required(word("desc", "asc")),
      staffCode: optional(text),
      departId: withDefault(integer, -1),
      departGroupId: withDefault(integer, -1),
      show: required(oneOf(1, 2, 3)),
      staffState: required(flag),
      wechatLei: optional(integer),
      relationIsFlock: withDefault(integer, -1),
      searchData: optional(integer),
      ...paging,
    },
  },
  (wanted, world) => {
    const lines = world.data.groupStaff
      .filter(
        (member) =>
          (wanted.staffState || member.ad_staff_state === 0) &&
          isWanted(member.ad_staff_code, wanted.staffCode) &&
          isWanted(member.departid, wanted.departId) &&
          isWanted(member.departgroupid, wanted.departGroupId),
      )
      .map((member) => lineOf(member, world));
    const direction = wanted.orderType === "asc" ? 1 : -1;
    const { orderKey } = wanted;
    const sorted = shown[wanted.show](lines).sort(
      (one, other) => direction * one[orderKey].localeCompare(other[orderKey], "zh"),
    );
    return pageOf(sorted, wanted.pageIndex, wanted.pageSize);
  },
);

/** 获取员工激活客户数统计. The numbers are made up from the day; the keys are the emulator's. */
const getStaffActivationReport = v2(
  {
    id: "getStaffActivationReport",
    title: "获取员工激活客户数统计",
    path: "Report/GetActivationListByStaff",
    parameters: {
      time: required(integerFrom(0)),
      wechat_lei: optional(oneOf(0, 3)),
      ad_staff_code: optional(text),
      ad_departid: required(text),
      ad_departgroupid: withDefault(text, "-1"),
    },
  },
  (wanted, world) =>
    world.data.groupStaff
      .filter(
        (member) =>
          isWanted(member.ad_staff_code, wanted.ad_staff_code) &&
          isWanted(String(member.departid), wanted.ad_departid === "-1" ? undefined : wanted.ad_departid) &&
          isWanted(
            String(member.departgroupid),
            wanted.ad_departgroupid === "-1" ? undefined : wanted.ad_departgroupid,
          ),
      )
      .map(({ ad_staff_code, ad_staff_name }) => ({
        ad_staff_code,
        ad_staff_name,
        activationCount: random(world.options.seed, "activation", ad_staff_code, wanted.time).integer(0, 80),
      })),
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [getStaffServiceReport, getStaffActivationReport];
