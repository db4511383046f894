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
 *
 * 请求体和响应体都以流的方式传输。如果 `express.json()` 之类的中间件已读取 JSON 请求体，则使用其解析结果。
 * 最好把它放在这类中间件之前，因为网关不限制这种请求体的大小。
 *
 * 处理函数的 promise 从不失败：无效的请求以 400 回复，处理函数自身的故障以 500 回复，并在控制台给出警告。
 * 客户端断开连接时，`request.signal` 会中止。`gateway` 或某个选项有误时抛出 `TypeError`。
 */
export function nodeHandler(
  gateway: GatewayLike,
  options?: NodeHandlerOptions | null,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void>;

/**
 * A `Gateway`, or another object that handles requests.
 *
 * 网关（`Gateway`），或其他能处理请求的对象。
 */
export interface GatewayLike {
  /**
   * Answers a request.
   *
   * 处理请求并返回响应。
   */
  handle(request: Request): Promise<Response>;
}

/**
 * Options of {@link nodeHandler}.
 *
 * 函数 {@link nodeHandler} 的选项。
 */
export interface NodeHandlerOptions {
  /**
   * The origin of this server as pages see it, such as `https://crm.example`. Required behind a proxy that terminates
   * TLS or changes the Host. By default it is derived from the connection and the Host of the request.
   *
   * 页面所见的本服务器的来源（origin），如 `https://crm.example`。位于终止 TLS 或改写 Host 的代理之后时必填。
   * 默认根据连接和请求的 Host 推断。
   */
  origin?: string | null;
}

/**
 * The part of Node's `IncomingMessage` or `Http2ServerRequest` that the handler uses.
 *
 * 处理函数所用到的 Node `IncomingMessage` 或 `Http2ServerRequest` 的部分。
 */
export interface NodeRequest {
  /**
   * The method.
   *
   * 请求方法。
   */
  method?: string | undefined;
  /**
   * The target of the request.
   *
   * 请求目标。
   */
  url?: string | undefined;
  /**
   * The headers.
   *
   * 请求头。
   */
  headers: { [name: string]: string | string[] | undefined };
  /**
   * Adds a listener.
   *
   * 添加监听器。
   */
  on(event: string, listener: (...values: any[]) => void): unknown;
}

/**
 * The part of Node's `ServerResponse` or `Http2ServerResponse` that the handler uses.
 *
 * 处理函数所用到的 Node `ServerResponse` 或 `Http2ServerResponse` 的部分。
 */
export interface NodeResponse {
  /**
   * Whether the headers were sent.
   *
   * 响应头是否已发送。
   */
  readonly headersSent: boolean;
  /**
   * Sends status and headers.
   *
   * 发送状态码和响应头。
   */
  writeHead(status: number, headers?: any): unknown;
  /**
   * Sends the rest of the body.
   *
   * 发送响应体的剩余部分。
   */
  end(...values: any[]): unknown;
  /**
   * Adds a listener.
   *
   * 添加监听器。
   */
  on(event: string, listener: (...values: any[]) => void): unknown;
}
