//! Checking an answer against its table and writing what it holds to the tape, in one pass.

use crate::json::{Malformed, Next, RawNumber, Reader};
use crate::shape::{Field, Kind, Record};
use crate::tape::{NO_SHAPE, Tape};
use crate::text::{RawText, digits, trimmed};

/// The largest integer that a JavaScript number holds exactly.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// Whether a JavaScript number holds an integer exactly.
#[inline(always)]
pub const fn is_safe(integer: i64) -> bool {
    integer.unsigned_abs() <= MAX_SAFE_INTEGER.unsigned_abs()
}

/// An answer that is not what is documented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// What is wrong, for people.
    pub reason: String,
    /// Where the offending value stands, `values[3].ad_wechat_id`; empty where the text is no JSON at all.
    pub path: String,
}

impl DecodeError {
    /// A reason, in parts.
    #[cold]
    pub(crate) fn new(reason: &[&str]) -> Box<Self> {
        Box::new(Self { reason: reason.concat(), path: String::new() })
    }

    /// Puts a key or an index before the path, on the way up.
    #[cold]
    pub(crate) fn within(mut self: Box<Self>, segment: &str) -> Box<Self> {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = [segment, dot, &self.path].concat();
        self
    }

    #[cold]
    fn at_index(self: Box<Self>, index: usize) -> Box<Self> {
        self.within(&["[", &digits(index as i64), "]"].concat())
    }
}

impl From<Malformed> for Box<DecodeError> {
    #[cold]
    fn from(malformed: Malformed) -> Self {
        DecodeError::new(&["not valid JSON: ", malformed.reason, " at byte ", &digits(malformed.at as i64)])
    }
}

impl From<Malformed> for DecodeError {
    fn from(malformed: Malformed) -> Self {
        *Box::from(malformed)
    }
}

impl From<Box<Self>> for DecodeError {
    fn from(boxed: Box<Self>) -> Self {
        *boxed
    }
}

/// The error is boxed, so that results, which every value passes on, are small.
pub(crate) type Result<T> = std::result::Result<T, Box<DecodeError>>;

#[cold]
pub(crate) fn mismatch(kind: &Kind, found: &str) -> Box<DecodeError> {
    DecodeError::new(&["expected ", kind.expected(), ", found ", found])
}

/// Reads one value of a kind and writes it.
pub fn value(
    reader: &mut Reader<'_>,
    kind: &Kind,
    nullable: bool,
    tape: &mut Tape,
) -> std::result::Result<(), Box<DecodeError>> {
    // What most values are, and fast for that; all else is out of the way.
    match (kind, reader.upcoming_inlined()?) {
        (Kind::Text | Kind::Any, Next::Text) => text(&reader.text_inlined()?, tape),
        (Kind::Integer, Next::Number) => return integer(&reader.number_inlined()?, tape),
        (Kind::Flag | Kind::Any, Next::Flag) => tape.flag(reader.flag_inlined()?),
        (_, Next::Null) if nullable => {
            reader.null_inlined()?;
            tape.null();
        }
        (Kind::Record(table), Next::Object) => return record(reader, table, tape),
        (Kind::List(item) | Kind::ListOrOne(item), Next::List) => return list(reader, item, tape),
        (_, next) => return rarer(reader, kind, next, nullable, tape),
    }
    Ok(())
}

fn rarer(reader: &mut Reader<'_>, kind: &Kind, next: Next, nullable: bool, tape: &mut Tape) -> Result<()> {
    match (kind, next) {
        (_, Next::Null) => {
            reader.null()?;
            return absent(kind, nullable, tape).map_err(|_| mismatch(kind, "null"));
        }
        (Kind::Text | Kind::Flag | Kind::Any, Next::Number) => {
            let number = reader.number()?;
            match kind {
                Kind::Text => tape.ascii(number.bytes),
                Kind::Flag => return flag(number.bytes, tape),
                _ => any_number(&number, tape),
            }
        }
        (Kind::Integer | Kind::Flag | Kind::JsonText(_), Next::Text) => {
            return inside(&reader.text()?.decode(), kind, nullable, tape);
        }
        (Kind::JsonText(inner), _) => return value(reader, inner, nullable, tape),
        (Kind::ListOrOne(item), Next::Object) => {
            let place = tape.list();
            tape.set_count(place, 1);
            return value(reader, item, false, tape);
        }
        (Kind::Any, Next::List) => return list(reader, &Kind::Any, tape),
        (Kind::Any, Next::Object) => {
            let place = tape.object();
            let count = if reader.open(b'}')? { undocumented(reader, NO_SHAPE, &[], tape)? } else { 0 };
            tape.set_count(place, count);
        }
        _ => return Err(mismatch(kind, next.name())),
    }
    Ok(())
}

/// Writes what stands for a value that is null or not there.
pub fn absent(kind: &Kind, nullable: bool, tape: &mut Tape) -> Result<()> {
    match kind {
        _ if nullable => tape.null(),
        Kind::Any => tape.null(),
        Kind::List(_) | Kind::ListOrOne(_) => {
            tape.list();
        }
        Kind::JsonText(inner) => return absent(inner, nullable, tape),
        _ => return Err(missing(kind)),
    }
    Ok(())
}

#[cold]
pub(crate) fn missing(kind: &Kind) -> Box<DecodeError> {
    DecodeError::new(&["expected ", kind.expected(), ", but it is missing"])
}

#[inline(always)]
fn text(text: &RawText<'_>, tape: &mut Tape) {
    if text.plain {
        tape.ascii(text.bytes);
    } else if text.escaped {
        tape.text(&text.decode());
    } else {
        tape.unescaped(text.bytes);
    }
}

#[inline(always)]
fn integer(number: &RawNumber<'_>, tape: &mut Tape) -> Result<()> {
    let integer = match number.integer {
        Some(integer) => integer,
        None => whole(number)?,
    };
    if !is_safe(integer) {
        return Err(mismatch(&Kind::Integer, "one beyond 2^53, which JavaScript would round"));
    }
    tape.integer(integer);
    Ok(())
}

/// A whole number, also one that is written with a fraction of zeros, such as `3.0`. One of more than 18 digits comes out
/// as the largest there is: it is too large for everyone.
#[cold]
fn whole(number: &RawNumber<'_>) -> Result<i64> {
    let mut rest = number.bytes;
    while let [before @ .., b'0'] = rest {
        rest = before;
    }
    let number = if let [before @ .., b'.'] = rest { Reader::new(before).number()? } else { *number };
    match number.integer {
        Some(integer) => Ok(integer),
        None if number.is_integer() => Ok(i64::MAX),
        None => Err(mismatch(&Kind::Integer, "a number with a fraction or an exponent")),
    }
}

/// The number that a text holds.
fn number_inside(text: &str) -> Result<RawNumber<'_>> {
    let mut reader = Reader::new(text.as_bytes());
    match reader.number() {
        Ok(number) if reader.is_at_end() => Ok(number),
        _ => Err(mismatch(&Kind::Integer, "a text that is no integer")),
    }
}

/// The code of an envelope: an integer, however large, or one in a text.
pub(crate) fn code(reader: &mut Reader<'_>) -> Option<i64> {
    match reader.upcoming().ok()? {
        Next::Number => whole(&reader.number().ok()?).ok(),
        Next::Text => whole(&number_inside(trimmed(&reader.text().ok()?.decode())).ok()?).ok(),
        _ => None,
    }
}

fn flag(text: &[u8], tape: &mut Tape) -> Result<()> {
    match text {
        b"1" | b"true" | b"True" => tape.flag(true),
        b"0" | b"false" | b"False" => tape.flag(false),
        _ => return Err(mismatch(&Kind::Flag, "another value")),
    }
    Ok(())
}

/// A value that stands inside a text.
fn inside(text: &str, kind: &Kind, nullable: bool, tape: &mut Tape) -> Result<()> {
    let trimmed = trimmed(text);
    match kind {
        _ if trimmed.is_empty() && nullable => tape.null(),
        Kind::Integer => return integer(&number_inside(trimmed)?, tape),
        Kind::JsonText(inner) if trimmed.is_empty() => return absent(inner, nullable, tape),
        Kind::JsonText(inner) => {
            let mut reader = Reader::new(text.as_bytes());
            value(&mut reader, inner, nullable, tape)?;
            reader.end()?;
        }
        _ => return flag(trimmed.as_bytes(), tape),
    }
    Ok(())
}

/// A number of which nothing is known: one that JavaScript would round is handed out as its digits.
fn any_number(number: &RawNumber<'_>, tape: &mut Tape) {
    match number.integer {
        Some(0) if number.bytes.starts_with(b"-") => tape.number(number.bytes),
        Some(integer) if is_safe(integer) => tape.integer(integer),
        None if !number.is_integer() => tape.number(number.bytes),
        _ => tape.ascii(number.bytes),
    }
}

/// A list of items of one kind.
fn list(reader: &mut Reader<'_>, item: &Kind, tape: &mut Tape) -> Result<()> {
    let place = tape.list();
    let mut count = 0;
    let mut more = reader.open(b']')?;
    while more {
        value(reader, item, false, tape).map_err(|error| error.at_index(count))?;
        count += 1;
        more = reader.more(b']')?;
        if more {
            tape.before_item();
        }
    }
    tape.set_count(place, count);
    Ok(())
}

/// A record. Fields that come in the order of the table are read as they come; from the first that does not, the
/// rest of the object is looked through first, and then read in the table's order, for the tape needs it so.
fn record(reader: &mut Reader<'_>, table: &Record, tape: &mut Tape) -> Result<()> {
    let place = tape.record(table.shape);
    let mut unknown = Vec::new();
    let mut more = reader.open(b'}')?;
    let mut waiting = table.fields;
    while more && let [field, after @ ..] = waiting {
        if reader.key_is(field.name)? {
            value(reader, &field.kind, field.nullable, tape).map_err(|error| error.within(field.name))?;
            waiting = after;
        } else {
            let start = reader.position();
            if find(table.fields, &reader.key()?).is_some() {
                reader.jump(start);
                break;
            }
            unknown.push(start);
            reader.skip()?;
        }
        more = reader.more_inlined(b'}')?;
    }

    if more && waiting.is_empty() && unknown.is_empty() {
        // Unknown fields behind all others: nothing has to be looked at twice.
        let place = tape.set_more(place, 0);
        let count = undocumented(reader, table.shape, table.fields, tape)?;
        tape.set_more_count(place, count);
    } else if more || !waiting.is_empty() || !unknown.is_empty() {
        let places = look_through(reader, table, waiting, more, &mut unknown)?;
        let end = reader.position();
        for (field, place) in waiting.iter().zip(places) {
            field_at(reader, field, place, tape)?;
        }
        if !unknown.is_empty() {
            tape.set_more(place, unknown.len());
            undocumented_at(reader, table.shape, &unknown, tape)?;
        }
        reader.jump(end);
    }
    Ok(())
}

/// Reads past the rest of a record. Gives where the values of the waiting fields stand, 0 for those that do not.
fn look_through(
    reader: &mut Reader<'_>,
    table: &Record,
    waiting: &[Field],
    mut more: bool,
    unknown: &mut Vec<usize>,
) -> Result<Vec<usize>> {
    let done = table.fields.len() - waiting.len();
    let mut places = vec![0; waiting.len()];
    while more {
        let start = reader.position();
        match find(table.fields, &reader.key()?) {
            None => unknown.push(start),
            Some((index, field)) => match index.checked_sub(done).and_then(|index| places.get_mut(index)) {
                Some(place @ 0) => *place = reader.position(),
                _ => return Err(twice(field)),
            },
        }
        reader.skip()?;
        more = reader.more(b'}')?;
    }
    Ok(places)
}

/// The field of that name, and its index.
pub(crate) fn find<'f>(fields: &'f [Field], key: &RawText<'_>) -> Option<(usize, &'f Field)> {
    let name = key.decode();
    fields.iter().enumerate().find(|(_, field)| field.name == name)
}

/// Reads the value of a field at its place, which is 0 where it is missing: no field's value can stand there.
pub(crate) fn field_at(reader: &mut Reader<'_>, field: &Field, place: usize, tape: &mut Tape) -> Result<()> {
    if place == 0 {
        absent(&field.kind, field.nullable, tape)
    } else {
        reader.jump(place);
        value(reader, &field.kind, field.nullable, tape)
    }
    .map_err(|error| error.within(field.name))
}

/// Reads undocumented fields whose keys stand at these places.
pub(crate) fn undocumented_at(reader: &mut Reader<'_>, shape: u32, places: &[usize], tape: &mut Tape) -> Result<()> {
    for place in places {
        reader.jump(*place);
        undocumented_field(reader, shape, &[], tape)?;
    }
    Ok(())
}

/// Reads undocumented fields up to the end of the object, and counts them.
fn undocumented(reader: &mut Reader<'_>, shape: u32, documented: &[Field], tape: &mut Tape) -> Result<usize> {
    let mut count = 0;
    loop {
        undocumented_field(reader, shape, documented, tape)?;
        count += 1;
        if !reader.more(b'}')? {
            return Ok(count);
        }
    }
}

fn undocumented_field(reader: &mut Reader<'_>, shape: u32, documented: &[Field], tape: &mut Tape) -> Result<()> {
    let key = reader.key()?;
    if key.escaped || !tape.known_key(shape, key.bytes) {
        if let Some((_, field)) = find(documented, &key) {
            return Err(twice(field));
        }
        tape.key(shape, &key.decode());
    }
    value(reader, &Kind::Any, true, tape).map_err(|error| error.within(&key.decode()))
}

/// No server means to give two values to one field.
#[cold]
fn twice(field: &Field) -> Box<DecodeError> {
    DecodeError::new(&["the field stands twice in one object"]).within(field.name)
}
