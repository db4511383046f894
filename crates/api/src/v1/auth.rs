//! 获取TOKEN: the access token.

resource! {
    records: [AccessToken],
    endpoints: [GET_ACCESS_TOKEN],
}

record! {
    /// An access token of v1 (获取TOKEN方法). It is valid for seven days.
    /// 访问 v1 用的 token，有效期七天。
    AccessToken {
        /// When it ends: an absolute unix time in seconds (not a duration, in spite of its name).
        /// 到期时间：Unix 时间戳（秒），是时间点而非时长，与字段名的字面意思不同。
        expires_in: i64,
        /// The token, a JWT: a secret.
        /// 格式为 JWT，属于机密。
        #[term = "授权TOKEN"]
        access_token: String,
    }
}

endpoint! {
    /// Fetches a new access token. Needs `auth: { appId, appKey }`.
    ///
    /// There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. What is
    /// fetched here is handed to you and not kept.
    ///
    /// 重新获取一个 token。需要 `auth: { appId, appKey }`。
    ///
    /// 一般不需要调用：客户端会自行获取、保存和续期 token。此处获取的 token 只返回给调用方，客户端不保存。
    GET_ACCESS_TOKEN = V1.getAccessToken() -> AccessToken {
        request: Post "GetAccessToken?format=json",
        effect: Auth,
        title: "获取TOKEN",
        section: "入门说明",
        page: "获取TOKEN方法",
        codes: [200006 "wrong key", 200007 "app id missing", 10006 "clock wrong, after one correction" "校正一次时钟后仍如此"],
        rejects: ["kind `config` if the client has no app key" "客户端没有设置 appKey 时为 `config` 类"],
    }
}
