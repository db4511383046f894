//! Random JSON, valid and invalid, and the verdict of serde_json on it.

use serde_json::Value;

use crate::random::Random;

/// A random valid text.
pub fn valid(random: &mut Random) -> Vec<u8> {
    let mut text = Vec::new();
    let depth = if random.one_in(50) { 60 } else { 4 };
    space(random, &mut text);
    value(random, depth, &mut text);
    space(random, &mut text);
    text
}

/// A valid text with random changes. It may still be valid.
pub fn mutated(random: &mut Random) -> Vec<u8> {
    let mut text = valid(random);
    for _ in 0..=random.below(3) {
        let at = random.below(text.len());
        let end = (at + random.below(12)).min(text.len());
        match random.below(6) {
            0 => drop(text.drain(at..end)),
            1 => text.truncate(at),
            2 => text.insert(at, byte(random)),
            3 => {
                let copy = text[at..end].to_vec();
                let place = random.below(text.len() + 1);
                text.splice(place..place, copy);
            }
            4 => {
                let other = random.below(text.len());
                text.swap(at, other);
            }
            _ => text[at] = byte(random),
        }
        if text.is_empty() {
            return text;
        }
    }
    text
}

/// Random bytes, most of which are characters of JSON syntax.
pub fn noise(random: &mut Random) -> Vec<u8> {
    let length = random.below(24);
    (0..length).map(|_| byte(random)).collect()
}

fn byte(random: &mut Random) -> u8 {
    const SYNTAX: &[u8] = br#"{}[]:,""\\/untrfalsebE+-.0123456789 "#;
    if random.one_in(6) { random.next_u64() as u8 } else { *random.pick(SYNTAX) }
}

fn space(random: &mut Random, text: &mut Vec<u8>) {
    while random.one_in(4) {
        text.push(*random.pick(b" \n\r\t"));
    }
}

fn value(random: &mut Random, depth: usize, text: &mut Vec<u8>) {
    // Deeply nested values are narrow, or the text would be huge.
    let (choices, items) = if depth > 4 { (2, 1) } else { (10, 4) };
    match random.below(if depth == 0 { 8 } else { choices }) {
        0 if depth > 0 => array(random, depth, items, text),
        1 if depth > 0 => object(random, depth, items, text),
        0 | 1 => text.extend_from_slice(b"null"),
        2 => text.extend_from_slice(b"true"),
        3 => text.extend_from_slice(b"false"),
        4..=6 => number(random, text),
        _ => string(random, text),
    }
}

fn array(random: &mut Random, depth: usize, items: usize, text: &mut Vec<u8>) {
    text.push(b'[');
    separated(random, items, text, |random, text| value(random, depth - 1, text));
    text.push(b']');
}

fn object(random: &mut Random, depth: usize, items: usize, text: &mut Vec<u8>) {
    text.push(b'{');
    separated(random, items, text, |random, text| {
        string(random, text);
        space(random, text);
        text.push(b':');
        space(random, text);
        value(random, depth - 1, text);
    });
    text.push(b'}');
}

/// A random number of items with commas between them; one item if `items` is 1.
fn separated(random: &mut Random, items: usize, text: &mut Vec<u8>, item: impl Fn(&mut Random, &mut Vec<u8>)) {
    space(random, text);
    let count = if items == 1 { 1 } else { random.below(items) };
    for index in 0..count {
        if index > 0 {
            text.push(b',');
            space(random, text);
        }
        item(random, text);
        space(random, text);
    }
}

fn digits(random: &mut Random, longest: usize, text: &mut Vec<u8>) {
    for _ in 0..=random.below(longest) {
        text.push(b'0' + random.below(10) as u8);
    }
}

fn number(random: &mut Random, text: &mut Vec<u8>) {
    if random.one_in(3) {
        text.push(b'-');
    }
    if random.one_in(4) {
        text.push(b'0');
    } else {
        text.push(b'1' + random.below(9) as u8);
        let longest = if random.one_in(4) { 24 } else { 6 };
        digits(random, longest, text);
    }
    if random.one_in(3) {
        text.push(b'.');
        digits(random, 6, text);
    }
    if random.one_in(4) {
        text.push(*random.pick(b"eE"));
        if random.one_in(2) {
            text.push(*random.pick(b"+-"));
        }
        let longest = if random.one_in(10) { 3 } else { 2 };
        digits(random, longest, text);
    }
}

fn string(random: &mut Random, text: &mut Vec<u8>) {
    const CHARACTERS: [&str; 12] =
        ["a", "Z", "7", " ", "/", "'", "\u{7f}", "é", "微", "信号", "\u{2028}\u{feff}\u{fffd}", "😀"];
    text.push(b'"');
    // Some are so long that the reader looks at eight bytes at once.
    let length = if random.one_in(4) { 30 } else { 8 };
    for _ in 0..random.below(length) {
        match random.below(12) {
            0 => text
                .extend_from_slice(random.pick(&[r#"\""#, r"\\", r"\/", r"\b", r"\f", r"\n", r"\r", r"\t"]).as_bytes()),
            1 => {
                let unit = *random.pick(&[0x0000, 0x0022, 0x005c, 0x4fe1, 0xd83d, 0xde00, 0xdbff, 0xdc00, 0xffff]);
                let escape = if random.one_in(2) { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
                text.extend_from_slice(escape.as_bytes());
            }
            2 => text.extend_from_slice(br"\ud83d\ude00"),
            3 if random.one_in(4) => text.push(0x80 | random.next_u64() as u8),
            choice => {
                let some = if choice < 9 { &CHARACTERS[..5] } else { &CHARACTERS[5..] };
                text.extend_from_slice(random.pick(some).as_bytes());
            }
        }
    }
    text.push(b'"');
}

/// What serde_json says about a text.
#[derive(Debug)]
pub enum Verdict {
    /// It is JSON for this value.
    Valid(Value),
    /// It is not JSON.
    Invalid,
    /// It contains a number beyond the range of serde_json, so nothing is known.
    Unknown,
}

/// The verdict of serde_json on a text, after what this project's reader forgives on purpose is mended in it: a byte order
/// mark, bytes that are not UTF-8, and halves of surrogate pairs.
pub fn verdict(text: &[u8]) -> Verdict {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    match serde_json::from_str(&mend_surrogates(&String::from_utf8_lossy(text))) {
        Ok(value) => Verdict::Valid(value),
        Err(error) if error.to_string().starts_with("number out of range") => Verdict::Unknown,
        Err(_) => Verdict::Invalid,
    }
}

fn mend_surrogates(text: &str) -> String {
    let mut mended = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                mended.push_str(r"\ufffd");
                rest = &rest[6..];
                continue;
            }
            (Some(_), _) => 6,
            (None, _) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        mended.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    mended + rest
}

/// The UTF-16 unit of an escape at the beginning of a text.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let valid = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    valid.then(|| u32::from_str_radix(digits, 16).unwrap())
}
