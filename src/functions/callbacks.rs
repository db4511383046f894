//! `parseCallback`, `callbackReply` and `parseEvent`.

use js_sys::JsString;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::built;
use crate::host::caller;
use crate::host::error::Error;
use youmi_client::callbacks;
use youmi_client::error::ErrorKind;
use youmi_client::secrets::cut;
use youmi_wire::decode::DecodeError;
use youmi_wire::tape::Tape;

/// The largest body that is read, in bytes: beyond it an allocation could fail, and that would be the end of the module.
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
    parsed(body, callbacks::parse)
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
    parsed(body, callbacks::parse_event)
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
    let is_given = |value: &JsValue| !value.is_undefined() && !value.is_null();
    let result = match ok.as_bool() {
        None if is_given(ok) => return Err(Error::argument("ok", "ok has to be true or false").into()),
        ok => ok.unwrap_or(true),
    };
    let text = message.as_string();
    if text.is_none() && is_given(message) {
        return Err(Error::argument("message", "message has to be a string").into());
    }
    built(callbacks::reply(result, text.as_deref()))
}

fn parsed(body: &JsValue, parse: fn(&[u8]) -> Result<Tape, DecodeError>) -> Result<JsValue, JsValue> {
    let body = bytes(body)?;
    let tape = parse(&body).map_err(|wrong| undecodable(wrong, &body))?;
    built(tape)
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

fn undecodable(wrong: DecodeError, body: &[u8]) -> Error {
    let message = if wrong.path.is_empty() {
        format!("the body cannot be read: {}", wrong.reason)
    } else {
        format!("the body is not what is documented: {} at {}", wrong.reason, wrong.path)
    };
    let mut error = Error::new(ErrorKind::Decode, message);
    error.path = Some(wrong.path).filter(|path| !path.is_empty());
    let beginning = body.get(..body.len().min(BODY_CHARACTERS * 4)).unwrap_or_default();
    error.body = Some(cut(&String::from_utf8_lossy(beginning), BODY_CHARACTERS).to_owned());
    error
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * A callback (回调数据): a union on `Type`, the vendor's number of what happened.
 *
 * - 0 标签、备注保存操作: labels and remark saved
 * - 1 发送消息: message sent
 * - 2 修改客户资料: customer's data changed
 * - 3 群操作: group operation
 * - 4 获取聊天消息: chat message
 * - 5 获取好友列表: friend list
 * - 6 设备异常: device fault
 * - 7 评论/点赞朋友圈: moment commented on or liked
 * - 8 回复自己朋友圈的评论: reply to a comment on one's own moment
 *
 * A callback of any other `Type` passes too: treat it in the `default` of a `switch`.
 */
export type Callback =
  | CallbackOf<0, LabelsSaved>
  | CallbackOf<1>
  | CallbackOf<2>
  | CallbackOf<3>
  | CallbackOf<4>
  | CallbackOf<5>
  | CallbackOf<6>
  | CallbackOf<7>
  | CallbackOf<8>;

/** A callback of one `Type`. */
export type CallbackOf<T extends number, V = JsonValue> = Omit<CallbackEnvelope, "Type" | "Values"> & {
  /** What happened, see {@link Callback}. */
  Type: T;
  /** What it is about. The vendor does not document it whole, so nothing in it is checked. */
  Values: V;
};

/** `Values` of a callback of `Type` 0 (标签、备注保存操作): the keys that the vendor documents, unchecked. */
export interface LabelsSaved {
  /** Number of the friend in the system. */
  ad_friend_id?: JsonValue;
  /** WeChat id (微信号). */
  ad_friend_uwenober?: JsonValue;
  /** Original WeChat id (原始微信号), `wxid_…`. */
  ad_friend_wenober?: JsonValue;
  /** Others, which are not documented. */
  [key: string]: JsonValue | undefined;
}

/** What the vendor's server expects for a callback, see {@link callbackReply}. */
export interface CallbackReply {
  /** Whether it was dealt with. */
  Result: boolean;
  /** 200 if it was. */
  ReturnCode: number;
  /** What to say of it. */
  Message: string;
}

/** The events of v2. */
export type EventName =
  /** 粉丝信息变更: a fan's data changed. */
  | "fansInfoChange"
  /** 粉丝归属变更: a fan belongs to somebody else. */
  | "fansAttributionChange"
  /** 聊天记录新增事件: a new chat message. */
  | "chat"
  /** RPA任务执行结果事件: the result of an RPA task. */
  | "rpaTaskResult";

/** An event, see {@link parseEvent}. */
export interface ParsedEvent {
  /** Which it is; null if none of the four names is found. */
  name: EventName | null;
  /** All that was sent. */
  payload: JsonValue;
}
"#;
