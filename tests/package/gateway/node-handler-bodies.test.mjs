// youmi-open-api/node: bodies, in both directions, and those that somebody else has read.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { describe, it } from "node:test";

import { Gateway } from "youmi-open-api";
import { nodeHandler } from "youmi-open-api/node";

import { optionsFor, received, started } from "../../support/emulated.mjs";
import { listen, serving, turns } from "../../support/node-server.mjs";

const express = createRequire(new URL("../../../examples/package.json", import.meta.url))("express");
const emulator = await started();
const options = { v1: optionsFor(emulator), allow: ["listStaff", "addFriend"], authorize: () => true };

describe("nodeHandler and bodies", () => {
  it("passes bytes on, up and down, as they are", async (t) => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) % 256);
    const { url } = await serving(t, async (request) => new Response(await request.arrayBuffer()));
    const answer = await fetch(url, { method: "POST", body: bytes });
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()).compare(Buffer.from(bytes)), 0);
  });

  it("streams: what has come is there before the end", async (t) => {
    let answerMore;
    const { url } = await serving(t, async (request) => {
      const reader = request.body.getReader();
      return new Response(
        new ReadableStream({
          async pull(controller) {
            const { done, value } = await reader.read();
            if (done) controller.close();
            else controller.enqueue(value);
          },
        }),
      );
    });
    const upload = new ReadableStream({ start: (controller) => (answerMore = controller) });
    answerMore.enqueue(new TextEncoder().encode("first"));
    const answer = await fetch(url, { method: "POST", body: upload, duplex: "half" });
    const reader = answer.body.getReader();
    assert.equal(new TextDecoder().decode((await reader.read()).value), "first");
    answerMore.enqueue(new TextEncoder().encode("second"));
    assert.equal(new TextDecoder().decode((await reader.read()).value), "second");
    answerMore.close();
    assert.equal((await reader.read()).done, true);
  });

  it("reads and sends no faster than the other side", async (t) => {
    let sent = 0;
    const { port } = await serving(
      t,
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.enqueue(new Uint8Array(65_536));
              sent += 65_536;
              if (sent > 256 * 1024 * 1024) controller.close();
            },
          }),
        ),
    );
    const socket = connect(port, "127.0.0.1");
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    // Nobody reads, so the stream is asked no more once all buffers are full.
    for (let before = -1; before !== sent || sent === 0;) {
      before = sent;
      await turns(200);
    }
    assert.ok(sent < 64 * 1024 * 1024, `${sent} bytes`);
    socket.destroy();
  });

  it("sends several cookies, and no body to HEAD", async (t) => {
    const cookies = ["a=1; Path=/; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "b=2; HttpOnly"];
    const headers = new Headers(cookies.map((cookie) => ["Set-Cookie", cookie]));
    let isCancelled = false;
    const { url } = await serving(t, ({ method }) => {
      const body = new ReadableStream({
        start: (controller) => void (method === "GET" && controller.enqueue(new Uint8Array(3))),
        pull: (controller) => void (method === "GET" && controller.close()),
        cancel: () => void (isCancelled = true),
      });
      return new Response(body, { status: 201, headers });
    });
    const got = await fetch(url);
    assert.deepEqual(got.headers.getSetCookie(), cookies);
    assert.equal(got.status, 201);
    assert.equal((await got.arrayBuffer()).byteLength, 3);
    const head = await fetch(url, { method: "HEAD" });
    assert.equal(head.status, 201);
    assert.equal(await head.text(), "");
    assert.ok(isCancelled);
  });

  it("answers without a body, and before a body was read", async (t) => {
    const { url } = await serving(t, ({ method }) => new Response(null, { status: method === "DELETE" ? 204 : 413 }));
    assert.equal((await fetch(url, { method: "DELETE" })).status, 204);
    const refused = await fetch(url, { method: "POST", body: new Uint8Array(1000) });
    assert.equal(refused.status, 413);
    assert.equal(refused.headers.get("connection"), "close");
  });

  it("gets its refusal through where the gateway gives up a body", async (t) => {
    const port = await listen(t, nodeHandler(new Gateway(options)));
    const url = `http://127.0.0.1:${port}/youmi/v1/friend/Add_Friend`;
    const answer = await fetch(url, { method: "POST", body: new Uint8Array(2 * 1024 * 1024) });
    assert.equal(answer.status, 413);
    // The next request has a connection of its own.
    assert.equal((await fetch(`http://127.0.0.1:${port}/youmi/v1/staff`)).status, 200);
  });
});

describe("nodeHandler in Express", () => {
  const friend = { ReceiVerId: "mioz001", Wechat_Moble: "13800138000", GreeTing: "您好", PcKid: "order-1" };
  const post = (port, body, type = "application/json") =>
    fetch(`http://127.0.0.1:${port}/youmi/v1/friend/Add_Friend`, {
      method: "POST",
      body,
      headers: { "Content-Type": type },
    });

  for (const [what, readers] of Object.entries({
    "before what reads bodies": [],
    "behind express.json()": [express.json()],
    "behind express.text()": [express.text({ type: "*/*" })],
    "behind express.raw()": [express.raw({ type: "*/*" })],
    "behind a reader that keeps the bytes": [
      express.json({ verify: (request, response, bytes) => (request.rawBody = bytes) }),
    ],
    "behind a reader of other types": [express.urlencoded({ extended: true })],
  })) {
    it(`knows where it is mounted, and has the body: ${what}`, async (t) => {
      emulator.reset();
      const app = express();
      app.use(...(readers.length > 0 ? readers : [(request, response, next) => next()]));
      app.use("/youmi", nodeHandler(new Gateway(options)));
      const port = await listen(t, app);
      assert.equal((await fetch(`http://127.0.0.1:${port}/youmi/v1/staff`)).status, 200);
      const answer = await post(port, JSON.stringify(friend));
      assert.equal(received(emulator, "addFriend").length, 1, await answer.text());
      assert.deepEqual(JSON.parse(received(emulator, "addFriend")[0].body), friend);
    });
  }

  it("says what is wrong where a body was read and cannot be had back as it was", async (t) => {
    const warned = t.mock.method(console, "warn", () => {});
    const app = express();
    app.use(express.json(), express.urlencoded({ extended: true }));
    app.use("/youmi", nodeHandler(new Gateway(options)));
    const port = await listen(t, app);
    for (const [body, type] of [
      ["a=b", "application/x-www-form-urlencoded"],
      ['{"PcKid":123456789012345678901}', "application/json"],
    ]) {
      const answer = await post(port, body, type);
      assert.equal(answer.status, 500);
      assert.match((await answer.json()).error, /server/);
      const [, error] = warned.mock.calls.at(-1).arguments;
      assert.match(error.message, /express\.json\(\)/);
    }
    assert.equal(warned.mock.callCount(), 2);
  });
});
