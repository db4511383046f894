// @ts-check
// The classes V1Client and V2Client.

import * as bindings from "youmi:bindings";
import { endpoints, pagings } from "../../generated/methods.js";
import { lazyClass } from "./lazy-class.js";
import { iterateAll } from "./pages.js";

/** @param {"V1Client" | "V2Client"} name */
export function clientClass(name) {
  /** @type {Parameters<typeof lazyClass>[2]} */
  const methods = { call: (client, request, options) => client.call(request, options) };
  for (const id of endpoints[name]) {
    methods[id] = (client, params, options) => client.callEndpoint(id, params, options);
  }
  /** @type {Parameters<typeof lazyClass>[3]} */
  const lists = {};
  for (const [id, paging] of Object.entries(pagings[name])) {
    lists[id] = (client, params, options) =>
      iterateAll((...args) => client.callEndpoint(paging.endpoint, ...args), paging, params, options);
  }
  return lazyClass(name, (options) => new bindings.Client(name === "V2Client", options), methods, lists);
}
