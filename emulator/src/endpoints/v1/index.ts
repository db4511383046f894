import type { Endpoint } from "../endpoint.js";
import { endpoints as accounts } from "./accounts.js";
import { endpoints as adGroups } from "./ad-groups.js";
import { endpoints as friends } from "./friends.js";
import { endpoints as labels } from "./labels.js";
import { endpoints as staff } from "./staff.js";
import { endpoints as token } from "./token.js";

/** All endpoints of v1, in the order of the vendor's documentation. */
export const endpointsV1: readonly Endpoint[] = [token, accounts, staff, labels, adGroups, friends].flat();
