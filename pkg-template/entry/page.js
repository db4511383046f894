// @ts-check
// The exports of the package in a page. Names that work on a server only throw an error that says so.
import * as bindings from "youmi:bindings";
import { YoumiError } from "../runtime/errors.js";
import { clientClass } from "../runtime/clients.js";
import { syncFunction, serverOnly, ready } from "../runtime/loader.js";
import { fetchVisit } from "../runtime/visit.js";

export { fetchVisit, ready, YoumiError };
export const V1Client = clientClass("V1Client");
export const V2Client = clientClass("V2Client");
export const sign = syncFunction("sign", bindings.sign);
export const describeCode = syncFunction("describeCode", bindings.describeCode);
export const parseChatContent = syncFunction("parseChatContent", bindings.parseChatContent);
export const relationScene = syncFunction("relationScene", bindings.relationScene);
export const version = syncFunction("version", bindings.version);

export const Gateway = serverOnly("Gateway");
export const openSidebar = serverOnly("openSidebar");
export const sealSidebar = serverOnly("sealSidebar");
export const parseCallback = serverOnly("parseCallback");
export const parseEvent = serverOnly("parseEvent");
export const callbackReply = serverOnly("callbackReply");
