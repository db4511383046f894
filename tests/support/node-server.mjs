// Servers of Node's own, with a handler in front of something that notes what it is asked.

import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";

import { nodeHandler } from "youmi-open-api/node";

/** Listens with a handler, or an application of Express, until the test ends; gives the port. */
export async function listen(t, handler, create = createServer) {
  const server = create(handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return server.address().port;
}

/** A server whose requests are noted, and answered by a function. */
export async function serving(t, handle, { create, ...options } = {}) {
  const requests = [];
  const gateway = {
    async handle(request) {
      requests.push(request);
      return handle(request);
    },
  };
  const port = await listen(t, nodeHandler(gateway, options), create);
  return { port, url: `http://127.0.0.1:${port}`, requests };
}

/** Sends bytes as they are, and gives all that comes until the connection is closed. */
export async function send(port, text) {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("latin1").on("data", (chunk) => (answer += chunk));
  socket.write(text);
  await once(socket, "close");
  return answer;
}

/** Lets everything that is under way go on for some turns. */
export async function turns(count) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
