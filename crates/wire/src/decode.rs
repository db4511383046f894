//! Checks an answer against its table and writes what it holds to the tape, in one pass.

mod error;
mod lenient;
mod record;
mod scalars;

use crate::json::{JsonType, Reader};
use crate::schema::FieldType;
use crate::tape::{NO_CONSTRUCTOR, Tape};

pub use error::{DecodeError, Difference};
pub(crate) use error::{Result, mismatch, missing};
pub(crate) use lenient::LenientDecoder;
pub use lenient::{Mismatch, mismatches_tape};
pub(crate) use record::{field_at, find, undocumented_at};
pub(crate) use scalars::code;
pub use scalars::is_safe;

/// Reads a value of a type and writes it.
pub fn value(
    reader: &mut Reader<'_>,
    field_type: &FieldType,
    nullable: bool,
    tape: &mut Tape,
) -> std::result::Result<(), Box<DecodeError>> {
    // Nearly all values take one of these ways, so the code for all others is kept out of this function.
    match (field_type, reader.next_type_inlined()?) {
        (FieldType::String | FieldType::Any, JsonType::String) => scalars::string(&reader.string_inlined()?, tape),
        (FieldType::Integer, JsonType::Number) => return scalars::integer(&reader.number_inlined()?, tape),
        (FieldType::Boolean | FieldType::Any, JsonType::Boolean) => tape.boolean(reader.boolean_inlined()?),
        (_, JsonType::Null) if nullable => {
            reader.null_inlined()?;
            tape.null();
        }
        (FieldType::Record(table), JsonType::Object) => return record::record(reader, table, tape),
        (FieldType::Array(item) | FieldType::ArrayOrOne(item), JsonType::Array) => return array(reader, item, tape),
        (_, found) => return decode_uncommon(reader, field_type, found, nullable, tape),
    }
    Ok(())
}

/// Reads what [`value`] does not: types that servers write in more than one way, undocumented values, and mismatches.
fn decode_uncommon(
    reader: &mut Reader<'_>,
    field_type: &FieldType,
    found: JsonType,
    nullable: bool,
    tape: &mut Tape,
) -> Result<()> {
    match (field_type, found) {
        // Any string of a .NET server may be null.
        (FieldType::String, JsonType::Null) => {
            reader.null()?;
            tape.string("");
        }
        (_, JsonType::Null) => {
            reader.null()?;
            return write_missing(field_type, nullable, tape)
                .map_err(|_| mismatch(field_type, JsonType::Null.with_article()));
        }
        (FieldType::String, JsonType::Number) => scalars::digits(&reader.number()?, tape),
        (FieldType::Boolean, JsonType::Number) => return scalars::boolean(reader.number()?.bytes, tape),
        (FieldType::Any, JsonType::Number) => scalars::any_number(&reader.number()?, tape),
        (FieldType::Integer | FieldType::Boolean | FieldType::JsonString(_), JsonType::String) => {
            return scalars::decode_embedded(&reader.string()?.decode(), field_type, nullable, tape);
        }
        (FieldType::JsonString(inner), _) => return value(reader, inner, nullable, tape),
        (FieldType::ArrayOrOne(item), JsonType::Object) => {
            let array = tape.array();
            tape.set_count(array, 1);
            return value(reader, item, false, tape);
        }
        (FieldType::Any, JsonType::Array) => return array(reader, &FieldType::Any, tape),
        (FieldType::Any, JsonType::Object) => {
            let object = tape.object();
            let is_empty = !reader.open(b'}')?;
            let count = if is_empty { 0 } else { record::undocumented(reader, NO_CONSTRUCTOR, &[], tape)? };
            tape.set_count(object, count);
        }
        _ => return Err(mismatch(field_type, found.with_article())),
    }
    Ok(())
}

/// Writes what stands for a value that is null or missing, if there is such a thing.
pub(crate) fn write_missing(field_type: &FieldType, nullable: bool, tape: &mut Tape) -> Result<()> {
    match field_type {
        _ if nullable => tape.null(),
        FieldType::Any => tape.null(),
        FieldType::Array(_) | FieldType::ArrayOrOne(_) => {
            tape.array();
        }
        FieldType::JsonString(inner) => return write_missing(inner, nullable, tape),
        _ => return Err(missing(field_type)),
    }
    Ok(())
}

fn array(reader: &mut Reader<'_>, item: &FieldType, tape: &mut Tape) -> Result<()> {
    let array = tape.array();
    let mut count = 0;
    let mut has_next = reader.open(b']')?;
    while has_next {
        value(reader, item, false, tape).map_err(|error| error.at_index(count))?;
        count += 1;
        has_next = reader.next_item(b']')?;
        if has_next {
            tape.before_item();
        }
    }
    tape.set_count(array, count);
    Ok(())
}
