//! Reading answers that differ from what is documented: such values are written as they came, and reported.
//!
//! Each value is first read strictly, onto a tape that is not used. Only where that fails is it taken apart, down to the values
//! that differ. So the rules for right values stand in one place, and the depth of a table limits the work.

use super::record::{index_rest, undocumented_at};
use super::{DecodeError, Result, scalars, write_missing};
use crate::json::{JsonType, Reader};
use crate::schema::{FieldType, Record};
use crate::tape::{NO_CONSTRUCTOR, Tape};
use crate::text::format_integer;

/// How many kinds of mismatches are reported of an answer.
const MAX_MISMATCHES: usize = 20;

/// A value that is not what is documented. Equal mismatches in the items of a list are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Where the first one is, such as `values[3].ad_wechat_id`.
    pub path: String,
    /// What was expected and found, in words that contain no data.
    pub expected: &'static str,
    pub found: &'static str,
    /// How many there are.
    pub count: usize,
}

/// Reads values and collects how they differ.
#[derive(Debug, Default)]
pub(crate) struct LenientDecoder {
    pub(crate) mismatches: Vec<Mismatch>,
    /// Where the value that is being read stands. After an error it is where that happened.
    path: String,
}

impl LenientDecoder {
    /// Reads a field of the envelope at its position, which is 0 for a missing field.
    pub(crate) fn envelope_field(
        &mut self,
        reader: &mut Reader<'_>,
        name: &str,
        field_type: &FieldType,
        nullable: bool,
        position: usize,
        tape: &mut Tape,
    ) -> Result<()> {
        self.field(reader, name, field_type, nullable, position, tape)
            .map_err(|error| error.within(&std::mem::take(&mut self.path)))
    }

    fn field(
        &mut self,
        reader: &mut Reader<'_>,
        name: &str,
        field_type: &FieldType,
        nullable: bool,
        position: usize,
        tape: &mut Tape,
    ) -> Result<()> {
        let length = self.path.len();
        let dot = if length == 0 { "" } else { "." };
        self.path.extend([dot, name]);
        if position != 0 {
            reader.jump(position);
            self.value(reader, field_type, nullable, tape)?;
        } else if let Err(error) = write_missing(field_type, nullable, tape) {
            self.report(error)?;
            tape.null();
        }
        self.path.truncate(length);
        Ok(())
    }

    fn value(
        &mut self,
        reader: &mut Reader<'_>,
        field_type: &FieldType,
        nullable: bool,
        tape: &mut Tape,
    ) -> Result<()> {
        let start = reader.clone();
        let strict = super::value(reader, field_type, nullable, &mut Tape::default());
        *reader = start;
        let Err(error) = strict else { return super::value(reader, field_type, nullable, tape) };
        match (field_type, reader.next_type()?) {
            (FieldType::Record(table), JsonType::Object) => self.record(reader, table, tape),
            (FieldType::Array(item) | FieldType::ArrayOrOne(item), JsonType::Array) => self.array(reader, item, tape),
            (FieldType::ArrayOrOne(item), JsonType::Object) => {
                let array = tape.array();
                tape.set_count(array, 1);
                self.value(reader, item, false, tape)
            }
            (FieldType::JsonString(inner), JsonType::String) => {
                let string = reader.string()?;
                let text = string.decode();
                let mut content = Reader::new(text.as_bytes());
                let mut whole = content.clone();
                if whole.skip().and_then(|()| whole.end()).is_ok() {
                    return self.value(&mut content, inner, nullable, tape);
                }
                self.report(super::mismatch(field_type, "a string that holds none"))?;
                scalars::string(&string, tape);
                Ok(())
            }
            (FieldType::JsonString(inner), found) if found != JsonType::Null => {
                self.value(reader, inner, nullable, tape)
            }
            _ => {
                self.report(error)?;
                super::value(reader, &FieldType::Any, true, tape)
            }
        }
    }

    fn record(&mut self, reader: &mut Reader<'_>, table: &Record, tape: &mut Tape) -> Result<()> {
        let record = tape.record(table.constructor_id);
        let has_next = reader.open(b'}')?;
        let mut undocumented_keys = Vec::new();
        let positions = index_rest(reader, table, table.fields, has_next, &mut undocumented_keys)?;
        let end = reader.position();
        for (field, position) in table.fields.iter().zip(positions) {
            self.field(reader, field.name, &field.field_type, field.nullable, position, tape)?;
        }
        if !undocumented_keys.is_empty() {
            tape.begin_undocumented(record, undocumented_keys.len());
            undocumented_at(reader, table.constructor_id, &undocumented_keys, tape)?;
        }
        reader.jump(end);
        Ok(())
    }

    fn array(&mut self, reader: &mut Reader<'_>, item: &FieldType, tape: &mut Tape) -> Result<()> {
        let array = tape.array();
        let mut count = 0;
        let length = self.path.len();
        let mut has_next = reader.open(b']')?;
        while has_next {
            self.path.extend(["[", &format_integer(count as i64), "]"]);
            self.value(reader, item, false, tape)?;
            self.path.truncate(length);
            count += 1;
            has_next = reader.next_item(b']')?;
            if has_next {
                tape.before_item();
            }
        }
        tape.set_count(array, count);
        Ok(())
    }

    /// Collects the mismatch that an error is. An error that is none, such as malformed JSON, is returned.
    fn report(&mut self, error: Box<DecodeError>) -> Result<()> {
        let Some(difference) = error.difference else { return Err(error) };
        let is_equal = |known: &&mut Mismatch| {
            known.expected == difference.expected
                && known.found == difference.found
                && without_indices(&known.path).eq(without_indices(&self.path))
        };
        if let Some(known) = self.mismatches.iter_mut().find(is_equal) {
            known.count += 1;
        } else if self.mismatches.len() < MAX_MISMATCHES {
            self.mismatches.push(Mismatch {
                path: self.path.clone(),
                expected: difference.expected,
                found: difference.found,
                count: 1,
            });
        }
        Ok(())
    }
}

/// The parts of a path between the indices in it.
fn without_indices(path: &str) -> impl Iterator<Item = &str> {
    path.split('[').map(|part| part.split_once(']').map_or(part, |(_, behind)| behind))
}

/// An array of objects, from which JavaScript makes what the caller sees of mismatches.
pub fn mismatches_tape(mismatches: &[Mismatch]) -> Tape {
    let mut tape = Tape::default();
    let array = tape.array();
    tape.set_count(array, mismatches.len());
    for mismatch in mismatches {
        let object = tape.object();
        tape.set_count(object, 4);
        let texts = [("path", mismatch.path.as_str()), ("expected", mismatch.expected), ("found", mismatch.found)];
        for (key, text) in texts {
            tape.key(NO_CONSTRUCTOR, key);
            tape.string(text);
        }
        tape.key(NO_CONSTRUCTOR, "count");
        tape.integer(mismatch.count as i64);
    }
    tape
}
