// Written by `npm run generate` from crates/api.

/** The methods of each client that call an endpoint. */
export const endpoints = {
  V1Client: ["getAccessToken", "listWechatAccounts", "listStaff", "listStaffWechatAccounts", "listLabelCategories", "listLabels", "listAdGroups", "listFriendAttributes", "listFriends", "addFriend"],
  V2Client: ["getMerchantToken", "registerCallbackUrl", "subscribeEvent", "sendMessage", "applyTakeover", "endTakeover", "activateConversation", "sendNotification", "listChatMessages", "getStaffServiceReport", "getStaffActivationReport", "listDepartments", "listDepartmentGroups", "listGroupStaff", "listAllStaff", "listFans", "countFans", "addTodo", "createTodo", "listTodos", "countTodos", "listAds", "countAds", "saveBulkSend", "deleteBulkSend", "listCallRecordings"],
};

/** The methods of each client that read all pages of a list, and how the pages are asked for. */
export const pagings = {
  V1Client: {
    eachFriend: { endpoint: "listFriends", page: "Page", size: "PageSize", documentedSize: 20, itemId: "ad_friend_id" },
  },
  V2Client: {
    eachFan: { endpoint: "listFans", page: "pageIndex", size: "pageSize" },
    eachTodo: { endpoint: "listTodos", page: "pageIndex", size: "pageSize" },
    eachAd: { endpoint: "listAds", page: "pageIndex", size: "pageSize" },
    eachCallRecording: { endpoint: "listCallRecordings", page: "PageIndex", size: "PageSize" },
  },
};
