// An error of one copy of the package is a YoumiError of every other: applications come to have several.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";

const folder = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));
const require = createRequire(import.meta.url);

const copies = {
  "the ES module": await import("youmi-open-api"),
  CommonJS: require("youmi-open-api"),
  "the page's ES module": await import(join(folder, "index.js")),
  "the page's CommonJS": require(join(folder, "index.cjs")),
  slim: await import("youmi-open-api/slim"),
  "slim as CommonJS": require("youmi-open-api/slim"),
  "the same version once more": await import(`${join(folder, "server.js")}?copy`),
};
for (const name of ["slim", "slim as CommonJS"]) {
  await copies[name].ready(readFileSync(join(folder, "youmi_open_api.wasm")));
}
await copies["the page's ES module"].ready();

/** Errors that a copy throws, rejects with and makes before its module is there. */
async function errorsOf({ V1Client, sign, Gateway }) {
  const v1 = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch: async () => new Response("no") });
  const errors = [await v1.listStaff().catch((error) => error), await v1.listStaff({ a: 1 }).catch((error) => error)];
  for (const act of [() => sign(1), () => new V1Client({}), () => new Gateway({})]) {
    try {
      act();
    } catch (error) {
      errors.push(error);
    }
  }
  assert.equal(errors.length, 5);
  return errors;
}

describe("YoumiError", () => {
  for (const [name, copy] of Object.entries(copies)) {
    it(`of ${name} is one of every other copy`, async () => {
      const errors = await errorsOf(copy);
      for (const [other, { YoumiError }] of Object.entries(copies)) {
        for (const error of errors)
          assert.ok(error instanceof YoumiError && error instanceof Error, `${other}: ${error}`);
      }
    });
  }

  it("is not what only looks like one", async () => {
    const { YoumiError } = copies.CommonJS;
    const [error] = await errorsOf(copies.CommonJS);
    const alike = [
      ...[
        { ...error },
        Object.assign(new Error(error.message), error, { name: "YoumiError" }),
        JSON.parse(JSON.stringify(error)),
      ],
      ...[structuredClone(error), YoumiError.prototype, YoumiError, new Error("x"), {}, Object.create(null)],
      ...[null, undefined, "YoumiError", 5, Symbol("YoumiError"), () => {}],
      runInNewContext("class YoumiError extends Error {}; new YoumiError()"),
      { [Symbol.for("youmi-open-api.YoumiError")]: true },
    ];
    for (const value of alike) assert.equal(value instanceof YoumiError, false);
  });

  it("can be derived from, and the derived class has instances of its own only", async () => {
    const { YoumiError } = copies.CommonJS;
    class Own extends YoumiError {}
    const [error] = await errorsOf(copies.CommonJS);
    const own = new Own("own", { kind: "config" });
    assert.equal(error instanceof Own, false);
    assert.ok(own instanceof Own && own instanceof YoumiError && own instanceof copies.slim.YoumiError);
    assert.equal(own.kind, "config");
  });

  it("shows what it did before: no mark among its properties", async () => {
    const [error] = await errorsOf(copies.CommonJS);
    assert.deepEqual(Object.getOwnPropertySymbols(error), []);
    assert.equal(Object.prototype.toString.call(error), "[object Error]");
    assert.equal(error.name, "YoumiError");
  });
});
