//! How encrypted bytes are written as text: the vendor does not say, so both parameters are tried together.

use serde::{Deserialize, Serialize};

use super::cipher::BLOCK;
use crate::percent;

/// A way of writing bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// Base64 with `+` and `/`, padded.
    Base64,
    /// Base64 with `-` and `_`, without padding.
    Base64Url,
    /// Two hexadecimal digits a byte.
    Hex,
}

impl Encoding {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Base64, Self::Base64Url, Self::Hex];

    /// Bytes as text.
    pub fn encode(self, bytes: &[u8]) -> String {
        let mut text = String::new();
        if self == Self::Hex {
            for byte in bytes {
                text.push(percent::digit(byte >> 4).to_ascii_lowercase());
                text.push(percent::digit(byte & 15).to_ascii_lowercase());
            }
            return text;
        }
        for chunk in bytes.chunks(3) {
            let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
            for place in 0..4 {
                if place <= chunk.len() {
                    text.push(self.digit((bits >> (18 - 6 * place) & 63) as u8));
                } else if self == Self::Base64 {
                    text.push('=');
                }
            }
        }
        text
    }

    fn digit(self, value: u8) -> char {
        char::from(match value {
            0..=25 => b'A' + value,
            26..=51 => b'a' - 26 + value,
            52..=61 => value - 52 + b'0',
            62 if self == Self::Base64Url => b'-',
            62 => b'+',
            _ if self == Self::Base64Url => b'_',
            _ => b'/',
        })
    }
}

/// A text that is read as Base64 or as hex.
#[derive(Debug)]
pub struct Decoded {
    /// The bytes, whole blocks.
    pub bytes: Vec<u8>,
    /// Of Base64: what it shows of its alphabet.
    pub shown: u8,
}

// What a Base64 text shows of its alphabet.
const STANDARD: u8 = 1;
const URL_SAFE: u8 = 2;
const PADDED: u8 = 4;
const UNPADDED: u8 = 8;

/// The alphabet of texts of which all show this much together; none if they contradict one another.
pub const fn alphabet(shown: u8, wish: Option<Encoding>) -> Option<Encoding> {
    match (shown & (STANDARD | URL_SAFE), wish) {
        (STANDARD, _) => Some(Encoding::Base64),
        (URL_SAFE, _) => Some(Encoding::Base64Url),
        (0, _) if shown & PADDED != 0 => Some(Encoding::Base64),
        (0, _) if shown & UNPADDED != 0 => Some(Encoding::Base64Url),
        (0, None) => Some(Encoding::Base64),
        (0, wish) => wish,
        _ => None,
    }
}

/// Reads a text as hex, or as Base64 in whichever alphabet; nothing if it is none or no whole blocks.
pub fn decode(text: &[u8], is_hex: bool) -> Option<Decoded> {
    let (digits, mut shown) = if is_hex { (text, 0) } else { without_padding(text) };
    let width = if is_hex { 4 } else { 6 };
    let mut bytes = Vec::with_capacity(text.len());
    let (mut bits, mut count) = (0_u32, 0);
    for digit in digits {
        let value = if is_hex { percent::hex(*digit)? } else { base64_value(*digit, &mut shown)? };
        bits = bits << width | u32::from(value);
        count += width;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    // Half a byte of hex is too much; of Base64, a few bits are left over.
    let whole = !bytes.is_empty() && bytes.len().is_multiple_of(BLOCK) && (!is_hex || count == 0);
    whole.then_some(Decoded { bytes, shown })
}

/// At most two characters of padding, as Base64 has them.
fn without_padding(text: &[u8]) -> (&[u8], u8) {
    let once = text.strip_suffix(b"=").unwrap_or(text);
    let digits = once.strip_suffix(b"=").unwrap_or(once);
    let shown = match text.len() - digits.len() {
        0 if digits.len().is_multiple_of(4) => 0,
        0 => UNPADDED,
        _ => PADDED,
    };
    (digits, shown)
}

fn base64_value(digit: u8, shown: &mut u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        // A `+` in a URL means a space to many readers.
        b'+' | b' ' | b'/' => {
            *shown |= STANDARD;
            62 + u8::from(digit == b'/')
        }
        b'-' | b'_' => {
            *shown |= URL_SAFE;
            62 + u8::from(digit == b'_')
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: [u8; 16] = [0xfb, 0xff, 0xbf, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xff];

    /// What a text may be, and whether it is [`BYTES`] then.
    fn read(text: &str) -> Vec<(Encoding, bool)> {
        let base64 = decode(text.as_bytes(), false).and_then(|read| Some((alphabet(read.shown, None)?, read.bytes)));
        let hex = decode(text.as_bytes(), true).map(|read| (Encoding::Hex, read.bytes));
        base64.into_iter().chain(hex).map(|(encoding, bytes)| (encoding, bytes == BYTES)).collect()
    }

    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(Encoding::Base64.encode(&BYTES), "+/+/AwQFBgcICQoLDA0O/w==");
        assert_eq!(Encoding::Base64Url.encode(&BYTES), "-_-_AwQFBgcICQoLDA0O_w");
        assert_eq!(Encoding::Hex.encode(&BYTES), "fbffbf030405060708090a0b0c0d0eff");
        for &encoding in Encoding::ALL {
            assert!(read(&encoding.encode(&BYTES)).contains(&(encoding, true)), "{encoding:?}");
        }
        assert!(read("FBFFBF030405060708090A0B0C0D0EFF").contains(&(Encoding::Hex, true)));
    }

    #[test]
    fn writes_base64_of_every_length_as_others_do() {
        use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
        let bytes: Vec<u8> = (0..=255).collect();
        for length in 0..bytes.len() {
            let bytes = bytes.get(length / 3..length).unwrap_or_default();
            assert_eq!(Encoding::Base64.encode(bytes), Base64::encode_string(bytes));
            assert_eq!(Encoding::Base64Url.encode(bytes), Base64UrlUnpadded::encode_string(bytes));
        }
    }

    #[test]
    fn padding_is_no_matter_and_a_space_is_a_plus() {
        for text in [" / /AwQFBgcICQoLDA0O/w==", "+/+/AwQFBgcICQoLDA0O/w", "+/+/AwQFBgcICQoLDA0O/w="] {
            assert_eq!(read(text), [(Encoding::Base64, true)], "{text}");
        }
        assert_eq!(read("-_-_AwQFBgcICQoLDA0O_w=="), [(Encoding::Base64Url, true)]);
    }

    #[test]
    fn texts_show_their_alphabet_together() {
        let shown = |text: &str| decode(text.as_bytes(), false).map_or(0xff, |read| read.shown);
        let plain = shown("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(alphabet(plain | shown("AAAAAAAAA+A="), None), Some(Encoding::Base64));
        assert_eq!(alphabet(plain | shown("AAAAAAAAA-A="), None), Some(Encoding::Base64Url));
        assert_eq!(alphabet(plain | shown("AAAAAAAAAAA"), None), Some(Encoding::Base64Url));
        assert_eq!(alphabet(plain | shown("AAAAAAAAAAA="), Some(Encoding::Base64Url)), Some(Encoding::Base64));
        assert_eq!(alphabet(plain, Some(Encoding::Base64Url)), Some(Encoding::Base64Url));
        assert_eq!(alphabet(plain, None), Some(Encoding::Base64));
        assert_eq!(alphabet(shown("AAAAAAAAA+A=") | shown("AAAAAAAAA-A"), None), None);
    }

    #[test]
    fn refuses_what_is_no_whole_block_or_no_encoding() {
        for text in ["", "=", "====", "AA==", "+-AAAAAAAAA=", "AAAAAAAAAAA===", "00ff0", "00ff", "AAAA\nAAAAAAA="] {
            assert_eq!(read(text), [], "{text}");
        }
        assert_eq!(read("张张张张张张张张"), []);
        assert_eq!(read("fbffbf03040506070"), []);
    }
}
