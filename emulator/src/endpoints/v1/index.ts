import type { Endpoint } from "../endpoint.js";
import { listWechatAccounts } from "./accounts.js";
import { listAdGroups } from "./ad-groups.js";
import { addFriend, listFriendAttributes, listFriends } from "./friends.js";
import { listLabelCategories, listLabels } from "./labels.js";
import { listStaff, listStaffWechatAccounts } from "./staff.js";
import { getAccessToken } from "./token.js";

/** All endpoints of v1, in the order of the vendor's documentation. */
export const endpointsV1: readonly Endpoint[] = [
  getAccessToken,
  listWechatAccounts,
  listStaff,
  listLabelCategories,
  listLabels,
  listAdGroups,
  listFriendAttributes,
  listStaffWechatAccounts,
  listFriends,
  addFriend,
];
