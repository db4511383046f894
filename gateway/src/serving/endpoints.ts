// The addresses of endpoints below the prefix.

import { catalogue, SIDEBAR } from "../config/catalogue.js";
import type { GatewayConfig } from "../config/schema.js";

export interface EndpointAddress {
  id: string;
  method: string;
}

/** The endpoints that rules name, by the path at which they are served. */
export function endpointAddresses({ prefix, rules, v1, v2 }: GatewayConfig): Map<string, EndpointAddress> {
  const named = new Set(rules.flatMap(({ allow }) => allow));
  const addresses = new Map<string, EndpointAddress>();
  for (const id of named) {
    const entry = catalogue.get(id);
    if (!entry) continue;
    const paths = (entry.version === "v1" ? v1 : v2)?.paths;
    const path = (paths?.[id] ?? entry.path ?? "").replace(/^\//, "");
    addresses.set(`${prefix}${entry.version === "v1" ? "/v1" : ""}/${path}`, { id, method: entry.method });
  }
  if (named.has(SIDEBAR)) addresses.set(`${prefix}/sidebar`, { id: SIDEBAR, method: "GET" });
  return addresses;
}
