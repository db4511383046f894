// What one kind of result keeps in memory, measured in a process of its own.

import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
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
let kept = await keepOften();
const used = await usedMemory();
const count = kept.length;
kept = undefined;
finish({ kept: (used - (await usedMemory())) / count, wasm: wasmBytes() });

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
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
