// @ts-check
// youmi-open-api/node: a gateway for servers with the requests and responses of Node.js: node:http, node:https,
// node:http2, Express, Connect.

/** @typedef {any} Incoming Node's IncomingMessage or Http2ServerRequest, to which frameworks have added fields */
/** @typedef {any} Outgoing Node's ServerResponse or Http2ServerResponse */

// A valid Host. It becomes part of an address, and must not be able to change its path.
const AUTHORITY = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;

/**
 * @param {import("../node.d.ts").GatewayLike} gateway
 * @param {import("../node.d.ts").NodeHandlerOptions | null} [options]
 */
export function nodeHandler(gateway, options) {
  if (!gateway || typeof gateway.handle !== "function") {
    throw new TypeError(
      "nodeHandler(gateway): gateway has to be a Gateway, or an object with its method handle(request)",
    );
  }
  const origin = parseOrigin((options || {}).origin);
  return async (/** @type {Incoming} */ incoming, /** @type {Outgoing} */ outgoing) => {
    // Without a listener, an error of a closed connection would end the process.
    outgoing.on("error", () => {});
    const signal = makeSignal(outgoing);
    try {
      await send(await gateway.handle(makeRequest(incoming, signal, origin)), incoming, outgoing, signal);
    } catch (error) {
      refuse(outgoing, error instanceof Refusal ? error : new Refusal(500, "the gateway's server has failed"));
      if (!(error instanceof Refusal)) console.warn("youmi-open-api/node: a request failed:", error);
    }
  };
}

/** An error that is reported to the client: its status and message. */
class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** @param {string | null} [origin] */
function parseOrigin(origin) {
  if (origin === undefined || origin === null) return undefined;
  let url;
  try {
    url = new URL(origin);
  } catch (error) {
    // The check below throws.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== String(origin).replace(/\/$/, "")) {
    throw new TypeError(
      'nodeHandler(gateway, options): options.origin has to be an origin, such as "https://crm.example"',
    );
  }
  return url.origin;
}

/**
 * A signal that aborts when the client closes the connection before it has the whole answer.
 * @param {Outgoing} outgoing
 */
function makeSignal(outgoing) {
  const controller = new AbortController();
  let isFinished = false;
  outgoing.on("finish", () => (isFinished = true));
  outgoing.on("close", () => isFinished || controller.abort());
  return controller.signal;
}

/**
 * @param {Incoming} incoming
 * @param {AbortSignal} signal
 * @param {string} [origin]
 */
function makeRequest(incoming, signal, origin) {
  const { method } = incoming;
  /** @type {RequestInit & { duplex?: "half" }} */
  const init = { method, headers: copyHeaders(incoming), signal };
  if (method !== "GET" && method !== "HEAD") {
    init.body = /** @type {BodyInit} */ (readableBody(incoming));
    init.duplex = "half";
  }
  const url = makeUrl(incoming, origin);
  try {
    return new Request(url, init);
  } catch (error) {
    throw new Refusal(400, "this is no request");
  }
}

/**
 * The address of a request. The Host has no influence on its path.
 * @param {Incoming} incoming
 * @param {string} [origin]
 */
function makeUrl({ headers, socket, url, originalUrl }, origin) {
  // Express and Connect remove the path at which a handler is mounted from `url`.
  const target = originalUrl === undefined ? url : originalUrl;
  const [, targetHost, rest] = ABSOLUTE.exec(target) || [undefined, undefined, target];
  const authority = targetHost === undefined ? headers[":authority"] || headers.host : targetHost;
  if (authority !== undefined && !AUTHORITY.test(authority)) throw new Refusal(400, "Host is no host");
  const path = targetHost !== undefined && !rest.startsWith("/") ? `/${rest}` : rest;
  if (!path.startsWith("/")) throw new Refusal(400, "the request's target is no path");
  const isSecure = headers[":scheme"] === "https" || !!(socket && socket.encrypted);
  const base = origin || `${isSecure ? "https" : "http"}://${authority || "localhost"}`;
  try {
    return new URL(base + path).href;
  } catch (error) {
    throw new Refusal(400, "Host is no host");
  }
}

/** @param {Incoming} incoming */
function copyHeaders({ headers }) {
  const copied = new Headers();
  try {
    for (const name of Object.keys(headers)) {
      if (name.startsWith(":")) continue; // pseudo-headers of HTTP/2
      for (const value of [headers[name]].flat()) if (value !== undefined) copied.append(name, value);
    }
  } catch (error) {
    throw new Refusal(400, "a header is none");
  }
  return copied;
}

/**
 * The body: the stream, or the value that a framework has read from it.
 * @param {Incoming} incoming
 */
function readableBody(incoming) {
  const wasRead = incoming.readableDidRead || incoming.readableEnded;
  if (!wasRead) return makeStream(incoming);
  const { body, headers, rawBody } = incoming;
  for (const text of [rawBody, body]) if (typeof text === "string" || text instanceof Uint8Array) return text;
  const isJson = /^application\/([\w.-]+\+)?json\b/i.test(headers["content-type"] || "");
  if (isJson && body !== undefined) return JSON.stringify(body, refuseRounded);
  throw new Error(
    "the request's body was read before it came to nodeHandler: put it before what reads bodies, such as express.json()",
  );
}

/**
 * The body as a stream with backpressure. Unlike with Readable.toWeb, cancelling it discards the rest of the body and
 * leaves the connection open for the answer.
 * @param {Incoming} incoming
 */
function makeStream(incoming) {
  let isOpen = true;
  /** @param {(value: any) => void} how @returns {(value?: unknown) => void} */
  const end = (how) => (value) => {
    if (isOpen) how(value);
    isOpen = false;
  };
  return new ReadableStream({
    start(controller) {
      incoming.on("data", (/** @type {Uint8Array} */ chunk) => {
        if (!isOpen) return;
        controller.enqueue(chunk);
        if (Number(controller.desiredSize) <= 0) incoming.pause();
      });
      const fail = end((error) => controller.error(error || new Error("the connection was closed")));
      incoming.on(
        "end",
        end(() => controller.close()),
      );
      incoming.on("error", fail);
      incoming.on("aborted", () => fail());
      incoming.on("close", () => fail());
      incoming.pause();
    },
    pull: () => void incoming.resume(),
    cancel() {
      isOpen = false;
      incoming.resume();
    },
  });
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function refuseRounded(key, value) {
  if (typeof value !== "number" || Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
  throw new Error(
    "a number in the request's body is beyond 2^53, and express.json() has rounded it: put nodeHandler before it",
  );
}

/**
 * @param {Response} response
 * @param {Incoming} incoming
 * @param {Outgoing} outgoing
 * @param {AbortSignal} signal
 */
async function send(response, incoming, outgoing, signal) {
  /** @type {Record<string, string | string[]>} */
  const headers = {};
  for (const [name, value] of response.headers) {
    // Each cookie needs a header of its own.
    if (headers[name] === undefined) headers[name] = value;
    else headers[name] = [headers[name], value].flat();
  }
  const isHttp1 = !(incoming.httpVersionMajor > 1);
  // If the body was not read to its end, its rest would be taken for the next request.
  if (isHttp1 && !incoming.complete && hasBody(incoming)) headers.connection = "close";
  outgoing.writeHead(response.status, headers);
  if (response.body) {
    const reader = response.body.getReader();
    const cancel = () => void reader.cancel().catch(() => {});
    // This also ends a pending read.
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted || incoming.method === "HEAD") cancel();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        if (!outgoing.write(value)) await waitForDrain(outgoing, signal);
      }
    } catch (error) {
      outgoing.destroy(); // so that the part that was sent is not taken for the whole answer
      return;
    }
  }
  outgoing.end();
}

/** @param {Incoming} incoming */
const hasBody = ({ headers }) => headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;

/**
 * Waits until more can be written, or the signal aborts.
 * @param {Outgoing} outgoing
 * @param {AbortSignal} signal
 * @returns {Promise<unknown>}
 */
function waitForDrain(outgoing, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    outgoing.once("drain", resolve);
    signal.addEventListener("abort", resolve, { once: true });
  });
}

/**
 * @param {Outgoing} outgoing
 * @param {Refusal} refusal
 */
function refuse(outgoing, { status, message }) {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  outgoing.end(JSON.stringify({ error: message }));
}
