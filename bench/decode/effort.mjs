// How long to measure.

/** Timing for an answer of that many records. */
export function effort({ count }, { quick }) {
  const huge = count > 10_000;
  const large = count >= 1000;
  return {
    rounds: huge ? (quick ? 3 : 8) : quick ? 8 : 20,
    sampleMs: quick ? 8 : 20,
    minCalls: huge ? 1 : large ? (quick ? 2 : 3) : 1,
    // Of a small answer it takes some 8,000 calls until engines have compiled WebAssembly as well as they can.
    warmMs: large && quick ? 500 : 1500,
    // What an engine compiles, and when, differs from process to process.
    processes: quick ? 1 : huge ? 2 : 3,
  };
}
