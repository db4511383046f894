//! Answers that differ from what is documented: strictly they are errors, leniently they are handed out and reported.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support {
    pub mod lenient_model;
}

use serde_json::{Map, Value, json};
use support::lenient_model::{Mismatches, Model, expected_words};
use youmi_api::ENDPOINTS;
use youmi_testing::random::Random;
use youmi_testing::tape_reader;
use youmi_wire::decode::DecodeError;
use youmi_wire::envelope::{self, Envelope};
use youmi_wire::schema::{FieldType, Record};

/// The lenient reading of an answer.
fn lenient(answer: &str, values: &'static FieldType) -> Result<(Value, Mismatches), DecodeError> {
    let (envelope, mismatches) = envelope::decode_leniently(answer.as_bytes(), values)?;
    let Envelope::Success(tape) = envelope else { panic!("expected success of {answer}") };
    let words = |mismatch: youmi_wire::decode::Mismatch| {
        (mismatch.path, mismatch.expected.to_owned(), mismatch.found.to_owned(), mismatch.count)
    };
    Ok((tape_reader::reply(tape, values), mismatches.into_iter().map(words).collect()))
}

fn envelope_of(values: &Value) -> Map<String, Value> {
    let envelope =
        json!({ "errmsg": 20000, "succeed": true, "msgTime": "2026-11-24", "requestId": "r", "values": values });
    envelope.as_object().cloned().unwrap_or_default()
}

/// The documented types of `values`.
fn documented() -> Vec<&'static FieldType> {
    let values = ENDPOINTS.iter().map(|endpoint| &endpoint.values);
    let documented: Vec<_> = values.filter(|values| !matches!(values, FieldType::Any)).collect();
    assert!(documented.len() >= 10);
    documented
}

/// All records that a type can hold.
fn records_in(of: &'static FieldType, records: &mut Vec<&'static Record>) {
    match of {
        FieldType::JsonString(inner) | FieldType::Array(inner) | FieldType::ArrayOrOne(inner) => {
            records_in(inner, records);
        }
        FieldType::Record(record) => {
            records.push(record);
            record.fields.iter().for_each(|field| records_in(&field.field_type, records));
        }
        FieldType::Integer | FieldType::String | FieldType::Boolean | FieldType::Any => {}
    }
}

/// A value that fits a type.
fn fitting(of: &FieldType, random: &mut Random) -> Value {
    match of {
        FieldType::Integer => json!(random.below(1000)),
        FieldType::String => json!(random.pick(&["", "孙勇", "b02", "a text that is longer than the short ones are"])),
        FieldType::Boolean => json!(random.one_in(2)),
        FieldType::JsonString(inner) => json!(fitting(inner, random).to_string()),
        FieldType::Array(item) | FieldType::ArrayOrOne(item) => {
            (0..random.below(4)).map(|_| fitting(item, random)).collect()
        }
        FieldType::Record(record) => {
            let mut fields: Map<String, Value> =
                record.fields.iter().map(|field| (field.name.into(), fitting(&field.field_type, random))).collect();
            if random.one_in(4) {
                fields.insert("undocumented".into(), unlike(random));
            }
            Value::Object(fields)
        }
        FieldType::Any => unlike(random),
    }
}

/// A value of any kind.
fn unlike(random: &mut Random) -> Value {
    random
        .pick(&[
            json!(null),
            json!(true),
            json!(0),
            json!(1),
            json!(-7),
            json!(1.5),
            json!(3.0),
            json!(1_i64 << 60),
            json!(""),
            json!(" "),
            json!("12"),
            json!("a"),
            json!("true"),
            json!("[1,"),
            json!("{}"),
            json!("[null]"),
            json!(r#"[{"a":1}]"#),
            json!([]),
            json!([null, "a", 1]),
            json!([{ "a": 1 }]),
            json!({}),
            json!({ "a": { "b": [false] } }),
        ])
        .clone()
}

/// Changes some of the values within a value: to others, to strings of themselves, or away.
fn mutate(value: &mut Value, random: &mut Random) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| mutate(item, random)),
        Value::Object(fields) => {
            let names: Vec<String> = fields.keys().cloned().collect();
            for name in names {
                mutate(&mut fields[&name], random);
                if random.one_in(20) {
                    fields.remove(&name);
                }
            }
        }
        Value::String(text) if text.starts_with(['[', '{']) => {
            let mut content: Value = serde_json::from_str(text).unwrap_or(Value::Null);
            mutate(&mut content, random);
            *text = content.to_string();
        }
        _ => {}
    }
    if random.one_in(15) {
        *value = unlike(random);
    } else if random.one_in(30) {
        *value = json!(value.to_string());
    }
}

#[test]
fn a_model_agrees_on_mutated_answers() {
    let documented = documented();
    let mut random = Random::new(12);
    let (mut differing, mut repeated) = (0, 0);
    for _ in 0..100_000 {
        let values = *random.pick(&documented);
        let mut sent = fitting(values, &mut random);
        mutate(&mut sent, &mut random);
        let mut answer = envelope_of(&sent);
        for name in ["succeed", "msgTime", "requestId", "errdesc", "values", "more"] {
            match random.below(40) {
                0 => drop(answer.remove(name)),
                1 => drop(answer.insert(name.into(), unlike(&mut random))),
                _ => {}
            }
        }
        let mut model = Model::default();
        let expected = model.reply(&answer, values);
        let text = json!(answer).to_string();
        let (reply, mismatches) = lenient(&text, values).unwrap_or_else(|error| panic!("{error:?} of {text}"));
        assert_eq!(reply, expected, "{text}");
        assert_eq!(mismatches, model.mismatches, "{text}");
        let strict = envelope::decode(text.as_bytes(), values);
        assert_eq!(strict.is_ok(), mismatches.is_empty(), "{text}");
        differing += usize::from(!mismatches.is_empty());
        repeated += usize::from(mismatches.iter().any(|mismatch| mismatch.3 > 1));
    }
    assert!((20_000..80_000).contains(&differing), "{differing} differ");
    assert!(repeated > 500, "{repeated} have a mismatch more than once");
}

#[test]
fn each_field_of_each_record_null_missing_of_another_type_and_as_text() {
    let mut records = Vec::new();
    documented().into_iter().for_each(|values| records_in(values, &mut records));
    assert!(records.len() >= 10);
    let mut random = Random::new(3);
    for record in records {
        let values: &'static FieldType =
            Box::leak(Box::new(FieldType::Array(Box::leak(Box::new(FieldType::Record(record))))));
        let right = fitting(values_item(values), &mut random);
        for field in record.fields {
            let others = [
                json!(null),
                json!(true),
                json!(7),
                json!("7"),
                json!("a"),
                json!(1.5),
                json!([[]]),
                json!({ "x": 1 }),
            ];
            for sent in others.into_iter().map(Some).chain([None]) {
                let mut item = right.clone();
                match &sent {
                    Some(sent) => item[field.name] = sent.clone(),
                    None => drop(item.as_object_mut().unwrap().remove(field.name)),
                }
                let answer = envelope_of(&json!([right, item, item]));
                let text = json!(answer).to_string();
                let mut model = Model::default();
                let expected = model.reply(&answer, values);
                let (reply, mismatches) = lenient(&text, values).unwrap();
                assert_eq!((&reply, &mismatches), (&expected, &model.mismatches), "{} of {text}", field.name);
                match envelope::decode(text.as_bytes(), values) {
                    Ok(_) => assert_eq!(mismatches, [], "{} of {text}", field.name),
                    Err(error) => {
                        assert_eq!(error.path, mismatches[0].0, "the same place in both modes");
                        assert!(mismatches[0].0.starts_with(&format!("values[1].{}", field.name)));
                        assert_eq!(mismatches[0].3 % 2, 0, "two items are alike");
                    }
                }
            }
        }
    }
}

fn values_item(values: &'static FieldType) -> &'static FieldType {
    let FieldType::Array(item) = values else { panic!("no list") };
    item
}

const STAFF: [&str; 3] = ["ad_staff_code", "ad_staff_name", "ad_staff_state"];

fn staff(values: &Value) -> (String, &'static FieldType) {
    let list_staff = ENDPOINTS.iter().find(|endpoint| endpoint.id == "listStaff").unwrap();
    (json!(envelope_of(values)).to_string(), &list_staff.values)
}

#[test]
fn equal_mismatches_of_a_list_are_one_and_there_are_twenty_kinds_at_most() {
    let item = json!({ STAFF[0]: "b02", STAFF[1]: ["孙勇"], STAFF[2]: "x", "ad_self_user": null });
    let (answer, values) = staff(&json!(vec![item; 5000]));
    let (reply, mismatches) = lenient(&answer, values).unwrap();
    assert_eq!(reply["values"][4999][STAFF[1]], json!(["孙勇"]));
    let mut expected = vec![("values[0].ad_staff_name", "a string", "an array", 5000)];
    expected.push(("values[0].ad_staff_state", "an integer", "a string that is no integer", 5000));
    let found: Vec<_> = mismatches
        .iter()
        .map(|(path, expected, found, count)| (path.as_str(), expected.as_str(), found.as_str(), *count))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(expected_words(&FieldType::Integer), "an integer");
}

#[test]
fn what_is_no_envelope_or_not_valid_json_is_an_error_that_says_where() {
    let (right, values) = staff(&json!([{ STAFF[0]: "b02", STAFF[1]: 1.5, STAFF[2]: true, "ad_self_user": null }]));
    assert_eq!(lenient(&right, values).unwrap().1.len(), 1);
    let deep = format!("{}{}", "[".repeat(300), "]".repeat(300));
    for (answer, path) in [
        ("<html>".to_owned(), ""),
        ("[]".to_owned(), ""),
        (right.replace("20000", "null"), "errmsg"),
        (right.replace("20000", "\"a\""), "errmsg"),
        (right.replace("\"errmsg\":20000,", ""), "errmsg"),
        (right[..right.len() - 1].to_owned(), ""),
        (right.replace("true", "tru"), ""),
        (right.replace("\"b02\"", "\"b02\",\"ad_staff_code\":\"b03\""), "values[0].ad_staff_code"),
        (right.replace("\"b02\"", &deep), ""),
    ] {
        let error = lenient(&answer, values).unwrap_err();
        assert_eq!(error.path, path, "{answer}: {error:?}");
    }
}
