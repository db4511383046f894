//! What the documentation says about the vendor's vocabulary. It becomes the comments of the TypeScript definitions,
//! `openapi.json` and the console; no call reads it.

use youmi_wire::schema::Record;

use crate::literal::Literal;

/// A documentation comment.
///
/// Only `docs!` makes one, so a second language is one more field here and one more attribute there.
#[derive(Debug, Clone, Copy)]
pub struct Docs {
    /// The lines of the comment, in English.
    pub english: &'static [&'static str],
    /// The vendor's own term, in Chinese.
    pub term: Option<&'static str>,
}

impl Docs {
    pub const NONE: Self = Self { english: &[], term: None };

    /// The paragraphs, each as one line. A block of code is a paragraph that keeps its lines.
    pub fn paragraphs(&self) -> Vec<String> {
        let lines: Vec<&str> = self.english.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
        let is_code = |lines: &[&str]| lines.first().is_some_and(|line| line.starts_with("```"));
        paragraphs.map(|lines| lines.join(if is_code(lines) { "\n" } else { " " })).collect()
    }
}

/// What a value means.
#[derive(Debug, Clone, Copy)]
pub struct Meaning {
    pub value: Literal,
    /// The meaning in English, unless the value says it.
    pub english: Option<&'static str>,
    /// The vendor's own term, in Chinese.
    pub term: Option<&'static str>,
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
