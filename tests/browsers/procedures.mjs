// What pages ask Node.js for: emulators, files of the repository, an HMAC at once.

import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { startEmulator } from "youmi-open-api-emulator";

/** The procedures, the address of an emulator by its number, and what closes them all. */
export function createProcedures() {
  const emulators = [];
  const procedures = {
    async startEmulator(options) {
      const emulator = await startEmulator(options);
      const { port, appId, appKey, clientId, clientSecret, data } = emulator;
      return { number: emulators.push(emulator) - 1, port, appId, appKey, clientId, clientSecret, data };
    },
    get: (number, name) => emulators[number][name],
    call: (number, method, ...args) => emulators[number][method](...args),
    hmac: (algorithm, key, text, encoding) => createHmac(algorithm, key).update(text).digest(encoding),
    readExample: (name) => readFile(fileURLToPath(import.meta.resolve(name)), "utf8"),
  };
  return {
    procedures,
    addressOf: (number) => new URL(emulators[Number(number)].url),
    close: () => Promise.all(emulators.map((emulator) => emulator.close())),
  };
}
