//! Triple DES.
//!
//! The vendor documents the IV, but not the mode, the padding, and how the text of a key becomes 24 bytes. So all ways are
//! tried.

use std::hint::black_box;

use des::TdesEde3;
use des::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use serde::{Deserialize, Serialize};

/// The size of a block in bytes.
pub const BLOCK: usize = 8;
const IV: [u8; BLOCK] = [1, 2, 3, 4, 5, 6, 7, 8];

/// The size in bytes of a key that consists of K1 and K2.
pub const K1K2: usize = 16;

/// The mode of operation of the block cipher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Cipher block chaining: each block is XORed with the block before it, the first with the IV.
    Cbc,
    /// Electronic codebook: the blocks are independent, and there is no IV.
    Ecb,
}

impl Mode {
    /// Both modes, in the order in which they are tried.
    pub const ALL: &[Self] = &[Self::Cbc, Self::Ecb];
}

/// The padding of a text to whole blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Padding {
    /// One to eight bytes, each of which is their number.
    Pkcs7,
    /// Zero bytes; none if the text consists of whole blocks.
    Zeros,
}

impl Padding {
    /// Both paddings, in the order in which they are tried.
    pub const ALL: &[Self] = &[Self::Pkcs7, Self::Zeros];
}

/// How a key of less than 24 bytes is filled. Longer keys are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyFill {
    /// With zero bytes.
    Zeros,
    /// A key of 16 bytes is K1 and K2, and K1 follows once more; others are filled with zero bytes.
    K1K2K1,
}

impl KeyFill {
    /// Both ways, in the order in which they are tried.
    pub const ALL: &[Self] = &[Self::Zeros, Self::K1K2K1];
}

/// Triple DES, with what the vendor does not document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TripleDes {
    pub mode: Mode,
    pub padding: Padding,
    pub key_fill: KeyFill,
}

impl TripleDes {
    /// Encrypts the UTF-8 of a text.
    pub fn encrypt(self, text: &str, key: &str) -> Vec<u8> {
        let cipher = self.cipher(key);
        let mut bytes = text.as_bytes().to_vec();
        let missing = BLOCK - bytes.len() % BLOCK;
        match self.padding {
            Padding::Pkcs7 => bytes.resize(bytes.len() + missing, missing as u8),
            Padding::Zeros => bytes.resize(bytes.len() + missing % BLOCK, 0),
        }
        let mut before = IV;
        for block in bytes.as_chunks_mut::<BLOCK>().0 {
            if self.mode == Mode::Cbc {
                xor(block, &before);
            }
            let mut buffer = (*block).into();
            cipher.encrypt_block(&mut buffer);
            *block = buffer.into();
            before = *block;
        }
        bytes
    }

    /// Decrypts a text and removes padding and zero bytes at its end; `None` if padding or UTF-8 are invalid.
    ///
    /// Neither the result nor the time shows which of the two was invalid: with that, whoever can have many altered
    /// messages opened could read one without the key (a padding oracle).
    pub fn decrypt(self, bytes: &[u8], key: &str) -> Option<String> {
        let cipher = self.cipher(key);
        let mut plain = bytes.to_vec();
        let mut before = IV;
        for block in plain.as_chunks_mut::<BLOCK>().0 {
            let encrypted = *block;
            let mut buffer = encrypted.into();
            cipher.decrypt_block(&mut buffer);
            *block = buffer.into();
            if self.mode == Mode::Cbc {
                xor(block, &before);
            }
            before = encrypted;
        }

        let last = plain.last().copied()?;
        let mut is_pkcs7 = u8::from(last != 0) & u8::from(usize::from(last) <= BLOCK);
        for (place, byte) in (0..BLOCK as u8).zip(plain.iter().rev()) {
            is_pkcs7 &= u8::from(place >= last) | u8::from(*byte == last);
        }
        // A text with PKCS#7 padding is not accepted as one with zero bytes: otherwise the end of every message could be cut
        // off, because UserID with its PKCS#7 padding would be read as a name that is padded with zero bytes.
        let (is_valid, padding) = match self.padding {
            Padding::Pkcs7 => (is_pkcs7, usize::from(last)),
            Padding::Zeros => (is_pkcs7 ^ 1, 0),
        };
        plain.truncate(plain.len().saturating_sub(padding));
        while plain.last() == Some(&0) {
            plain.pop();
        }
        str::from_utf8(&plain).ok().filter(|_| black_box(is_valid) == 1).map(str::to_owned)
    }

    fn cipher(self, key: &str) -> TdesEde3 {
        let is_repeated = self.key_fill == KeyFill::K1K2K1 && key.len() == K1K2;
        let third = if is_repeated { key } else { "" };
        let mut bytes = [0; 24];
        for (byte, key_byte) in bytes.iter_mut().zip(key.bytes().chain(third.bytes())) {
            *byte = key_byte;
        }
        TdesEde3::new(&bytes.into())
    }
}

fn xor(block: &mut [u8; BLOCK], other: &[u8; BLOCK]) {
    for (byte, other) in block.iter_mut().zip(other) {
        *byte ^= other;
    }
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding};

    use super::*;

    const KEY: &str = "abcdefghijklmnopqrstuvwx";
    const TEXT: &str = "中国ABCabc123";
    const VECTORS: [(Mode, &str); 2] =
        [(Mode::Ecb, "rmWB4+r9Ug93WI0KAEuMig=="), (Mode::Cbc, "4aabWF8UFour/vNfnzJrjw==")];

    /// The most common cipher.
    const fn pkcs7(mode: Mode) -> TripleDes {
        TripleDes { mode, padding: Padding::Pkcs7, key_fill: KeyFill::Zeros }
    }

    const fn zeros(mode: Mode) -> TripleDes {
        TripleDes { mode, padding: Padding::Zeros, key_fill: KeyFill::Zeros }
    }

    /// A block as it is decrypted.
    fn decrypted(plain: [u8; BLOCK], padding: Padding) -> Option<String> {
        let cipher = TripleDes { padding, ..pkcs7(Mode::Ecb) };
        let mut buffer = plain.into();
        cipher.cipher(KEY).encrypt_block(&mut buffer);
        cipher.decrypt(&buffer, KEY)
    }

    #[test]
    fn agrees_with_the_known_vectors() {
        for (mode, vector) in VECTORS {
            let cipher = pkcs7(mode);
            assert_eq!(Base64::encode_string(&cipher.encrypt(TEXT, KEY)), vector);
            assert_eq!(cipher.decrypt(&Base64::decode_vec(vector).unwrap_or_default(), KEY).as_deref(), Some(TEXT));
        }
    }

    /// Made with OpenSSL, whose `des-ede` takes a key of 16 bytes as K1 K2 K1.
    #[test]
    fn agrees_with_openssl_in_what_is_left_open() {
        use KeyFill::K1K2K1;
        use Mode::{Cbc, Ecb};
        use Padding::{Pkcs7, Zeros};
        const SHORT_KEY: &str = "abcdefghijklmnop";
        for (text, key, mode, padding, key_fill, vector) in [
            (TEXT, KEY, Ecb, Zeros, KeyFill::Zeros, "rmWB4+r9Ug/P7rLpw3uGYw=="),
            (TEXT, KEY, Cbc, Zeros, KeyFill::Zeros, "4aabWF8UFoubsEtImONuuw=="),
            ("中国ABCabc1234", KEY, Ecb, Zeros, KeyFill::Zeros, "rmWB4+r9Ug/h9rAeBUVrCA=="),
            (TEXT, SHORT_KEY, Ecb, Pkcs7, KeyFill::Zeros, "v328hH/wLY7Itrg8POuXiQ=="),
            (TEXT, SHORT_KEY, Ecb, Pkcs7, K1K2K1, "5IW4VjV+elZl0NqvGEr7aw=="),
            (TEXT, SHORT_KEY, Cbc, Pkcs7, K1K2K1, "6as/coJ2ocVOVGy4x7kwYA=="),
            (TEXT, SHORT_KEY, Ecb, Zeros, K1K2K1, "5IW4VjV+elaMlsuMdstKxg=="),
            (TEXT, SHORT_KEY, Cbc, Zeros, K1K2K1, "6as/coJ2ocUhJtICTkWIeA=="),
        ] {
            let cipher = TripleDes { mode, padding, key_fill };
            assert_eq!(Base64::encode_string(&cipher.encrypt(text, key)), vector, "{cipher:?}");
            assert_eq!(cipher.decrypt(&Base64::decode_vec(vector).unwrap_or_default(), key).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_key_is_cut_or_filled_with_zero_bytes() {
        for (key, same) in [("abcdefghijklmnopqrstuvwxyz", KEY), ("abc", "abc\0\0\0"), ("", "\0\0\0\0")] {
            assert_eq!(pkcs7(Mode::Cbc).encrypt(TEXT, key), pkcs7(Mode::Cbc).encrypt(TEXT, same));
        }
        // 24 bytes end in the middle of a character.
        let key = "密钥密钥密钥密钥密钥";
        let cipher = pkcs7(Mode::Ecb);
        assert_eq!(cipher.decrypt(&cipher.encrypt(TEXT, key), key).as_deref(), Some(TEXT));
    }

    #[test]
    fn a_key_of_16_bytes_may_be_filled_with_its_first_8() {
        let repeated = TripleDes { key_fill: KeyFill::K1K2K1, ..pkcs7(Mode::Cbc) };
        for (key, same) in [
            ("abcdefghijklmnop", "abcdefghijklmnopabcdefgh"),
            // 16 bytes in five characters and one; only the first 24 bytes count.
            ("密钥密钥密1", "密钥密钥密1密钥密钥密1"),
            ("abcdefghijklmno", "abcdefghijklmno"),
            ("abcdefghijklmnopq", "abcdefghijklmnopq"),
            ("abcdefgh", "abcdefgh"),
            (KEY, KEY),
        ] {
            assert_eq!(repeated.encrypt(TEXT, key), pkcs7(Mode::Cbc).encrypt(TEXT, same), "{key}");
            assert_eq!(repeated.decrypt(&repeated.encrypt(TEXT, key), key).as_deref(), Some(TEXT), "{key}");
        }
    }

    #[test]
    fn zero_bytes_may_trail() {
        for text in ["ab\0", "ab\0\0\0\0\0\0", "ab\0\0\0\0\0\0\0\0\0\0"] {
            for cipher in [pkcs7(Mode::Cbc), zeros(Mode::Cbc)] {
                assert_eq!(cipher.decrypt(&cipher.encrypt(text, KEY), KEY).as_deref(), Some("ab"));
            }
        }
    }

    #[test]
    fn texts_of_every_length_come_back() {
        for &mode in Mode::ALL {
            for length in 0..40 {
                let text = "x".repeat(length);
                let bytes = pkcs7(mode).encrypt(&text, KEY);
                assert_eq!((bytes.len() % BLOCK, bytes.len() > length), (0, true));
                assert_eq!(pkcs7(mode).decrypt(&bytes, KEY), Some(text.clone()));

                // Where no byte is missing, none is added.
                let bytes = zeros(mode).encrypt(&text, KEY);
                assert_eq!(bytes.len(), length.next_multiple_of(BLOCK));
                assert_eq!(zeros(mode).decrypt(&bytes, KEY), (length > 0).then_some(text));
            }
        }
    }

    #[test]
    fn what_is_padded_in_the_one_way_is_not_read_in_the_other() {
        for &mode in Mode::ALL {
            for length in 1..40 {
                let text = "x".repeat(length);
                assert_eq!(zeros(mode).decrypt(&pkcs7(mode).encrypt(&text, KEY), KEY), None);
                assert_eq!(pkcs7(mode).decrypt(&zeros(mode).encrypt(&text, KEY), KEY), None);
            }
        }
    }

    /// The last byte of the IV is 8, and no number from 1 to 8 XOR 8 is from 1 to 8: so even in a message of one block,
    /// where only the IV distinguishes the modes, the padding is invalid in the other mode.
    #[test]
    fn one_block_cannot_be_read_in_the_other_mode() {
        for length in 0..BLOCK {
            for (mode, other) in [(Mode::Cbc, Mode::Ecb), (Mode::Ecb, Mode::Cbc)] {
                assert_eq!(pkcs7(other).decrypt(&pkcs7(mode).encrypt(&"x".repeat(length), KEY), KEY), None);
            }
        }
    }

    #[test]
    fn refuses_invalid_padding_and_invalid_text() {
        assert_eq!(pkcs7(Mode::Cbc).decrypt(&[], KEY), None);
        assert_eq!(zeros(Mode::Cbc).decrypt(&[], KEY), None);
        assert_eq!(decrypted(*b"abcde\x03\x03\x03", Padding::Pkcs7).as_deref(), Some("abcde"));
        for invalid in [
            *b"abcde\x03\x02\x03",
            *b"abcdefg\x00",
            *b"abcdefg\x09",
            *b"abcdefg\xff",
            *b"abcdefgh",
            *b"abc\xff\xff\x03\x03\x03",
        ] {
            assert_eq!(decrypted(invalid, Padding::Pkcs7), None, "{invalid:?}");
        }
        assert_eq!(decrypted(*b"abcdefgh", Padding::Zeros).as_deref(), Some("abcdefgh"));
        assert_eq!(decrypted(*b"abcde\x03\x02\x03", Padding::Zeros).as_deref(), Some("abcde\x03\x02\x03"));
        for invalid in [*b"abcde\x03\x03\x03", *b"abcdefg\x01", *b"abc\xff\xff\0\0\0"] {
            assert_eq!(decrypted(invalid, Padding::Zeros), None, "{invalid:?}");
        }
    }
}
