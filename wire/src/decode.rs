//! Checking an answer against its table and writing what it holds to the tape, in one pass.

use std::fmt::Write as _;

use crate::json::{Malformed, Next, RawNumber, Reader};
use crate::shape::{Field, Kind, Record};
use crate::tape::{NO_SHAPE, Tape};
use crate::text::RawText;

/// The largest integer that a JavaScript number holds exactly.
pub const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// An answer that is not what is documented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// What is wrong, for people.
    pub reason: String,
    /// Where the offending value stands, `values[3].ad_wechat_id`; empty where the text is no JSON at all.
    pub path: String,
}

impl DecodeError {
    #[cold]
    fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), path: String::new() }
    }

    /// Puts a key or an index before the path, on the way up.
    #[cold]
    pub fn within(mut self, segment: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{segment}{dot}{}", self.path);
        self
    }

    #[cold]
    fn at_index(self, index: usize) -> Self {
        let mut segment = String::new();
        let _ = write!(segment, "[{index}]");
        self.within(&segment)
    }
}

impl From<Malformed> for DecodeError {
    #[cold]
    fn from(malformed: Malformed) -> Self {
        Self::new(format!("not valid JSON: {} at byte {}", malformed.reason, malformed.at))
    }
}

type Result<T> = std::result::Result<T, DecodeError>;

#[cold]
fn mismatch<T>(kind: &Kind, found: &str) -> Result<T> {
    Err(DecodeError::new(format!("expected {}, found {found}", kind.expected())))
}

/// Reads one value of a kind and writes it.
pub fn value(reader: &mut Reader<'_>, kind: &Kind, nullable: bool, tape: &mut Tape) -> Result<()> {
    let next = reader.upcoming()?;
    if next == Next::Null {
        reader.null()?;
        return absent(kind, nullable, tape).or_else(|_| mismatch(kind, "null"));
    }
    match (kind, next) {
        (Kind::Text, Next::Text) => {
            text(reader.text()?, tape);
            Ok(())
        }
        (Kind::Text, Next::Number) => {
            tape.ascii(reader.number()?.bytes);
            Ok(())
        }
        (Kind::Integer, Next::Number) => integer(&reader.number()?, tape),
        (Kind::Integer, Next::Text) => integer_in_text(&reader.text()?.decode(), nullable, tape),
        (Kind::Flag, Next::Flag) => {
            tape.flag(reader.flag()?);
            Ok(())
        }
        (Kind::Flag, Next::Number) => flag_in_text(reader.number()?.text(), nullable, tape),
        (Kind::Flag, Next::Text) => flag_in_text(&reader.text()?.decode(), nullable, tape),
        (Kind::Record(table), Next::Object) => record(reader, table, tape),
        (Kind::List(item) | Kind::ListOrOne(item), Next::List) => list(reader, item, tape),
        (Kind::ListOrOne(item), Next::Object) => {
            let place = tape.list();
            tape.set_count(place, 1);
            value(reader, item, false, tape)
        }
        (Kind::JsonText(inner), Next::Text) => json_text(&reader.text()?.decode(), inner, nullable, tape),
        (Kind::JsonText(inner), _) => value(reader, inner, nullable, tape),
        (Kind::Any, _) => any(reader, next, tape),
        (_, Next::Object) => mismatch(kind, "an object"),
        (_, Next::List) => mismatch(kind, "a list"),
        (_, Next::Text) => mismatch(kind, "a text"),
        (_, Next::Number) => mismatch(kind, "a number"),
        (_, Next::Flag) => mismatch(kind, "a bool"),
        (_, Next::Null) => mismatch(kind, "null"),
    }
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
        _ => return Err(DecodeError::new(format!("expected {}, but it is missing", kind.expected()))),
    }
    Ok(())
}

#[inline]
fn text(text: RawText<'_>, tape: &mut Tape) {
    if text.plain {
        tape.ascii(text.bytes);
    } else if text.escaped {
        tape.text(&text.decode());
    } else {
        tape.unescaped(text.bytes);
    }
}

#[inline]
fn integer(number: &RawNumber<'_>, tape: &mut Tape) -> Result<()> {
    let integer = match number.integer {
        Some(integer) => integer,
        None => whole(number)?,
    };
    if integer.unsigned_abs() > MAX_SAFE_INTEGER.unsigned_abs() {
        return mismatch(&Kind::Integer, "one beyond 2^53, which JavaScript would round");
    }
    tape.integer(integer);
    Ok(())
}

/// A whole number, also one that is written with a fraction of zeros, such as `3.0`.
#[cold]
pub fn whole(number: &RawNumber<'_>) -> Result<i64> {
    if let Some(integer) = number.integer {
        return Ok(integer);
    }
    let (digits, fraction) = number.text().split_once('.').unwrap_or((number.text(), ""));
    match digits.parse() {
        Ok(integer) if fraction.bytes().all(|digit| digit == b'0') => Ok(integer),
        Err(_) if number.is_integer() => Ok(i64::MAX), // which the caller refuses as too large
        _ => mismatch(&Kind::Integer, "a number with a fraction or an exponent"),
    }
}

fn integer_in_text(text: &str, nullable: bool, tape: &mut Tape) -> Result<()> {
    let trimmed = text.trim();
    if trimmed.is_empty() && nullable {
        tape.null();
        return Ok(());
    }
    let mut reader = Reader::new(trimmed.as_bytes());
    let number = reader.number().and_then(|number| reader.end().map(|()| number));
    match number {
        Ok(number) => integer(&number, tape),
        Err(_) => mismatch(&Kind::Integer, "a text that is no integer"),
    }
}

fn flag_in_text(text: &str, nullable: bool, tape: &mut Tape) -> Result<()> {
    match text.trim() {
        "1" | "true" | "True" => tape.flag(true),
        "0" | "false" | "False" => tape.flag(false),
        "" if nullable => tape.null(),
        _ => return mismatch(&Kind::Flag, "another value"),
    }
    Ok(())
}

fn json_text(text: &str, inner: &Kind, nullable: bool, tape: &mut Tape) -> Result<()> {
    if text.trim().is_empty() {
        return absent(inner, nullable, tape);
    }
    let mut reader = Reader::new(text.as_bytes());
    value(&mut reader, inner, nullable, tape)?;
    Ok(reader.end()?)
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
    let mut unknown: Vec<(RawText<'_>, usize)> = Vec::new();
    let mut more = reader.open(b'}')?;
    let mut fields = table.fields.iter();
    let mut waiting = fields.next();
    while more {
        let Some(field) = waiting else { break };
        if reader.key_is(field.name)? {
            value(reader, &field.kind, field.nullable, tape).map_err(|error| error.within(field.name))?;
            waiting = fields.next();
        } else {
            let before = reader.position();
            let key = reader.key()?;
            let name = key.decode();
            if table.fields.iter().any(|field| field.name == name) {
                reader.jump(before);
                break;
            }
            unknown.push((key, reader.position()));
            reader.skip()?;
        }
        more = reader.more(b'}')?;
    }

    if more && waiting.is_none() && unknown.is_empty() {
        return unknown_fields(reader, table, place, tape);
    }

    // What is left: fields in another order, missing ones, and unknown ones.
    let rest: Vec<&Field> = waiting.into_iter().chain(fields).collect();
    if more || !rest.is_empty() {
        let mut places = vec![None; rest.len()];
        while more {
            let key = reader.key()?;
            let name = key.decode();
            let known = rest.iter().position(|field| field.name == name);
            if let Some(place @ None) = known.and_then(|index| places.get_mut(index)) {
                *place = Some(reader.position());
            } else if let Some(field) = table.fields.iter().find(|field| field.name == name) {
                // It is on the tape already.
                return Err(twice(field));
            } else {
                unknown.push((key, reader.position()));
            }
            reader.skip()?;
            more = reader.more(b'}')?;
        }
        let end = reader.position();
        for (field, place) in rest.into_iter().zip(places) {
            match place {
                Some(place) => {
                    reader.jump(place);
                    value(reader, &field.kind, field.nullable, tape)
                }
                None => absent(&field.kind, field.nullable, tape),
            }
            .map_err(|error| error.within(field.name))?;
        }
        reader.jump(end);
    }

    if !unknown.is_empty() {
        let end = reader.position();
        tape.set_more(place, unknown.len());
        for (key, position) in unknown {
            let name = key.decode();
            tape.key(table.shape, &name);
            reader.jump(position);
            value(reader, &Kind::Any, true, tape).map_err(|error| error.within(&name))?;
        }
        reader.jump(end);
    }
    Ok(())
}

/// The fields that follow the table's, where all of those came first: nothing has to be looked at twice.
fn unknown_fields(reader: &mut Reader<'_>, table: &Record, record: usize, tape: &mut Tape) -> Result<()> {
    let place = tape.set_more(record, 0);
    let mut count = 0;
    loop {
        let key = reader.key()?;
        if !tape.known_key(table.shape, key.bytes) {
            let name = key.decode();
            if let Some(field) = table.fields.iter().find(|field| field.name == name) {
                return Err(twice(field));
            }
            tape.key(table.shape, &name);
        }
        value(reader, &Kind::Any, true, tape).map_err(|error| error.within(&key.decode()))?;
        count += 1;
        if !reader.more(b'}')? {
            break;
        }
    }
    tape.set_more_count(place, count);
    Ok(())
}

/// No server means to give two values to one field.
#[cold]
fn twice(field: &Field) -> DecodeError {
    DecodeError::new("the field stands twice in one object").within(field.name)
}

fn any(reader: &mut Reader<'_>, next: Next, tape: &mut Tape) -> Result<()> {
    match next {
        Next::Null => {
            reader.null()?;
            tape.null();
        }
        Next::Flag => tape.flag(reader.flag()?),
        Next::Text => text(reader.text()?, tape),
        Next::Number => any_number(&reader.number()?, tape),
        Next::List => return list(reader, &Kind::Any, tape),
        Next::Object => {
            let place = tape.object();
            let mut count = 0;
            let mut more = reader.open(b'}')?;
            while more {
                let key = reader.key()?;
                if !tape.known_key(NO_SHAPE, key.bytes) {
                    tape.key(NO_SHAPE, &key.decode());
                }
                value(reader, &Kind::Any, true, tape).map_err(|error| error.within(&key.decode()))?;
                count += 1;
                more = reader.more(b'}')?;
            }
            tape.set_count(place, count);
        }
    }
    Ok(())
}

/// A number of which nothing is known: one that JavaScript would round is handed out as its digits.
fn any_number(number: &RawNumber<'_>, tape: &mut Tape) {
    match number.integer {
        Some(0) if number.bytes.starts_with(b"-") => tape.number(number.bytes),
        Some(integer) if integer.unsigned_abs() <= MAX_SAFE_INTEGER.unsigned_abs() => tape.integer(integer),
        None if !number.is_integer() => tape.number(number.bytes),
        _ => tape.ascii(number.bytes),
    }
}
