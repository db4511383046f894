// An emulator for one test file, and clients of it.

import { after } from "node:test";

import { startEmulator } from "youmi-open-api-emulator";
import { V1Client } from "youmi-open-api";

/** A started emulator; it closes after the test or the file that asked for it. */
export async function started(options = {}, scope = { after }) {
  const emulator = await startEmulator(options);
  scope.after(() => emulator.close());
  return emulator;
}

/** Client options that fit the emulator. */
export function optionsFor(emulator, options = {}) {
  return {
    baseUrl: `${emulator.url}/v1`,
    auth: { appId: emulator.appId, appKey: emulator.appKey },
    allowSecretInBrowser: true,
    ...options,
  };
}

/** A client that fits the emulator. */
export function clientOf(emulator, options = {}) {
  return new V1Client(optionsFor(emulator, options));
}

/** What the emulator received at an endpoint. */
export function received(emulator, endpoint) {
  return emulator.requests.filter((request) => request.endpoint === endpoint);
}
