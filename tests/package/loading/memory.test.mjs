// What the WebAssembly module takes of memory. It never gives any back, so what is freed has to be used again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { watchWasmMemory } from "../../../bench/memory/wasm-memory.mjs";

const MEGABYTE = 1024 * 1024;

test("answers that become larger from call to call do not leave all former ones' memory behind", async () => {
  const bytes = watchWasmMemory();
  const { V1Client } = await import("youmi-open-api");
  const encoder = new TextEncoder();
  let body;
  const v1 = new V1Client({
    baseUrl: "http://127.0.0.1/v1",
    auth: "none",
    fetch: async () => new Response(body),
  });
  const record = { ad_friend_id: 1, username: "张三", avatar: "x".repeat(900), labels: ["高意向", 7] };
  for (let megabytes = 1; megabytes <= 24; megabytes += 1) {
    const count = megabytes * 1024;
    const values = Array.from({ length: count }, (_, id) => ({ ...record, ad_friend_id: id }));
    body = encoder.encode(
      JSON.stringify({
        errmsg: 20000,
        succeed: true,
        msgTime: "2021-12-27T15:18:13",
        requestId: null,
        errdesc: null,
        values,
      }),
    );
    assert.equal((await v1.listFriends()).values.length, count);
  }
  // The body, what is written of it, and as much again while one of its parts grows.
  assert.ok(bytes() > body.length, "the memory was watched");
  assert.ok(
    bytes() < 6 * body.length,
    `${Math.round(bytes() / MEGABYTE)} MB after an answer of ${Math.round(body.length / MEGABYTE)}`,
  );
});
