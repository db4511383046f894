import { plainTime } from "./clock.js";
import type { FriendEntry } from "./data/friends.js";
import { sidebarUrl, type SidebarCipher, type SidebarCustomer, type SidebarVisit } from "./sidebar.js";
import type { World } from "./world.js";

/** What of a visit can be set, all of it text; what is left out is made up. */
export type VisitSettings = Partial<
  SidebarCustomer &
    SidebarCipher &
    Record<
      "userId" | "dockPwd" | "timestamp" | "sign" | "time" | "neber" | "type" | "privateKey" | "orderUrl",
      string
    >
>;

/** An address as the 企客聊 client opens it, and what it says. */
export interface OpenedVisit {
  url: string;
  visit: SidebarVisit;
}

/** The user name in the order system (自有订单用户名) of the vendor's example `b01`. */
const USER_ID = "b08";

/**
 * The visit of a customer: the friend that `originalId` or `WX` names, the first one where neither is given. A customer
 * whom the emulator does not know has what is given and nothing else.
 */
export function makeVisit(given: VisitSettings, world: World): OpenedVisit {
  const { privateKey, orderUrl, mode, encoding, padding, key, neber, ...settings } = given;
  const now = world.clock.now();
  const visit: SidebarVisit = {
    userId: settings.userId ?? USER_ID,
    dockPwd: settings.dockPwd ?? "emulator-password",
    timestamp: settings.timestamp ?? Math.floor(now / 1000),
    sign: settings.sign ?? "",
    time: settings.time ?? plainTime(now),
    type: settings.type ?? "WL",
    ...(neber === undefined ? {} : { neber }),
    customer: customerOf(settings, world),
  };
  const url = sidebarUrl(visit, {
    privateKey: privateKey ?? world.options.sidebarKey,
    orderUrl: orderUrl ?? world.options.orderUrl,
    cipher: {
      ...(mode && { mode }),
      ...(encoding && { encoding }),
      ...(padding && { padding }),
      ...(key && { key }),
    },
  });
  return { url, visit };
}

function customerOf(given: VisitSettings, world: World): SidebarCustomer {
  const friend = friendOf(given, world);
  const account = world.data.accounts.find(({ record }) => record.ad_wechat_id === friend?.accountId)?.record;
  return {
    WX: given.WX ?? friend?.record.ad_friend_uwenober ?? "",
    TEL: given.TEL ?? friend?.phone ?? "",
    Number: given.Number ?? account?.ad_wechat_nick ?? "",
    merchantid: given.merchantid ?? "640462692",
    wechat: given.wechat ?? account?.ad_wechat_nober ?? "",
    uid: given.uid ?? "",
    originalId: given.originalId ?? friend?.record.ad_friend_wenober ?? "",
  };
}

function friendOf({ originalId, WX }: VisitSettings, { data }: World): FriendEntry | undefined {
  if (originalId !== undefined) {
    return data.friends.find(({ record }) => record.ad_friend_wenober === originalId);
  }
  if (WX !== undefined) return data.friends.find(({ record }) => record.ad_friend_uwenober === WX);
  return data.friends[0];
}
