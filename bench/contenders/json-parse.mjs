// What one writes without any library, and what all others are measured against.

/** Fetches an answer and parses it. Checks nothing of what it holds. */
export async function fetchJson(fetch, url) {
  const response = await fetch(url, { method: "GET", headers: { "Content-type": "text/json" } });
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return JSON.parse(new TextDecoder().decode(await response.arrayBuffer()));
}

/** The same, given up after 15 seconds, as youmi-open-api does. */
export async function fetchJsonInTime(fetch, url) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 15_000);
  try {
    const signal = controller.signal;
    const response = await fetch(url, { method: "GET", headers: { "Content-type": "text/json" }, signal });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return JSON.parse(new TextDecoder().decode(await response.arrayBuffer()));
  } finally {
    clearTimeout(timer);
  }
}
