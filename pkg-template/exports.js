// What the package exports, whatever the entry point.
import { client, now, ready, YoumiError } from "./loader.js";

export { ready, YoumiError };
export const V1Client = client("V1Client");
export const V2Client = client("V2Client");
export const sign = now("sign");
export const describeCode = now("describeCode");
export const version = now("version");
