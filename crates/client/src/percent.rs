//! URL escapes, `%XX`: read leniently, for nobody knows who wrote them.

use std::borrow::Cow;

/// The bytes of a text, with every escape resolved. A `%` that begins no escape stays as it is.
pub fn decode(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escape = match (byte, after) {
            (b'%', [high, low, after @ ..]) => hex(*high).zip(hex(*low)).map(|digits| (digits, after)),
            _ => None,
        };
        match escape {
            Some(((high, low), after)) => {
                decoded.push(high << 4 | low);
                rest = after;
            }
            None => {
                decoded.push(byte);
                rest = after;
            }
        }
    }
    decoded
}

/// Adds a text, with every ASCII character escaped that is not `plain`, and every other character if `all`.
pub fn encode(text: &str, all: bool, plain: fn(u8) -> bool, out: &mut String) {
    let mut bytes = [0; 4];
    for character in text.chars() {
        if if character.is_ascii() { plain(character as u8) } else { !all } {
            out.push(character);
            continue;
        }
        for byte in character.encode_utf8(&mut bytes).bytes() {
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}

/// The text with one character for another.
pub fn exchanged(text: &str, from: char, to: char) -> String {
    text.chars().map(|character| if character == from { to } else { character }).collect()
}

/// The text of bytes, if they are UTF-8.
pub fn utf8(bytes: &[u8]) -> Option<&str> {
    // The function that is in the module anyway.
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

/// Whether a byte may stand anywhere in a URL (RFC 3986: unreserved).
pub const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The value of a hexadecimal digit.
pub const fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// The hexadecimal digit of a value below 16.
pub const fn digit(value: u8) -> char {
    (if value < 10 { b'0' + value } else { b'A' - 10 + value }) as char
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_escapes_and_leaves_the_rest() {
        for (text, expected) in [
            ("%e5%BC%A0a", "张a"),
            ("100%", "100%"),
            ("%%41", "%A"),
            ("%4", "%4"),
            ("%zz%4g", "%zz%4g"),
            ("a+b", "a+b"),
            ("", ""),
        ] {
            assert_eq!(decode(text), expected.as_bytes(), "{text}");
        }
        assert_eq!(decode("%ff"), [0xff]);
    }

    #[test]
    fn what_is_escaped_can_be_resolved() {
        let mut text = String::from("x");
        encode("a b+张%~", true, is_unreserved, &mut text);
        assert_eq!(text, "xa%20b%2B%E5%BC%A0%25~");
        encode("a=张", false, |byte| byte != b'=', &mut text);
        assert!(text.ends_with("a%3D张"));
    }

    #[test]
    fn bytes_are_a_text_or_not() {
        assert_eq!(utf8("张".as_bytes()), Some("张"));
        assert_eq!(utf8(&[0xe5, 0xbc]), None);
        assert_eq!(utf8("\u{fffd}".as_bytes()), Some("\u{fffd}"));
    }
}
