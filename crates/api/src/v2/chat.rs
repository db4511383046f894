//! ChatMess: messages, takeovers, conversations.

use crate::JsonValue;

resource! {
    endpoints: [SEND_MESSAGE, APPLY_TAKEOVER, END_TAKEOVER, ACTIVATE_CONVERSATION, SEND_NOTIFICATION, LIST_CHAT_MESSAGES],
}

params! {
    /// What every message has, whatever its kind.
    /// 以下为各类消息的公共字段。
    SendMessageParams {
        /// The operating account.
        /// 发送消息的运营号。
        #[term = "运营机ID"]
        WechatId?: String,
        /// To whom.
        /// 接收人。
        ToUserName?: String,
        /// Kind of relation: 0 in the vendor's examples, otherwise not documented.
        /// 关系类型：厂商的示例中为 0，此外文档未说明。
        RelationType?: i64,
        /// Kind of message: `text`, `image`, `video`; others exist and are not documented.
        /// 消息类型：`text` 文本、`image` 图片、`video` 视频；还有其他类型，文档未说明。
        MsgType: String,
        /// The text (`text`).
        /// 文本内容（`text`）。
        Text?: String,
        /// Address of the image or video; a video's must carry its file ending.
        /// 图片或视频的地址；视频地址必须带文件后缀。
        Url?: String,
        /// File ending, such as `png`.
        /// 文件后缀，如 `png`。
        Format?: String,
        /// Description (`video`). The vendor documents one more field of a video, of whose name only the first letter is
        /// known, `T`.
        /// 描述（`video`）。厂商文档中视频还有一个字段，只知其名称首字母为 `T`。
        Description?: String,
    }
}

params! {
    ApplyTakeoverParams {
        /// Key of the operating account.
        /// 运营号的标识（key）。
        wechat_key?: Option<String>,
        /// Key of the friend.
        /// 好友的标识（key）。
        friend_key?: Option<String>,
        /// Key of who applies.
        /// 申请人的标识（key）。
        apply_key?: Option<String>,
        /// Name of who applies.
        /// 申请人姓名。
        apply_name?: Option<String>,
        /// Why.
        /// 申请原因。
        apply_reason?: Option<String>,
        /// Where the application comes from: `QKB` is 企客宝.
        /// 申请来源：`QKB` 表示企客宝。
        apply_source?: Option<String>,
    }
}

params! {
    #[any_of(ad_original_nober, ad_wechat_id)]
    ActivateConversationParams {
        /// Friend's original id.
        #[term = "好友的原始微信号"]
        ad_friend_wenober?: String,
        /// Operating account's original id; this or `ad_wechat_id`.
        /// 与 `ad_wechat_id` 至少填一个。
        #[term = "运营号原始微信号"]
        ad_original_nober?: String,
        /// Operating account's number; this or `ad_original_nober`.
        /// 与 `ad_original_nober` 至少填一个。
        #[term = "运营号编号"]
        ad_wechat_id?: i64,
        /// Staff member to activate or remind.
        /// 要激活或提醒的员工。
        #[term = "员工号"]
        staff_code?: String,
        /// Whose friends.
        /// 适用于谁的好友。
        enforceAttribution: one_of { 0 "only one's own" "仅自己的好友", 1 "all: forces the attribution" "全部，强制归属" } = 0,
        /// Text of the reminder; the vendor calls it required, and needed with `activationType` 1 or 2.
        /// 提醒内容；厂商文档标为必填，并说明 `activationType` 为 1 或 2 时需要。
        content: String,
        /// Kind of activation: 1 and 2 exist, their meaning is not documented.
        /// 激活类型：有 1 和 2，含义文档未说明。
        activationType?: i64,
        /// Not documented.
        /// 文档未说明。
        switchSession?: i64,
    }
}

endpoint! {
    /// Sends a message to a friend.
    /// 向好友发送消息。
    SEND_MESSAGE = V2.sendMessage(SendMessageParams, ..) -> JsonValue {
        request: Post "/v2/ChatMess/doSendPublicMes",
        effect: Action,
        title: "发送消息",
        section: "ChatMess",
        params_type: "Message",
    }
}

endpoint! {
    /// Applies for the takeover of a conversation.
    /// 申请接管会话。
    APPLY_TAKEOVER = V2.applyTakeover(ApplyTakeoverParams) -> JsonValue {
        request: Post "/v2/ChatMess/applyTakeOver",
        effect: Action,
        title: "申请接管",
        section: "ChatMess",
    }
}

endpoint! {
    /// Ends a takeover.
    /// 终止接管会话。
    END_TAKEOVER = V2.endTakeover(..) -> JsonValue {
        request: Post undocumented,
        effect: Action,
        title: "终止接管",
        section: "ChatMess",
    }
}

endpoint! {
    /// Activates a conversation and reminds a staff member.
    /// 激活会话并提醒员工。
    ACTIVATE_CONVERSATION = V2.activateConversation(ActivateConversationParams) -> JsonValue {
        request: Post "/v2/ChatMess/ActivationConversation",
        effect: Action,
        title: "激活会话",
        section: "ChatMess",
    }
}

endpoint! {
    /// Sends a notification.
    /// 发送一条通知。
    SEND_NOTIFICATION = V2.sendNotification(..) -> JsonValue {
        request: Post undocumented,
        effect: Action,
        title: "发送通知",
        section: "ChatMess",
    }
}

endpoint! {
    /// Reads chat messages.
    /// 读取聊天消息。
    LIST_CHAT_MESSAGES = V2.listChatMessages(..) -> JsonValue {
        request: Post "/v2/ChatMess/GetChat",
        effect: Read,
        title: "读取聊天记录",
        section: "ChatMess",
        partial_answer: "Of the answer only what a message holds is documented, see {@link parseChatContent}."
            "应答中只有消息的内容有文档说明，见 {@link parseChatContent}。",
    }
}
