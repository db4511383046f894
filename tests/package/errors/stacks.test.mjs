// The stack of an error begins where the caller called.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import * as youmi from "youmi-open-api";

import { clientOf, started } from "../../support/emulated.mjs";

const lines = readFileSync(fileURLToPath(import.meta.url), "utf8").split("\n");
const emulator = await started();
const folder = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));
const page = await import(join(folder, "index.js"));
const slim = await import("youmi-open-api/slim");

const options = { baseUrl: "http://server.example/v1", auth: "none", retries: 0 };
const refusing = new youmi.V1Client({ ...options, fetch: async () => new Response("no", { status: 403 }) });
const v2 = new youmi.V2Client({ ...options, fetch: async () => Promise.reject(new Error("no network")) });
const late = new youmi.V1Client({ ...options, timeoutMs: 1, fetch: () => new Promise(() => {}) });
const v1 = clientOf(emulator);
const gateway = new youmi.Gateway({ v1: options, allow: [], authorize: () => true });

// Each on a line of its own, which its stack has to name; so no formatter may break one.
const calls = {
  "a call that is refused": async () => void (await refusing.listStaff()),
  "a call that does not arrive": async () => void (await v2.listDepartments()),
  "a call that takes too long": async () => void (await late.listStaff()),
  "a call with a wrong parameter": async () => void (await v1.listStaff({ wrong: 1 })),
  "a call with wrong options": async () => void (await v1.listStaff(null, { wrong: 1 })),
  "any call": async () => void (await v1.call({ method: "GET", path: "/nothing" })),
  "a call whose error is caught at once": async () => throwing(await refusing.listStaff().catch((error) => error)),
  "a call among others": async () => void (await Promise.all([v1.listStaff(), refusing.listStaff()])),
  "the first page of a list": async () => void (await refusing.eachFriend().next()),
  "a list with a wrong parameter": async () => void (await v1.eachFriend({ wrong: 1 }).next()),
  "a loop over a list": async () => { for await (const one of refusing.eachFriend()) assert.fail(one); }, // prettier-ignore
  "a client that cannot be made": async () => void new youmi.V1Client({ baseUrl: 1 }),
  "a gateway that cannot be made": async () => void new youmi.Gateway({}),
  "a gateway's method": async () => void (await gateway.handle("no request")),
  "a function": async () => void youmi.sign(1),
  "a function that throws in the middle": async () => void youmi.openSidebar("?PKID=1", { privateKey: "a" }),
  "fetchVisit": async () => void (await youmi.fetchVisit("relative")), // prettier-ignore
  "what belongs on a server": async () => void new page.Gateway({}),
  "a function that is called too early": async () => void slim.sign("text", "key"),
  "ready() without a module": async () => void (await slim.ready()),
  "a call without a module": async () => void (await new slim.V1Client(options).listStaff()),
  "a list without a module": async () => void (await new slim.V1Client(options).eachFriend().next()),
};

describe("the stack of an error", () => {
  for (const [what, call] of Object.entries(calls)) {
    it(`shows the caller's line: ${what}`, async () => {
      const error = await call().catch((error) => error);
      assert.ok(error instanceof youmi.YoumiError, String(error));
      const [head, ...frames] = error.stack
        .slice(error.stack.indexOf(error.message) + error.message.length)
        .split("\n");
      // Whose microtask it is, Node says first.
      const first = frames.find((frame) => !/node:internal|Promise\.all/.test(frame));
      assert.equal(head, "", error.stack);
      assert.match(error.stack, /^YoumiError: /);
      assert.ok(
        first?.includes(`stacks.test.mjs:${lineOf(what)}:`),
        `${error.stack}\nshould begin at line ${lineOf(what)}`,
      );
      assert.doesNotMatch(error.stack, /wasm/);
    });
  }

  it("names the caller of every call that failed by the same token", async () => {
    const auth = { appId: "id", appKey: "key" };
    const client = new youmi.V1Client({ ...options, auth, fetch: async () => new Response("no", { status: 403 }) });
    const errors = await Promise.all([staffOf(client), friendsOf(client)]);
    for (const error of errors) {
      assert.equal(error.kind, "http");
      assert.equal(error.status, 403);
    }
    assert.match(errors[0].stack, /staffOf/);
    assert.match(errors[1].stack, /friendsOf/);
  });
});

function throwing(error) {
  throw error;
}

async function staffOf(client) {
  return await client.listStaff().catch((error) => error);
}

async function friendsOf(client) {
  return await client.listFriends().catch((error) => error);
}

/** The line of this file where a call stands. */
function lineOf(what) {
  return lines.findIndex((line) => line.startsWith(`  ${JSON.stringify(what)}:`)) + 1;
}
