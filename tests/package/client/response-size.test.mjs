// An answer is read as it arrives, and no further than its limit.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

import { V1Client, V2Client } from "youmi-open-api";

import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { until } from "../../support/waiting.mjs";

const bytes = new TextEncoder().encode(JSON.stringify(envelope([])));

/** A Response whose body comes in pieces, as many as somebody reads. */
function streamed(pieces) {
  const state = { read: 0, cancelled: false };
  const body = new ReadableStream(
    {
      async pull(controller) {
        const next = pieces(state.read++);
        if (next === undefined) controller.close();
        else controller.enqueue(next);
      },
      cancel: () => void (state.cancelled = true),
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), state };
}

const clientOf = (fetch, options) =>
  new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch, ...options });

describe("an answer larger than maxResponseBytes", () => {
  it("is not read to its end: the call is a decode error, not repeated", async () => {
    const { response, state } = streamed(() => new Uint8Array(1000));
    const client = clientOf(async () => response, { maxResponseBytes: 10_000 });
    const error = await rejection(client.listStaff(), { kind: "decode", attempts: 1, retryable: false });
    assert.match(error.message, /larger than 10000 bytes.*maxResponseBytes/);
    assert.equal(state.read, 11);
    await until(() => state.cancelled);
  });

  it("counts as it is, not as it was compressed", { timeout: 60_000 }, async (t) => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, " "));
    const server = createServer((_, response) => {
      response.on("error", () => {});
      response.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": bomb.length }).end(bomb);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.closeAllConnections());
    t.after(() => server.close());
    const baseUrl = `http://127.0.0.1:${server.address().port}`;
    for (const [client, call, limit] of [
      [new V1Client({ baseUrl, auth: "none" }), "listStaff", 67_108_864],
      [new V2Client({ baseUrl, auth: "none", maxResponseBytes: 5_000_000 }), "listDepartments", 5_000_000],
    ]) {
      const error = await rejection(client[call](), { kind: "decode", attempts: 1 });
      assert.ok(error.message.includes(`larger than ${limit} bytes`), error.message);
    }
  });

  it("is refused of stubs too, which have no stream", async () => {
    const response = { status: 200, headers: new Headers(), arrayBuffer: async () => bytes.slice().buffer };
    await rejection(clientOf(async () => response, { maxResponseBytes: bytes.length - 1 }).listStaff(), {
      kind: "decode",
    });
    assert.deepEqual((await clientOf(async () => response, { maxResponseBytes: bytes.length }).listStaff()).values, []);
  });

  it("may be an answer that gives a token", async () => {
    const { response } = streamed(() => new Uint8Array(1000));
    const client = clientOf(async () => response, { auth: { appId: "id", appKey: "app-key" }, maxResponseBytes: 5000 });
    await rejection(client.listStaff(), { kind: "decode", endpoint: "getAccessToken" });
  });
});

describe("an answer in pieces", () => {
  it("is put together, wherever it is cut", async () => {
    const text = JSON.stringify(envelope([{ ad_staff_code: "b01", ad_staff_name: "孙勇😀", ad_staff_state: 0 }]));
    const whole = new TextEncoder().encode(text);
    for (const size of [1, 2, 7, 64, whole.length]) {
      const { response } = streamed((index) =>
        index * size < whole.length ? whole.slice(index * size, (index + 1) * size) : undefined,
      );
      const { values } = await clientOf(async () => response).listStaff();
      assert.equal(values[0].ad_staff_name, "孙勇😀");
    }
  });

  it("that breaks off is a network error", async () => {
    const { response } = streamed((index) => {
      if (index < 2) return bytes.slice(0, 10);
      throw new Error("cut off");
    });
    const error = await rejection(clientOf(async () => response, { retries: 0 }).listStaff(), { kind: "network" });
    assert.match(error.message, /broke while the answer was being read: cut off/);
  });

  it("that is no bytes is no Response", async () => {
    const { response } = streamed((index) => (index === 0 ? "text" : undefined));
    const body = { getReader: () => ({ read: async () => ({ done: false, value: "text" }), cancel() {} }) };
    const stub = { status: 200, headers: new Headers(), body, arrayBuffer() {} };
    for (const given of [response, stub]) {
      const error = await rejection(clientOf(async () => given, { retries: 0 }).listStaff(), { kind: "network" });
      assert.match(error.message, /not a Response/);
    }
  });

  it("is let go when the call is aborted, or the time is up", async () => {
    for (const [options, kind] of [
      [{ signal: AbortSignal.timeout(20) }, "abort"],
      [{ timeoutMs: 20, retries: 0 }, "timeout"],
    ]) {
      let asked;
      const pieces = new Promise((resolve) => (asked = resolve));
      const state = { cancelled: false };
      const body = {
        getReader: () => ({
          read: () => (asked(), new Promise((resolve) => setTimeout(resolve, 60, { done: false, value: bytes }))),
          cancel: () => void (state.cancelled = true),
        }),
      };
      const stub = { status: 200, headers: new Headers(), body, arrayBuffer() {} };
      await rejection(clientOf(async () => stub).listStaff({}, options), { kind });
      await pieces;
      await until(() => state.cancelled);
    }
  });
});
