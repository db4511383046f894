// The example on every endpoint's page of the site runs against the emulator.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, it } from "node:test";

import { startEmulator } from "youmi-open-api-emulator";

import { exampleOf } from "../../site/endpoints/examples.mjs";
import { operationsOf, readDescription } from "../../site/endpoints/pages.mjs";
import { Documented, root } from "../support/documented.mjs";

const emulator = await startEmulator();
const documented = new Documented("site/endpoints", emulator);
after(async () => {
  await documented.close();
  await emulator.close();
});

const operations = operationsOf(readDescription(join(root, "generated/openapi.json")));

it("there is one of all endpoints", () => {
  assert.equal(operations.length, 36);
});

for (const operation of operations) {
  it(`runs the example of ${operation.operationId}`, async () => {
    emulator.reset();
    const printed = await documented.run({ language: "js", words: ["run"], code: exampleOf(operation) });
    assert.notEqual(printed.trim(), "");
    assert.doesNotMatch(printed, /^(undefined|null|\[\]|\{\})\s*$/, "the example should show something");
    const { endpoint } = emulator.requests.at(-1);
    assert.equal(endpoint, operation.operationId);
  });
}
