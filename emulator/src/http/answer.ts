/** An answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What v1 servers label their answers with. */
export const TEXT_JSON = "text/json; charset=utf-8";
/** What v2 servers label theirs with; the vendor does not say, it is the label of the requests. */
export const APPLICATION_JSON = "application/json; charset=utf-8";

/** The headers that let a page of any origin call, and read the server's clock and its advice to wait. */
export const corsHeaders: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Date, Retry-After",
};

/** The answer to a preflight: every header that a client of either version sends is allowed. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  ...corsHeaders,
  "Access-Control-Allow-Methods": "GET, POST, DELETE, OPTIONS",
  "Access-Control-Allow-Headers":
    "access_token, Nonce, Timestamp, Signature, Content-Type, Authorization, TenantId",
  "Access-Control-Max-Age": "600",
};

/** A JSON answer with the headers that every answer has. */
export function jsonAnswer(body: string, contentType: string, status = 200): Answer {
  return { status, headers: { "Content-Type": contentType }, body };
}
