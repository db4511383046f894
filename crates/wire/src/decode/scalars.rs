//! Strings, numbers and booleans, in all the ways in which servers write them.

use super::{Result, mismatch, value, write_missing};
use crate::json::{JsonType, RawNumber, Reader};
use crate::schema::FieldType;
use crate::tape::Tape;
use crate::text::{RawString, trimmed};

/// The largest integer that a JavaScript number holds exactly.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// Whether a JavaScript number holds an integer exactly.
#[inline(always)]
pub const fn is_safe(integer: i64) -> bool {
    integer.unsigned_abs() <= MAX_SAFE_INTEGER.unsigned_abs()
}

#[inline(always)]
pub(super) fn string(string: &RawString<'_>, tape: &mut Tape) {
    if string.plain {
        tape.ascii_string(string.bytes);
    } else if string.escaped {
        tape.string(&string.decode());
    } else {
        tape.unescaped_string(string.bytes);
    }
}

#[inline(always)]
pub(super) fn integer(number: &RawNumber<'_>, tape: &mut Tape) -> Result<()> {
    let integer = match number.integer {
        Some(integer) => integer,
        None => integral_value(number)?,
    };
    if !is_safe(integer) {
        return Err(mismatch(&FieldType::Integer, "one beyond 2^53, which JavaScript would round"));
    }
    tape.integer(integer);
    Ok(())
}

/// The value of an integer that may be written with a fraction of zeros, such as `3.0`. One of more than 18 digits becomes
/// the largest there is, which every caller refuses as too large.
#[cold]
fn integral_value(number: &RawNumber<'_>) -> Result<i64> {
    let mut rest = number.bytes;
    while let [before @ .., b'0'] = rest {
        rest = before;
    }
    let number = if let [before @ .., b'.'] = rest { Reader::new(before).number()? } else { *number };
    match number.integer {
        Some(integer) => Ok(integer),
        None if number.is_integer() => Ok(i64::MAX),
        None => Err(mismatch(&FieldType::Integer, "a number with a fraction or an exponent")),
    }
}

fn embedded_number(text: &str) -> Result<RawNumber<'_>> {
    let mut reader = Reader::new(text.as_bytes());
    match reader.number() {
        Ok(number) if reader.is_at_end() => Ok(number),
        _ => Err(mismatch(&FieldType::Integer, "a string that is no integer")),
    }
}

/// The code of an envelope: an integer, however large, or a string that holds one.
pub(crate) fn code(reader: &mut Reader<'_>) -> Option<i64> {
    match reader.next_type().ok()? {
        JsonType::Number => integral_value(&reader.number().ok()?).ok(),
        JsonType::String => integral_value(&embedded_number(trimmed(&reader.string().ok()?.decode())).ok()?).ok(),
        _ => None,
    }
}

/// Writes the boolean that a number or the content of a string stands for.
pub(super) fn boolean(text: &[u8], tape: &mut Tape) -> Result<()> {
    match text {
        b"1" | b"true" | b"True" => tape.boolean(true),
        b"0" | b"false" | b"False" => tape.boolean(false),
        _ => return Err(mismatch(&FieldType::Boolean, "another value")),
    }
    Ok(())
}

/// Reads a value of another type than a string from inside a string.
pub(super) fn decode_embedded(text: &str, field_type: &FieldType, nullable: bool, tape: &mut Tape) -> Result<()> {
    let trimmed = trimmed(text);
    match field_type {
        _ if trimmed.is_empty() && nullable => tape.null(),
        FieldType::Integer => return integer(&embedded_number(trimmed)?, tape),
        FieldType::JsonString(inner) if trimmed.is_empty() => return write_missing(inner, nullable, tape),
        FieldType::JsonString(inner) => {
            let mut reader = Reader::new(text.as_bytes());
            value(&mut reader, inner, nullable, tape)?;
            reader.end()?;
        }
        FieldType::Boolean => return boolean(trimmed.as_bytes(), tape),
        FieldType::String | FieldType::Array(_) | FieldType::ArrayOrOne(_) | FieldType::Record(_) | FieldType::Any => {
            return Err(mismatch(field_type, JsonType::String.with_article()));
        }
    }
    Ok(())
}

/// Writes an undocumented number. An integer that JavaScript would round becomes a string of its digits.
pub(super) fn any_number(number: &RawNumber<'_>, tape: &mut Tape) {
    match number.integer {
        Some(0) if number.bytes.starts_with(b"-") => tape.number(number.bytes),
        Some(integer) if is_safe(integer) => tape.integer(integer),
        None if !number.is_integer() => tape.number(number.bytes),
        _ => tape.ascii_string(number.bytes),
    }
}
