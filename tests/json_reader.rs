//! The JSON reader against serde_json: the same texts accepted, the same values read.
//!
//! What is different on purpose is written down in `suite/json_texts.rs` (`verdict`) and, for nesting, here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "suite/json_texts.rs"]
mod json_texts;
#[path = "suite/random.rs"]
mod random;

use json_texts::{Verdict, verdict};
use random::Random;
use serde_json::Value;
use youmi_open_api::wire::json::{Malformed, Next, Reader};
use youmi_open_api::wire::text::write_json;
use youmi_open_api::wire::value::{Json, ObjectText, integer};

fn skip(text: &[u8]) -> Result<(), Malformed> {
    let mut reader = Reader::new(text);
    reader.skip()?;
    reader.end()
}

/// Reads a text in both ways and compares with serde_json. Says whether it is valid; nothing where serde_json cannot
/// tell.
fn check(text: &[u8]) -> Option<bool> {
    let shown = || String::from_utf8_lossy(text).into_owned();
    let read = String::from_utf8_lossy(text);
    let parsed = Json::parse(&read);
    assert_eq!(parsed.as_ref().err(), skip(read.as_bytes()).as_ref().err(), "parse and skip differ: {}", shown());
    assert_eq!(skip(text).is_ok(), parsed.is_ok(), "bytes that are no UTF-8 make a difference: {}", shown());
    match (verdict(text), parsed) {
        (Verdict::Valid(value), Ok(json)) => {
            assert!(same(json, &value), "{} was read as {json:?}", shown());
            let written = rewritten(json);
            assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value, "{} became {written}", shown());
            assert_eq!(Json::parse(json.json), Ok(json), "{}", json.json);
            Some(true)
        }
        (Verdict::Valid(_), Err(error)) => panic!("refused with {error:?}: {}", shown()),
        (Verdict::Invalid, Ok(json)) => panic!("accepted as {json:?}: {}", shown()),
        (Verdict::Invalid, Err(error)) => {
            assert!(error.at <= read.len(), "{error:?} lies outside of {}", shown());
            Some(false)
        }
        (Verdict::Unknown, _) => None,
    }
}

/// The value, with everything written anew that can be.
fn rewritten(json: Json<'_>) -> String {
    match json.kind {
        Next::Text => {
            let mut text = String::new();
            write_json(&json.as_text().unwrap(), &mut text);
            text
        }
        Next::Object => {
            let mut object = ObjectText::default();
            json.fields().iter().for_each(|(key, value)| object.json(key, &rewritten(*value)));
            object.end()
        }
        Next::List => format!("[{}]", json.items().map(rewritten).collect::<Vec<_>>().join(",")),
        _ => json.json.to_owned(),
    }
}

fn same(json: Json<'_>, value: &Value) -> bool {
    let characters = json.json;
    match (json.kind, value) {
        (Next::Null, Value::Null) => characters == "null",
        (Next::Flag, Value::Bool(flag)) => characters == flag.to_string(),
        (Next::Text, Value::String(text)) => json.as_text().is_some_and(|read| read == *text),
        (Next::Number, Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
            (Some(integer), _) => characters.parse() == Ok(integer),
            (None, Some(integer)) => characters.parse() == Ok(integer),
            (None, None) => characters.parse().ok() == number.as_f64(),
        },
        (Next::List, Value::Array(others)) => {
            json.items().count() == others.len() && json.items().zip(others).all(|(item, other)| same(item, other))
        }
        (Next::Object, Value::Object(others)) => {
            let fields = json.fields();
            fields.iter().all(|(key, _)| others.contains_key(key.as_ref()))
                && others.iter().all(|(key, other)| json.get(key).is_some_and(|value| same(value, other)))
                && fields.len() >= others.len()
        }
        _ => false,
    }
}

/// How many of so many texts are valid, and how many invalid.
fn count(seed: u64, texts: usize, make: fn(&mut Random) -> Vec<u8>) -> (usize, usize) {
    let mut random = Random::new(seed);
    let mut counts = (0, 0);
    for _ in 0..texts {
        match check(&make(&mut random)) {
            Some(true) => counts.0 += 1,
            Some(false) => counts.1 += 1,
            None => {}
        }
    }
    counts
}

#[test]
fn reads_random_texts() {
    let (valid, invalid) = count(1, 90_000, json_texts::valid);
    assert_eq!(invalid, 0);
    assert!(valid > 85_000, "{valid}");
}

#[test]
fn refuses_what_is_no_json_in_texts_that_were_tampered_with() {
    let (valid, invalid) = count(2, 80_000, json_texts::mutated);
    assert!(valid > 8_000 && invalid > 20_000, "{valid}, {invalid}");
}

#[test]
fn refuses_noise() {
    let (valid, invalid) = count(3, 30_000, json_texts::noise);
    assert!(valid > 100 && invalid > 20_000, "{valid}, {invalid}");
}

#[test]
fn every_prefix_is_judged_rightly() {
    let mut random = Random::new(4);
    for _ in 0..600 {
        let text = json_texts::valid(&mut random);
        for end in 0..text.len().min(150) {
            check(&text[..end]);
        }
    }
}

#[test]
fn every_byte_at_every_place_of_a_text_is_judged_rightly() {
    for byte in 0..=255_u8 {
        for place in 0..18 {
            let mut text = br#""abcdefghijklmnopqr""#.to_vec();
            text[place + 1] = byte;
            check(&text);
        }
    }
}

#[test]
fn every_escape_is_judged_rightly() {
    for byte in 0..=255_u8 {
        check(&[b'"', b'\\', byte, b'"']);
        check(&[b'"', b'\\', b'u', b'0', byte, b'4', b'1', b'"']);
    }
    for unit in (0..=0xffff).step_by(7).chain(0xd7f0..=0xe010) {
        assert_eq!(check(format!(r#""\u{unit:04x}""#).as_bytes()), Some(true));
        assert_eq!(check(format!(r#""\ud83d\u{unit:04x}\ude00""#).as_bytes()), Some(true));
    }
}

#[test]
fn forgives_what_servers_cut_in_half() {
    let text = |bytes: &'static [u8]| Reader::new(bytes).text().unwrap().decode();
    assert_eq!(text(br#""a\ud83d""#), "a\u{fffd}");
    assert_eq!(text(br#""\ude00\ud83d\ude00""#), "\u{fffd}😀");
    assert_eq!(text(b"\"a\xe5\xbe\""), "a\u{fffd}");
    assert_eq!(text(b"\xef\xbb\xbf\"a\""), "a");
}

#[test]
fn numbers_beyond_every_range_keep_their_digits() {
    for number in ["1e400", "-1e-400", "123456789012345678901234567890", "0.1234567890123456789012345"] {
        let json = Json::parse(number).unwrap();
        assert_eq!((json.kind, json.json, json.as_integer()), (Next::Number, number, None));
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

#[test]
fn nests_two_hundred_deep_and_no_deeper() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")] {
        let levels = open.matches(['[', '{']).count();
        let nested = |depth: usize| [open.repeat(depth / levels), "1".into(), close.repeat(depth / levels)].concat();
        // serde_json stops at 128.
        assert_eq!(check(nested(126).as_bytes()), Some(true));
        assert!(Json::parse(&nested(200)).is_ok());
        assert!(skip(nested(200).as_bytes()).is_ok());
        for depth in [202, 100_000] {
            assert!(Json::parse(&nested(depth)).is_err());
            assert!(skip(nested(depth).as_bytes()).is_err());
            assert!(Json::parse(&open.repeat(depth)).is_err());
        }
    }
    let one_too_many = ["[".repeat(201), "]".repeat(201)].concat();
    assert!(Json::parse(&one_too_many).is_err());
    // What lies side by side is not deep.
    let side_by_side = format!("[{}0]", "[[{}]],".repeat(300));
    assert_eq!(check(side_by_side.as_bytes()), Some(true));
}

#[test]
fn a_text_is_plain_where_it_needs_no_decoding() {
    let mut random = Random::new(5);
    let mut plain = 0;
    for _ in 0..20_000 {
        let text = json_texts::valid(&mut random);
        if !text.starts_with(b"\"") {
            continue;
        }
        let Ok(raw) = Reader::new(&text).text() else { continue };
        assert_eq!(raw.plain, raw.bytes.is_ascii() && !raw.bytes.contains(&b'\\'), "{text:?}");
        if raw.plain {
            assert_eq!(raw.decode().as_bytes(), raw.bytes);
            plain += 1;
        }
    }
    assert!(plain > 100, "{plain}");
}

#[test]
fn an_integer_is_given_where_eighteen_digits_hold_it() {
    let number = |text: &'static str| Reader::new(text.as_bytes()).number().map(|number| number.integer);
    assert_eq!(number("0"), Ok(Some(0)));
    assert_eq!(number("-0"), Ok(Some(0)));
    assert_eq!(number("999999999999999999"), Ok(Some(999_999_999_999_999_999)));
    assert_eq!(number("-999999999999999999"), Ok(Some(-999_999_999_999_999_999)));
    for text in ["1000000000000000000", "18446744073709551616", "99999999999999999999999999", "1.0", "1e1", "0.5"] {
        assert_eq!(number(text), Ok(None), "{text}");
    }
}

#[test]
fn a_key_is_recognised_by_all_of_its_characters() {
    let name = "ad_wechat_nickname_of_32_letters";
    for length in 0..=name.len() {
        let name = &name[..length];
        let right = format!(r#""{name}" : 1"#);
        let mut reader = Reader::new(right.as_bytes());
        assert_eq!(reader.key_is(name), Ok(true));
        assert_eq!(reader.number().map(|number| number.integer), Ok(Some(1)));

        let mut wrong = vec![format!(r#""{name}x":1"#), format!(r#""x{name}":1"#), format!("'{name}':1")];
        wrong.extend((0..length).map(|at| {
            let mut other = name.as_bytes().to_vec();
            other[at] ^= 1;
            format!(r#""{}":1"#, String::from_utf8(other).unwrap())
        }));
        wrong.extend((1..length).map(|end| format!(r#""{}":1"#, &name[..end])));
        for wrong in wrong {
            let mut reader = Reader::new(wrong.as_bytes());
            assert_eq!(reader.key_is(name), Ok(false), "{wrong} is not {name}");
            assert_eq!(reader.position(), 0);
        }
    }
    assert!(Reader::new(br#""a" 1"#).key_is("a").is_err());
}
