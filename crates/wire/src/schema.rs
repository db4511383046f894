//! What a field of the vendor's JSON may hold, and the tables of fields that the decoder follows.

use crate::json::JsonType;

/// What a field holds. Servers write some types in several ways; each is handed out in one.
#[derive(Debug)]
pub enum FieldType {
    /// An integer within 2^53, read from a number or from a string that holds one.
    Integer,
    /// A string, read from a string or a number.
    String,
    /// A boolean, read from a boolean, 0 or 1, or from a string that holds one of them.
    Boolean,
    /// JSON of another type inside a string. It is read too where a server sends it bare.
    JsonString(&'static FieldType),
    /// An array. It is empty where the field is null or missing.
    Array(&'static FieldType),
    /// An array that is sent as a bare object when it has one item.
    ArrayOrOne(&'static FieldType),
    /// An object with documented fields.
    Record(&'static Record),
    /// Any JSON, which is not checked further.
    Any,
}

/// A record of the vendor's documentation, as a table that the decoder follows.
#[derive(Debug)]
pub struct Record {
    /// The index of its constructor in `generated/constructors.js`.
    pub constructor_id: u32,
    /// Its documented fields, in the order of the vendor's example.
    pub fields: &'static [Field],
}

/// A documented field of a record.
#[derive(Debug)]
pub struct Field {
    /// The name that the vendor gives it, exactly.
    pub name: &'static str,
    pub field_type: FieldType,
    /// Whether it may be null or missing.
    pub nullable: bool,
}

/// A Rust type that stands for a [`FieldType`] in the declaration of a record.
pub trait HasFieldType {
    const FIELD_TYPE: FieldType;
    /// Whether null is a possible value.
    const NULLABLE: bool = false;
}

/// Stands for a field that holds JSON inside a string.
#[derive(Debug)]
pub struct JsonString<T>(std::marker::PhantomData<T>);

impl HasFieldType for i64 {
    const FIELD_TYPE: FieldType = FieldType::Integer;
}
impl HasFieldType for String {
    const FIELD_TYPE: FieldType = FieldType::String;
}
impl HasFieldType for bool {
    const FIELD_TYPE: FieldType = FieldType::Boolean;
}
impl<T: HasFieldType> HasFieldType for Option<T> {
    const FIELD_TYPE: FieldType = T::FIELD_TYPE;
    const NULLABLE: bool = true;
}
impl<T: HasFieldType> HasFieldType for Vec<T> {
    const FIELD_TYPE: FieldType = FieldType::Array(&T::FIELD_TYPE);
}
impl<T: HasFieldType> HasFieldType for JsonString<T> {
    const FIELD_TYPE: FieldType = FieldType::JsonString(&T::FIELD_TYPE);
}

impl FieldType {
    /// What an error message says was expected.
    pub(crate) const fn expected(&self) -> &'static str {
        match self {
            Self::Integer => "an integer",
            Self::String => JsonType::String.with_article(),
            Self::Boolean => "a boolean, 0 or 1",
            Self::JsonString(_) => "a string that holds JSON",
            Self::Array(_) | Self::ArrayOrOne(_) => JsonType::Array.with_article(),
            Self::Record(_) => JsonType::Object.with_article(),
            Self::Any => "a value",
        }
    }
}
