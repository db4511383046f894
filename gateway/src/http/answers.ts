// The answers that the gateway gives by itself.

/** An answer in JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
  });
}

/** A refusal, in the form that the package's gateway has. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return json(status, { error: message }, headers);
}
