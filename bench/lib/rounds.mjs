// Interleaved timing: in every round each contender is timed once, in an order that changes, so that a machine that is
// busy for a while slows all of them. Runs in Node and in browsers.

import { random, shuffled } from "./random.mjs";

/**
 * Times contenders `{ name, run }`, `run` an asynchronous function; the first is the one that the others are compared
 * with. Resolves to `{ calls, samples }`: calls in a sample, and for each name the milliseconds per call in each round.
 *
 * A sample has as many calls as the first contender makes in `sampleMs`, and at least `minCalls`, so that it pays for
 * most of its own garbage. The heap is not emptied in between: that makes the engine forget the shapes of objects and
 * what it compiled for them, which doubled the time of some. `clock` is "wall" or, in Node, "cpu".
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

/** What all threads of this process used, those of the garbage collector too; blind to what else the machine does. */
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

/** Lets the compilers of the engine finish with everybody before anybody is timed. */
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
