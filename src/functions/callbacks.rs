//! `parseCallback`, `callbackReply` and `parseEvent`.

use js_sys::JsString;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use youmi_client::callbacks::{self, EventName};

use crate::host::error::Error;
use crate::host::values;
use crate::host::{caller, methods};

/// The largest body that is read, in bytes. A failed allocation aborts the wasm instance, so larger bodies are refused.
const LARGEST_CALLBACK: u32 = 64 * 1024 * 1024;

/// Reads a request that the vendor's server sends to a callback address (回调数据): a union on `Type`.
///
/// `body` is the request's body: a string, bytes, or the value that a framework has parsed. Prefer the raw body:
/// `JSON.parse` rounds integers beyond 2^53, while here they become decimal strings.
///
/// The vendor documents no signature: protect the address yourself (a secret in the path, a list of allowed addresses).
///
/// Throws a {@link YoumiError}: kind `decode` if the body is not as documented, with the `path` of the invalid value;
/// kind `argument` if it cannot be the body of a request.
///
/// Vendor's page: v1 › 回调数据.
///
/// 解析厂商服务器发送到回调地址的请求（回调数据）；结果是以 `Type` 区分的联合类型。
///
/// `body` 是请求体：字符串、字节，或框架已经解析好的值。建议传原始请求体：`JSON.parse` 会使超过 2^53 的整数失去精度，
/// 此处则转为十进制字符串。
///
/// 厂商文档没有说明签名：请自行保护回调地址（例如在路径中加入密钥，或使用 IP 白名单）。
///
/// 出错时抛出 {@link YoumiError}：请求体与文档不一致时为 `decode` 类，`path` 指出有误的值；
/// 不可能是请求体时为 `argument` 类。
///
/// 厂商文档：v1 › 回调数据。
#[wasm_bindgen(js_name = parseCallback, unchecked_return_type = "Callback")]
pub fn parse_callback(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | ArrayBuffer | object")] body: &JsValue,
) -> Result<JsValue, JsValue> {
    let body = bytes(body)?;
    values::from_tape(callbacks::parse(&body).map_err(Error::from)?)
}

/// Reads an event of v2 (事件): its name, and the whole body as the payload, unchanged.
///
/// The vendor documents the names of the events, but neither where they stand nor the other fields. `name` is the first
/// of the four names that is the value of a field of the outer object, or null.
///
/// `body` and the errors are those of {@link parseCallback}.
///
/// Vendor's page: v2 › 事件发布格式说明.
///
/// 解析 v2 的事件：返回事件名，并把整个请求体原样作为 payload。
///
/// 厂商文档只说明了事件名，没有说明事件名所在的字段，也没有说明其他字段。
/// `name` 是最外层对象的字段值中第一个与四个事件名之一相同的值，没有则为 null。
///
/// 参数 `body` 和错误与 {@link parseCallback} 相同。
///
/// 厂商文档：v2 › 事件发布格式说明。
#[wasm_bindgen(js_name = parseEvent, unchecked_return_type = "ParsedEvent")]
pub fn parse_event(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | ArrayBuffer | object")] body: &JsValue,
) -> Result<JsValue, JsValue> {
    let body = bytes(body)?;
    let name = callbacks::event_name(&body).map_err(Error::from)?;
    event_value(name, &body)
}

/// The reply to a callback, to be sent as JSON: `{"Result":true,"ReturnCode":200,"Message":"操作完成"}`.
///
/// Only this reply of success is documented. If `ok` is false, `Result` is false, `ReturnCode` is 500 and `Message`
/// is 操作失败 by default. What the vendor's server does with such a reply is not documented.
///
/// ```ts
/// return Response.json(callbackReply());
/// ```
///
/// Throws a {@link YoumiError} of kind `argument`.
///
/// Vendor's page: v1 › 回调数据.
///
/// 生成对回调的回复，以 JSON 发送：`{"Result":true,"ReturnCode":200,"Message":"操作完成"}`。
///
/// 厂商文档只说明了表示成功的回复。`ok` 为 false 时，`Result` 为 false，`ReturnCode` 为 500，
/// `Message` 默认为“操作失败”。厂商服务器如何处理这种回复，文档未说明。
///
/// 出错时抛出 `argument` 类的 {@link YoumiError}。
///
/// 厂商文档：v1 › 回调数据。
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
pub fn event_value(name: Option<EventName>, body: &[u8]) -> Result<JsValue, JsValue> {
    values::from_struct(&ParsedEvent { name, payload: values::from_json(body)? })
}

/// An event, see {@link parseEvent}.
///
/// 事件，见 {@link parseEvent}。
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
struct ParsedEvent {
    /// The name of the event; null if none of the four is found.
    ///
    /// 事件名；没有找到四个事件名中的任何一个时为 null。
    name: Option<EventName>,
    /// The whole body.
    ///
    /// 整个请求体。
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "JsonValue")]
    payload: JsValue,
}

/// The bytes of a request's body.
fn bytes(body: &JsValue) -> Result<Vec<u8>, Error> {
    let too_large = || Error::argument("body", "body is larger than 64 MiB");
    if let Some(text) = body.dyn_ref::<JsString>() {
        return if text.length() <= LARGEST_CALLBACK { Ok(String::from(text).into_bytes()) } else { Err(too_large()) };
    }
    if let Ok(bytes) = caller::to_bytes(body) {
        return if bytes.length() <= LARGEST_CALLBACK { Ok(bytes.to_vec()) } else { Err(too_large()) };
    }
    let is_request = ["then", "text", "pipe"].iter().any(|method| methods::function(body, method).is_some());
    if !body.is_object() || body.is_function() || is_request {
        let message = "body has to be the body of the request: a string, bytes, or an object parsed from it \
                       (of a Request, `await request.text()`)";
        return Err(Error::argument("body", message));
    }
    let json = caller::stringify(body);
    json.map(String::into_bytes).map_err(|cause| Error::argument("body", "body is not plain data").with_cause(cause))
}
