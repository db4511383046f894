//! JSON that stays text, against serde_json: the same texts accepted, the same values found in them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use youmi_client::json_text::{Json, ObjectText, integer};
use youmi_testing::json_texts::{self, Verdict, verdict};
use youmi_testing::random::Random;
use youmi_wire::json::JsonType;
use youmi_wire::text::write_json;

/// The value, with everything written anew that can be.
fn rewritten(json: Json<'_>) -> String {
    match json.json_type {
        JsonType::String => {
            let mut text = String::new();
            write_json(&json.as_text().unwrap(), &mut text);
            text
        }
        JsonType::Object => {
            let mut object = ObjectText::default();
            json.fields().iter().for_each(|(key, value)| object.json(key, &rewritten(*value)));
            object.end()
        }
        JsonType::Array => format!("[{}]", json.items().map(rewritten).collect::<Vec<_>>().join(",")),
        _ => json.json.to_owned(),
    }
}

fn same(json: Json<'_>, value: &Value) -> bool {
    let characters = json.json;
    match (json.json_type, value) {
        (JsonType::Null, Value::Null) => characters == "null",
        (JsonType::Boolean, Value::Bool(flag)) => characters == flag.to_string(),
        (JsonType::String, Value::String(text)) => json.as_text().is_some_and(|read| read == *text),
        (JsonType::Number, Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
            (Some(integer), _) => characters.parse() == Ok(integer),
            (None, Some(integer)) => characters.parse() == Ok(integer),
            (None, None) => characters.parse().ok() == number.as_f64(),
        },
        (JsonType::Array, Value::Array(others)) => {
            json.items().count() == others.len() && json.items().zip(others).all(|(item, other)| same(item, other))
        }
        (JsonType::Object, Value::Object(others)) => {
            let fields = json.fields();
            fields.iter().all(|(key, _)| others.contains_key(key.as_ref()))
                && others.iter().all(|(key, other)| json.get(key).is_some_and(|value| same(value, other)))
                && fields.len() >= others.len()
        }
        _ => false,
    }
}

#[test]
fn parts_are_those_that_serde_json_finds() {
    let mut random = Random::new(1);
    let mut valid = 0;
    for index in 0..40_000 {
        let text = if index % 2 == 0 { json_texts::valid(&mut random) } else { json_texts::mutated(&mut random) };
        let text = String::from_utf8_lossy(&text);
        match (verdict(text.as_bytes()), Json::parse(&text)) {
            (Verdict::Valid(value), Ok(json)) => {
                assert!(same(json, &value), "{text} was read as {json:?}");
                let written = rewritten(json);
                assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value, "{text} became {written}");
                assert_eq!(Json::parse(json.json), Ok(json), "{}", json.json);
                valid += 1;
            }
            (Verdict::Valid(_), Err(error)) => panic!("refused with {error:?}: {text}"),
            (Verdict::Invalid, Ok(json)) => panic!("accepted as {json:?}: {text}"),
            (Verdict::Invalid, Err(_)) | (Verdict::Unknown, _) => {}
        }
    }
    assert!(valid > 20_000, "{valid}");
}

#[test]
fn numbers_beyond_every_range_keep_their_digits() {
    for number in ["1e400", "-1e-400", "123456789012345678901234567890", "0.1234567890123456789012345"] {
        let json = Json::parse(number).unwrap();
        assert_eq!((json.json_type, json.json, json.as_integer()), (JsonType::Number, number, None));
    }
}

#[test]
fn an_integer_may_have_a_sign_and_eighteen_digits() {
    for number in ["0", "-0", "7", "-7", "+7", "007", "999999999999999999", "-999999999999999999"] {
        assert_eq!(integer(number), number.parse().ok(), "{number}");
    }
    for text in ["", "-", "+", "--1", "1.0", "1e3", " 1", "1 ", "a", "1000000000000000000", "张"] {
        assert_eq!(integer(text), None, "{text}");
    }
}
