// Options of a gateway that are wrong.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { Gateway } from "youmi-open-api";

import { thrown } from "../../support/failing.mjs";
import { PATHS, optionsOf, v1Of, v2Of } from "../../support/gateway-emulated.mjs";
import { secretsOf } from "../../support/gateway-emulated.mjs";
import { emulator, secret, crm, gatewayOf } from "../../support/gateway-assertions.mjs";

beforeEach((t) => {
  emulator.reset();
  t.mock.method(Math, "random", () => 0);
});

describe("options that are wrong", () => {
  const base = () => optionsOf(emulator);
  const without = (name) => {
    const options = base();
    delete options[name];
    return options;
  };
  const cases = {
    none: [undefined, /^options/],
    null: [null, /^options/],
    "a text": ["options", /^options$/],
    "without authorize": [without("authorize"), /^options\.authorize$/],
    "authorize: true": [{ ...base(), authorize: true }, /^options\.authorize$/],
    "without the client of an allowed endpoint": [without("v2"), /^options\.allow$/],
    'allow: "listStaff"': [{ ...base(), allow: "listStaff" }, /^options\.allow$/],
    "allow: [1]": [{ ...base(), allow: [1] }, /^options\.allow$/],
    'allow: ["*"]': [{ ...base(), allow: ["*"] }, /^options\.allow$/],
    "allow an endpoint that is none": [{ ...base(), allow: ["listStaffs"] }, /^options\.allow$/],
    "allow call": [{ ...base(), allow: ["call"] }, /^options\.allow$/],
    "allow eachFriend": [{ ...base(), allow: ["eachFriend"] }, /^options\.allow$/],
    'origins: "https://crm.example"': [{ ...base(), origins: crm }, /^options\.origins$/],
    "origins: [1]": [{ ...base(), origins: [1] }, /^options\.origins$/],
    'prefix: "youmi"': [{ ...base(), prefix: "youmi" }, /^options\.prefix$/],
    "prefix: 1": [{ ...base(), prefix: 1 }, /^options\.prefix$/],
    'prefix: "https://…"': [{ ...base(), prefix: "https://shop.example/youmi" }, /^options\.prefix$/],
    "sidebar: true": [{ ...base(), sidebar: true }, /^options\.sidebar/],
    "sidebar: {}": [{ ...base(), sidebar: {} }, /^options\.sidebar/],
    "sidebar with a misspelt option": [{ ...base(), sidebar: { privatekey: "k" } }, /^options\.sidebar/],
    "sidebar: { privateKey: 1 }": [{ ...base(), sidebar: { privateKey: 1 } }, /^options\.sidebar/],
    "callbacks without onEvent": [{ ...base(), callbacks: { secret } }, /^options\.callbacks/],
    "callbacks without secret": [{ ...base(), callbacks: { onEvent() {} } }, /^options\.callbacks/],
    "callbacks with an empty secret": [{ ...base(), callbacks: { secret: "", onEvent() {} } }, /^options\.callbacks/],
    "callbacks whose secret is a number": [
      { ...base(), callbacks: { secret: 1, onEvent() {} } },
      /^options\.callbacks/,
    ],
    "callbacks whose onEvent is none": [{ ...base(), callbacks: { secret, onEvent: true } }, /^options\.callbacks/],
    "a misspelt option": [{ ...base(), authorise: () => true }, /^options\.authorise$/],
    "v1 that is none": [{ ...base(), v1: true }, /^options\.v1$/],
    "v1 without auth": [{ ...base(), v1: { baseUrl: emulator.url } }, /^options\.v1\.auth$/],
    "v1 with a relative address": [{ ...base(), v1: v1Of(emulator, { baseUrl: "/v1" }) }, /^options\.v1\.baseUrl$/],
    "v1 with a misspelt option": [{ ...base(), v1: v1Of(emulator, { retires: 1 }) }, /^options\.v1\.retires$/],
    "v2 without its secret": [
      { ...base(), v2: { baseUrl: emulator.url, auth: { clientId: "id" } } },
      /^options\.v2\.auth\.clientSecret$/,
    ],
    "v2 with a path that has a query": [
      { ...base(), v2: v2Of(emulator, { paths: { ...PATHS, endTakeover: "/v2/end?now=1" } }) },
      /^options\.v2\.paths\.endTakeover$/,
    ],
  };
  for (const [what, [options, path]] of Object.entries(cases)) {
    it(what, () => {
      const error = thrown(() => new Gateway(options), { kind: "argument", path });
      for (const secret of secretsOf(emulator)) assert.ok(!`${error.message}${error.stack}`.includes(secret));
    });
  }

  it("a secret that no path can spell is refused", () => {
    const odd = ["a b", "a/b", "密", "a?b", "a#b", "a%41"].flatMap((part) => [part + secret, secret + part]);
    for (const wrong of ["..", ".", ...odd]) {
      const options = () => gatewayOf({ callbacks: { secret: wrong, onEvent() {} } });
      thrown(options, { kind: "argument", path: "options.callbacks.secret" });
    }
  });

  it("a secret that can be guessed is refused", () => {
    for (const length of [1, 6, 15]) {
      const options = () => gatewayOf({ callbacks: { secret: "x".repeat(length), onEvent() {} } });
      const error = thrown(options, { kind: "argument", path: "options.callbacks.secret" });
      assert.match(error.message, /at least 16 characters/);
    }
    gatewayOf({ callbacks: { secret: "x".repeat(16), onEvent() {} } });
  });

  it("an endpoint without a path is allowed only with one", () => {
    thrown(() => gatewayOf({ v2: { paths: undefined }, allow: ["endTakeover"] }), {
      kind: "argument",
      path: /^options\.(allow|v2)/,
    });
  });
});
