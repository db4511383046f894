// The answers that are decoded: which method asks for them, what they hold.

import { account, adGroup, envelope, friend, label, staffMember } from "./shapes.mjs";

export const kinds = {
  accounts: { method: "listWechatAccounts", reply: envelope(account) },
  staff: { method: "listStaff", reply: envelope(staffMember) },
  labels: { method: "listLabels", reply: envelope(label) },
  adGroups: { method: "listAdGroups", reply: envelope(adGroup), parseInner: parseAdGroups },
  friends: { method: "listFriends", reply: envelope(friend) },
};

/** Parses the JSON inside the texts of ad groups, as one would write it by hand. */
function parseAdGroups(reply) {
  for (const group of reply.values) {
    group.ad_brand_welist = JSON.parse(group.ad_brand_welist);
    if (group.wechats !== null) group.wechats = JSON.parse(group.wechats);
  }
  return reply;
}
