import type { Endpoint } from "../endpoint.js";
import { endpoints as ads } from "./ads.js";
import { endpoints as bulkSend } from "./bulk-send.js";
import { endpoints as chat } from "./chat.js";
import { endpoints as fans } from "./fans.js";
import { endpoints as organization } from "./organization.js";
import { endpoints as recordings } from "./recordings.js";
import { endpoints as reports } from "./reports.js";
import { endpoints as subscriptions } from "./subscriptions.js";
import { endpoints as todos } from "./todos.js";
import { endpoints as token } from "./token.js";

/** All endpoints of v2, in the order of the vendor's documentation. */
export const endpointsV2: readonly Endpoint[] = [
  token,
  subscriptions,
  chat,
  reports,
  organization,
  fans,
  todos,
  ads,
  bulkSend,
  recordings,
].flat();
