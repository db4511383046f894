// What the package exports on a server: everything.
import * as bindings from "youmi:bindings";
import { YoumiError } from "../runtime/errors.js";
import { clientClass } from "../runtime/clients.js";
import { lazyClass } from "../runtime/lazy-class.js";
import { now, ready } from "../runtime/loader.js";
import { fetchVisit } from "../runtime/visit.js";

export { fetchVisit, ready, YoumiError };
export const V1Client = clientClass("V1Client");
export const V2Client = clientClass("V2Client");
export const Gateway = lazyClass("Gateway", (options) => new bindings.Gateway(options), {
  handle: (gateway, request) => gateway.handle(request),
});
export const sign = now("sign", bindings.sign);
export const describeCode = now("describeCode", bindings.describeCode);
export const openSidebar = now("openSidebar", bindings.openSidebar);
export const sealSidebar = now("sealSidebar", bindings.sealSidebar);
export const parseCallback = now("parseCallback", bindings.parseCallback);
export const parseEvent = now("parseEvent", bindings.parseEvent);
export const callbackReply = now("callbackReply", bindings.callbackReply);
export const parseChatContent = now("parseChatContent", bindings.parseChatContent);
export const relationScene = now("relationScene", bindings.relationScene);
export const version = now("version", bindings.version);
