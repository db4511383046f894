//! BulkSend: messages to many, sent by RPA. Marked as in development by the vendor.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::JsonValue;
use youmi_wire::shape::Kind;

params! {
    /// What {@link V2Client.saveBulkSend} takes, as far as it is documented.
    pub struct SaveBulkSendParams {
        /// What is sent.
        #[tsify(type = "BulkSendItem[]")]
        task_content?: JsonValue,
    }
}

params! {
    /// What {@link V2Client.deleteBulkSend} takes.
    pub struct DeleteBulkSendParams {
        /// Number of the bulk send.
        ad_bulk_send_id: i64,
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** An item of a bulk send (保存RPA群发): a union on `type`. Further types exist and are not documented: they pass through. */
export type BulkSendItem =
  | { type: "0"; data: { content: string } }
  | { type: "1"; data: { imgName: string; imgFormat: string; imgMediaUrl: string } }
  | { type: "2"; data: { videoName: string; videoFormat: string; videoMediaUrl: string } }
  | { type: string & {}; data: { [key: string]: JsonValue } };
"#;

endpoint! {
    /// Saves a bulk send (保存RPA群发). In development at the vendor's; most of its fields are not documented and pass through.
    ///
    /// What the answer holds is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › BulkSend › 保存RPA群发.
    V2.saveBulkSend(params: "SaveBulkSendParams | (SaveBulkSendParams & MoreParams)") -> "Promise<Reply<JsonValue>>" {
        title: "保存RPA群发",
        method: Post,
        path: Some("/v2/BulkSend/SaveBulkSendTask"),
        effect: Action,
        params: crate::More<SaveBulkSendParams>,
        values: Kind::Any,
    }
}

endpoint! {
    /// Deletes a bulk send (删除RPA群发).
    ///
    /// What the answer holds is not documented. Sent once. Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v2 › BulkSend › 删除RPA群发.
    V2.deleteBulkSend(params: "DeleteBulkSendParams") -> "Promise<Reply<JsonValue>>" {
        title: "删除RPA群发",
        method: Post,
        path: Some("/v2/BulkSend/DeleteBulkSendTask"),
        effect: Action,
        params: DeleteBulkSendParams,
        values: Kind::Any,
    }
}
