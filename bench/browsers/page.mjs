// In a page: what it was told, and leaving its results.

const query = new URLSearchParams(location.search);

/** What the page was told. */
export const told = (name) => query.get(name);

/** Leaves the result for the bench. */
export function leave(result) {
  return fetch(`/results/${query.get("id")}`, { method: "POST", body: JSON.stringify(result) });
}

/** Does the page's work and leaves its result, or why there is none. */
export async function leaveResultOf(work) {
  try {
    await leave(await work());
  } catch (error) {
    await leave({ error: `${error}\n${error.stack}` });
  }
}
