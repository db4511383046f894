//! 获取商户TOKEN: the merchant's token.

resource! {
    records: [MerchantToken],
    endpoints: [GET_MERCHANT_TOKEN],
}

record! {
    /// A merchant's token (商户TOKEN), as a sibling product documents it: that of an OAuth 2 client-credentials grant.
    /// 商户TOKEN，字段依据兄弟产品的文档：即 OAuth 2 客户端凭证模式（client credentials）的 token。
    MerchantToken {
        /// The token, a JWT: a secret.
        /// 格式为 JWT，属于机密。
        #[term = "授权TOKEN"]
        access_token: String,
        /// For how many seconds it is valid: a duration, 3600 as documented.
        /// 有效期，单位秒，是时长；文档中为 3600。
        expires_in: i64,
        /// `Bearer`.
        /// 类型，固定为 `Bearer`。
        token_type: Option<String>,
        /// What it is for.
        /// 授权范围。
        scope: Option<String>,
    }
}

endpoint! {
    /// Fetches a new merchant token. Needs `auth: { clientId, clientSecret }`.
    ///
    /// There is rarely a reason to call this: the client fetches, keeps and renews its token by itself. The answer
    /// has no envelope; it is handed out in one all the same, `errmsg` 20000 and `msgTime` empty, so that all methods
    /// are alike.
    ///
    /// 重新获取一个 token。需要 `auth: { clientId, clientSecret }`。
    ///
    /// 一般不需要调用：客户端会自行获取、保存和续期 token。该应答没有外层结构；为了与其他方法一致，
    /// 返回时仍加上外层结构，其中 `errmsg` 为 20000，`msgTime` 为空。
    GET_MERCHANT_TOKEN = V2.getMerchantToken() -> MerchantToken {
        request: Post "https://sso.yunshouzhi.net/connect/token",
        effect: Auth,
        title: "获取商户TOKEN",
        section: "Auth",
        rejects: [
            "kind `http` with status 400 or 401 if the id or the secret is wrong"
                "clientId 或 clientSecret 错误时为 `http` 类，状态码 400 或 401",
            "kind `config` if the client has none" "客户端没有设置二者时为 `config` 类",
        ],
        partial_answer: "The vendor's page documents the answer as an empty object and marks the endpoint as in development; what is read is what a sibling product documents of the same address."
            "厂商的页面把应答写作空对象，并标注该接口开发中；此处按兄弟产品对同一地址的文档读取。",
    }
}
