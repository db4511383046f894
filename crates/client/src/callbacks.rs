//! What the vendor's server sends by itself: callbacks of v1 (回调数据) and events of v2 (事件).

use crate::object::Object;
use youmi_api::CallbackEnvelope;
use youmi_wire::decode::{self, DecodeError};
use youmi_wire::json::{Next, Reader};
use youmi_wire::shape::{Kind, Shape};
use youmi_wire::tape::Tape;

/// The events of v2 (事件发布格式说明).
const EVENTS: [&str; 4] = ["fansInfoChange", "fansAttributionChange", "chat", "rpaTaskResult"];

/// Reads a callback.
pub fn parse(body: &[u8]) -> Result<Tape, DecodeError> {
    whole(body, &CallbackEnvelope::KIND, Tape::for_answer(body.len()))
}

/// Reads an event: an object of its `name`, or null, and the `payload`, which is all of it. The vendor documents the
/// names and not where they stand.
pub fn parse_event(body: &[u8]) -> Result<Tape, DecodeError> {
    let mut event = Object::new(Tape::for_answer(body.len()));
    event.text("name", name(body)?);
    event.key("payload");
    whole(body, &Kind::Any, event.end())
}

/// The reply that the vendor's server expects.
pub fn reply(ok: bool, message: Option<&str>) -> Tape {
    let mut reply = Object::new(Tape::default());
    reply.key("Result");
    reply.tape.flag(ok);
    reply.integer("ReturnCode", Some(if ok { 200 } else { 500 }));
    reply.text("Message", Some(message.unwrap_or(if ok { "操作完成" } else { "操作失败" })));
    reply.end()
}

fn whole(body: &[u8], kind: &Kind, mut tape: Tape) -> Result<Tape, DecodeError> {
    let mut reader = Reader::new(body);
    decode::value(&mut reader, kind, false, &mut tape)?;
    reader.end()?;
    Ok(tape)
}

fn name(body: &[u8]) -> Result<Option<&'static str>, DecodeError> {
    let mut reader = Reader::new(body);
    if reader.upcoming()? != Next::Object {
        return Ok(None);
    }
    let mut more = reader.open(b'}')?;
    while more {
        reader.key()?;
        if reader.upcoming()? == Next::Text {
            let text = reader.text()?.decode();
            if let Some(name) = EVENTS.into_iter().find(|name| *name == text) {
                return Ok(Some(name));
            }
        } else {
            reader.skip()?;
        }
        more = reader.more(b'}')?;
    }
    Ok(None)
}
