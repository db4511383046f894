//! Triple DES.
//!
//! The vendor declares an IV and documents no more: neither mode nor padding nor how the key's text becomes 24 bytes.
//! The last two are taken in their common form; the mode is found by trial.

use std::hint::black_box;

use ctutils::CtEq;
use des::TdesEde3;
use des::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use serde::{Deserialize, Serialize};

/// Bytes of a block.
pub const BLOCK: usize = 8;
const IV: [u8; BLOCK] = [1, 2, 3, 4, 5, 6, 7, 8];

/// The mode of operation of the block cipher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Cipher block chaining: each block is mixed with the one before it, the first with the IV.
    Cbc,
    /// Electronic codebook: each block stands alone, without IV.
    Ecb,
}

impl Mode {
    /// Both modes, in the order in which they are tried.
    pub const ALL: &[Self] = &[Self::Cbc, Self::Ecb];
}

/// 密钥, the key of PKID: that of UserID, or what stands for it, and what the other parameters say.
pub fn message_key(base: &str, neber: &str, user_id: &str, time: &str) -> String {
    let mut key = base.to_owned();
    for part in ["?sign=", neber, user_id, time] {
        key.push_str(part);
    }
    key
}

/// The cipher of a key, in the common form: UTF-8, cut to 24 bytes or filled with zero bytes.
fn cipher(key: &str) -> TdesEde3 {
    let mut bytes = [0; 24];
    for (byte, of_key) in bytes.iter_mut().zip(key.bytes()) {
        *byte = of_key;
    }
    TdesEde3::new(&bytes.into())
}

/// The encrypted UTF-8 of a text, padded as PKCS#7 has it.
pub fn encrypt(text: &str, key: &str, mode: Mode) -> Vec<u8> {
    let cipher = cipher(key);
    let mut bytes = text.as_bytes().to_vec();
    let padding = BLOCK - bytes.len() % BLOCK;
    bytes.resize(bytes.len() + padding, padding as u8);
    let mut before = IV;
    for block in bytes.as_chunks_mut::<BLOCK>().0 {
        if mode == Mode::Cbc {
            mix(block, &before);
        }
        let mut buffer = (*block).into();
        cipher.encrypt_block(&mut buffer);
        *block = buffer.into();
        before = *block;
    }
    bytes
}

/// The text that was encrypted, without padding and without zero bytes at its end; `None` if the bytes are no text.
///
/// Neither the result nor the time that it takes shows whether the padding or the text was invalid: with that, whoever can
/// have many altered messages opened could read one without the key.
pub fn decrypt(bytes: &[u8], key: &str, mode: Mode) -> Option<String> {
    let cipher = cipher(key);
    let mut plain = bytes.to_vec();
    let mut before = IV;
    for block in plain.as_chunks_mut::<BLOCK>().0 {
        let encrypted = *block;
        let mut buffer = encrypted.into();
        cipher.decrypt_block(&mut buffer);
        *block = buffer.into();
        if mode == Mode::Cbc {
            mix(block, &before);
        }
        before = encrypted;
    }

    let padding = plain.last().copied()?;
    let mut invalid = u8::from(padding == 0) | u8::from(usize::from(padding) > BLOCK);
    for (place, byte) in (0..BLOCK as u8).zip(plain.iter().rev()) {
        invalid |= u8::from(place < padding) * (byte ^ padding);
    }
    plain.truncate(plain.len().saturating_sub(usize::from(padding)));
    while plain.last() == Some(&0) {
        plain.pop();
    }
    str::from_utf8(&plain).ok().filter(|_| black_box(invalid) == 0).map(str::to_owned)
}

fn mix(block: &mut [u8; BLOCK], other: &[u8; BLOCK]) {
    for (byte, other) in block.iter_mut().zip(other) {
        *byte ^= other;
    }
}

/// Whether two texts are the same, in a time that does not show where they differ.
pub fn is_same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).to_bool()
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding};

    use super::*;

    const KEY: &str = "abcdefghijklmnopqrstuvwx";
    const TEXT: &str = "中国ABCabc123";
    const VECTORS: [(Mode, &str); 2] =
        [(Mode::Ecb, "rmWB4+r9Ug93WI0KAEuMig=="), (Mode::Cbc, "4aabWF8UFour/vNfnzJrjw==")];

    #[test]
    fn agrees_with_the_known_vectors() {
        for (mode, vector) in VECTORS {
            assert_eq!(Base64::encode_string(&encrypt(TEXT, KEY, mode)), vector);
            assert_eq!(decrypt(&Base64::decode_vec(vector).unwrap_or_default(), KEY, mode).as_deref(), Some(TEXT));
        }
    }

    #[test]
    fn a_key_is_cut_or_filled_with_zero_bytes() {
        for (key, same) in [("abcdefghijklmnopqrstuvwxyz", KEY), ("abc", "abc\0\0\0"), ("", "\0\0\0\0")] {
            assert_eq!(encrypt(TEXT, key, Mode::Cbc), encrypt(TEXT, same, Mode::Cbc));
        }
        // 24 bytes end in the middle of a character.
        let key = "密钥密钥密钥密钥密钥";
        assert_eq!(decrypt(&encrypt(TEXT, key, Mode::Ecb), key, Mode::Ecb).as_deref(), Some(TEXT));
    }

    #[test]
    fn zero_bytes_may_trail() {
        for text in ["ab\0", "ab\0\0\0\0\0\0", "ab\0\0\0\0\0\0\0\0\0\0"] {
            assert_eq!(decrypt(&encrypt(text, KEY, Mode::Cbc), KEY, Mode::Cbc).as_deref(), Some("ab"));
        }
    }

    #[test]
    fn texts_of_every_length_come_back() {
        for &mode in Mode::ALL {
            for length in 0..40 {
                let text = "x".repeat(length);
                let bytes = encrypt(&text, KEY, mode);
                assert_eq!((bytes.len() % BLOCK, bytes.len() > length), (0, true));
                assert_eq!(decrypt(&bytes, KEY, mode), Some(text));
            }
        }
    }

    /// The last byte of the IV is 8, and no number from 1 to 8 mixed with 8 is one of them: so even in a message of
    /// one block, where the modes differ by the IV alone, the padding is invalid in the other.
    #[test]
    fn one_block_cannot_be_read_in_the_other_mode() {
        for length in 0..BLOCK {
            for (mode, other) in [(Mode::Cbc, Mode::Ecb), (Mode::Ecb, Mode::Cbc)] {
                assert_eq!(decrypt(&encrypt(&"x".repeat(length), KEY, mode), KEY, other), None);
            }
        }
    }

    #[test]
    fn refuses_invalid_padding_and_invalid_text() {
        assert_eq!(decrypt(&[], KEY, Mode::Cbc), None);
        let blocks = |bytes: [u8; BLOCK]| {
            let mut buffer = bytes.into();
            cipher(KEY).encrypt_block(&mut buffer);
            buffer
        };
        assert_eq!(decrypt(&blocks(*b"abcde\x03\x03\x03"), KEY, Mode::Ecb).as_deref(), Some("abcde"));
        for invalid in [
            *b"abcde\x03\x02\x03",
            *b"abcdefg\x00",
            *b"abcdefg\x09",
            *b"abcdefg\xff",
            *b"abcdefgh",
            *b"abc\xff\xff\x03\x03\x03",
        ] {
            assert_eq!(decrypt(&blocks(invalid), KEY, Mode::Ecb), None, "{invalid:?}");
        }
    }

    #[test]
    fn texts_are_the_same_or_not() {
        assert!(is_same("", "") && is_same("张三", "张三"));
        assert!(!is_same("a", "b") && !is_same("a", "") && !is_same("a", "ab"));
    }
}
