//! The TypeScript of what a client and a call may be given, see `client_options`.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What one call may set differently from its client. */
export interface CallOptions {
  /** Aborts the call at any moment: before it is sent, while it waits, while it reads, between attempts. */
  signal?: AbortSignal | null;
  /** Milliseconds for a whole attempt, reading included; `Infinity` for no end. The client's is 15,000. */
  timeoutMs?: number;
  /** How often a read is repeated after a passing fault. The client's is 2. Actions are never repeated. */
  retries?: number;
  /** Further headers. */
  headers?: Record<string, string>;
}

/** Shares tokens between processes. A Keyv instance is one. All three may be asynchronous. */
export interface TokenStore {
  /** What was set, or anything else if nothing was. */
  get(key: string): unknown;
  /** Keeps a value for a time. No call waits for it. */
  set(key: string, value: string, ttlMs: number): unknown;
  /** Forgets a value. No call waits for it. */
  delete(key: string): unknown;
}

/** Hears one line per attempt: endpoint, status, duration, attempt. Never a secret. */
export interface Logger {
  /** An attempt that succeeded. */
  debug?(message: string): void;
  /** Not used. */
  info?(message: string): void;
  /** An attempt that failed and will be repeated; a token store that fails. */
  warn?(message: string): void;
  /** An attempt with which the call failed. */
  error?(message: string): void;
}

/** What both clients can be given. */
export interface ClientOptions extends Omit<CallOptions, "signal"> {
  /**
   * The server's address, up to where the documented paths begin; no query, user name or password. In a browser it may be
   * relative (`/youmi/v1`); a client with a relative one can be made on a server too, its calls reject there.
   *
   * 服务器地址，写到文档中的路径之前为止。浏览器里可以用相对地址 (`/youmi/v1`)；在服务端渲染时也可以创建这样的客户端，但调用会报错。
   */
  baseUrl: string;
  /** Instead of the global fetch. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Shares tokens between processes. */
  tokenStore?: TokenStore;
  /** Paths of endpoints whose path the vendor does not document, by method name. */
  paths?: Record<string, string>;
  /** Hears one line per attempt. */
  logger?: Logger;
  /**
   * Allows a secret in a page or its workers, where everyone who opens it can read it. For pages that are not public.
   */
  allowSecretInBrowser?: boolean;
  /**
   * Whether cookies are sent, as fetch has it: `same-origin` unless given; `include` for a gateway of another origin.
   *
   * 是否携带 Cookie，含义与 fetch 相同：默认 `same-origin`；网关在其他域名时用 `include`。
   */
  credentials?: "omit" | "same-origin" | "include";
  /**
   * The largest answer that is read, in bytes: 67,108,864 (64 MiB) unless given, 268,435,456 at most. Reading stops
   * there, and the call rejects with kind `decode`.
   *
   * 允许读取的最大响应，单位字节：默认 67,108,864 (64 MiB)，最大 268,435,456。超过即停止读取，调用以 `decode` 类错误失败。
   */
  maxResponseBytes?: number;
}

/** Options of {@link V1Client}. */
export interface V1ClientOptions extends ClientOptions {
  /**
   * - `{ appId, appKey }` on a server: token, signature and renewal are the client's business
   * - `{ accessToken, sign }`: the token of somebody else, and a function that gives the URL-encoded signature of a text
   * - `"none"`: a gateway adds what is needed
   */
  auth:
    | { appId: string; appKey: string }
    | { accessToken: string | (() => string | Promise<string>); sign: (text: string) => string | Promise<string> }
    | "none";
}

/** Options of {@link V2Client}. */
export interface V2ClientOptions extends ClientOptions {
  /**
   * - `{ clientId, clientSecret }` on a server: the token (商户TOKEN) and its renewal are the client's business.
   *   `tokenUrl` is `https://sso.yunshouzhi.net/connect/token` and `scope` `Ls.Qkl.PublicApi` unless they are given
   * - `{ accessToken }`: the token of somebody else
   * - `"none"`: a gateway adds what is needed
   */
  auth:
    | { clientId: string; clientSecret: string; tokenUrl?: string; scope?: string }
    | { accessToken: string | (() => string | Promise<string>) }
    | "none";
  /** The tenant (租户ID, TenantId); needed by agents only. */
  tenantId?: string;
}
"#;
