//! The envelope around every answer: `{requestId, errmsg, succeed, msgTime, values, errdesc}`.

use crate::codes;
use crate::decode::{self, DecodeError};
use crate::json::{Next, Reader};
use crate::shape::Kind;
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

/// The envelope's fields other than `values`: name, the older spelling, kind, whether it may be missing.
const FIELDS: [(&str, Option<&str>, Kind, bool); 5] = [
    ("errmsg", None, Kind::Integer, false),
    ("succeed", None, Kind::Flag, false),
    ("msgTime", Some("MsgTime"), Kind::Text, false),
    ("requestId", None, Kind::Text, true),
    ("errdesc", None, Kind::Text, true),
];

/// Reads an answer whose `values` are of a kind. A code that is no success counts for more than what is wrong
/// with `values`, for then nobody promised any.
pub fn decode(bytes: &[u8], values: &Kind) -> Result<Answer, DecodeError> {
    let mut reader = Reader::new(bytes);
    if reader.upcoming()? != Next::Object {
        return Err(DecodeError { reason: "not the envelope, an object".into(), path: String::new() });
    }
    let mut tape = Tape::for_answer(bytes.len());
    let mut places = [None; FIELDS.len()];
    let mut unknown: Vec<(RawText<'_>, usize)> = Vec::new();
    // Until they are found, they are missing.
    let mut outcome = decode::absent(values, false, &mut tape);
    let mut more = reader.open(b'}')?;
    while more {
        let key = reader.key()?;
        let name = key.decode();
        let position = reader.position();
        if name == "values" {
            tape = Tape::for_answer(bytes.len());
            outcome = decode::value(&mut reader, values, false, &mut tape);
            if outcome.is_err() {
                reader.recover(position);
                reader.skip()?;
            }
        } else {
            let field = FIELDS.iter().position(|(field, older, ..)| *field == name || *older == Some(&name));
            match field.and_then(|field| places.get_mut(field)) {
                Some(place) => *place = Some(position),
                None => unknown.push((key, position)),
            }
            reader.skip()?;
        }
        more = reader.more(b'}')?;
    }
    reader.end()?;

    let mut read = |kind: &Kind, nullable: bool, place: Option<usize>, tape: &mut Tape| match place {
        Some(place) => {
            reader.jump(place);
            decode::value(&mut reader, kind, nullable, tape)
        }
        None => decode::absent(kind, nullable, tape),
    };
    let code = code(bytes, places.first().copied().flatten())?;
    if !codes::is_success(code) {
        let text = |index: usize| text_at(bytes, places.get(index).copied().flatten());
        return Ok(Answer::Refusal(Refusal { errmsg: code, msg_time: text(2), request_id: text(3), errdesc: text(4) }));
    }
    outcome.map_err(|error| error.within("values"))?;
    for ((name, _, kind, nullable), place) in FIELDS.iter().zip(places) {
        read(kind, *nullable, place, &mut tape).map_err(|error| error.within(name))?;
    }
    let place = tape.object();
    tape.set_count(place, unknown.len());
    for (key, place) in unknown {
        let name = key.decode();
        tape.key(NO_SHAPE, &name);
        read(&Kind::Any, true, Some(place), &mut tape).map_err(|error| error.within(&name))?;
    }
    Ok(Answer::Success(tape))
}

/// Reads an answer that comes without an envelope, and puts it into one of success: all methods are alike.
pub fn decode_bare(bytes: &[u8], values: &Kind) -> Result<Answer, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut tape = Tape::for_answer(bytes.len());
    decode::value(&mut reader, values, false, &mut tape).map_err(|error| error.within("values"))?;
    reader.end()?;
    tape.integer(codes::DONE);
    tape.flag(true);
    tape.ascii(b"");
    tape.null();
    tape.null();
    tape.object();
    Ok(Answer::Success(tape))
}

fn code(bytes: &[u8], place: Option<usize>) -> Result<i64, DecodeError> {
    let wrong = |reason: &str| DecodeError { reason: reason.into(), path: "errmsg".into() };
    let place = place.ok_or_else(|| wrong("expected an integer, but it is missing"))?;
    let mut reader = Reader::new(bytes);
    reader.jump(place);
    let code = match reader.upcoming()? {
        Next::Number => decode::whole(&reader.number()?).ok(),
        Next::Text => reader.text()?.decode().trim().parse().ok(),
        _ => None,
    };
    code.ok_or_else(|| wrong("expected an integer, found another value"))
}

/// A text or number; nothing if it is null, missing or anything else, for a refusal is worth more than its details.
fn text_at(bytes: &[u8], place: Option<usize>) -> Option<String> {
    let mut reader = Reader::new(bytes);
    reader.jump(place?);
    match reader.upcoming().ok()? {
        Next::Text => Some(reader.text().ok()?.decode().into_owned()),
        Next::Number => Some(reader.number().ok()?.text().to_owned()),
        _ => None,
    }
}
