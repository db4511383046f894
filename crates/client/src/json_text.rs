//! JSON as a piece of text, for the small things: parameters, callbacks. Answers never pass through it.
//!
//! Parameters come as text and leave as text, so a value is its own text, and is taken apart only as far as somebody
//! asks.

use std::borrow::Cow;

use youmi_wire::json::{JsonType, Malformed, Reader};
use youmi_wire::text::write_json;

/// Any JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Json<'a> {
    /// What it is.
    pub json_type: JsonType,
    /// Its JSON, which is known to be valid.
    pub json: &'a str,
}

/// The fields of an object, in the order in which they are written.
pub type Fields<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

impl<'a> Json<'a> {
    /// `null`
    pub const NULL: Json<'static> = Json { json_type: JsonType::Null, json: "null" };

    /// Checks a whole text.
    pub fn parse(text: &'a str) -> Result<Self, Malformed> {
        let mut reader = Reader::new(text.as_bytes());
        let value = Self::next(&mut reader, text)?;
        reader.end()?;
        Ok(value)
    }

    /// The next value in a text.
    fn next(reader: &mut Reader<'a>, text: &'a str) -> Result<Self, Malformed> {
        let json_type = reader.next_type()?;
        let start = reader.position();
        reader.skip()?;
        Ok(Self { json_type, json: text.get(start..reader.position()).unwrap_or_default() })
    }

    /// The fields of an object; nothing of anything else.
    pub fn fields(self) -> Fields<'a> {
        if self.json_type == JsonType::Object { self.parts(b'}') } else { Vec::new() }
    }

    /// The items of a list; nothing of anything else.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let parts = if self.json_type == JsonType::Array { self.parts(b']') } else { Vec::new() };
        parts.into_iter().map(|(_, item)| item)
    }

    /// The fields of an object, or the items of a list, whose names are empty.
    fn parts(self, closing: u8) -> Fields<'a> {
        let mut parts = Vec::new();
        let mut reader = Reader::new(self.json.as_bytes());
        let mut read = || {
            let mut has_next = reader.open(closing)?;
            while has_next {
                let name = if closing == b'}' { reader.key()?.decode() } else { Cow::Borrowed("") };
                parts.push((name, Self::next(&mut reader, self.json)?));
                has_next = reader.next_item(closing)?;
            }
            Ok::<_, Malformed>(())
        };
        // What has been checked can be read.
        let _ = read();
        parts
    }

    /// The field of an object; nothing of anything else.
    pub fn get(self, key: &str) -> Option<Self> {
        find(&self.fields(), key)
    }

    /// The text, if it is one.
    pub fn as_text(self) -> Option<Cow<'a, str>> {
        Reader::new(self.json.as_bytes()).string().ok().map(|text| text.decode())
    }

    /// The integer, if it is a number that is written as one.
    pub fn as_integer(self) -> Option<i64> {
        integer(self.json)
    }

    /// The text, or the JSON of anything else: how a query has it.
    pub fn to_plain(self) -> Cow<'a, str> {
        self.as_text().unwrap_or(Cow::Borrowed(self.json))
    }

    /// What it is, for an error message.
    pub const fn described(self) -> &'static str {
        self.json_type.with_article()
    }
}

/// The value of a field. Of two with the same name the last one counts.
pub fn find<'a>(fields: &Fields<'a>, key: &str) -> Option<Json<'a>> {
    fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| *value)
}

/// A JSON value that keeps its text.
#[derive(Debug, Clone, Default)]
pub struct OwnedJson(String);

impl OwnedJson {
    /// Checks a whole text.
    pub fn parse(text: String) -> Result<Self, Malformed> {
        Json::parse(&text)?;
        Ok(Self(text))
    }

    /// The value.
    pub fn value(&self) -> Json<'_> {
        // What has been checked can be read.
        Json::parse(&self.0).unwrap_or(Json::NULL)
    }
}

/// An object that is written field by field.
#[derive(Debug, Default)]
pub struct ObjectText(String);

impl ObjectText {
    /// A field that is known to be valid JSON.
    pub fn json(&mut self, key: &str, json: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        write_json(key, &mut self.0);
        self.0.push(':');
        self.0.push_str(json);
    }

    /// A field that is a text.
    pub fn text(&mut self, key: &str, text: &str) {
        self.json(key, "");
        write_json(text, &mut self.0);
    }

    /// The JSON of the whole object.
    pub fn end(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        self.0
    }
}

/// The integer that a text consists of, if it has no more than 18 digits.
pub fn integer(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut integer = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        integer = integer * 10 + i64::from(digit - b'0');
    }
    Some(if negative { -integer } else { integer })
}
