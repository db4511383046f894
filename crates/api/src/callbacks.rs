//! 回调数据: what every callback has.

use crate::JsonValue;

resource! {
    records: [CallbackEnvelope],
}

record! {
    /// What every callback has (回调数据). Other fields that the server sends are on the object too, untouched.
    /// 回调数据的公共字段。服务器发送的其他字段也原样保留在对象上。
    CallbackEnvelope {
        /// What happened, see {@link Callback}.
        /// 发生了什么，见 {@link Callback}。
        Type: i64 where {
            0 "labels and remark saved" "标签、备注保存操作",
            1 "message sent" "发送消息",
            2 "customer's data changed" "修改客户资料",
            3 "group operation" "群操作",
            4 "chat message" "获取聊天消息",
            5 "friend list" "获取好友列表",
            6 "device fault" "设备异常",
            7 "moment commented on or liked" "评论/点赞朋友圈",
            8 "reply to a comment on one's own moment" "回复自己朋友圈的评论",
        },
        /// Merchant number: a text in the vendor's table, a number in its example; here always a number.
        /// 厂商的表格中为字符串，示例中为数字；此处总是数字。
        #[term = "商户号"]
        MerchantId: i64,
        /// When it was sent, unix seconds.
        /// 发送时间，Unix 时间戳（秒）。
        MsgTime: i64,
        /// What it is about. The vendor shows three keys in one example and does not document to which types they belong,
        /// so nothing in it is checked.
        /// 回调的内容。厂商只在一个示例中给出三个键，且未说明它们属于哪些类型，因此不作校验。
        Values: JsonValue,
    }
}
