//! What the vendor's server sends by itself: callbacks of v1 (回调数据) and events of v2 (事件).

use crate::api::JsonValue;
use crate::object::Object;
use crate::wire::decode::{self, DecodeError};
use crate::wire::json::{Next, Reader};
use crate::wire::shape::{Kind, Shape};
use crate::wire::tape::Tape;

impl Shape for JsonValue {
    const KIND: Kind = Kind::Any;
}

record! {
    /// What every callback has (回调数据). Other fields that the server sends are on the object too, untouched.
    pub struct CallbackEnvelope {
        /// What happened, see {@link Callback}.
        pub Type: i64,
        /// Merchant number (商户号): a text in the vendor's table, a number in its example; here always a number.
        pub MerchantId: i64,
        /// When it was sent, unix seconds.
        pub MsgTime: i64,
        /// What it is about. The vendor does not document it whole, so nothing in it is checked.
        pub Values: JsonValue,
    }
}

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
