/**
 * Makes a handler for `node:http`, `node:https`, `node:http2`, Express and Connect from a gateway.
 *
 * ```ts
 * createServer(nodeHandler(gateway)).listen(3000);
 * app.use("/youmi", nodeHandler(gateway));
 * ```
 *
 * Bodies are streamed in both directions. If a middleware such as `express.json()` has read a JSON body, its value is
 * used. Better put the handler before the middleware, because the gateway does not limit the size of such a body.
 *
 * The handler's promise never rejects: an invalid request is answered with 400, and a failure of the handler with 500
 * and a warning on the console. `request.signal` aborts when the client closes the connection. Throws a `TypeError` if
 * `gateway` or an option is invalid.
 *
 * 用于 `node:http`、`node:https`、`node:http2`、Express、Connect：把网关变成请求处理函数。
 */
export function nodeHandler(
  gateway: GatewayLike,
  options?: NodeHandlerOptions | null,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void>;

/** A `Gateway`, or another object that handles requests. */
export interface GatewayLike {
  /** Answers a request. */
  handle(request: Request): Promise<Response>;
}

/** Options of {@link nodeHandler}. */
export interface NodeHandlerOptions {
  /**
   * The origin of this server as pages see it, such as `https://crm.example`. Required behind a proxy that terminates
   * TLS or changes the Host. By default it is derived from the connection and the Host of the request.
   */
  origin?: string | null;
}

/** The part of Node's `IncomingMessage` or `Http2ServerRequest` that the handler uses. */
export interface NodeRequest {
  /** The method. */
  method?: string | undefined;
  /** The target of the request. */
  url?: string | undefined;
  /** The headers. */
  headers: { [name: string]: string | string[] | undefined };
  /** Adds a listener. */
  on(event: string, listener: (...values: any[]) => void): unknown;
}

/** The part of Node's `ServerResponse` or `Http2ServerResponse` that the handler uses. */
export interface NodeResponse {
  /** Whether the headers were sent. */
  readonly headersSent: boolean;
  /** Sends status and headers. */
  writeHead(status: number, headers?: any): unknown;
  /** Sends the rest of the body. */
  end(...values: any[]): unknown;
  /** Adds a listener. */
  on(event: string, listener: (...values: any[]) => void): unknown;
}
