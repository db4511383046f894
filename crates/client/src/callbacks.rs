//! What the vendor's server sends by itself: callbacks of v1 (回调数据) and events of v2 (事件).
#![deny(missing_docs, reason = "the comments become TypeScript")]

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::input;
use crate::json_text::Json;
use youmi_api::CallbackEnvelope;
use youmi_wire::decode::{self, DecodeError};
use youmi_wire::json::Reader;
use youmi_wire::schema::{FieldType, HasFieldType};
use youmi_wire::tape::Tape;

/// What the vendor's server expects for a callback, see {@link callbackReply}.
#[derive(Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "PascalCase")]
pub struct CallbackReply {
    /// Whether it was dealt with.
    pub result: bool,
    /// 200 if it was.
    pub return_code: u16,
    /// What to say of it.
    pub message: String,
}

/// The events of v2 (事件发布格式说明).
///
/// - `fansInfoChange` 粉丝信息变更: a fan's data changed
/// - `fansAttributionChange` 粉丝归属变更: a fan belongs to somebody else
/// - `chat` 聊天记录新增事件: a new chat message
/// - `rpaTaskResult` RPA任务执行结果事件: the result of an RPA task
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the enumeration says what they are")]
pub enum EventName {
    FansInfoChange,
    FansAttributionChange,
    Chat,
    RpaTaskResult,
}

/// Reads a callback, a [`CallbackEnvelope`], which goes to JavaScript as the records of answers do.
pub fn parse(body: &[u8]) -> Result<Tape, DecodeError> {
    decode_whole(body, &CallbackEnvelope::FIELD_TYPE)
}

/// Which event a body is, if one of the names is found. The vendor documents the names and not where they stand: the first
/// that is the value of a field of the outer object counts.
pub fn event_name(body: &[u8]) -> Result<Option<EventName>, DecodeError> {
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

fn decode_whole(body: &[u8], field_type: &FieldType) -> Result<Tape, DecodeError> {
    let mut tape = Tape::for_answer(body.len());
    let mut reader = Reader::new(body);
    decode::value(&mut reader, field_type, false, &mut tape)?;
    reader.end()?;
    Ok(tape)
}
