// @ts-check
// jest-environment-jsdom hides the global classes from packages, but the module of Node.js has them too.
import * as util from "node:util";

export const TextDecoder = globalThis.TextDecoder || util.TextDecoder;
export const TextEncoder = globalThis.TextEncoder || util.TextEncoder;
