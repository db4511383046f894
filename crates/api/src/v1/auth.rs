//! 获取TOKEN: the access token.

use youmi_wire::shape::Shape;

record! {
    /// An access token of v1 (获取TOKEN方法). It is valid for seven days.
    pub struct AccessToken {
        /// When it ends: an absolute unix time in seconds (not a duration, in spite of its name).
        pub expires_in: i64,
        /// The token (令牌), a JWT: a secret.
        pub access_token: String,
    }
}

endpoint! {
    /// Fetches a new access token (获取TOKEN). Needs `auth: { appId, appKey }`.
    ///
    /// There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. What is
    /// fetched here is handed to you and not kept.
    ///
    /// Rejects with a {@link YoumiError}: kind `api` with code 200006 (wrong key), 200007 (app id missing), 10006
    /// (clock wrong, after one correction); kind `config` if the client has no app key.
    ///
    /// Vendor's page: v1 › 入门说明 › 获取TOKEN方法.
    V1.getAccessToken(params?: "NoParams | null") -> "Promise<Reply<AccessToken>>" {
        title: "获取TOKEN",
        method: Post,
        path: Some("GetAccessToken?format=json"),
        effect: Auth,
        params: (),
        values: AccessToken::KIND,
    }
}
