/**
 * Asks the gateway of a page who has opened the page in 企客聊 and with which customer: `GET {prefix}/sidebar?{query}`.
 *
 * ```ts
 * const { userId, customer } = await fetchVisit("/youmi");
 * ```
 *
 * `prefix` is that of the gateway, `query` that of the sidebar's address: `location.search` unless you give it. The
 * address is sent once and nowhere else: no redirect is followed, no Referer repeats it, nothing is retried.
 *
 * Rejects with a {@link YoumiError}: `http` if the gateway refuses (400 the address cannot be opened, 401 and 403 not allowed),
 * `network`, `timeout` after 15 seconds, `decode` if the answer is no visit, `argument` if a parameter is wrong.
 *
 * 在页面里向网关查询：谁在企客聊里打开了这个页面，当前客户是谁。失败时以 `YoumiError` 拒绝。
 */
export function fetchVisit(prefix: string, query?: string): Promise<FetchedVisit>;

/** A visit as a gateway gives it to a page: never with `dockPwd`, and only the fields that the gateway's `sidebar.fields` names. */
export type FetchedVisit = Partial<Pick<SidebarVisit, "type" | "userId" | "timestamp" | "sign" | "cipher">> & {
  /** The customer whose chat is open; empty if the gateway gives none. */
  customer: Partial<SidebarCustomer>;
};

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
