//! What the documentation says about the vendor's vocabulary. It becomes the comments of the TypeScript definitions,
//! `openapi.json` and the console; no call reads it.

use youmi_wire::schema::Record;

use crate::literal::Literal;

/// A documentation comment in English and in Chinese: `crates/describe` tells the languages apart.
#[derive(Debug, Clone, Copy)]
pub struct Docs {
    /// The lines of the comment. The first one that begins with a Chinese character begins the Chinese part.
    pub lines: &'static [&'static str],
    /// The vendor's own term, with which the Chinese part begins.
    pub term: Option<&'static str>,
}

impl Docs {
    pub const NONE: Self = Self { lines: &[], term: None };
}

/// A part of a sentence in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    pub english: &'static str,
    pub chinese: &'static str,
}

/// What a value means.
#[derive(Debug, Clone, Copy)]
pub struct Meaning {
    pub value: Literal,
    /// The meaning; only null has none.
    pub text: Option<Text>,
}

/// A code with which a call fails.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    pub value: i64,
    /// What it means here, in English.
    pub english: &'static str,
    /// What is to be added to the vendor's words for it, in Chinese.
    pub chinese: Option<&'static str>,
}

#[derive(Debug)]
pub struct RecordDescription {
    pub name: &'static str,
    pub docs: Docs,
    /// The table that the decoder follows.
    pub record: &'static Record,
    /// The descriptions of its fields, in the order of the table.
    pub fields: &'static [FieldDescription],
}

#[derive(Debug)]
pub struct FieldDescription {
    pub docs: Docs,
    /// Whether the vendor marks it as given up (弃用).
    pub is_deprecated: bool,
    /// The values that the vendor explains.
    pub meanings: &'static [Meaning],
}
