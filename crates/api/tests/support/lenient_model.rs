//! What reading leniently makes of an answer, written from the documentation of `onMismatch` and not after the decoder.
#![allow(dead_code, reason = "each test file uses some of it")]

use serde_json::{Map, Number, Value, json};
use youmi_wire::schema::{Field, FieldType};

/// The kinds of mismatches that are reported at most.
const MAX_KINDS: usize = 20;

/// How answers differ: path, what was expected, what was found, and how often.
pub type Mismatches = Vec<(String, String, String, usize)>;

#[derive(Default)]
pub struct Model {
    pub mismatches: Mismatches,
}

impl Model {
    /// The reply to an answer whose `errmsg` is a number of success.
    pub fn reply(&mut self, answer: &Map<String, Value>, values: &'static FieldType) -> Value {
        let mut reply: Map<String, Value> =
            answer.iter().map(|(key, value)| (key.clone(), as_it_came(value))).collect();
        let fields = [
            ("errmsg", FieldType::Integer, false),
            ("succeed", FieldType::Boolean, false),
            ("msgTime", FieldType::String, false),
            ("requestId", FieldType::String, true),
            ("errdesc", FieldType::String, true),
        ];
        let read = self.field("values", values, false, answer.get("values"), "");
        reply.insert("values".into(), read);
        for (name, field_type, nullable) in &fields {
            let read = self.field(name, field_type, *nullable, answer.get(*name), "");
            reply.insert((*name).into(), read);
        }
        Value::Object(reply)
    }

    fn field(&mut self, name: &str, of: &FieldType, nullable: bool, sent: Option<&Value>, parent: &str) -> Value {
        let path = if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") };
        match sent {
            Some(sent) => self.value(of, nullable, sent, &path),
            None if nullable => Value::Null,
            None => nothing(of).unwrap_or_else(|innermost| self.differs(innermost, "missing", &Value::Null, &path)),
        }
    }

    fn value(&mut self, of: &FieldType, nullable: bool, sent: &Value, path: &str) -> Value {
        match (of, sent) {
            (_, Value::Null) if nullable => Value::Null,
            (FieldType::String, Value::Null) => json!(""),
            (_, Value::Null) => nothing(of).unwrap_or_else(|_| self.differs(of, "null", sent, path)),
            (FieldType::Any, _) => as_it_came(sent),
            (FieldType::String, Value::String(_)) => sent.clone(),
            (FieldType::String, Value::Number(number)) => json!(number.to_string()),
            (FieldType::Integer, Value::Number(number)) => match whole(number) {
                None => self.differs(of, "a number with a fraction or an exponent", sent, path),
                Some(integer) if integer.unsigned_abs() >= 1 << 53 => {
                    self.differs(of, "one beyond 2^53, which JavaScript would round", sent, path)
                }
                Some(integer) => json!(integer),
            },
            (FieldType::Integer | FieldType::Boolean, Value::String(text)) if text.trim().is_empty() && nullable => {
                Value::Null
            }
            (FieldType::Integer, Value::String(text)) => match text.trim().parse::<i64>() {
                Ok(integer) => json!(integer),
                Err(_) => self.differs(of, "a string that is no integer", sent, path),
            },
            (FieldType::Boolean, Value::Bool(_)) => sent.clone(),
            (FieldType::Boolean, Value::Number(_) | Value::String(_)) => {
                let text = sent.as_str().map_or_else(|| sent.to_string(), |text| text.trim().to_owned());
                match text.as_str() {
                    "1" | "true" | "True" => json!(true),
                    "0" | "false" | "False" => json!(false),
                    _ => self.differs(of, "another value", sent, path),
                }
            }
            (FieldType::JsonString(inner), Value::String(text)) => {
                let is_empty = text.trim().is_empty();
                if is_empty && nullable {
                    return Value::Null;
                }
                match (nothing(inner), serde_json::from_str(text)) {
                    (Ok(nothing), _) if is_empty => nothing,
                    (_, Ok(content)) => self.value(inner, nullable, &content, path),
                    _ => self.differs(of, "a string that holds none", sent, path),
                }
            }
            (FieldType::JsonString(inner), _) => self.value(inner, nullable, sent, path),
            (FieldType::Array(item) | FieldType::ArrayOrOne(item), Value::Array(items)) => {
                let read = |(index, item_sent)| self.value(item, false, item_sent, &format!("{path}[{index}]"));
                Value::Array(items.iter().enumerate().map(read).collect())
            }
            (FieldType::ArrayOrOne(item), Value::Object(_)) => json!([self.value(item, false, sent, path)]),
            (FieldType::Record(record), Value::Object(fields)) => {
                let mut read: Map<String, Value> =
                    fields.iter().map(|(key, value)| (key.clone(), as_it_came(value))).collect();
                for Field { name, field_type, nullable } in record.fields {
                    let value = self.field(name, field_type, *nullable, fields.get(*name), path);
                    read.insert((*name).into(), value);
                }
                Value::Object(read)
            }
            _ => self.differs(of, type_words(sent), sent, path),
        }
    }

    fn differs(&mut self, of: &FieldType, found: &str, sent: &Value, path: &str) -> Value {
        let expected = expected_words(of);
        let kind = |path: &str| path.split(|c: char| "[]".contains(c)).step_by(2).collect::<Vec<_>>().join("[]");
        let is_equal = |known: &&mut (String, String, String, usize)| {
            (kind(&known.0), known.1.as_str(), known.2.as_str()) == (kind(path), expected, found)
        };
        if let Some(known) = self.mismatches.iter_mut().find(is_equal) {
            known.3 += 1;
        } else if self.mismatches.len() < MAX_KINDS {
            self.mismatches.push((path.into(), expected.into(), found.into(), 1));
        }
        as_it_came(sent)
    }
}

/// What stands for a value that is null or missing, or the type that has no such thing.
fn nothing(of: &FieldType) -> Result<Value, &FieldType> {
    match of {
        FieldType::Any => Ok(Value::Null),
        FieldType::Array(_) | FieldType::ArrayOrOne(_) => Ok(json!([])),
        FieldType::JsonString(inner) => nothing(inner),
        other => Err(other),
    }
}

/// Numbers that JavaScript would round are handed out as their digits.
fn as_it_came(sent: &Value) -> Value {
    match sent {
        Value::Number(number) if number.as_i64().is_some_and(|integer| integer.unsigned_abs() >= 1 << 53) => {
            json!(number.to_string())
        }
        Value::Array(items) => items.iter().map(as_it_came).collect(),
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), as_it_came(value))).collect(),
        other => other.clone(),
    }
}

/// The value of a number that is written as an integer or with a fraction of zeros.
fn whole(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| number.as_f64().filter(|float| float.fract() == 0.0).map(|float| float as i64))
}

pub fn expected_words(of: &FieldType) -> &'static str {
    match of {
        FieldType::Integer => "an integer",
        FieldType::String => "a string",
        FieldType::Boolean => "a boolean, 0 or 1",
        FieldType::JsonString(_) => "a string that holds JSON",
        FieldType::Array(_) | FieldType::ArrayOrOne(_) => "an array",
        FieldType::Record(_) => "an object",
        FieldType::Any => "a value",
    }
}

pub fn type_words(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
