//! 注册回调地址, 订阅事件: where the server sends what happens.

use crate::JsonValue;

resource! {
    endpoints: [REGISTER_CALLBACK_URL, SUBSCRIBE_EVENT],
}

params! {
    RegisterCallbackUrlParams {
        /// The address, or null.
        /// 可以为 null。
        #[term = "回调地址"]
        url?: Option<String>,
        /// The product.
        /// 产品。
        r#type?: one_of { 100 "the product 企客宝" "企客宝", 200 "the product 金桥" "金桥" },
    }
}

params! {
    SubscribeEventParams {
        /// Where the events are sent.
        /// 接收事件的地址。
        url?: String,
        /// The application's id.
        /// 应用的 ID。
        appId?: String,
        /// Which events. The allowed values are not documented; events are named `fansInfoChange` (粉丝信息变更),
        /// `fansAttributionChange` (粉丝归属变更), `chat` (聊天记录新增事件) and `rpaTaskResult` (RPA任务执行结果事件).
        /// 订阅哪些事件。允许的值文档未说明；事件名有 `fansInfoChange`（粉丝信息变更）、
        /// `fansAttributionChange`（粉丝归属变更）、`chat`（聊天记录新增事件）、
        /// `rpaTaskResult`（RPA任务执行结果事件）。
        messageTypes?: Vec<String>,
    }
}

endpoint! {
    /// Registers the address to which the server sends callbacks. {@link parseCallback} reads what comes.
    ///
    /// The envelope of the answer has a `requestId`, a string.
    ///
    /// 注册接收回调数据的地址。收到的内容用 {@link parseCallback} 解析。
    ///
    /// 返回结果的外层结构带有 `requestId`（字符串）。
    REGISTER_CALLBACK_URL = V2.registerCallbackUrl(RegisterCallbackUrlParams) -> JsonValue {
        request: Post "/v2/Public/registerCallbackUrl",
        effect: Action,
        title: "注册回调地址",
        section: "Public",
    }
}

endpoint! {
    /// Subscribes to events. {@link parseEvent} reads what comes.
    /// 事件会发送到 `url` 指定的地址，收到后用 {@link parseEvent} 解析。
    SUBSCRIBE_EVENT = V2.subscribeEvent(SubscribeEventParams, ..) -> JsonValue {
        request: Post "/v2/Public/subscribeEvent",
        effect: Action,
        title: "订阅事件",
        section: "Public",
        page: "订阅事件, 事件发布格式说明",
    }
}
