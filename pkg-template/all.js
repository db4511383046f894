// What the package exports on a server: everything.
import { client, now, ready, YoumiError } from "./loader.js";

export { ready, YoumiError };
export const V1Client = client("V1Client");
export const V2Client = client("V2Client");
export const Gateway = client("Gateway");
export const sign = now("sign");
export const describeCode = now("describeCode");
export const openSidebar = now("openSidebar");
export const sealSidebar = now("sealSidebar");
export const parseCallback = now("parseCallback");
export const parseEvent = now("parseEvent");
export const callbackReply = now("callbackReply");
export const parseChatContent = now("parseChatContent");
export const relationScene = now("relationScene");
export const version = now("version");
