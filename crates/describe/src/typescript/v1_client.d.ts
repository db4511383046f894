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
 *
 * v1 客户端（基础数据类接口、数据读取类接口、行为操作类接口）。
 *
 * 签名、token、校时和重试都由客户端完成。创建一次并一直使用：token 保存在客户端里。
 * 参数在发送前检查，应答在返回之前逐一校验。
 */
export class V1Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if an
   * app key is given in a browser's page without `allowSecretInBrowser`.
   *
   * 创建客户端。选项有误时抛出 `argument` 类的 {@link YoumiError}；
   * 在浏览器页面里传入 appkey 而没有设置 `allowSecretInBrowser` 时，抛出 `config` 类。
   */
  constructor(options: V1ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   *
   * 调用这里没有对应方法的接口，签名、外层结构校验、错误和重试都与其他方法相同。`path` 写在 `baseUrl` 之后的部分。
   * `retry` 表示失败后能否重发：GET 默认可以，POST 默认不可以。失败时抛出 {@link YoumiError}。
   */
  call<T>(request: AnyRequest, options: SchemaOptions<T>): Promise<Reply<T>>;
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   *
   * 调用这里没有对应方法的接口，签名、外层结构校验、错误和重试都与其他方法相同。`path` 写在 `baseUrl` 之后的部分。
   * `retry` 表示失败后能否重发：GET 默认可以，POST 默认不可以。失败时抛出 {@link YoumiError}。
   */
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
}
