// What all programs have in common: where the answer comes from, and what happens with the first result.

/** A fetch that has its answer already. A real Response, which ky insists on. */
export const fetch = async () => new Response(globalThis.benchAnswer, { headers: { "Content-Type": "text/json" } });

export const url = "http://127.0.0.1/v1";

/** Tells when the first result is there: milliseconds since the script began, and since the process or page did. */
export function finish({ values }) {
  const now = performance.now();
  if (values[0].ad_wechat_id !== 135389) throw new Error("That is not the answer.");
  globalThis.benchDone({ script: now - globalThis.benchStart, all: now });
}
