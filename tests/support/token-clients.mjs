// Clients whose tokens, store and clock are the test's.

import { received, started } from "./emulated.mjs";

// The server's clock is the test's, as the client's is.
export const emulator = await started({ now: () => Date.now(), staff: 2 });

export const WEEK = 604_800_000;

export const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };

export const tokens = () => received(emulator, "getAccessToken").length;

export const calls = () => received(emulator, "listStaff");

/** A clock that stands still until it is moved. */
export function movedClock(t) {
  const clock = { now: Date.now() };
  t.mock.method(Date, "now", () => clock.now);
  return clock;
}

/** A store as Keyv is one, in memory. */
export function memoryStore(wrap = (value) => value) {
  const entries = new Map();
  const log = [];
  return {
    entries,
    log,
    get(key) {
      log.push(["get", key]);
      return wrap(entries.get(key));
    },
    set(key, value, ttlMs) {
      log.push(["set", key, value, ttlMs]);
      entries.set(key, value);
      return wrap(true);
    },
    delete(key) {
      log.push(["delete", key]);
      return wrap(entries.delete(key));
    },
  };
}
