//! Writing strings to a tape: which of its texts they go to, and which are shared.

use super::{Tape, op};
use crate::repeats::Seen;
use crate::text::write_json;

/// The longest string in the ASCII text, in bytes: V8 copies one of this length when it is cut out of a larger string.
const MAX_ASCII_BYTES: usize = 12;

/// The longest string in the UTF-8 text, in bytes: about as many Chinese characters.
const MAX_UTF8_BYTES: usize = 33;

impl Tape {
    /// Writes a string that is known to be ASCII without anything that JSON escapes.
    #[inline(always)]
    pub(crate) fn ascii_string(&mut self, text: &[u8]) {
        if text.len() > MAX_ASCII_BYTES {
            return self.unescaped_json(text);
        }
        if self.needs_writing(false, text) {
            self.push(op::ASCII_STRING, text.len());
            self.ascii_text.extend_from_slice(text);
        }
    }

    /// Writes a string whose JSON has no escapes and is not all ASCII, perhaps not even UTF-8.
    #[inline]
    pub(crate) fn unescaped_string(&mut self, text: &[u8]) {
        if text.len() > MAX_UTF8_BYTES {
            return self.unescaped_json(text);
        }
        self.short_utf8(&String::from_utf8_lossy(text));
    }

    /// Writes any string.
    pub(crate) fn string(&mut self, text: &str) {
        match (text.is_ascii(), text.len()) {
            (true, 0..=MAX_ASCII_BYTES) => {
                self.push(op::ASCII_STRING, text.len());
                self.ascii_text.extend_from_slice(text.as_bytes());
            }
            (false, 0..=MAX_UTF8_BYTES) => self.short_utf8(text),
            _ => {
                let mut json = String::new();
                write_json(text, &mut json);
                self.begin_json();
                self.json_texts.extend_from_slice(json.as_bytes());
                self.json_texts.push(b',');
            }
        }
    }

    /// Whether a short string has to be written. One that has a number is written as that; one that is found to come again
    /// gets a number.
    #[inline]
    fn needs_writing(&mut self, is_utf8: bool, text: &[u8]) -> bool {
        let (repeats, written) = if is_utf8 {
            (&mut self.utf8_repeats, &self.utf8_text)
        } else {
            (&mut self.ascii_repeats, &self.ascii_text)
        };
        match repeats.look_for(text, written, self.repeated_count) {
            Seen::Never => true,
            Seen::Once => {
                self.repeated_count += 1;
                self.push(op::CONSTANT, op::REPEATED_STRING);
                true
            }
            Seen::Numbered(number) => {
                self.push(op::CONSTANT, op::FIRST_REPEAT + number);
                false
            }
        }
    }

    fn short_utf8(&mut self, text: &str) {
        if self.needs_writing(true, text.as_bytes()) {
            self.push(op::UTF8_STRING, utf16_length(text));
            self.utf8_text.extend_from_slice(text.as_bytes());
        }
    }

    fn unescaped_json(&mut self, text: &[u8]) {
        self.begin_json();
        self.json_texts.push(b'"');
        self.json_texts.extend_from_slice(text);
        self.json_texts.extend_from_slice(b"\",");
    }

    fn begin_json(&mut self) {
        self.push(op::JSON_STRING, 0);
        if self.json_texts.len() == self.json_array_start {
            self.json_texts.push(b'[');
        }
    }
}

/// How many UTF-16 units a string has: one for the first byte of each character, and one more for a character of four bytes.
fn utf16_length(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}
