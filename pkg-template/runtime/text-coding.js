// @ts-check
// jest-environment-jsdom hides these classes from the packages that a test imports; Node.js has them in a module too.
import * as util from "node:util";

export const TextDecoder = globalThis.TextDecoder || util.TextDecoder;
export const TextEncoder = globalThis.TextEncoder || util.TextEncoder;
