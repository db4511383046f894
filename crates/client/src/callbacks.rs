//! Callbacks of v1 (回调数据) and events of v2 (事件), which the vendor's server sends to the caller's server.
#![deny(missing_docs, reason = "the comments become TypeScript")]

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use youmi_api::CallbackEnvelope;
use youmi_wire::decode::{self, DecodeError};
use youmi_wire::json::Reader;
use youmi_wire::schema::{FieldType, HasFieldType};
use youmi_wire::tape::Tape;

use crate::answer::BODY_CHARACTERS;
use crate::error::{ErrorDetails, Result};
use crate::input;
use crate::json_text::Json;
use crate::secrets::cut;

/// The reply to a callback, see {@link callbackReply}.
///
/// 对回调的回复，见 {@link callbackReply}。
#[derive(Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "PascalCase")]
pub struct CallbackReply {
    /// Whether the callback was processed.
    ///
    /// 回调是否处理成功。
    pub result: bool,
    /// 200 if it was processed.
    ///
    /// 处理成功时为 200。
    pub return_code: u16,
    /// A message for people.
    ///
    /// 供人阅读的说明。
    pub message: String,
}

/// The events of v2 (事件发布格式说明).
///
/// - `fansInfoChange` 粉丝信息变更: a fan's data changed
/// - `fansAttributionChange` 粉丝归属变更: a fan belongs to another employee
/// - `chat` 聊天记录新增事件: a new chat message
/// - `rpaTaskResult` RPA任务执行结果事件: the result of an RPA task
///
/// 事件名（v2，事件发布格式说明）：
/// - `fansInfoChange`：粉丝信息变更
/// - `fansAttributionChange`：粉丝归属变更
/// - `chat`：聊天记录新增事件
/// - `rpaTaskResult`：RPA任务执行结果事件
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the enumeration says what they are")]
pub enum EventName {
    FansInfoChange,
    FansAttributionChange,
    Chat,
    RpaTaskResult,
}

/// Reads a callback, which is a [`CallbackEnvelope`].
pub fn parse(body: &[u8]) -> Result<Tape> {
    decode_whole(body, &CallbackEnvelope::FIELD_TYPE)
}

/// The name of an event: the first of the names that is the value of a field of the outer object. The vendor does not
/// document in which field it stands.
pub fn event_name(body: &[u8]) -> Result<Option<EventName>> {
    decode_whole(body, &FieldType::Any)?;
    let body = String::from_utf8_lossy(body);
    let fields = Json::parse(&body).unwrap_or(Json::NULL).fields();
    Ok(fields.iter().find_map(|(_, value)| input::variant(&value.as_text()?)))
}

/// The reply that the vendor's server expects.
pub fn reply(ok: bool, message: Option<&str>) -> CallbackReply {
    CallbackReply {
        result: ok,
        return_code: if ok { 200 } else { 500 },
        message: message.unwrap_or(if ok { "操作完成" } else { "操作失败" }).to_owned(),
    }
}

fn decode_whole(body: &[u8], field_type: &FieldType) -> Result<Tape> {
    let mut tape = Tape::for_answer(body.len());
    let mut reader = Reader::new(body);
    let decoded = decode::value(&mut reader, field_type, false, &mut tape).and_then(|()| Ok(reader.end()?));
    decoded.map(|()| tape).map_err(|error| decode_error(*error, body))
}

fn decode_error(error: DecodeError, body: &[u8]) -> Box<ErrorDetails> {
    let message = if error.path.is_empty() {
        ["the body cannot be read: ", &error.reason].concat()
    } else {
        ["the body is not what is documented: ", &error.reason, " at ", &error.path].concat()
    };
    let mut details = ErrorDetails::mismatch(error, message);
    // A character has at most four bytes.
    let beginning = body.get(..body.len().min(BODY_CHARACTERS * 4)).unwrap_or_default();
    details.body = Some(cut(&String::from_utf8_lossy(beginning), BODY_CHARACTERS).to_owned());
    details
}
