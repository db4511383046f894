//! 获取TOKEN: the access token.

resource! {
    records: [AccessToken],
    endpoints: [GET_ACCESS_TOKEN],
}

record! {
    /// An access token of v1 (获取TOKEN方法). It is valid for seven days.
    AccessToken {
        /// When it ends: an absolute unix time in seconds (not a duration, in spite of its name).
        expires_in: i64,
        /// The token, a JWT: a secret.
        #[term = "令牌"]
        access_token: String,
    }
}

endpoint! {
    /// Fetches a new access token. Needs `auth: { appId, appKey }`.
    ///
    /// There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. What is
    /// fetched here is handed to you and not kept.
    GET_ACCESS_TOKEN = V1.getAccessToken() -> AccessToken {
        request: Post "GetAccessToken?format=json",
        effect: Auth,
        title: "获取TOKEN",
        section: "入门说明",
        page: "获取TOKEN方法",
        codes: [200006 "wrong key", 200007 "app id missing", 10006 "clock wrong, after one correction"],
        rejects: ["kind `config` if the client has no app key"],
    }
}
