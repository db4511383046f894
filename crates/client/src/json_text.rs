//! JSON values as slices of their text, for small values such as parameters. Answers are decoded in `youmi-wire`.
//!
//! Parameters arrive and are sent as text, so only the parts that are checked are parsed.

use std::borrow::Cow;

use youmi_wire::json::{JsonType, Malformed, Reader};
use youmi_wire::text::write_json;

/// Any JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Json<'a> {
    pub json_type: JsonType,
    /// The JSON text, which is known to be valid.
    pub json: &'a str,
}

/// The fields of an object in the order of the text.
pub type Fields<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

impl<'a> Json<'a> {
    pub const NULL: Json<'static> = Json { json_type: JsonType::Null, json: "null" };

    /// Checks that the whole text is one JSON value.
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

    /// The fields of an object; empty for other values.
    pub fn fields(self) -> Fields<'a> {
        if self.json_type == JsonType::Object { self.parts(b'}') } else { Vec::new() }
    }

    /// The items of an array; empty for other values.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let parts = if self.json_type == JsonType::Array { self.parts(b']') } else { Vec::new() };
        parts.into_iter().map(|(_, item)| item)
    }

    /// The fields of an object, or the items of an array with empty names.
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
        // The text is known to be valid.
        let _ = read();
        parts
    }

    /// A field of an object; `None` for other values.
    pub fn get(self, key: &str) -> Option<Self> {
        find(&self.fields(), key)
    }

    /// The content of a string; `None` for other values.
    pub fn as_text(self) -> Option<Cow<'a, str>> {
        Reader::new(self.json.as_bytes()).string().ok().map(|text| text.decode())
    }

    /// The integer, if the value is a number without fraction and exponent.
    pub fn as_integer(self) -> Option<i64> {
        integer(self.json)
    }

    /// The content of a string, or the JSON of another value, as it is written in a query.
    pub fn to_plain(self) -> Cow<'a, str> {
        self.as_text().unwrap_or(Cow::Borrowed(self.json))
    }

    /// The type for an error message: "a string".
    pub const fn type_with_article(self) -> &'static str {
        self.json_type.with_article()
    }
}

/// The value of a field. If there are several of the name, the last one counts, as in JavaScript.
pub fn find<'a>(fields: &Fields<'a>, key: &str) -> Option<Json<'a>> {
    fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| *value)
}

/// A JSON value that owns its text.
#[derive(Debug, Clone, Default)]
pub struct OwnedJson(String);

impl OwnedJson {
    /// Checks that the whole text is one JSON value.
    pub fn parse(text: String) -> Result<Self, Malformed> {
        Json::parse(&text)?;
        Ok(Self(text))
    }

    pub fn value(&self) -> Json<'_> {
        // The text is known to be valid.
        Json::parse(&self.0).unwrap_or(Json::NULL)
    }
}

/// Writes a JSON object field by field.
#[derive(Debug, Default)]
pub struct ObjectText(String);

impl ObjectText {
    /// Adds a field whose value is valid JSON.
    pub fn json(&mut self, key: &str, json: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        write_json(key, &mut self.0);
        self.0.push(':');
        self.0.push_str(json);
    }

    /// Adds a field whose value is a string.
    pub fn text(&mut self, key: &str, text: &str) {
        self.json(key, "");
        write_json(text, &mut self.0);
    }

    /// The JSON of the object.
    pub fn end(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        self.0
    }
}

/// Parses an integer of at most 18 digits.
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
