//! ChatMess: messages, takeovers, conversations.

use wasm_bindgen::prelude::wasm_bindgen;

use youmi_wire::shape::Kind;

params! {
    /// What every message of {@link V2Client.sendMessage} has, whatever its kind.
    pub struct SendMessageParams {
        /// The operating account (运营机ID).
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
        /// Description (`video`).
        Description?: String,
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What every message has (发送消息). */
export interface MessageAddress {
  /** The operating account (运营机ID). */
  WechatId: string;
  /** To whom. */
  ToUserName: string;
  /** Kind of relation: 0 in the vendor's examples, otherwise not documented. */
  RelationType: number;
}
/** A message to send (发送消息): a union on `MsgType`. Further kinds exist and are not documented: they pass through. */
export type Message = MessageAddress &
  (
    | { MsgType: "text"; Text: string }
    | { MsgType: "image"; Url: string; Format: string }
    | ({ MsgType: "video"; Url: string; Format?: string; Description?: string } & MoreParams)
    | ({ MsgType: string & {} } & MoreParams)
  );
"#;

params! {
    /// What {@link V2Client.applyTakeover} takes.
    pub struct ApplyTakeoverParams {
        /// Key of the operating account.
        #[tsify(type = "string | null")]
        wechat_key?: Option<String>,
        /// Key of the friend.
        #[tsify(type = "string | null")]
        friend_key?: Option<String>,
        /// Key of who applies.
        #[tsify(type = "string | null")]
        apply_key?: Option<String>,
        /// Name of who applies.
        #[tsify(type = "string | null")]
        apply_name?: Option<String>,
        /// Why.
        #[tsify(type = "string | null")]
        apply_reason?: Option<String>,
        /// Where the application comes from: `QKB` is 企客宝.
        #[tsify(type = "string | null")]
        apply_source?: Option<String>,
    }
}

params! {
    /// What {@link V2Client.activateConversation} takes. One of `ad_original_nober` and `ad_wechat_id` is needed.
    #[any_of(ad_original_nober, ad_wechat_id)]
    pub struct ActivateConversationParams {
        /// Friend's original id (好友的原始微信号).
        ad_friend_wenober?: String,
        /// Operating account's original id (运营号原始微信号); this or `ad_wechat_id`.
        ad_original_nober?: String,
        /// Operating account's number (运营号编号); this or `ad_original_nober`.
        ad_wechat_id?: i64,
        /// Staff member to activate or remind (员工号).
        staff_code?: String,
        /// 0 (the vendor's default) only one's own friends; 1 forces the attribution.
        enforceAttribution: one_of "0 | 1",
        /// Text of the reminder; the vendor calls it required, and needed with `activationType` 1 or 2.
        content: String,
        /// Kind of activation: 1 and 2 exist, their meaning is not documented.
        activationType?: i64,
        /// Not documented.
        switchSession?: i64,
    }
}

endpoint! {
    /// Sends a message to a friend (发送消息).
    ///
    /// What the answer holds is not documented. Sent once: after a network error or a timeout nobody knows whether it
    /// arrived. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › ChatMess › 发送消息.
    V2.sendMessage(params: "Message") -> "Promise<Reply<JsonValue>>" {
        title: "发送消息",
        method: Post,
        path: Some("/v2/ChatMess/doSendPublicMes"),
        effect: Action,
        params: crate::More<SendMessageParams>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Applies for the takeover of a conversation (申请接管).
    ///
    /// What the answer holds is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › ChatMess › 申请接管.
    V2.applyTakeover(params?: "ApplyTakeoverParams | null") -> "Promise<Reply<JsonValue>>" {
        title: "申请接管",
        method: Post,
        path: Some("/v2/ChatMess/applyTakeOver"),
        effect: Action,
        params: ApplyTakeoverParams,
        values: Kind::Any,
    }
}

endpoint! {
    /// Ends a takeover (终止接管).
    ///
    /// The vendor documents neither path, parameters nor answer: set `paths: { endTakeover: "/v2/…" }`; parameters are
    /// sent as they are. Sent once. Rejects with a {@link YoumiError}; kind `config` without the path.
    ///
    /// Vendor's page: v2 › ChatMess › 终止接管.
    V2.endTakeover(params?: "MoreParams | null") -> "Promise<Reply<JsonValue>>" {
        title: "终止接管",
        method: Post,
        path: None,
        effect: Action,
        params: crate::More<()>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Activates a conversation and reminds a staff member (激活会话).
    ///
    /// What the answer holds is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › ChatMess › 激活会话.
    V2.activateConversation(params: "ActivateConversationParams | (ActivateConversationParams & MoreParams)") -> "Promise<Reply<JsonValue>>" {
        title: "激活会话",
        method: Post,
        path: Some("/v2/ChatMess/ActivationConversation"),
        effect: Action,
        params: crate::More<ActivateConversationParams>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Sends a notification (发送通知).
    ///
    /// The vendor documents neither path, parameters nor answer: set `paths: { sendNotification: "/v2/…" }`; parameters
    /// are sent as they are. Sent once. Rejects with a {@link YoumiError}; kind `config` without the path.
    ///
    /// Vendor's page: v2 › ChatMess › 发送通知.
    V2.sendNotification(params?: "MoreParams | null") -> "Promise<Reply<JsonValue>>" {
        title: "发送通知",
        method: Post,
        path: None,
        effect: Action,
        params: crate::More<()>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Reads chat messages (读取聊天记录). {@link parseChatContent} reads what a message holds.
    ///
    /// The vendor documents neither the parameters, which are sent as they are, nor the answer as a whole. Rejects with a
    /// {@link YoumiError}.
    ///
    /// Vendor's page: v2 › ChatMess › 读取聊天记录.
    V2.listChatMessages(params?: "MoreParams | null") -> "Promise<Reply<JsonValue>>" {
        title: "读取聊天记录",
        method: Post,
        path: Some("/v2/ChatMess/GetChat"),
        effect: Read,
        params: crate::More<()>,
        values: Kind::Any,
    }
}
