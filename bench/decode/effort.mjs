// How long to measure.

/** Timing for an answer of that many records. */
export function effort({ count }, { quick }) {
  const huge = count > 10_000;
  const large = count >= 1000;
  return {
    rounds: huge ? (quick ? 3 : 8) : quick ? 8 : 20,
    sampleMs: quick ? 8 : 20,
    minCalls: huge ? 1 : large ? (quick ? 2 : 3) : 1,
    // WebAssembly is compiled anew in the background while it runs, function by function, as JavaScript is.
    warmMs: 2000,
    // What an engine compiles, and when, differs from process to process.
    processes: quick ? 1 : huge ? 2 : 3,
  };
}
