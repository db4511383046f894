//! BulkSend: messages to many, sent by RPA. The vendor marks saving one as in development.

use crate::JsonValue;

resource! {
    endpoints: [SAVE_BULK_SEND, DELETE_BULK_SEND],
}

params! {
    SaveBulkSendParams {
        /// What is sent.
        /// 群发的内容。
        task_content?: JsonValue as "BulkSendItem[]",
    }
}

params! {
    DeleteBulkSendParams {
        /// Number of the bulk send.
        /// 群发任务的编号。
        ad_bulk_send_id: i64,
    }
}

endpoint! {
    /// Saves a bulk send. In development at the vendor's; most of its fields are not documented and pass through.
    /// 保存一个群发任务。厂商标注该接口仍在开发中；大部分字段在文档中未说明，原样发送。
    SAVE_BULK_SEND = V2.saveBulkSend(SaveBulkSendParams, ..) -> JsonValue {
        request: Post "/v2/BulkSend/SaveBulkSendTask",
        effect: Action,
        title: "保存RPA群发",
        section: "BulkSend",
        params_type: "SaveBulkSendParams | (SaveBulkSendParams & MoreParams)",
    }
}

endpoint! {
    /// Deletes a bulk send.
    /// 删除一个群发任务。
    DELETE_BULK_SEND = V2.deleteBulkSend(DeleteBulkSendParams) -> JsonValue {
        request: Post "/v2/BulkSend/DeleteBulkSendTask",
        effect: Action,
        title: "删除RPA群发",
        section: "BulkSend",
    }
}
