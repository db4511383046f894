//! A deserializer of JSON text for serde, with our own error messages.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};
use std::slice::Iter;

use serde::de::value::SeqDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use youmi_wire::json::JsonType;

use crate::json_text::Json;
use crate::suggest::nearest;

/// The error of a value of the wrong type.
#[derive(Debug)]
pub struct Mismatch {
    /// Where it stands: `.cipher.mode`; empty for the whole value.
    pub path: String,
    /// The problem, which follows the path in the message.
    pub problem: String,
}

impl Mismatch {
    fn new(problem: String) -> Self {
        Self { path: String::new(), problem }
    }

    fn expected(expected: &str) -> Self {
        Self::new(["has to be ", expected].concat())
    }

    /// The error of a value in a field.
    fn in_field(self, name: &str) -> Self {
        Self { path: [".", name, &self.path].concat(), ..self }
    }
}

impl Display for Mismatch {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.problem)
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: Display>(problem: T) -> Self {
        Self::new(problem.to_string())
    }

    // The default messages quote the value.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("has to be {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("has to be {expected}"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        let quoted: Vec<String> = expected.iter().map(|name| ["\"", name, "\""].concat()).collect();
        Self::custom(match quoted.split_last() {
            Some((last, before @ [_, ..])) => format!("has to be {} or {last}", before.join(", ")),
            _ => format!("has to be {}", quoted.concat()),
        })
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let unknown = match nearest(field, expected) {
            Some(near) => Self::custom(format_args!("is not known; did you mean {near}?")),
            None => Self::custom("is not known"),
        };
        unknown.in_field(field)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::custom("is missing").in_field(field)
    }
}

impl<'de> IntoDeserializer<'de, Mismatch> for Json<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Iterates the fields of an object.
struct FieldsAccess<'a, 'de> {
    fields: Iter<'a, (Cow<'de, str>, Json<'de>)>,
    /// The field whose value comes next.
    current: Option<&'a (Cow<'de, str>, Json<'de>)>,
}

impl<'de> MapAccess<'de> for FieldsAccess<'_, 'de> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mismatch> {
        self.current = self.fields.next();
        let Some((name, _)) = self.current else { return Ok(None) };
        seed.deserialize(name.as_ref().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        let (name, value) = self.current.map_or(("", Json::NULL), |(name, value)| (name, *value));
        seed.deserialize(value).map_err(|mismatch| mismatch.in_field(name))
    }
}

impl<'de> Deserializer<'de> for Json<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.json_type {
            JsonType::Null => visitor.visit_unit(),
            JsonType::Boolean => self.deserialize_bool(visitor),
            JsonType::Number => self.deserialize_i64(visitor),
            JsonType::String => self.deserialize_string(visitor),
            JsonType::Array => self.deserialize_seq(visitor),
            JsonType::Object => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.json_type {
            JsonType::Boolean => visitor.visit_bool(self.json == "true"),
            _ => Err(Mismatch::expected(JsonType::Boolean.with_article())),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.as_integer() {
            Some(integer) => visitor.visit_i64(integer),
            None => Err(Mismatch::expected("an integer")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.as_text() {
            Some(text) => visitor.visit_string(text.into_owned()),
            None => Err(Mismatch::expected(JsonType::String.with_article())),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.as_text() {
            Some(text) => visitor.visit_enum(text.into_deserializer()),
            None => Err(Mismatch::expected(JsonType::String.with_article())),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.json_type {
            JsonType::Array => visitor.visit_seq(SeqDeserializer::new(self.items())),
            _ => Err(Mismatch::expected(JsonType::Array.with_article())),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.json_type {
            JsonType::Object => visitor.visit_map(FieldsAccess { fields: self.fields().iter(), current: None }),
            _ => Err(Mismatch::expected(JsonType::Object.with_article())),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_map(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.json_type == JsonType::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct identifier ignored_any
    }
}
