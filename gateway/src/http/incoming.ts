// A request as the browser sent it: behind a proxy the gateway sees another address.

import type { IncomingMessage } from "node:http";

/** What the package's gateway and the ways to know callers read of a request. */
export interface Incoming {
  /** The whole address, of the origin that the page sees. */
  url: string;
  origin: string;
  /** Not decoded. */
  path: string;
  /** With the question mark, or empty. */
  query: string;
  method: string;
  headers: Headers;
  signal: AbortSignal;
  body: Request["body"];
  isHttps: boolean;
  /** Who is connected; for the log. */
  remoteAddress: string | undefined;
}

export function readIncoming(request: Request, { socket }: IncomingMessage, trustProxy: boolean): Incoming {
  const { headers, method } = request;
  const [, direct = "", path = "/", query = ""] = /^([a-z]+:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?/is.exec(request.url) ?? [];
  const origin = trustProxy ? forwardedOrigin(direct, headers) : direct;
  const forwardedFor = trustProxy ? lastOf(headers.get("x-forwarded-for")) : undefined;
  return {
    url: `${origin}${path}${query}`,
    ...{ origin, path, query, method, headers },
    get signal() {
      return request.signal;
    },
    get body() {
      return request.body;
    },
    isHttps: origin.startsWith("https:"),
    remoteAddress: forwardedFor ?? socket.remoteAddress,
  };
}

/** The origin that the proxy in front was asked for. */
function forwardedOrigin(direct: string, headers: Headers): string {
  const given = lastOf(headers.get("x-forwarded-proto"))?.toLowerCase();
  const scheme = given === "https" || given === "http" ? given : direct.replace(/:.*/s, "");
  const host = lastOf(headers.get("x-forwarded-host")) ?? direct.replace(/^[a-z]+:\/\//i, "");
  const address = `${scheme}://${host}`;
  // What is no host stays out of addresses.
  return URL.canParse(address) && !/[/\\?#@\s]/.test(host) ? new URL(address).origin : direct;
}

/** The last proxy's own word: what stands before it came with the request. */
function lastOf(value: string | null): string | undefined {
  const last = value?.split(",").at(-1)?.trim();
  return last === "" ? undefined : last;
}
