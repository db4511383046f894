// Interleaved timing: in every round each contender is timed once, in random order, so that other load of the machine
// slows all of them. Runs in Node.js and in browsers.

import { random, shuffled } from "./random.mjs";

/**
 * Times contenders `{ name, run }`, where `run` is an async function. The others are compared with the first. Resolves
 * to `{ calls, samples }`: the number of calls in a sample, and for each name the milliseconds per call in each round.
 *
 * A sample has as many calls as the first contender makes in `sampleMs`, and at least `minCalls`, so that most of its
 * garbage is collected within it. Garbage collection is not forced between samples, because the engine would discard
 * compiled code and shapes of objects, which doubled some times. `clock` is "wall" or, in Node.js, "cpu".
 */
export async function timeInRounds(contenders, { rounds, sampleMs, minCalls = 1, warmMs, seed, clock }) {
  const now = clock === "cpu" ? processorTime : wallTime;
  const chance = random(seed);
  await warmUp(contenders, warmMs);
  const calls = Math.max(minCalls, await callsIn(sampleMs, contenders[0].run, now));
  const samples = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of shuffled(contenders, chance)) {
      samples[name].push((await time(run, calls, now)) / calls);
    }
  }
  return { calls, samples };
}

const wallTime = () => performance.now();

/** The processor time of all threads of this process, the garbage collector included. Other load of the machine does not count. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function time(run, calls, now) {
  const start = now();
  for (let call = 0; call < calls; call++) await run();
  return now() - start;
}

async function callsIn(milliseconds, run, now) {
  for (let calls = 1; ; calls *= 2) {
    const taken = await time(run, calls, now);
    if (taken >= milliseconds / 2) return Math.max(1, Math.round((calls * milliseconds) / taken));
  }
}

/** Runs all contenders until the engine has compiled them. */
async function warmUp(contenders, milliseconds) {
  const turns = 3;
  for (let turn = 0; turn < turns; turn++) {
    for (const { run } of contenders) {
      const end = performance.now() + milliseconds / turns;
      do await run();
      while (performance.now() < end);
    }
  }
}
