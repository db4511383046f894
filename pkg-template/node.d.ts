/**
 * Makes a handler for `node:http`, `node:https`, `node:http2`, Express and Connect from a gateway.
 *
 * ```ts
 * createServer(nodeHandler(gateway)).listen(3000);
 * app.use("/youmi", nodeHandler(gateway));
 * ```
 *
 * Bodies are passed on as they come, in both directions. Where a middleware such as `express.json()` has read a body
 * before, what it made of JSON is used; put the handler before it all the same, for such a body is not limited by the gateway.
 *
 * The handler's promise never rejects: a request that is none is answered with 400, and what fails here with 500 and a
 * warning on the console. When the client goes away, `request.signal` aborts. Throws a `TypeError` if `gateway` or an option is wrong.
 *
 * 用于 `node:http`、`node:https`、`node:http2`、Express、Connect：把网关变成请求处理函数。
 */
export function nodeHandler(
  gateway: GatewayLike,
  options?: NodeHandlerOptions | null,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void>;

/** What handles requests: a `Gateway`, or anything else with this method. */
export interface GatewayLike {
  /** Answers a request. */
  handle(request: Request): Promise<Response>;
}

/** Options of {@link nodeHandler}. */
export interface NodeHandlerOptions {
  /**
   * The origin of this server as pages see it, such as `https://crm.example`. Needed behind a proxy that ends TLS or changes the Host; otherwise
   * it is taken from the connection and the Host of the request.
   */
  origin?: string | null;
}

/** What is used of Node's `IncomingMessage` or `Http2ServerRequest`. */
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

/** What is used of Node's `ServerResponse` or `Http2ServerResponse`. */
export interface NodeResponse {
  /** Whether the head of the answer was sent. */
  readonly headersSent: boolean;
  /** Sends the head. */
  writeHead(status: number, headers?: any): unknown;
  /** Sends the rest. */
  end(...values: any[]): unknown;
  /** Adds a listener. */
  on(event: string, listener: (...values: any[]) => void): unknown;
}
