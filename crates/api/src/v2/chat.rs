//! ChatMess: messages, takeovers, conversations.

use crate::JsonValue;

resource! {
    endpoints: [SEND_MESSAGE, APPLY_TAKEOVER, END_TAKEOVER, ACTIVATE_CONVERSATION, SEND_NOTIFICATION, LIST_CHAT_MESSAGES],
}

params! {
    /// What every message has, whatever its kind.
    SendMessageParams {
        /// The operating account.
        #[term = "运营机ID"]
        WechatId?: String,
        /// To whom.
        ToUserName?: String,
        /// Kind of relation: 0 in the vendor's examples, otherwise not documented.
        RelationType?: i64,
        /// Kind of message: `text`, `image`, `video`; others exist and are not documented.
        MsgType: String,
        /// The text (`text`).
        Text?: String,
        /// Address of the image or video; a video's must carry its file ending.
        Url?: String,
        /// File ending, such as `png`.
        Format?: String,
        /// Description (`video`). The vendor documents one more field of a video, of whose name only the first letter is
        /// known, `T`.
        Description?: String,
    }
}

params! {
    ApplyTakeoverParams {
        /// Key of the operating account.
        wechat_key?: Option<String>,
        /// Key of the friend.
        friend_key?: Option<String>,
        /// Key of who applies.
        apply_key?: Option<String>,
        /// Name of who applies.
        apply_name?: Option<String>,
        /// Why.
        apply_reason?: Option<String>,
        /// Where the application comes from: `QKB` is 企客宝.
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
        #[term = "运营号原始微信号"]
        ad_original_nober?: String,
        /// Operating account's number; this or `ad_original_nober`.
        #[term = "运营号编号"]
        ad_wechat_id?: i64,
        /// Staff member to activate or remind.
        #[term = "员工号"]
        staff_code?: String,
        /// Whose friends.
        enforceAttribution: one_of { 0 "only one's own", 1 "all: forces the attribution" } = 0,
        /// Text of the reminder; the vendor calls it required, and needed with `activationType` 1 or 2.
        content: String,
        /// Kind of activation: 1 and 2 exist, their meaning is not documented.
        activationType?: i64,
        /// Not documented.
        switchSession?: i64,
    }
}

endpoint! {
    /// Sends a message to a friend.
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
    APPLY_TAKEOVER = V2.applyTakeover(ApplyTakeoverParams) -> JsonValue {
        request: Post "/v2/ChatMess/applyTakeOver",
        effect: Action,
        title: "申请接管",
        section: "ChatMess",
    }
}

endpoint! {
    /// Ends a takeover.
    END_TAKEOVER = V2.endTakeover(..) -> JsonValue {
        request: Post undocumented,
        effect: Action,
        title: "终止接管",
        section: "ChatMess",
    }
}

endpoint! {
    /// Activates a conversation and reminds a staff member.
    ACTIVATE_CONVERSATION = V2.activateConversation(ActivateConversationParams) -> JsonValue {
        request: Post "/v2/ChatMess/ActivationConversation",
        effect: Action,
        title: "激活会话",
        section: "ChatMess",
    }
}

endpoint! {
    /// Sends a notification.
    SEND_NOTIFICATION = V2.sendNotification(..) -> JsonValue {
        request: Post undocumented,
        effect: Action,
        title: "发送通知",
        section: "ChatMess",
    }
}

endpoint! {
    /// Reads chat messages.
    LIST_CHAT_MESSAGES = V2.listChatMessages(..) -> JsonValue {
        request: Post "/v2/ChatMess/GetChat",
        effect: Read,
        title: "读取聊天记录",
        section: "ChatMess",
        partial_answer: "Of the answer only what a message holds is documented, see {@link parseChatContent}.",
    }
}
