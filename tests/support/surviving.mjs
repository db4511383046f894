// Values that are not ours and not what they should be. Whatever they do, a call ends in its result or in a YoumiError, and
// the module goes on working.

import assert from "node:assert/strict";

import { checkError } from "./failing.mjs";
import { envelope, fetching } from "./fetching.mjs";
import { settled } from "./waiting.mjs";

export const timeout = 5000;

export const address = import.meta.resolve("youmi-open-api");

let modules = 0;

/** The module that all cases use, until one of them leaves it behind. */
let module = null;

/** A module of its own, so that one case cannot harm the next. */
export function freshModule() {
  return import(`${address}?stub=${++modules}`);
}

export const thrower = (value) => () => {
  throw value;
};

export const failure = new Error("the stub's own failure");

/** An object each of whose properties throws when it is touched. */
export function untouchable(target = {}) {
  return new Proxy(
    target,
    Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, thrower(failure)])),
  );
}

export function getters(...names) {
  const object = {};
  for (const name of names) Object.defineProperty(object, name, { enumerable: true, get: thrower(failure) });
  return object;
}

/** Makes calls with these options; each has to end, in a YoumiError if not well. Then the module has to work still. */
export async function assertSurvives(t, options, check) {
  t.mock.method(Math, "random", () => 0);
  // A case that fails or hangs keeps its module to itself.
  const used = module ?? (await freshModule());
  module = null;
  const { V1Client, YoumiError } = used;
  const defaults = {
    baseUrl: "http://server.example/v1",
    auth: "none",
    allowSecretInBrowser: true,
    fetch: fetching(envelope([])),
  };
  const client = new V1Client({ ...defaults, ...options });
  const friend = { ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" };
  const outcomes = [];
  for (const call of [
    () => client.listStaff(),
    () => client.addFriend(friend),
    () => client.call({ method: "GET", path: "x" }),
    () => client.eachFriend().next(),
    () => client.listStaff({}, { retries: 0 }),
  ]) {
    try {
      outcomes.push({ value: await call() });
    } catch (error) {
      outcomes.push({ error: checkError(error, {}, YoumiError) });
    }
  }
  check?.(outcomes);
  // What throws through the module's own tasks would show up by now, and leave it unable to go on.
  await settled();
  const other = new V1Client({ ...defaults, fetch: fetching(envelope([{ ad_friend_id: 5 }])) });
  assert.equal((await other.listFriends()).values[0].ad_friend_id, 5);
  const replies = await Promise.all(Array.from({ length: 10 }, () => other.listFriends()));
  assert.equal(replies.length, 10);
  module = used;
}

export const allFail = (kind) => (outcomes) => {
  for (const { error, value } of outcomes) {
    assert.ok(error, `it succeeded with ${JSON.stringify(value)}`);
    assert.equal(error.kind, kind, error.message);
  }
};

export const reads = (outcomes) => outcomes.filter((_, index) => index !== 1);
