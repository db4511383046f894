//! Records, whose fields may come in any order and with undocumented ones among them.

use super::{DecodeError, Result, value, write_missing};
use crate::json::Reader;
use crate::schema::{Field, FieldType, Record};
use crate::tape::Tape;
use crate::text::RawString;

/// Reads a record. The tape needs the fields in the order of the table, and as long as they come so, each is read once. From
/// the first that does not, the rest of the object is indexed first and then read in the table's order.
pub(super) fn record(reader: &mut Reader<'_>, table: &Record, tape: &mut Tape) -> Result<()> {
    let record = tape.record(table.constructor_id);
    let mut undocumented_keys = Vec::new();
    let mut has_next = reader.open(b'}')?;
    let mut expected = table.fields;
    while has_next && let [field, after @ ..] = expected {
        if reader.key_is(field.name)? {
            value(reader, &field.field_type, field.nullable, tape).map_err(|error| error.within(field.name))?;
            expected = after;
        } else {
            let start = reader.position();
            if find(table.fields, &reader.key()?).is_some() {
                reader.jump(start);
                break;
            }
            undocumented_keys.push(start);
            reader.skip()?;
        }
        has_next = reader.next_item_inlined(b'}')?;
    }

    if has_next && expected.is_empty() && undocumented_keys.is_empty() {
        // All undocumented fields come behind the documented ones, so they too are read once.
        let place = tape.begin_undocumented(record, 0);
        let count = undocumented(reader, table.constructor_id, table.fields, tape)?;
        tape.set_undocumented_count(place, count);
    } else if has_next || !expected.is_empty() || !undocumented_keys.is_empty() {
        let positions = index_rest(reader, table, expected, has_next, &mut undocumented_keys)?;
        let end = reader.position();
        for (field, position) in expected.iter().zip(positions) {
            field_at(reader, field, position, tape)?;
        }
        if !undocumented_keys.is_empty() {
            tape.begin_undocumented(record, undocumented_keys.len());
            undocumented_at(reader, table.constructor_id, &undocumented_keys, tape)?;
        }
        reader.jump(end);
    }
    Ok(())
}

/// Reads past the rest of a record. Returns where the values of the expected fields begin, or 0 for those that are missing,
/// and adds where the undocumented keys begin.
pub(super) fn index_rest(
    reader: &mut Reader<'_>,
    table: &Record,
    expected: &[Field],
    mut has_next: bool,
    undocumented_keys: &mut Vec<usize>,
) -> Result<Vec<usize>> {
    let done = table.fields.len() - expected.len();
    let mut positions = vec![0; expected.len()];
    while has_next {
        let start = reader.position();
        match find(table.fields, &reader.key()?) {
            None => undocumented_keys.push(start),
            Some((index, field)) => match index.checked_sub(done).and_then(|index| positions.get_mut(index)) {
                Some(position @ 0) => *position = reader.position(),
                _ => return Err(duplicate_field(field)),
            },
        }
        reader.skip()?;
        has_next = reader.next_item(b'}')?;
    }
    Ok(positions)
}

/// The field that a key names, and its index.
pub(crate) fn find<'f>(fields: &'f [Field], key: &RawString<'_>) -> Option<(usize, &'f Field)> {
    let name = key.decode();
    fields.iter().enumerate().find(|(_, field)| field.name == name)
}

/// Reads the value of a field at its position, which is 0 for a missing field: no field's value can begin there.
pub(crate) fn field_at(reader: &mut Reader<'_>, field: &Field, position: usize, tape: &mut Tape) -> Result<()> {
    if position == 0 {
        write_missing(&field.field_type, field.nullable, tape)
    } else {
        reader.jump(position);
        value(reader, &field.field_type, field.nullable, tape)
    }
    .map_err(|error| error.within(field.name))
}

/// Reads undocumented fields whose keys begin at these positions.
pub(crate) fn undocumented_at(
    reader: &mut Reader<'_>,
    constructor_id: u32,
    positions: &[usize],
    tape: &mut Tape,
) -> Result<()> {
    for position in positions {
        reader.jump(*position);
        undocumented_field(reader, constructor_id, &[], tape)?;
    }
    Ok(())
}

/// Reads undocumented fields up to the end of the object, and returns their count.
pub(super) fn undocumented(
    reader: &mut Reader<'_>,
    constructor_id: u32,
    documented: &[Field],
    tape: &mut Tape,
) -> Result<usize> {
    let mut count = 0;
    loop {
        undocumented_field(reader, constructor_id, documented, tape)?;
        count += 1;
        if !reader.next_item(b'}')? {
            return Ok(count);
        }
    }
}

fn undocumented_field(
    reader: &mut Reader<'_>,
    constructor_id: u32,
    documented: &[Field],
    tape: &mut Tape,
) -> Result<()> {
    let key = reader.key()?;
    if key.escaped || !tape.known_key(constructor_id, key.bytes) {
        if let Some((_, field)) = find(documented, &key) {
            return Err(duplicate_field(field));
        }
        tape.key(constructor_id, &key.decode());
    }
    value(reader, &FieldType::Any, true, tape).map_err(|error| error.within(&key.decode()))
}

/// A field that comes twice is an error, because it is not known which of its values the server means.
#[cold]
fn duplicate_field(field: &Field) -> Box<DecodeError> {
    DecodeError::new(&["the field stands twice in one object"]).within(field.name)
}
