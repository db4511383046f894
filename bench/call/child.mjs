// Whole calls over loopback, many at a time, from a process of its own.

import { DEFAULT_APP_ID, DEFAULT_APP_KEY } from "youmi-open-api-emulator";
import { names } from "../contenders/index.mjs";
import { zodParser } from "../contenders/zod.mjs";
import { account, envelope } from "../data/shapes.mjs";
import { finish, readJob } from "../lib/child.mjs";
import { random, shuffled } from "../lib/random.mjs";
import { mustEqual } from "../lib/equal.mjs";
import { callByHand } from "./by-hand.mjs";

const { packageUrl, url, blocks, calls, atATime } = readJob();
const { V1Client } = await import(packageUrl);

const server = { url, appId: DEFAULT_APP_ID, appKey: DEFAULT_APP_KEY };
const auth = { appId: server.appId, appKey: server.appKey };
const client = new V1Client({ baseUrl: `${url}/v1`, auth });
const parse = zodParser(envelope(account), { loose: false });
const byHand = callByHand(server);
const contenders = {
  [names.baseline]: byHand,
  [names.own]: () => client.listWechatAccounts(),
  "JSON.parse + zod 4": async () => parse(await byHand()),
};

const { values } = await byHand();
const samples = {};
for (const [name, call] of Object.entries(contenders)) {
  mustEqual((await call()).values, values, name);
  await inBlock(call, Math.min(calls, 300));
  samples[name] = { wall: [], cpu: [] };
}
const chance = random(1);
for (let block = 0; block < blocks; block++) {
  for (const [name, call] of shuffled(Object.entries(contenders), chance)) {
    const { wall, cpu } = await inBlock(call, calls);
    samples[name].wall.push(wall);
    samples[name].cpu.push(cpu);
  }
}
finish(samples);
// Connections that are kept open would keep the process.
process.exit();

/** Milliseconds per call, of the clock and of this process's processors. */
async function inBlock(call, count) {
  let left = count;
  const caller = async () => {
    while (left-- > 0) await call();
  };
  const used = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: atATime }, caller));
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - start) / count, cpu: (user + system) / 1000 / count };
}
