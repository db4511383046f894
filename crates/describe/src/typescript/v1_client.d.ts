/**
 * A client of v1 (基础数据类接口, 数据读取类接口, 行为操作类接口).
 *
 * ```ts
 * const v1 = new V1Client({ baseUrl: "http://<server>:5001/publicapi/v1", auth: { appId, appKey } });
 * const { values } = await v1.listStaff({ ad_staff_state: 0 });
 * ```
 *
 * Token, signature, clock and retries are its own business. Make one and keep it: the token is kept in it. Parameters
 * are checked before anything is sent; every answer is checked before you see it.
 */
export class V1Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if an
   * app key is given in a browser's page without `allowSecretInBrowser`.
   */
  constructor(options: V1ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   */
  call<T>(request: AnyRequest, options: SchemaOptions<T>): Promise<Reply<T>>;
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
}
