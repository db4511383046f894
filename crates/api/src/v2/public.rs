//! 注册回调地址, 订阅事件: where the server sends what happens.

use youmi_wire::shape::Kind;

params! {
    /// What {@link V2Client.registerCallbackUrl} takes.
    pub struct RegisterCallbackUrlParams {
        /// The address (回调地址), or null.
        #[tsify(type = "string | null")]
        url?: Option<String>,
        /// The product: 100 企客宝, 200 金桥.
        r#type?: one_of "100 | 200",
    }
}

params! {
    /// What {@link V2Client.subscribeEvent} takes.
    pub struct SubscribeEventParams {
        /// Where the events are sent.
        url?: String,
        /// The application's id.
        appId?: String,
        /// Which events. The allowed values are not documented; events are named `fansInfoChange` (粉丝信息变更),
        /// `fansAttributionChange` (粉丝归属变更), `chat` (聊天记录新增事件) and `rpaTaskResult` (RPA任务执行结果事件).
        messageTypes?: Vec<String>,
    }
}

endpoint! {
    /// Registers the address to which the server sends callbacks (注册回调地址). {@link parseCallback} reads what comes.
    ///
    /// What the answer holds is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › 注册回调地址.
    V2.registerCallbackUrl(params?: "RegisterCallbackUrlParams | null") -> "Promise<Reply<JsonValue>>" {
        title: "注册回调地址",
        method: Post,
        path: Some("/v2/Public/registerCallbackUrl"),
        effect: Action,
        params: RegisterCallbackUrlParams,
        values: Kind::Any,
    }
}

endpoint! {
    /// Subscribes to events (订阅事件). {@link parseEvent} reads what comes.
    ///
    /// What the answer holds is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › 订阅事件, 事件发布格式说明.
    V2.subscribeEvent(params?: "SubscribeEventParams | (SubscribeEventParams & MoreParams) | null") -> "Promise<Reply<JsonValue>>" {
        title: "订阅事件",
        method: Post,
        path: Some("/v2/Public/subscribeEvent"),
        effect: Action,
        params: crate::More<SubscribeEventParams>,
        values: Kind::Any,
    }
}
