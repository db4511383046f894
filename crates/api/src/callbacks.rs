//! 回调数据: what every callback has.

use crate::JsonValue;

resource! {
    records: [CallbackEnvelope],
}

record! {
    /// What every callback has (回调数据). Other fields that the server sends are on the object too, untouched.
    CallbackEnvelope {
        /// What happened, see {@link Callback}.
        Type: i64,
        /// Merchant number (商户号): a text in the vendor's table, a number in its example; here always a number.
        MerchantId: i64,
        /// When it was sent, unix seconds.
        MsgTime: i64,
        /// What it is about. The vendor does not document it whole, so nothing in it is checked.
        Values: JsonValue,
    }
}
