//! The envelope around every answer: `{requestId, errmsg, succeed, msgTime, values, errdesc}`.

use crate::codes;
use crate::decode::{self, DecodeError, LenientDecoder, Mismatch};
use crate::json::{JsonType, Reader};
use crate::schema::{Field, FieldType};
use crate::tape::{NO_CONSTRUCTOR, Tape};
use crate::text::RawString;

/// An answer whose envelope is as documented.
#[derive(Debug)]
pub enum Envelope {
    /// `errmsg` is a code of success. The tape holds `values`, then `errmsg`, `succeed`, `msgTime`, `requestId`,
    /// `errdesc` and an object of the envelope's undocumented fields.
    Success(Tape),
    /// `errmsg` is any other code.
    Failure(ApiFailure),
}

/// What the server says about a call that failed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApiFailure {
    pub errmsg: i64,
    pub errdesc: Option<String>,
    pub request_id: Option<String>,
    /// The server's clock, as it wrote it.
    pub msg_time: Option<String>,
}

/// The envelope's fields other than `values`. Their order is that in which `objects.js` reads them from the tape.
const FIELDS: [Field; 5] = [
    Field { name: "errmsg", field_type: FieldType::Integer, nullable: false },
    Field { name: "succeed", field_type: FieldType::Boolean, nullable: false },
    Field { name: "msgTime", field_type: FieldType::String, nullable: false },
    Field { name: "requestId", field_type: FieldType::String, nullable: true },
    Field { name: "errdesc", field_type: FieldType::String, nullable: true },
];

/// How older servers write `msgTime`.
const OLDER_MSG_TIME: &str = "MsgTime";

/// Reads an answer whose `values` have a type. If `errmsg` is a code of failure, faults of `values` do not matter, because
/// the vendor promises none then.
pub fn decode(bytes: &[u8], values: &FieldType) -> Result<Envelope, DecodeError> {
    Ok(read(bytes, values, None)?)
}

/// As [`decode`], but a value that is not what is documented is handed out as it came and reported. Of the envelope, only
/// `errmsg` has to be as documented. Right answers are read by [`decode`] and take no longer.
pub fn decode_leniently(bytes: &[u8], values: &FieldType) -> Result<(Envelope, Vec<Mismatch>), DecodeError> {
    if let Ok(envelope) = read(bytes, values, None) {
        return Ok((envelope, Vec::new()));
    }
    let mut decoder = LenientDecoder::default();
    let envelope = read(bytes, values, Some(&mut decoder))?;
    Ok((envelope, decoder.mismatches))
}

/// Reads an answer that comes without an envelope, and puts it into one of success, so that all methods return the same.
pub fn decode_bare(bytes: &[u8], values: &FieldType) -> Result<Envelope, DecodeError> {
    Ok(read_bare(bytes, values)?)
}

fn read(bytes: &[u8], values: &FieldType, mut lenient: Option<&mut LenientDecoder>) -> decode::Result<Envelope> {
    let mut reader = Reader::new(bytes);
    if reader.next_type()? != JsonType::Object {
        return Err(DecodeError::new(&["not the envelope, an object"]));
    }
    let mut tape = Tape::for_answer(bytes.len());
    // Where the values of the fields begin, or 0 for those that are missing.
    let mut positions = [0; FIELDS.len()];
    let mut undocumented = Vec::new();
    let mut values_position = 0;
    // Holds until `values` are found.
    let mut outcome = decode::write_missing(values, false, &mut tape);
    let mut has_next = reader.open(b'}')?;
    while has_next {
        let start = reader.position();
        let mut key = reader.key()?;
        if key.decode() == OLDER_MSG_TIME {
            key = RawString::plain(b"msgTime");
        }
        let position = reader.position();
        let field = decode::find(&FIELDS, &key);
        if let Some(found) = field.and_then(|(index, _)| positions.get_mut(index)) {
            *found = position;
        } else if key.decode() == "values" {
            values_position = position;
            if lenient.is_none() {
                tape = Tape::for_answer(bytes.len());
                outcome = decode::value(&mut reader, values, false, &mut tape);
                if outcome.is_ok() {
                    has_next = reader.next_item(b'}')?;
                    continue;
                }
                reader.recover(position);
            }
        } else {
            undocumented.push(start);
        }
        reader.skip()?;
        has_next = reader.next_item(b'}')?;
    }
    reader.end()?;

    let [errmsg, _, msg_time, request_id, errdesc] = positions;
    reader.jump(errmsg);
    let code = if errmsg == 0 {
        Err(decode::missing(&FieldType::Integer))
    } else {
        decode::code(&mut reader).ok_or_else(|| decode::mismatch(&FieldType::Integer, "another value"))
    }
    .map_err(|error| error.within("errmsg"))?;
    if !codes::is_success(code) {
        return Ok(Envelope::Failure(ApiFailure {
            errmsg: code,
            errdesc: text_at(&mut reader, errdesc),
            request_id: text_at(&mut reader, request_id),
            msg_time: text_at(&mut reader, msg_time),
        }));
    }
    if let Some(decoder) = &mut lenient {
        tape = Tape::for_answer(bytes.len());
        decoder.envelope_field(&mut reader, "values", values, false, values_position, &mut tape)?;
    } else {
        outcome.map_err(|error| error.within("values"))?;
    }
    for (field, position) in FIELDS.iter().zip(positions) {
        match &mut lenient {
            Some(decoder) => {
                let Field { name, field_type, nullable } = field;
                decoder.envelope_field(&mut reader, name, field_type, *nullable, position, &mut tape)?;
            }
            None => decode::field_at(&mut reader, field, position, &mut tape)?,
        }
    }
    let object = tape.object();
    tape.set_count(object, undocumented.len());
    decode::undocumented_at(&mut reader, NO_CONSTRUCTOR, &undocumented, &mut tape)?;
    Ok(Envelope::Success(tape))
}

fn read_bare(bytes: &[u8], values: &FieldType) -> decode::Result<Envelope> {
    let mut reader = Reader::new(bytes);
    let mut tape = Tape::for_answer(bytes.len());
    decode::value(&mut reader, values, false, &mut tape).map_err(|error| error.within("values"))?;
    reader.end()?;
    tape.integer(codes::DONE);
    tape.boolean(true);
    tape.string("");
    tape.null();
    tape.null();
    tape.object();
    Ok(Envelope::Success(tape))
}

/// The string or number at a position, or nothing in place of anything else: details of the wrong type must not hide the
/// failure that they belong to.
fn text_at(reader: &mut Reader<'_>, position: usize) -> Option<String> {
    reader.jump(position);
    match reader.next_type().ok()? {
        _ if position == 0 => None,
        JsonType::String => Some(reader.string().ok()?.decode().into_owned()),
        JsonType::Number => Some(reader.number().ok()?.text().to_owned()),
        _ => None,
    }
}
