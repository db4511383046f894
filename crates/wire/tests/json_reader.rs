//! The JSON reader against serde_json: the same texts accepted, the same values read.
//!
//! Intended differences are described in `json_texts::verdict`; that in nesting is tested here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Map, Value};
use youmi_testing::json_texts::{self, Verdict, verdict};
use youmi_testing::random::Random;
use youmi_wire::json::{JsonType, Malformed, Reader};
use youmi_wire::text::write_json;

fn skip(text: &[u8]) -> Result<(), Malformed> {
    let mut reader = Reader::new(text);
    reader.skip()?;
    reader.end()
}

fn parse(text: &[u8]) -> Result<Value, Malformed> {
    let mut reader = Reader::new(text);
    let value = read_value(&mut reader)?;
    reader.end()?;
    Ok(value)
}

fn read_value(reader: &mut Reader<'_>) -> Result<Value, Malformed> {
    Ok(match reader.next_type()? {
        JsonType::Null => {
            reader.null()?;
            Value::Null
        }
        JsonType::Boolean => Value::Bool(reader.boolean()?),
        JsonType::Number => {
            let number = reader.number()?;
            // A number beyond what serde_json holds is not compared, so any value will do for it.
            serde_json::from_str(number.text()).unwrap_or_default()
        }
        JsonType::String => Value::String(reader.string()?.decode().into_owned()),
        JsonType::Array => {
            let mut items = Vec::new();
            let mut has_next = reader.open(b']')?;
            while has_next {
                items.push(read_value(reader)?);
                has_next = reader.next_item(b']')?;
            }
            Value::Array(items)
        }
        JsonType::Object => {
            let mut fields = Map::new();
            let mut has_next = reader.open(b'}')?;
            while has_next {
                let key = reader.key()?.decode().into_owned();
                fields.insert(key, read_value(reader)?);
                has_next = reader.next_item(b'}')?;
            }
            Value::Object(fields)
        }
    })
}

/// Reads a text, skips it, and compares both with serde_json. Returns whether it is valid, or `None` where serde_json cannot
/// tell.
fn check(text: &[u8]) -> Option<bool> {
    let shown = || String::from_utf8_lossy(text).into_owned();
    let repaired = String::from_utf8_lossy(text);
    let parsed = parse(text);
    assert_eq!(parsed.as_ref().err(), skip(text).as_ref().err(), "parse and skip differ: {}", shown());
    let of_repaired = parse(repaired.as_bytes());
    assert_eq!(
        of_repaired.ok(),
        parsed.as_ref().ok().cloned(),
        "bytes that are no UTF-8 make a difference: {}",
        shown()
    );
    match (verdict(text), parsed) {
        (Verdict::Valid(expected), Ok(value)) => {
            assert_eq!(value, expected, "{}", shown());
            Some(true)
        }
        (Verdict::Valid(_), Err(error)) => panic!("refused with {error:?}: {}", shown()),
        (Verdict::Invalid, Ok(value)) => panic!("accepted as {value}: {}", shown()),
        (Verdict::Invalid, Err(error)) => {
            assert!(error.at <= text.len(), "{error:?} lies outside of {}", shown());
            Some(false)
        }
        (Verdict::Unknown, _) => None,
    }
}

/// Counts the valid and the invalid ones among random texts.
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
fn every_byte_at_every_place_of_a_string_is_judged_rightly() {
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
    let string = |bytes: &'static [u8]| Reader::new(bytes).string().unwrap().decode();
    assert_eq!(string(br#""a\ud83d""#), "a\u{fffd}");
    assert_eq!(string(br#""\ude00\ud83d\ude00""#), "\u{fffd}😀");
    assert_eq!(string(b"\"a\xe5\xbe\""), "a\u{fffd}");
    assert_eq!(string(b"\xef\xbb\xbf\"a\""), "a");
}

#[test]
fn a_string_that_is_written_is_read_as_it_was() {
    let mut random = Random::new(6);
    for _ in 0..20_000 {
        let text = json_texts::valid(&mut random);
        let Ok(raw) = Reader::new(&text).string() else { continue };
        let decoded = raw.decode();
        let mut written = String::new();
        write_json(&decoded, &mut written);
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), decoded, "{written}");
    }
}

#[test]
fn nests_two_hundred_deep_and_no_deeper() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")] {
        let levels = open.matches(['[', '{']).count();
        let nested = |depth: usize| [open.repeat(depth / levels), "1".into(), close.repeat(depth / levels)].concat();
        // serde_json stops at 128.
        assert_eq!(check(nested(126).as_bytes()), Some(true));
        assert!(parse(nested(200).as_bytes()).is_ok());
        assert!(skip(nested(200).as_bytes()).is_ok());
        for depth in [202, 100_000] {
            assert!(parse(nested(depth).as_bytes()).is_err());
            assert!(skip(nested(depth).as_bytes()).is_err());
            assert!(parse(open.repeat(depth).as_bytes()).is_err());
        }
    }
    let one_too_many = ["[".repeat(201), "]".repeat(201)].concat();
    assert!(parse(one_too_many.as_bytes()).is_err());
    // What lies side by side is not deep.
    let side_by_side = format!("[{}0]", "[[{}]],".repeat(300));
    assert_eq!(check(side_by_side.as_bytes()), Some(true));
}

#[test]
fn a_string_is_plain_where_it_needs_no_decoding() {
    let mut random = Random::new(5);
    let mut plain = 0;
    for _ in 0..20_000 {
        let text = json_texts::valid(&mut random);
        if !text.starts_with(b"\"") {
            continue;
        }
        let Ok(raw) = Reader::new(&text).string() else { continue };
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
