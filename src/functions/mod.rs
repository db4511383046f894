//! The functions that need no client.

#[cfg(feature = "server")]
pub mod callbacks;
pub mod chat;
#[cfg(feature = "server")]
pub mod sidebar;

use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::host::error::Error;
use crate::host::objects;
use youmi_client::error::ErrorKind;
use youmi_client::json_text::JsonText;
use youmi_client::signature;
use youmi_wire::codes;
use youmi_wire::decode;
use youmi_wire::json::Reader;
use youmi_wire::shape::Kind;
use youmi_wire::tape::Tape;

/// A value as JavaScript has it.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|cause| unbuildable(cause.into()))
}

/// Puts a value of any kind into an object.
pub fn set_json(object: &JsValue, key: &str, json: &JsonText) -> Result<(), JsValue> {
    let mut tape = Tape::default();
    // What could be read once can be read again.
    let _ = decode::value(&mut Reader::new(json.0.as_bytes()), &Kind::Any, true, &mut tape);
    Reflect::set(object, &JsValue::from_str(key), &built(tape)?).map(|_| ())
}

fn unbuildable(cause: JsValue) -> JsValue {
    Error::new(ErrorKind::Decode, "what was read could not be turned into an object").with_cause(cause).into()
}

/// What a tape describes.
pub fn built(tape: Tape) -> Result<JsValue, JsValue> {
    objects::value_from_tape(tape).map_err(unbuildable)
}

/// The signature of v1 (生成signature): HMAC-SHA1 of a text, in Base64, URL-encoded as the vendor's server expects it.
///
/// For a token the text is `appId + nonce + timestamp`, for a business call `accessToken + nonce + timestamp`. Throws a
/// {@link YoumiError} of kind `argument`.
///
/// Vendor's page: v1 › 入门说明 › 生成signature.
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

/// What the vendor's table says of a code (错误码返回说明), in Chinese; null if the code is not in it.
#[wasm_bindgen(js_name = describeCode, unchecked_return_type = "string | null")]
pub fn describe_code(#[wasm_bindgen(unchecked_param_type = "number")] errmsg: &JsValue) -> JsValue {
    let code = errmsg.as_f64().filter(|code| code.fract() == 0.0);
    code.and_then(|code| codes::describe(code as i64)).map_or(JsValue::NULL, JsValue::from_str)
}

/// The version of this package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Where the WebAssembly module may come from. */
export type ModuleSource = string | URL | Request | Response | ArrayBuffer | Uint8Array | CompiledModule;

/** A compiled module: a `WebAssembly.Module`, a name that TypeScript knows from the definitions of the DOM only. */
export type CompiledModule = object;

/**
 * Loads the WebAssembly module, early or from your own source. Optional with `youmi-open-api`, which has its module
 * inside; needed with `youmi-open-api/slim`. After a failure it can be called again.
 *
 * Rejects with a {@link YoumiError} of kind `config`.
 */
export function ready(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;
"#;
