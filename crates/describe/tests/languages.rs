//! Everything that is declared is described in both languages.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::Value;
use youmi_api::{Docs, Literal, Meaning, RESOURCES, SECTIONS, Text};
use youmi_describe::language::{Language, is_chinese};

/// Checks that a comment says something in both languages, in whole sentences.
fn assert_sentences(what: &str, docs: &Docs) {
    for (language, marks) in Language::ALL.into_iter().zip([".", "。"]) {
        let paragraphs = language.paragraphs(docs);
        assert!(!paragraphs.is_empty(), "{what} says nothing in {language:?}");
        for paragraph in paragraphs {
            assert!(paragraph.ends_with(marks), "{what} in {language:?} is no sentence: {paragraph}");
            assert_language(what, language, &paragraph);
        }
    }
}

fn assert_text(what: &str, text: Text) {
    for language in Language::ALL {
        assert_language(what, language, language.of(text));
    }
}

/// English may quote the vendor's Chinese words, and Chinese names in Latin letters.
fn assert_language(what: &str, language: Language, text: &str) {
    let has_its_letters = match language {
        Language::English => {
            !text.starts_with(is_chinese) && text.contains(|letter: char| letter.is_ascii_alphabetic())
        }
        Language::Chinese => text.contains(is_chinese),
    };
    assert!(has_its_letters, "{what} is not in {language:?}: {text}");
}

/// Checks that values are explained; null needs no words.
fn assert_meanings(what: &str, meanings: &[Meaning]) {
    for meaning in meanings.iter().filter(|meaning| meaning.value != Literal::Null) {
        let what = format!("{:?} of {what}", meaning.value);
        assert_text(&what, meaning.text.unwrap_or_else(|| panic!("{what} is not explained")));
    }
}

#[test]
fn every_record_and_field_is_described_in_both_languages() {
    for record in RESOURCES.iter().flat_map(|resource| resource.records) {
        assert_sentences(record.name, &record.docs);
        for (field, said) in record.record.fields.iter().zip(record.fields) {
            let what = format!("{}.{}", record.name, field.name);
            if !said.is_deprecated {
                assert_sentences(&what, &said.docs);
            }
            assert_meanings(&what, said.meanings);
        }
    }
}

#[test]
fn every_endpoint_and_parameter_is_described_in_both_languages() {
    for endpoint in RESOURCES.iter().flat_map(|resource| resource.endpoints) {
        let (id, description) = (endpoint.row.id, endpoint.description);
        assert_sentences(id, &description.docs);
        for text in description.rejects.iter().copied().chain(description.partial_answer) {
            assert_text(id, text);
        }
        for param in description.params.params {
            let what = format!("{id}.{}", param.row.name);
            assert_sentences(&what, &param.description.docs);
            assert_meanings(&what, param.description.meanings);
        }
    }
}

#[test]
fn every_list_and_section_is_named_in_both_languages() {
    for paging in RESOURCES.iter().flat_map(|resource| resource.pagings) {
        for language in Language::ALL {
            let paragraphs = language.paragraphs(&paging.docs);
            assert_eq!(paragraphs.len(), 1, "{} in {language:?}", paging.row.id);
            assert_language(paging.row.id, language, paragraphs.first().unwrap());
        }
    }
    for section in SECTIONS {
        assert_text(section.name, section.text);
    }
}

#[test]
fn the_openapi_description_says_everything_in_both_languages() {
    let files = youmi_describe::files();
    let (_, text) = files.iter().find(|(path, _)| path.ends_with("openapi.json")).unwrap();
    let document: Value = serde_json::from_str(text).unwrap();
    let mut count = 0;
    assert_both("", &document, &mut count);
    assert!(count > 600, "only {count} descriptions");
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object).unwrap();
    for (name, schema) in schemas {
        assert!(schema.get("description").is_some(), "{name}");
        assert_properties(name, schema);
    }
}

/// Checks each description and summary for its other language. An operation's summary is the vendor's title.
fn assert_both(path: &str, value: &Value, count: &mut usize) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let is_named = path.ends_with("/properties") || path.ends_with("/value");
                let is_title = fields.contains_key("operationId") && name == "summary";
                if (name == "description" || name == "summary") && inner.is_string() && !is_named && !is_title {
                    *count += 1;
                    let chinese = fields.get(&format!("x-{name}-zh")).and_then(Value::as_str).unwrap_or_default();
                    assert_language(path, Language::English, inner.as_str().unwrap_or_default());
                    assert_language(path, Language::Chinese, chinese);
                }
                assert_both(&format!("{path}/{name}"), inner, count);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| assert_both(path, item, count)),
        _ => {}
    }
}

/// Checks that each property of an object has a description, unless it is described where it is defined.
fn assert_properties(path: &str, schema: &Value) {
    match schema {
        Value::Object(fields) => {
            for (name, property) in fields.get("properties").and_then(Value::as_object).into_iter().flatten() {
                assert!(property.get("description").is_some(), "{path}.{name} has no description");
            }
            fields.iter().for_each(|(name, inner)| assert_properties(&format!("{path}/{name}"), inner));
        }
        Value::Array(items) => items.iter().for_each(|item| assert_properties(path, item)),
        _ => {}
    }
}
