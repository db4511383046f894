//! What is said about the vendor's vocabulary. It becomes comments, `openapi.json` and the console; no call reads it.

use youmi_wire::shape::Record;

use crate::params::Literal;

/// A documentation comment.
///
/// It is made by `docs!` alone, so that a second language is a second field here and an attribute there.
#[derive(Debug, Clone, Copy)]
pub struct Docs {
    /// In English, as lines.
    pub english: &'static [&'static str],
    /// The vendor's own word for it, in Chinese.
    pub term: Option<&'static str>,
}

impl Docs {
    /// No comment.
    pub const NONE: Self = Self { english: &[], term: None };

    /// Its paragraphs, each in one line; the lines of a block of code stay apart.
    pub fn paragraphs(&self) -> Vec<String> {
        let lines: Vec<&str> = self.english.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
        let is_code = |lines: &[&str]| lines.first().is_some_and(|line| line.starts_with("```"));
        paragraphs.map(|lines| lines.join(if is_code(lines) { "\n" } else { " " })).collect()
    }
}

/// A value, and what it means where the value does not say it.
#[derive(Debug, Clone, Copy)]
pub struct Meaning {
    /// The value.
    pub value: Literal,
    /// In English.
    pub english: Option<&'static str>,
    /// The vendor's own word for it, in Chinese.
    pub term: Option<&'static str>,
}

/// What is said about a record.
#[derive(Debug)]
pub struct RecordDescription {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub docs: Docs,
    /// The table that the decoder follows.
    pub record: &'static Record,
    /// What is said about its fields, in the order of the table.
    pub fields: &'static [FieldDescription],
}

/// What is said about a field of a record.
#[derive(Debug)]
pub struct FieldDescription {
    /// What it holds.
    pub docs: Docs,
    /// Whether the vendor has given it up (弃用).
    pub is_deprecated: bool,
    /// The values that the vendor explains.
    pub meanings: &'static [Meaning],
}
