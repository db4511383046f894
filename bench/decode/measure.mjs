// Timing one answer with all contenders. Runs in Node and in browsers.

import { contendersFor, names } from "../contenders/index.mjs";
import { kinds } from "../data/kinds.mjs";
import { mustEqual } from "../lib/equal.mjs";
import { timeInRounds } from "../lib/rounds.mjs";
import { compileReader } from "./reader.mjs";
import { stubFetch } from "./stub-fetch.mjs";

/** The two series: the reply alone, and every field of it read once. */
export const series = ["made", "read"];

/**
 * Times the contenders in both series; resolves to `{ made, read }`, each with the calls in a sample and the samples
 * by contender. Rejects if the results are not the same for all.
 */
export async function measureAnswer({ api, kind, loose, bytes, ...timing }) {
  const contenders = contendersFor({ api, kind, loose, fetch: stubFetch(bytes) });
  for (const contender of contenders) {
    const parsed = contender.checked || contender.name === names.inner;
    contender.read = compileReader(kinds[kind].reply, { parsed });
  }
  await compareResults(contenders, kinds[kind], loose);
  let last;
  const runs = {
    made: ({ name, call }) => ({ name, run: async () => void (last = await call()) }),
    read: ({ name, call, read }) => ({ name, run: async () => void (last = read(await call())) }),
  };
  const results = {};
  for (const [index, name] of series.entries()) {
    // The second series finds the engine warm.
    const warmMs = index === 0 ? timing.warmMs : timing.warmMs / 4;
    results[name] = await timeInRounds(contenders.map(runs[name]), { ...timing, warmMs });
  }
  if (last === null) throw new Error("No contender gives null; looking at it keeps the work from being left out.");
  return results;
}

/** Nobody is timed who does not do the same as the others. */
async function compareResults(contenders, { parseInner }, loose) {
  const plain = await contenders[0].call();
  const expected = loose ? undefined : parseInner ? parseInner(plain) : plain;
  const own = await contenders.find(({ name }) => name === names.own).call();
  if (expected) mustEqual(own, expected, names.own);
  let sum;
  for (const { name, call, read, checked } of contenders) {
    if (!checked) continue;
    const reply = await call();
    mustEqual(reply, own, name);
    sum ??= read(reply);
    if (read(reply) !== sum) throw new Error(`The fields of ${name} add up to another number.`);
  }
}
