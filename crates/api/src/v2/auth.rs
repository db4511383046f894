//! 获取商户TOKEN: the merchant's token.

resource! {
    records: [MerchantToken],
    endpoints: [GET_MERCHANT_TOKEN],
}

record! {
    /// A merchant's token (商户TOKEN), as a sibling product documents it: that of an OAuth 2 client-credentials grant.
    MerchantToken {
        /// The token, a JWT: a secret.
        #[term = "授权TOKEN"]
        access_token: String,
        /// For how many seconds it is valid: a duration, 3600 as documented.
        expires_in: i64,
        /// `Bearer`.
        token_type: Option<String>,
        /// What it is for.
        scope: Option<String>,
    }
}

endpoint! {
    /// Fetches a new merchant token. Needs `auth: { clientId, clientSecret }`.
    ///
    /// There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. The answer
    /// has no envelope; it is handed out in one all the same, `errmsg` 20000 and `msgTime` empty, so that all methods
    /// are alike.
    GET_MERCHANT_TOKEN = V2.getMerchantToken() -> MerchantToken {
        request: Post "https://sso.yunshouzhi.net/connect/token",
        effect: Auth,
        title: "获取商户TOKEN",
        section: "Auth",
        rejects: [
            "kind `http` with status 400 or 401 if the id or the secret is wrong",
            "kind `config` if the client has none",
        ],
        partial_answer: "The vendor's page documents the answer as an empty object and marks the endpoint as in development; what is read is what a sibling product documents of the same address.",
    }
}
