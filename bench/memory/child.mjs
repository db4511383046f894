// What one kind of result keeps in memory, measured in a process of its own.

import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { getHeapSnapshot } from "node:v8";
import { contendersFor } from "../contenders/index.mjs";
import { stubFetch } from "../decode/stub-fetch.mjs";
import { finish, readJob } from "../lib/child.mjs";
import { keepers } from "./keepers.mjs";
import { watchWasmMemory } from "./wasm-memory.mjs";

const { packageUrl, file, contender, keeper } = readJob();
const wasmBytes = watchWasmMemory();
const api = await import(packageUrl);

const fetch = stubFetch(readFileSync(file));
const { call } = contendersFor({ api, kind: "accounts", loose: false, fetch }).find(({ name }) => name === contender);

const { keep, times } = keepers[keeper];

// Once in vain, for compiled code, what libraries keep for themselves, and the memory of the WebAssembly module, which
// is told apart, are no matter of results. Often, for the engine's own memory varies by more than one record.
await keepOften();
await usedMemory();
await keepOften();
const before = await usedMemory();
const kept = await keepOften();
finish({ kept: ((await usedMemory()) - before) / kept.length, wasm: wasmBytes() });

async function keepOften() {
  const replies = [];
  while (replies.length < times) replies.push(keep(await call()));
  return replies;
}

/** Bytes on the heap and beside it, without garbage. */
async function usedMemory() {
  for (let turn = 0; turn < 8; turn++) {
    globalThis.gc();
    // What is released in callbacks is released between turns.
    await sleep(2);
  }
  // Before a snapshot V8 collects what gc() leaves: texts that JSON.parse would share with earlier, equal answers.
  getHeapSnapshot().destroy();
  await sleep(2);
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
