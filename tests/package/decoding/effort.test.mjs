// How much effort an answer may cost, in a process of its own.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { runModule } from "../../support/finishing.mjs";

describe("what is not documented", () => {
  it("is an object with very many keys, each of which costs as little as the first", { timeout: 120_000 }, async () => {
    // In a process of its own, which is ended if it takes as long as a search through all keys for each of them.
    const script = `
      import { V1Client } from "youmi-open-api";
      const many = Object.fromEntries(Array.from({ length: 400_000 }, (_, index) => ["key " + index, index]));
      const body = JSON.stringify({ errmsg: 20000, succeed: true, msgTime: "t", values: many });
      const fetch = async () => new Response(body);
      const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch, timeoutMs: Infinity });
      const { values } = await client.call({ method: "GET", path: "any" });
      console.log(Object.keys(values).length, values["key 399999"]);`;
    assert.equal(await runModule(script), "400000 399999\n");
  });
});
