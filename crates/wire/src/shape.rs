//! What the vendor's JSON may hold: field kinds and record tables.

/// What a value is. A kind knows what it reads and what it hands out: one type, always the same.
#[derive(Debug)]
pub enum Kind {
    /// A whole number within 2^53: read from a number or a text, handed out as a number.
    Integer,
    /// A text: read from a text or a number.
    Text,
    /// Yes or no: read from a bool, 0, 1, or any of them in a text; handed out as a bool.
    Flag,
    /// JSON of another kind inside a text; read too where a server sends it bare.
    JsonText(&'static Kind),
    /// A list; `null` and nothing are an empty one.
    List(&'static Kind),
    /// A list that is sent as a bare object when it has one item.
    ListOrOne(&'static Kind),
    /// An object with documented fields.
    Record(&'static Record),
    /// Whatever JSON there is.
    Any,
}

/// A record of the vendor's documentation: a table that the decoder follows.
#[derive(Debug)]
pub struct Record {
    /// Its number among the constructors of JavaScript objects, see `pkg-template/runtime/objects.js`.
    pub shape: u32,
    /// Its documented fields, in the order of the vendor's example.
    pub fields: &'static [Field],
}

/// A documented field.
#[derive(Debug)]
pub struct Field {
    /// The vendor's name for it, exactly.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null or missing.
    pub nullable: bool,
}

/// A Rust type that stands for a [`Kind`] in the declaration of a record.
pub trait Shape {
    /// The kind.
    const KIND: Kind;
    /// Whether null is a possible value.
    const NULLABLE: bool = false;
}

/// Marks a field that holds JSON inside a text.
#[derive(Debug)]
pub struct JsonText<T>(pub T);

impl Shape for i64 {
    const KIND: Kind = Kind::Integer;
}
impl Shape for String {
    const KIND: Kind = Kind::Text;
}
impl Shape for bool {
    const KIND: Kind = Kind::Flag;
}
impl<T: Shape> Shape for Option<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;
}
impl<T: Shape> Shape for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}
impl<T: Shape> Shape for JsonText<T> {
    const KIND: Kind = Kind::JsonText(&T::KIND);
}

impl Kind {
    /// What was expected, for an error message.
    pub const fn expected(&self) -> &'static str {
        match self {
            Self::Integer => "an integer",
            Self::Text => "a text",
            Self::Flag => "a bool, 0 or 1",
            Self::JsonText(_) => "a text that holds JSON",
            Self::List(_) | Self::ListOrOne(_) => "a list",
            Self::Record(_) => "an object",
            Self::Any => "a value",
        }
    }
}
