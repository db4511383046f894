//! The exported functions that need no client.
#![deny(missing_docs, reason = "the comments become TypeScript")]

#[cfg(feature = "server")]
pub mod callbacks;
pub mod chat;
#[cfg(feature = "server")]
pub mod sidebar;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_client::signature;
use youmi_wire::codes;

use crate::host::error::Error;

/// The signature of v1 (生成signature): HMAC-SHA1 of a text, in Base64, URL-encoded as the vendor's server expects it.
///
/// The text is `appId + nonce + timestamp` for a token, and `accessToken + nonce + timestamp` for a business call.
/// Throws a {@link YoumiError} of kind `argument`.
///
/// Vendor's page: v1 › 入门说明 › 生成signature.
///
/// 生成 v1 的签名（生成signature）：对文本计算 HMAC-SHA1，转为 Base64，再按厂商服务器的要求进行 URL 编码。
///
/// 获取 token 时文本为 `appId + nonce + timestamp`，调用业务接口时为 `accessToken + nonce + timestamp`。
/// 出错时抛出 `argument` 类的 {@link YoumiError}。
///
/// 厂商文档：v1 › 入门说明 › 生成signature。
#[wasm_bindgen]
pub fn sign(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(js_name = appKey, unchecked_param_type = "string")] app_key: &JsValue,
) -> Result<String, JsValue> {
    let text = text.as_string().ok_or_else(|| Error::argument("text", "text has to be a string"))?;
    let key = app_key.as_string().filter(|key| !key.is_empty());
    let key = key.ok_or_else(|| Error::argument("appKey", "appKey has to be a string that is not empty"))?;
    Ok(signature::sign(&text, &key))
}

/// The description of a code in the vendor's table (错误码返回说明), in Chinese; null if the table does not have the code.
///
/// 查询错误码在厂商错误码表（错误码返回说明）中的中文说明；表中没有时为 null。
#[wasm_bindgen(js_name = describeCode, unchecked_return_type = "string | null")]
pub fn describe_code(#[wasm_bindgen(unchecked_param_type = "number")] errmsg: &JsValue) -> JsValue {
    let code = errmsg.as_f64().filter(|code| code.fract() == 0.0);
    code.and_then(|code| codes::describe(code as i64)).map_or(JsValue::NULL, JsValue::from_str)
}

/// The version of this package.
///
/// 本包的版本号。
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
