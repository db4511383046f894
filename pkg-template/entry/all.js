// What the package exports on a server: everything.
import * as bindings from "youmi:bindings";
import { YoumiError } from "../runtime/errors.js";
import { client, waiting } from "../runtime/client.js";
import { now, ready } from "../runtime/loader.js";
import { fetchVisit } from "../runtime/visit.js";

export { fetchVisit, ready, YoumiError };
export const V1Client = client("V1Client", false);
export const V2Client = client("V2Client", true);
export const Gateway = waiting("Gateway", (options) => new bindings.Gateway(options), {
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
