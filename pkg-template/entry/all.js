// @ts-check
// The exports of the package on a server.
import * as bindings from "youmi:bindings";
import { YoumiError } from "../runtime/errors.js";
import { clientClass } from "../runtime/clients.js";
import { lazyClass } from "../runtime/lazy-class.js";
import { syncFunction, ready } from "../runtime/loader.js";
import { fetchVisit } from "../runtime/visit.js";

export { fetchVisit, ready, YoumiError };
export const V1Client = clientClass("V1Client");
export const V2Client = clientClass("V2Client");
export const Gateway = lazyClass("Gateway", (options) => new bindings.Gateway(options), {
  handle: (gateway, request) => gateway.handle(request),
});
export const sign = syncFunction("sign", bindings.sign);
export const describeCode = syncFunction("describeCode", bindings.describeCode);
export const openSidebar = syncFunction("openSidebar", bindings.openSidebar);
export const sealSidebar = syncFunction("sealSidebar", bindings.sealSidebar);
export const parseCallback = syncFunction("parseCallback", bindings.parseCallback);
export const parseEvent = syncFunction("parseEvent", bindings.parseEvent);
export const callbackReply = syncFunction("callbackReply", bindings.callbackReply);
export const parseChatContent = syncFunction("parseChatContent", bindings.parseChatContent);
export const relationScene = syncFunction("relationScene", bindings.relationScene);
export const version = syncFunction("version", bindings.version);
