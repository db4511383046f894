//! 获取商户TOKEN: the merchant's token.

use youmi_wire::shape::Shape;

record! {
    /// A merchant's token (商户TOKEN), as OAuth 2 gives it. The vendor does not document the answer; this is what a sibling
    /// product on the same address answers.
    pub struct MerchantToken {
        /// The token (授权TOKEN), a JWT: a secret.
        pub access_token: String,
        /// For how many seconds it is valid: a duration.
        pub expires_in: i64,
        /// `Bearer`.
        pub token_type: Option<String>,
        /// What it is for.
        pub scope: Option<String>,
    }
}

endpoint! {
    /// Fetches a new merchant token (获取商户TOKEN). Needs `auth: { clientId, clientSecret }`.
    ///
    /// There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. The answer has no
    /// envelope; it is handed out in one all the same, `errmsg` 20000 and `msgTime` empty, so that all methods are alike.
    ///
    /// Rejects with a {@link YoumiError}; kind `http` with status 400 or 401 if the id or the secret is wrong, kind `config`
    /// if the client has none.
    ///
    /// Vendor's page: v2 › 获取商户TOKEN.
    V2.getMerchantToken(params?: "NoParams | null") -> "Promise<Reply<MerchantToken>>" {
        title: "获取商户TOKEN",
        method: Post,
        path: Some("https://sso.yunshouzhi.net/connect/token"),
        effect: Auth,
        params: (),
        values: MerchantToken::KIND,
    }
}
