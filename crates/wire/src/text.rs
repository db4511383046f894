//! Reading and writing the strings of JSON, and what messages are made of.

use std::borrow::Cow;

/// A string as it is written in the JSON, with its escapes.
#[derive(Debug, Clone, Copy)]
pub struct RawString<'a> {
    /// The bytes between the quotes.
    pub bytes: &'a [u8],
    /// Whether the bytes are the string: they are ASCII, and none of them begins an escape.
    pub plain: bool,
    /// Whether there is an escape among them.
    pub escaped: bool,
}

impl<'a> RawString<'a> {
    /// A string of ASCII without anything that JSON escapes.
    pub(crate) const fn plain(bytes: &'a [u8]) -> Self {
        Self { bytes, plain: true, escaped: false }
    }

    /// The string itself. Bytes that are not UTF-8 and halves of surrogate pairs become U+FFFD, as in a browser's
    /// decoder, because servers cut strings at a length and so in the middle of a character.
    pub fn decode(&self) -> Cow<'a, str> {
        if self.escaped { Cow::Owned(unescape(self.bytes)) } else { String::from_utf8_lossy(self.bytes) }
    }
}

#[cold]
fn unescape(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(backslash) = rest.iter().position(|byte| *byte == b'\\') {
        let (before, escape) = rest.split_at(backslash);
        text.push_str(&String::from_utf8_lossy(before));
        let (character, length) = match escape.get(1) {
            Some(b'b') => ('\u{8}', 2),
            Some(b'f') => ('\u{c}', 2),
            Some(b'n') => ('\n', 2),
            Some(b'r') => ('\r', 2),
            Some(b't') => ('\t', 2),
            Some(b'u') => unicode_escape(escape),
            Some(other) => (char::from(*other), 2),
            None => (char::REPLACEMENT_CHARACTER, 1),
        };
        text.push(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    text.push_str(&String::from_utf8_lossy(rest));
    text
}

/// The character of a `\uXXXX` at the beginning, or of two of them that are a surrogate pair, and the length of its escape.
fn unicode_escape(bytes: &[u8]) -> (char, usize) {
    let first = unit(bytes).unwrap_or(0xfffd);
    if let 0xd800..=0xdbff = first
        && let Some(second @ 0xdc00..=0xdfff) = bytes.get(6..).and_then(unit)
    {
        let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12);
    }
    (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6)
}

/// The UTF-16 unit of a `\uXXXX` at the beginning.
fn unit(bytes: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = bytes else { return None };
    let digits = digits.first_chunk::<4>()?;
    digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
}

/// A text without the space around it. That includes the wide spaces and byte order marks that input methods and editors
/// write.
pub fn trimmed(mut text: &str) -> &str {
    loop {
        let before = text.len();
        for space in [" ", "\t", "\n", "\r", "\u{c}", "\u{a0}", "\u{3000}", "\u{feff}"] {
            text = text.strip_prefix(space).unwrap_or(text);
            text = text.strip_suffix(space).unwrap_or(text);
        }
        if text.len() == before {
            return text;
        }
    }
}

/// Joins texts into one. `format!` would add 4 KB to what a page loads.
#[macro_export]
macro_rules! message {
    ($($part:expr),+ $(,)?) => { [$(AsRef::<str>::as_ref(&$part)),+].concat() };
}

/// An integer in decimal digits. `to_string` would bring the standard library's formatting into the module.
pub fn format_integer(integer: i64) -> String {
    let mut text = String::new();
    let mut rest = integer.unsigned_abs();
    loop {
        text.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if integer < 0 {
        text.insert(0, '-');
    }
    text
}

/// Writes a text as a string of JSON, with its quotes.
pub fn write_json(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\x1f' => {
                let code = u32::from(character);
                out.push_str(if code < 0x10 { "\\u000" } else { "\\u001" });
                out.extend(char::from_digit(code % 16, 16));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{format_integer, trimmed};

    #[test]
    fn space_of_every_keyboard_is_trimmed() {
        for text in ["12", " 12\n", "\u{3000}12\u{a0} ", "\u{feff} \u{3000} 12"] {
            assert_eq!(trimmed(text), "12");
        }
        assert_eq!(trimmed("\u{3000}\u{3000} "), "");
        assert_eq!(trimmed("1\u{3000}2"), "1\u{3000}2");
    }

    #[test]
    fn integers_are_written_as_the_standard_library_does() {
        for integer in [0, 7, 10, -1, -120, 9_007_199_254_740_991, i64::MAX, i64::MIN] {
            assert_eq!(format_integer(integer), integer.to_string());
        }
    }
}
