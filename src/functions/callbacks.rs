//! `parseCallback`, `callbackReply` and `parseEvent`.

use js_sys::JsString;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::host::caller;
use crate::host::error::Error;
use crate::host::values;
use youmi_client::callbacks::{self, EventName};
use youmi_client::error::ErrorKind;
use youmi_client::secrets::cut;
use youmi_wire::decode::DecodeError;

/// The largest body that is read, in bytes. A failed allocation aborts the module, so larger bodies are refused.
const LARGEST_BODY: u32 = 64 * 1024 * 1024;

/// Characters of a body that an error shows.
const BODY_CHARACTERS: usize = 2048;

/// Reads what the vendor's server POSTs to a callback address (回调数据): a union on `Type`.
///
/// `body` is the request's body: a string, bytes, or what a framework has parsed already. Give the raw body where you
/// can: in what `JSON.parse` has read, integers beyond 2^53 are rounded already; here they become decimal strings.
///
/// The vendor documents no signature: protect the address yourself (a secret in the path, a list of addresses).
///
/// Throws a {@link YoumiError}: kind `decode` if it is not what is documented, with the `path` of the offending value;
/// kind `argument` if it is no body at all.
///
/// Vendor's page: v1 › 回调数据.
#[wasm_bindgen(js_name = parseCallback, unchecked_return_type = "Callback")]
pub fn parse_callback(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | ArrayBuffer | object")] body: &JsValue,
) -> Result<JsValue, JsValue> {
    let body = bytes(body)?;
    values::from_tape(callbacks::parse(&body).map_err(|error| undecodable(error, &body))?)
}

/// Reads an event of v2 (事件): its name, and all of it as the payload, untouched.
///
/// The vendor documents the names of the events and neither where they stand nor what else there is: the name is the
/// first of the four that is the value of a field of the outer object, or null.
///
/// `body` is as for {@link parseCallback}, and so are the errors.
///
/// Vendor's page: v2 › 事件发布格式说明.
#[wasm_bindgen(js_name = parseEvent, unchecked_return_type = "ParsedEvent")]
pub fn parse_event(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | ArrayBuffer | object")] body: &JsValue,
) -> Result<JsValue, JsValue> {
    let body = bytes(body)?;
    let name = callbacks::event_name(&body).map_err(|error| undecodable(error, &body))?;
    event(name, &body)
}

/// What to answer a callback, as JSON: `{"Result":true,"ReturnCode":200,"Message":"操作完成"}`.
///
/// Only this reply of success is documented. For `ok` false, `Result` is false, `ReturnCode` is 500 and `Message` is
/// 操作失败 unless you say otherwise: how the vendor's server takes that is not documented.
///
/// ```ts
/// return Response.json(callbackReply());
/// ```
///
/// Throws a {@link YoumiError} of kind `argument`.
///
/// Vendor's page: v1 › 回调数据.
#[wasm_bindgen(js_name = callbackReply, unchecked_return_type = "CallbackReply")]
pub fn callback_reply(
    #[wasm_bindgen(unchecked_optional_param_type = "boolean")] ok: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] message: &JsValue,
) -> Result<JsValue, JsValue> {
    let is_present = |value: &JsValue| !value.is_undefined() && !value.is_null();
    let result = match ok.as_bool() {
        None if is_present(ok) => return Err(Error::argument("ok", "ok has to be a boolean").into()),
        ok => ok.unwrap_or(true),
    };
    let text = message.as_string();
    if text.is_none() && is_present(message) {
        return Err(Error::argument("message", "message has to be a string").into());
    }
    values::from_struct(&callbacks::reply(result, text.as_deref()))
}

/// The object of an event.
pub fn event(name: Option<EventName>, body: &[u8]) -> Result<JsValue, JsValue> {
    values::from_struct(&ParsedEvent { name, payload: values::from_json(body)? })
}

/// An event, see {@link parseEvent}.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
struct ParsedEvent {
    /// Which it is; null if none of the four names is found.
    name: Option<EventName>,
    /// All that was sent.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "JsonValue")]
    payload: JsValue,
}

/// The bytes of a body.
fn bytes(body: &JsValue) -> Result<Vec<u8>, Error> {
    let too_large = || Error::argument("body", "body is larger than 64 MiB");
    if let Some(text) = body.dyn_ref::<JsString>() {
        return if text.length() <= LARGEST_BODY { Ok(String::from(text).into_bytes()) } else { Err(too_large()) };
    }
    if let Ok(bytes) = caller::bytes_of(body) {
        return if bytes.length() <= LARGEST_BODY { Ok(bytes.to_vec()) } else { Err(too_large()) };
    }
    let is_request = ["then", "text", "pipe"].iter().any(|method| caller::function(body, method).is_some());
    if !body.is_object() || body.is_function() || is_request {
        let message = "body has to be the body of the request: a string, bytes, or an object parsed from it \
                       (of a Request, `await request.text()`)";
        return Err(Error::argument("body", message));
    }
    let json = caller::stringify(body);
    json.map(String::into_bytes).map_err(|cause| Error::argument("body", "body is not plain data").with_cause(cause))
}

fn undecodable(DecodeError { path, reason }: DecodeError, body: &[u8]) -> Error {
    let message = if path.is_empty() {
        format!("the body cannot be read: {reason}")
    } else {
        format!("the body is not what is documented: {reason} at {path}")
    };
    let mut error = Error::new(ErrorKind::Decode, message);
    error.path = Some(path).filter(|path| !path.is_empty());
    let beginning = body.get(..body.len().min(BODY_CHARACTERS * 4)).unwrap_or_default();
    error.body = Some(cut(&String::from_utf8_lossy(beginning), BODY_CHARACTERS).to_owned());
    error
}
