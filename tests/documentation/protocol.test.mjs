// The page on the protocol prints the test vectors and the samples as they are, and the samples do what it says.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startEmulator } from "youmi-open-api-emulator";

import { handOver } from "../../gateway/dist/callbacks/hand-over.js";
import { freePort } from "../../scripts/free-port.mjs";
import { copiesOf, root } from "../support/documented.mjs";
import { languages, listening, ran } from "../support/samples.mjs";

const vectorsFile = join(root, "tests/fixtures/protocol-vectors.json");

describe("docs/en/protocol.md", () => {
  // That each is its file is tested in copied.test.mjs.
  it("has the test vectors, and what a back end takes over of each sample", () => {
    const names = copiesOf("docs/en/protocol.md").map(({ from }) => from.toLowerCase());
    assert.ok(names.includes("tests/fixtures/protocol-vectors.json"));
    for (const language of Object.keys(languages)) {
      for (const part of ["v1", "v2", "sidebar", "callbacks"]) {
        const start = `examples/protocol/${language}/${part}.`;
        assert.ok(
          names.some((name) => name.startsWith(start)),
          start,
        );
      }
    }
  });
});

const emulator = await startEmulator();
after(() => emulator.close());
const secrets = {
  YOUMI_CALLBACK_SECRET: "callback-secret-of-the-tests",
  YOUMI_FORWARD_SECRET: "forward-secret-of-the-tests",
};
const environment = { ...emulator.environment, YOUMI_V2_BASE_URL: emulator.url };

for (const [language, { missing, build, command, receiver }] of Object.entries(languages)) {
  describe(`the sample in ${language}`, { skip: missing, timeout: 120_000 }, () => {
    before(build);

    it("passes all vectors", async () => {
      const { code, printed } = await ran(command("Vectors", vectorsFile));
      assert.match(printed, /^22 passed, 0 failed$/);
      assert.equal(code, 0);
    });

    it("finds a vector that is wrong", async () => {
      const file = join(root, "target/protocol/wrong-vectors.json");
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, readFileSync(vectorsFile, "utf8").replaceAll("W8mAbfBd", "W8mAbfBe"));
      const { code, printed } = await ran(command("Vectors", file));
      assert.match(printed, /20 passed, 2 failed$/);
      assert.equal(code, 1);
    });

    const faults = {
      "both versions": () => {},
      "both versions with a token that has ended": () => {
        for (const endpoint of ["listFriends", "listDepartments"]) emulator.fault({ endpoint, kind: "expiredToken" });
      },
      "both versions with a clock that is wrong": () => emulator.setClockSkew(4000),
    };
    for (const [what, prepare] of Object.entries(faults)) {
      it(`calls ${what}`, async () => {
        emulator.reset();
        prepare();
        const { code, printed } = await ran(command("Call"), environment);
        assert.equal(printed.replaceAll("\r", ""), "张三\n销售一部");
        assert.equal(code, 0);
        const called = emulator.requests.map(({ endpoint }) => endpoint);
        for (const endpoint of ["getAccessToken", "listFriends", "getMerchantToken", "listDepartments"]) {
          assert.ok(called.includes(endpoint), `${endpoint} of ${called}`);
        }
      });
    }

    it("receives callbacks of the vendor and of the gateway, and of nobody else", async () => {
      const port = await freePort();
      const server = await listening(receiver(port), secrets);
      try {
        const url = `http://127.0.0.1:${port}`;
        const send = (to) => emulator.sendCallback({ type: 4, values: { ad_friend_id: 1 }, url: to });
        const [taken] = await send(`${url}/callbacks/${secrets.YOUMI_CALLBACK_SECRET}`);
        assert.equal(taken.status, 200);
        const reply = { Result: true, ReturnCode: 200, Message: "操作完成" };
        assert.deepEqual(typeof taken.body === "string" ? JSON.parse(taken.body) : taken.body, reply);
        const [refused] = await send(`${url}/callbacks/another-secret`);
        assert.equal(refused.status, 404);

        const to = { url: `${url}/youmi-events`, secret: secrets.YOUMI_FORWARD_SECRET };
        const body = Buffer.from(`{ "messageType": "chat", "data": { "名": "张三" } }`);
        await handOver({ secret: "", forward: to })(body);
        const forged = handOver({ secret: "", forward: { ...to, secret: "another-secret-of-the-tests" } })(body);
        await assert.rejects(forged, /answered 401/);
        assert.equal(server.printed.match(/^.*received .*$/gm)?.length, 2, server.printed);
      } finally {
        server.end();
      }
    });
  });
}
