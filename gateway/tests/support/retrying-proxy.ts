// A small proxy before several gateways, as nginx is with `proxy_next_upstream`: a connection that fails is tried with the
// next one; a request that may have been acted on is not.

import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";

/** Starts it; its address. */
export async function startProxy(upstreams: string[]): Promise<string> {
  let next = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const order = upstreams.map((_, place) => upstreams[(next + place) % upstreams.length]!);
    next += 1;
    void pass(incoming, outgoing, order);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function pass(incoming: IncomingMessage, outgoing: ServerResponse, upstreams: string[]): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  for (const upstream of upstreams) {
    const tried = await attempt(incoming, body, upstream);
    if (tried.answer) {
      outgoing.writeHead(tried.answer.status, tried.answer.headers).end(tried.answer.body);
      return;
    }
    const mayRepeat = incoming.method === "GET" || !tried.wasSent;
    if (!mayRepeat) break;
  }
  outgoing.writeHead(502, { "content-type": "text/plain" }).end("no gateway answered");
}

interface Attempt {
  answer?: { status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer };
  /** Whether the request may have arrived. */
  wasSent: boolean;
}

async function attempt(incoming: IncomingMessage, body: Buffer, upstream: string): Promise<Attempt> {
  const { method, headers, url = "/" } = incoming;
  let wasSent = false;
  try {
    // A connection of its own: one that lies idle may have been closed already.
    const sent = request(new URL(url, upstream), {
      method,
      headers: { ...headers, connection: "close" },
      agent: false,
    });
    sent.on("socket", (socket) => socket.on("connect", () => (wasSent = true)));
    sent.end(body);
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    if (!answer.complete) return { wasSent };
    const { "transfer-encoding": _, connection: __, ...rest } = answer.headers;
    return { answer: { status: answer.statusCode ?? 502, headers: rest, body: Buffer.concat(chunks) }, wasSent };
  } catch {
    return { wasSent };
  }
}
