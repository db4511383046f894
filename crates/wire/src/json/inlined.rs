//! The steps of the reader that the decoder's inner loop takes for every value. The module is compiled for size, so the
//! compiler does not inline them by itself. All other code calls the functions of [`Reader`] that have the same names and
//! are one copy each. Measured: without this file 200 accounts take 20 % longer to decode, and a page loads 0.5 KB less; if
//! all callers inlined the functions, a page would load 1.2 KB more and decode no faster.

use super::{JsonType, Malformed, RawNumber, Reader};
use crate::bytes::{same, special_byte_mask};
use crate::text::RawString;

impl<'a> Reader<'a> {
    /// The byte at an index, or 0 behind the end: valid JSON has no such byte.
    #[inline(always)]
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline(always)]
    pub(super) fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    #[inline(always)]
    pub(super) fn skip_space(&mut self) {
        // Most servers write no space between values.
        if self.peek() <= b' ' {
            self.skip_some_space();
        }
    }

    #[inline(always)]
    pub(crate) fn next_type_inlined(&self) -> Result<JsonType, Malformed> {
        match self.peek() {
            b'"' => Ok(JsonType::String),
            b'-' | b'0'..=b'9' => Ok(JsonType::Number),
            b't' | b'f' => Ok(JsonType::Boolean),
            b'n' => Ok(JsonType::Null),
            b'{' => Ok(JsonType::Object),
            b'[' => Ok(JsonType::Array),
            _ => Err(self.malformed_or_cut("a value was expected")),
        }
    }

    /// Reads past a literal that ends with `word`, which begins `skipped` bytes behind the literal's beginning.
    #[inline(always)]
    pub(super) fn literal(&mut self, skipped: usize, word: [u8; 4]) -> Result<(), Malformed> {
        let start = self.at + skipped;
        let found = self.bytes.get(start..).and_then(<[u8]>::first_chunk);
        if found.map(|found| u32::from_le_bytes(*found)) == Some(u32::from_le_bytes(word)) {
            self.at = start + word.len();
            Ok(())
        } else {
            Err(self.malformed("a value was expected"))
        }
    }

    #[inline(always)]
    pub(crate) fn null_inlined(&mut self) -> Result<(), Malformed> {
        self.literal(0, *b"null")
    }

    #[inline(always)]
    pub(crate) fn boolean_inlined(&mut self) -> Result<bool, Malformed> {
        let boolean = self.peek() == b't';
        if boolean { self.literal(0, *b"true") } else { self.literal(1, *b"alse") }.map(|()| boolean)
    }

    #[inline(always)]
    pub(crate) fn number_inlined(&mut self) -> Result<RawNumber<'a>, Malformed> {
        let start = self.at;
        let negative = self.peek() == b'-';
        let digits_start = start + usize::from(negative);
        let mut at = digits_start;
        let mut value: i64 = 0;
        loop {
            let digit = self.byte(at).wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
            at += 1;
        }
        self.at = at;
        let digits = at - digits_start;
        if digits == 0 {
            return Err(self.malformed("a digit was expected"));
        }
        if digits > 1 && self.byte(digits_start) == b'0' {
            return Err(self.malformed("a number begins with a zero"));
        }
        let mut integer = (digits <= 18).then_some(if negative { -value } else { value });
        if matches!(self.peek(), b'.' | b'e' | b'E') {
            self.fraction_and_exponent()?;
            integer = None;
        }
        Ok(RawNumber { bytes: self.since(start), integer })
    }

    #[inline(always)]
    pub(super) fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    #[inline(always)]
    pub(crate) fn string_inlined(&mut self) -> Result<RawString<'a>, Malformed> {
        if self.peek() != b'"' {
            return Err(self.malformed("a string was expected"));
        }
        let start = self.at + 1;
        let mut at = start;
        let mut escaped = false;
        let mut ascii = true;
        loop {
            while let Some(chunk) = self.bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
                let found = special_byte_mask(u64::from_le_bytes(*chunk));
                if found != 0 {
                    at += (found.trailing_zeros() / 8) as usize;
                    break;
                }
                at += 8;
            }
            match self.byte(at) {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    self.at = at;
                    self.escape()?;
                    at = self.at;
                }
                0x80.. => {
                    ascii = false;
                    at += 1;
                    while self.byte(at) >= 0x80 {
                        at += 1;
                    }
                }
                0..=0x1f => {
                    self.at = at;
                    let ended = at >= self.bytes.len();
                    let reason = if ended { "a string has no end" } else { "a control character in a string" };
                    return Err(self.malformed(reason));
                }
                _ => at += 1,
            }
        }
        self.at = at;
        let bytes = self.since(start);
        self.at += 1;
        Ok(RawString { bytes, plain: ascii && !escaped, escaped })
    }

    #[inline(always)]
    pub(crate) fn next_item_inlined(&mut self, closing: u8) -> Result<bool, Malformed> {
        self.skip_space();
        if self.peek() == b',' {
            self.at += 1;
            self.skip_space();
            return Ok(true);
        }
        if self.close(closing) {
            return Ok(false);
        }
        Err(self.malformed_or_cut("a comma or a closing bracket was expected"))
    }

    /// Reads `"name":` if exactly that comes next, and returns whether it does.
    #[inline(always)]
    pub fn key_is(&mut self, name: &str) -> Result<bool, Malformed> {
        let start = self.at + 1;
        let end = start + name.len();
        if self.peek() == b'"'
            && self.byte(end) == b'"'
            && self.bytes.get(start..end).is_some_and(|key| same(key, name.as_bytes()))
        {
            self.at = end + 1;
            self.colon()?;
            return Ok(true);
        }
        Ok(false)
    }

    #[inline(always)]
    pub(super) fn colon(&mut self) -> Result<(), Malformed> {
        self.skip_space();
        if self.peek() != b':' {
            return Err(self.malformed("a colon was expected"));
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }
}
