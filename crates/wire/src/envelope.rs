//! The envelope around every answer: `{requestId, errmsg, succeed, msgTime, values, errdesc}`.

use crate::codes;
use crate::decode::{self, DecodeError};
use crate::json::{Next, Reader};
use crate::shape::{Field, Kind};
use crate::tape::{NO_SHAPE, Tape};
use crate::text::RawText;

/// An answer whose envelope is what is documented.
#[derive(Debug)]
pub enum Answer {
    /// `errmsg` is a success code. The tape holds `values`, then `errmsg`, `succeed`, `msgTime`, `requestId`,
    /// `errdesc` and an object of the envelope's undocumented fields.
    Success(Tape),
    /// `errmsg` is any other code.
    Refusal(Refusal),
}

/// What the server says when it does not do as asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The code.
    pub errmsg: i64,
    /// The server's explanation, if it gave one.
    pub errdesc: Option<String>,
    /// The server's number for the request, if it gave one.
    pub request_id: Option<String>,
    /// The server's clock, as it wrote it.
    pub msg_time: Option<String>,
}

/// The envelope's fields other than `values`. `errmsg` is the first.
const FIELDS: [Field; 5] = [
    Field { name: "errmsg", kind: Kind::Integer, nullable: false },
    Field { name: "succeed", kind: Kind::Flag, nullable: false },
    Field { name: "msgTime", kind: Kind::Text, nullable: false },
    Field { name: "requestId", kind: Kind::Text, nullable: true },
    Field { name: "errdesc", kind: Kind::Text, nullable: true },
];

/// How older servers write `msgTime`.
const OLDER_MSG_TIME: &str = "MsgTime";

/// Reads an answer whose `values` are of a kind. A code that is no success counts for more than what is wrong
/// with `values`, for then nobody promised any.
pub fn decode(bytes: &[u8], values: &Kind) -> Result<Answer, DecodeError> {
    Ok(read(bytes, values)?)
}

/// Reads an answer that comes without an envelope, and puts it into one of success: all methods are alike.
pub fn decode_bare(bytes: &[u8], values: &Kind) -> Result<Answer, DecodeError> {
    Ok(read_bare(bytes, values)?)
}

fn read(bytes: &[u8], values: &Kind) -> decode::Result<Answer> {
    let mut reader = Reader::new(bytes);
    if reader.upcoming()? != Next::Object {
        return Err(DecodeError::new(&["not the envelope, an object"]));
    }
    let mut tape = Tape::for_answer(bytes.len());
    // Where their values stand, 0 for those that are missing.
    let mut places = [0; FIELDS.len()];
    let mut unknown = Vec::new();
    // Until they are found, they are missing.
    let mut outcome = decode::absent(values, false, &mut tape);
    let mut more = reader.open(b'}')?;
    while more {
        let start = reader.position();
        let mut key = reader.key()?;
        if key.decode() == OLDER_MSG_TIME {
            key = RawText::plain(b"msgTime");
        }
        let position = reader.position();
        let field = decode::find(&FIELDS, &key);
        if let Some(place) = field.and_then(|(index, _)| places.get_mut(index)) {
            *place = position;
        } else if key.decode() == "values" {
            tape = Tape::for_answer(bytes.len());
            outcome = decode::value(&mut reader, values, false, &mut tape);
            if outcome.is_ok() {
                more = reader.more(b'}')?;
                continue;
            }
            reader.recover(position);
        } else {
            unknown.push(start);
        }
        reader.skip()?;
        more = reader.more(b'}')?;
    }
    reader.end()?;

    let [errmsg, _, msg_time, request_id, errdesc] = places;
    reader.jump(errmsg);
    let code = if errmsg == 0 {
        Err(decode::missing(&Kind::Integer))
    } else {
        decode::code(&mut reader).ok_or_else(|| decode::mismatch(&Kind::Integer, "another value"))
    }
    .map_err(|error| error.within("errmsg"))?;
    if !codes::is_success(code) {
        return Ok(Answer::Refusal(Refusal {
            errmsg: code,
            errdesc: text_at(&mut reader, errdesc),
            request_id: text_at(&mut reader, request_id),
            msg_time: text_at(&mut reader, msg_time),
        }));
    }
    outcome.map_err(|error| error.within("values"))?;
    for (field, place) in FIELDS.iter().zip(places) {
        decode::field_at(&mut reader, field, place, &mut tape)?;
    }
    let place = tape.object();
    tape.set_count(place, unknown.len());
    decode::undocumented_at(&mut reader, NO_SHAPE, &unknown, &mut tape)?;
    Ok(Answer::Success(tape))
}

fn read_bare(bytes: &[u8], values: &Kind) -> decode::Result<Answer> {
    let mut reader = Reader::new(bytes);
    let mut tape = Tape::for_answer(bytes.len());
    decode::value(&mut reader, values, false, &mut tape).map_err(|error| error.within("values"))?;
    reader.end()?;
    tape.integer(codes::DONE);
    tape.flag(true);
    tape.text("");
    tape.null();
    tape.null();
    tape.object();
    Ok(Answer::Success(tape))
}

/// A text or number; nothing if it is null, missing or anything else, for a refusal is worth more than its details.
fn text_at(reader: &mut Reader<'_>, place: usize) -> Option<String> {
    reader.jump(place);
    match reader.upcoming().ok()? {
        _ if place == 0 => None,
        Next::Text => Some(reader.text().ok()?.decode().into_owned()),
        Next::Number => Some(reader.number().ok()?.text().to_owned()),
        _ => None,
    }
}
