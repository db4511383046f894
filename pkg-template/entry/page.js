// What the package exports in a page. The names are those of the server: what belongs there says so.
import * as bindings from "youmi:bindings";
import { YoumiError } from "../runtime/errors.js";
import { clientClass } from "../runtime/clients.js";
import { now, onServer, ready } from "../runtime/loader.js";
import { fetchVisit } from "../runtime/visit.js";

export { fetchVisit, ready, YoumiError };
export const V1Client = clientClass("V1Client");
export const V2Client = clientClass("V2Client");
export const sign = now("sign", bindings.sign);
export const describeCode = now("describeCode", bindings.describeCode);
export const parseChatContent = now("parseChatContent", bindings.parseChatContent);
export const relationScene = now("relationScene", bindings.relationScene);
export const version = now("version", bindings.version);

export const Gateway = onServer("Gateway");
export const openSidebar = onServer("openSidebar");
export const sealSidebar = onServer("sealSidebar");
export const parseCallback = onServer("parseCallback");
export const parseEvent = onServer("parseEvent");
export const callbackReply = onServer("callbackReply");
