// The calls that the page offers, in the order of the vendor's documentation.

import { listWechatAccounts } from "./accounts";
import { listAdGroups } from "./ad-groups";
import { addFriend, listFriendAttributes, listFriends } from "./friends";
import { listLabelCategories, listLabels } from "./labels";
import { listStaff, listStaffWechatAccounts } from "./staff";

export const endpoints = [
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
