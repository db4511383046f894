//! What `percent-encoding` leaves to us of URLs.

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

/// The text with one character in place of another.
pub fn replace_char(text: &str, from: char, to: char) -> String {
    text.chars().map(|character| if character == from { to } else { character }).collect()
}
