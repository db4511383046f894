//! How encrypted bytes are written as text. The vendor does not document it, so it is derived from both parameters.

use base64ct::{Base64, Base64Unpadded, Base64UrlUnpadded, Encoding as _};
use serde::{Deserialize, Serialize};

use super::cipher::BLOCK;

/// An encoding of bytes as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// Base64 with `+` and `/`, padded.
    Base64,
    /// Base64 with `-` and `_`, without padding.
    Base64Url,
    /// Two hexadecimal digits for each byte.
    Hex,
}

impl Encoding {
    pub fn encode(self, bytes: &[u8]) -> String {
        match self {
            Self::Base64 => Base64::encode_string(bytes),
            Self::Base64Url => Base64UrlUnpadded::encode_string(bytes),
            Self::Hex => base16ct::lower::encode_string(bytes),
        }
    }
}

/// The result of decoding Base64.
#[derive(Debug)]
pub struct DecodedBase64 {
    /// The bytes, whole blocks.
    pub bytes: Vec<u8>,
    /// The hints at its alphabet.
    pub hints: AlphabetHints,
}

/// Hints at the alphabet of a Base64 text: `+` and `/` or `-` and `_`, with or without padding.
#[derive(Debug, Clone, Copy, Default)]
pub struct AlphabetHints {
    has_standard: bool,
    has_url_safe: bool,
    is_padded: bool,
    is_unpadded: bool,
}

impl AlphabetHints {
    /// The hints of two texts with the same alphabet.
    pub const fn and(self, other: Self) -> Self {
        Self {
            has_standard: self.has_standard || other.has_standard,
            has_url_safe: self.has_url_safe || other.has_url_safe,
            is_padded: self.is_padded || other.is_padded,
            is_unpadded: self.is_unpadded || other.is_unpadded,
        }
    }

    /// The alphabet; `None` if the hints contradict each other. `known` decides where there are no hints.
    pub fn alphabet(self, known: Option<Encoding>) -> Option<Encoding> {
        match (self.has_standard, self.has_url_safe) {
            (true, true) => None,
            (true, false) => Some(Encoding::Base64),
            (false, true) => Some(Encoding::Base64Url),
            (false, false) if self.is_padded => Some(Encoding::Base64),
            (false, false) if self.is_unpadded => Some(Encoding::Base64Url),
            (false, false) => known.or(Some(Encoding::Base64)),
        }
    }
}

/// Decodes Base64 of either alphabet, padded or not, in one line or in several; `None` if it is not Base64 of whole blocks.
///
/// Many URL decoders turn `+` into a space. So a space is read as `+` if that gives whole blocks, otherwise as white space.
pub fn decode_base64(text: &[u8]) -> Option<DecodedBase64> {
    let without = |is_white: fn(&u8) -> bool| text.iter().copied().filter(|byte| !is_white(byte)).collect::<Vec<u8>>();
    decode_one_line(&without(|byte| b"\t\n\r".contains(byte)))
        .or_else(|| decode_one_line(&without(u8::is_ascii_whitespace)))
}

fn decode_one_line(text: &[u8]) -> Option<DecodedBase64> {
    let once = text.strip_suffix(b"=").unwrap_or(text);
    let digits = once.strip_suffix(b"=").unwrap_or(once);
    let is_padded = digits.len() < text.len();
    let mut hints =
        AlphabetHints { is_padded, is_unpadded: !is_padded && !digits.len().is_multiple_of(4), ..Default::default() };
    let mut standard = String::with_capacity(digits.len());
    for &digit in digits {
        hints.has_standard |= matches!(digit, b'+' | b' ' | b'/');
        hints.has_url_safe |= matches!(digit, b'-' | b'_');
        standard.push(match digit {
            b'-' | b' ' => '+',
            b'_' => '/',
            digit => char::from(digit),
        });
    }
    let bytes = Base64Unpadded::decode_vec(&standard).ok().filter(|bytes| is_whole_blocks(bytes))?;
    Some(DecodedBase64 { bytes, hints })
}

/// Decodes hexadecimal digits; `None` if the text is not hexadecimal or not of whole blocks.
pub fn decode_hex(text: &[u8]) -> Option<Vec<u8>> {
    base16ct::mixed::decode_vec(text).ok().filter(|bytes| is_whole_blocks(bytes))
}

fn is_whole_blocks(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.len().is_multiple_of(BLOCK)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: [u8; 16] = [0xfb, 0xff, 0xbf, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xff];

    /// What a text may be, and whether it is [`BYTES`] then.
    fn read(text: &str) -> Vec<(Encoding, bool)> {
        let base64 = decode_base64(text.as_bytes()).and_then(|read| Some((read.hints.alphabet(None)?, read.bytes)));
        let hex = decode_hex(text.as_bytes()).map(|bytes| (Encoding::Hex, bytes));
        base64.into_iter().chain(hex).map(|(encoding, bytes)| (encoding, bytes == BYTES)).collect()
    }

    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(Encoding::Base64.encode(&BYTES), "+/+/AwQFBgcICQoLDA0O/w==");
        assert_eq!(Encoding::Base64Url.encode(&BYTES), "-_-_AwQFBgcICQoLDA0O_w");
        assert_eq!(Encoding::Hex.encode(&BYTES), "fbffbf030405060708090a0b0c0d0eff");
        for encoding in [Encoding::Base64, Encoding::Base64Url, Encoding::Hex] {
            assert!(read(&encoding.encode(&BYTES)).contains(&(encoding, true)), "{encoding:?}");
        }
        assert!(read("FBFFBF030405060708090A0B0C0D0EFF").contains(&(Encoding::Hex, true)));
    }

    #[test]
    fn padding_is_optional_and_a_space_is_a_plus() {
        for text in [" / /AwQFBgcICQoLDA0O/w==", "+/+/AwQFBgcICQoLDA0O/w", "+/+/AwQFBgcICQoLDA0O/w="] {
            assert_eq!(read(text), [(Encoding::Base64, true)], "{text}");
        }
        assert_eq!(read("-_-_AwQFBgcICQoLDA0O_w=="), [(Encoding::Base64Url, true)]);
    }

    #[test]
    fn white_space_is_left_out() {
        for text in [
            "+/+/AwQF\r\nBgcICQoL\r\nDA0O/w==\r\n",
            "\n+/+/AwQFBgcICQoLDA0O\t/w=\n=",
            // Where spaces cannot all be `+`, none is.
            "+/+/AwQF BgcICQoL DA0O/w== ",
            " +/+/AwQFBgcICQoLDA0O/w",
            // A space and line breaks.
            " / /AwQF\nBgcICQoLDA0O/w==\n",
        ] {
            assert_eq!(read(text), [(Encoding::Base64, true)], "{text:?}");
        }
        assert_eq!(read("-_-_AwQF\nBgcICQoLDA0O_w"), [(Encoding::Base64Url, true)]);
        assert_eq!(decode_hex(b"fbffbf0304050607\n08090a0b0c0d0eff"), None);
    }

    #[test]
    fn texts_show_their_alphabet_together() {
        let hints = |text: &str| decode_base64(text.as_bytes()).map(|read| read.hints).unwrap_or_default();
        let together = |left: &str, right: &str, known| hints(left).and(hints(right)).alphabet(known);
        let plain = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assert_eq!(together(plain, "AAAAAAAAA+A=", None), Some(Encoding::Base64));
        assert_eq!(together(plain, "AAAAAAAAA-A=", None), Some(Encoding::Base64Url));
        assert_eq!(together(plain, "AAAAAAAAAAA", None), Some(Encoding::Base64Url));
        assert_eq!(together(plain, "AAAAAAAAAAA=", Some(Encoding::Base64Url)), Some(Encoding::Base64));
        assert_eq!(together(plain, plain, Some(Encoding::Base64Url)), Some(Encoding::Base64Url));
        assert_eq!(together(plain, plain, None), Some(Encoding::Base64));
        assert_eq!(together("AAAAAAAAA+A=", "AAAAAAAAA-A", None), None);
    }

    #[test]
    fn refuses_what_is_no_whole_block_or_no_encoding() {
        for text in
            ["", "=", "====", "AA==", "+-AAAAAAAAA=", "AAAAAAAAAAA===", "00ff0", "00ff", "\n \r\n", "AAAA\u{b}AAAAAAA="]
        {
            assert_eq!(read(text), [], "{text}");
        }
        assert_eq!(read("张张张张张张张张"), []);
        assert_eq!(read("fbffbf03040506070"), []);
    }
}
