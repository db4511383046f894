/**
 * A client of v2 (ChatMess, Report, System, Friend, Todo, Ad, BulkSend, MeetingCall).
 *
 * ```ts
 * const v2 = new V2Client({ baseUrl: "https://<server>", auth: { clientId, clientSecret } });
 * const { values } = await v2.listDepartments();
 * ```
 *
 * The documented paths begin with `/v2`, so `baseUrl` ends before it. Token and retries are its own business. Make one
 * and keep it: the token is kept in it. Parameters are checked before anything is sent; every answer is checked before
 * you see it.
 */
export class V2Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if a
   * client secret is given in a browser's page without `allowSecretInBrowser`.
   */
  constructor(options: V2ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   */
  call<T>(request: AnyRequest, options: SchemaOptions<T>): Promise<Reply<T>>;
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
}
