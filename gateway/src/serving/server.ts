// A server of Node's for an application, and its end: what is under way is finished first.

import { createServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Certificate } from "../config/tls.js";

/** The server cannot listen. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

export interface Listening {
  host: string;
  port: number;
  tls?: Certificate | undefined;
  headersTimeout: number;
  requestTimeout: number;
}

/** How often Node looks for requests that take too long. */
const LOOK_MS = 1000;
/** Longer than a proxy keeps its idle connections (nginx: 60 s): who closes first must not be the one who is asked next. */
const KEEP_ALIVE_MS = 65_000;
const CLOSE_IDLE_MS = 50;

type Fetch = (request: Request, environment: object) => Response | Promise<Response>;

/** Starts a server. Rejects with a {@link ListenError} if it cannot listen. `name` is the setting of its port. */
export async function listen(fetch: Fetch, listening: Listening, name: string): Promise<Server> {
  const { host, port, tls, headersTimeout, requestTimeout } = listening;
  const limits = {
    ...{ headersTimeout, requestTimeout },
    ...{ connectionsCheckingInterval: LOOK_MS, keepAliveTimeout: KEEP_ALIVE_MS },
  };
  const server = createAdaptorServer({
    // The package answers with the global Response: this one is written without a stream in between.
    overrideGlobalObjects: true,
    fetch: fetch as Parameters<typeof createAdaptorServer>[0]["fetch"],
    ...(tls
      ? { createServer: createHttpsServer, serverOptions: { ...limits, ...tls } }
      : { createServer, serverOptions: limits }),
  }) as Server;
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new ListenError(reasonOf(error, host, port, name));
  }
  return server;
}

/** The port on which a server listens. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/**
 * Takes no more connections, and resolves when all requests have been answered. Those that are not whole after `mostMs`, or
 * not answered, are given up: Node looks after no time limit any more.
 */
export async function drain(server: Server, mostMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
  const end = setTimeout(() => server.closeAllConnections(), mostMs);
  await closed;
  clearInterval(idle);
  clearTimeout(end);
}

function reasonOf(error: unknown, host: string, port: number, name: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return `Port ${port} of ${host} is in use: end the program that listens there, or set another ${name}.`;
  }
  if (code === "EACCES") return `Port ${port} may not be listened on by this user: set a ${name} of 1024 or more.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `${host} is no address of this machine: set another host.`;
  return `Cannot listen on port ${port} of ${host}: ${message}`;
}
