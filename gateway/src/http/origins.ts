// Which pages may call, and what their browsers have to be told.

import type { Incoming } from "./incoming.js";

/** Whether the page of a request may call. Browsers set `Origin` and `Sec-Fetch-Site`, pages cannot. */
export function mayCall({ headers, origin }: Incoming, origins: readonly string[]): boolean {
  const page = headers.get("origin");
  return page === null || page === origin || headers.get("sec-fetch-site") === "same-origin" || origins.includes(page);
}

/** Adds what a page of another origin needs to read the answer. */
export function forPage(response: Response, { headers }: Incoming, origins: readonly string[]): Response {
  const page = headers.get("origin");
  response.headers.set("Vary", "Origin");
  if (page !== null && origins.includes(page)) {
    response.headers.set("Access-Control-Allow-Origin", page);
    response.headers.set("Access-Control-Allow-Credentials", "true");
    response.headers.set("Access-Control-Expose-Headers", "Retry-After");
  }
  return response;
}

/** The answer to a browser that asks whether a page may send a request. */
export function preflight(incoming: Incoming, methods: string, origins: readonly string[]): Response {
  const response = new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  response.headers.set("Access-Control-Allow-Methods", methods);
  response.headers.set("Access-Control-Allow-Headers", "Content-Type");
  response.headers.set("Access-Control-Max-Age", "600");
  return forPage(response, incoming, origins);
}
