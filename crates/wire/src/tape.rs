//! What the decoder writes and JavaScript reads: a program for building objects.
//!
//! One 32-bit word a value, in the order in which the objects are built, and all text beside it, so that an
//! answer crosses into JavaScript in one call whatever its size. The reading half is `pkg-template/runtime/objects.js`.
//!
//! A word with its lowest bit set is an integer in the other 31. Else the low four bits say what it is (see the
//! constants) and the rest is its payload. Short texts lie in two streams, ASCII and UTF-8, because engines keep an
//! ASCII string in half the memory and cut it without counting; each is taken in order, so a word need not say where
//! its text begins. Longer ones lie in a third, as lists of JSON: engines let a long text that is cut out of a larger
//! one keep alive the whole of it, but `JSON.parse` gives each text a place of its own. The streams are cut into
//! chunks, for there are engines which do the same with short ones: a chunk is what a single kept record may cost, and
//! another for each text that it shares with records of other chunks.

use crate::bytes::same;
use crate::repeats::{Repeats, Seen};
use crate::text::write_json;

/// Text in the ASCII stream; the payload is its length.
pub const ASCII: u32 = 0;
/// Text in the UTF-8 stream; the payload is its length in UTF-16 units.
pub const WIDE: u32 = 2;
/// The payload is 0 for null, 1 for true, 2 for false, 3 for an integer in the next two words (high and low), 4 to say
/// that the texts that follow lie in the next chunk of all streams, 5 to say that the text that follows gets the next
/// number (from 0), and from 6 on the text of a number.
pub const CONSTANT: u32 = 4;
/// A number that is written in the ASCII stream; the payload is its length. An engine reads it better than we would.
pub const NUMBER: u32 = 6;
/// A list; the payload is its length.
pub const LIST: u32 = 8;
/// A record; the payload is its shape times two, plus one if undocumented fields follow.
pub const RECORD: u32 = 10;
/// An object of undocumented fields; the payload is how many.
pub const OBJECT: u32 = 12;
/// The next text of the JSON stream.
pub const LONG: u32 = 14;

/// The longest text in the ASCII stream, in bytes: what V8 copies when it cuts it out of a larger one.
const LONGEST_ASCII: usize = 12;

/// The same of the UTF-8 stream: about as many Chinese characters.
const LONGEST_WIDE: usize = 33;

/// Text in a chunk, in bytes, beyond which the next record begins a new one.
const CHUNK_BYTES: usize = 16 * 1024;

/// Keys of undocumented fields that are shared between records. An object with more of them is a dictionary.
const MOST_KEYS: usize = 64;

/// Stands for the shape of a record where there is none.
pub const NO_SHAPE: u32 = u32::MAX;

/// A key of an undocumented field.
#[derive(Debug)]
struct Key {
    /// The record in which it is known to be undocumented, else [`NO_SHAPE`].
    shape: u32,
    text: String,
}

/// The tape.
#[derive(Debug, Default)]
pub struct Tape {
    /// The words.
    pub words: Vec<i32>,
    /// Short texts that are ASCII.
    pub ascii: Vec<u8>,
    /// Other short texts, in UTF-8.
    pub wide: Vec<u8>,
    /// Longer texts: for each chunk that has any a list of JSON, whose last item stands for none and only ends it.
    pub long: Vec<u8>,
    /// Where each chunk ends: in `ascii`, in `wide`, in `long`, in turn. [`Tape::finish`] adds the last.
    pub chunks: Vec<u32>,
    ascii_repeats: Repeats,
    wide_repeats: Repeats,
    /// How many texts have a number.
    numbered: usize,
    keys: Vec<Key>,
    next_key: usize,
    chunk_start: usize,
    long_start: usize,
}

impl Tape {
    /// A tape with room for what an answer of this many bytes is likely to need.
    pub fn for_answer(bytes: usize) -> Self {
        Self {
            words: Vec::with_capacity(bytes / 16),
            ascii: Vec::with_capacity(bytes / 16),
            long: Vec::with_capacity(bytes / 4),
            ascii_repeats: Repeats::for_answer(bytes),
            wide_repeats: Repeats::for_answer(bytes),
            ..Self::default()
        }
    }

    #[inline(always)]
    fn push(&mut self, tag: u32, payload: usize) {
        self.words.push(word(tag, payload));
    }

    /// Null.
    #[inline(always)]
    pub fn null(&mut self) {
        self.push(CONSTANT, 0);
    }

    /// True or false.
    #[inline(always)]
    pub fn flag(&mut self, flag: bool) {
        self.push(CONSTANT, if flag { 1 } else { 2 });
    }

    /// An integer within 2^53.
    #[inline(always)]
    pub fn integer(&mut self, integer: i64) {
        if (-(1 << 30)..1 << 30).contains(&integer) {
            self.words.push((integer as i32) << 1 | 1);
        } else {
            self.push(CONSTANT, 3);
            self.words.push((integer >> 32) as i32);
            self.words.push(integer as i32);
        }
    }

    /// A number in its own characters.
    pub fn number(&mut self, characters: &[u8]) {
        self.push(NUMBER, characters.len());
        self.ascii.extend_from_slice(characters);
    }

    /// A text that is known to be ASCII without anything that JSON escapes.
    #[inline(always)]
    pub fn ascii(&mut self, text: &[u8]) {
        if text.len() > LONGEST_ASCII {
            return self.long(text);
        }
        if self.is_fresh(false, text) {
            self.push(ASCII, text.len());
            self.ascii.extend_from_slice(text);
        }
    }

    /// Whether a short text has to be written. One that has a number is given by it; one that comes again gets one.
    #[inline]
    fn is_fresh(&mut self, wide: bool, text: &[u8]) -> bool {
        let (repeats, stream) =
            if wide { (&mut self.wide_repeats, &self.wide) } else { (&mut self.ascii_repeats, &self.ascii) };
        match repeats.look_for(text, stream, self.numbered) {
            Seen::Never => true,
            Seen::Once => {
                self.numbered += 1;
                self.push(CONSTANT, 5);
                true
            }
            Seen::Numbered(number) => {
                self.push(CONSTANT, 6 + number);
                false
            }
        }
    }

    /// A text that stands in JSON as it is, not all of it ASCII, perhaps not even UTF-8.
    #[inline]
    pub fn unescaped(&mut self, text: &[u8]) {
        if text.len() > LONGEST_WIDE {
            return self.long(text);
        }
        self.short_wide(&String::from_utf8_lossy(text));
    }

    /// Any text.
    pub fn text(&mut self, text: &str) {
        match (text.is_ascii(), text.len()) {
            (true, 0..=LONGEST_ASCII) => {
                self.push(ASCII, text.len());
                self.ascii.extend_from_slice(text.as_bytes());
            }
            (false, 0..=LONGEST_WIDE) => self.short_wide(text),
            _ => {
                let mut json = String::new();
                write_json(text, &mut json);
                self.begin_long();
                self.long.extend_from_slice(json.as_bytes());
                self.long.push(b',');
            }
        }
    }

    fn short_wide(&mut self, text: &str) {
        if self.is_fresh(true, text.as_bytes()) {
            self.push(WIDE, utf16_length(text));
            self.wide.extend_from_slice(text.as_bytes());
        }
    }

    fn long(&mut self, text: &[u8]) {
        self.begin_long();
        self.long.push(b'"');
        self.long.extend_from_slice(text);
        self.long.extend_from_slice(b"\",");
    }

    fn begin_long(&mut self) {
        self.push(LONG, 0);
        if self.long.len() == self.long_start {
            self.long.push(b'[');
        }
    }

    /// Writes the key of an undocumented field if it has been written before.
    pub fn known_key(&mut self, shape: u32, text: &[u8]) -> bool {
        let fits = |key: &Key| key.shape == shape && same(key.text.as_bytes(), text);
        // Records of a list have the same keys in the same order, so it is most likely the one after the last.
        let (before, after) = self.keys.split_at_checked(self.next_key).unwrap_or_default();
        let Some(number) =
            after.iter().position(fits).map(|ahead| before.len() + ahead).or_else(|| before.iter().position(fits))
        else {
            return false;
        };
        self.words.push(number as i32);
        self.next_key = number + 1;
        true
    }

    /// The key of an undocumented field of a record, or of none: its number among the keys so far, the text behind it the
    /// first time; or -1 and the text, when there are too many to look through.
    pub fn key(&mut self, shape: u32, text: &str) {
        if self.known_key(shape, text.as_bytes()) {
            return;
        }
        let number = self.keys.len();
        if number < MOST_KEYS {
            self.keys.push(Key { shape, text: text.to_owned() });
            self.next_key = number + 1;
            self.words.push(number as i32);
        } else {
            self.words.push(-1);
        }
        self.text(text);
    }

    /// A list, of no items until its count is set; gives what [`Tape::set_count`] takes.
    pub fn list(&mut self) -> usize {
        self.push(LIST, 0);
        self.words.len() - 1
    }

    /// An object of undocumented fields, as [`Tape::list`].
    pub fn object(&mut self) -> usize {
        self.push(OBJECT, 0);
        self.words.len() - 1
    }

    /// A record, its fields to follow in the order of its table; gives what [`Tape::set_more`] takes.
    #[inline]
    pub fn record(&mut self, shape: u32) -> usize {
        self.push(RECORD, shape as usize * 2);
        self.words.len() - 1
    }

    /// Sets the count of a list or object, once it is known.
    pub fn set_count(&mut self, place: usize, count: usize) {
        if let Some(word) = self.words.get_mut(place) {
            *word |= self::word(0, count);
        }
    }

    /// Says that undocumented fields follow a record: a bare count, then keys and values. Gives what
    /// [`Tape::set_more_count`] takes.
    pub fn set_more(&mut self, place: usize, count: usize) -> usize {
        if let Some(word) = self.words.get_mut(place) {
            *word |= 1 << 4;
        }
        self.words.push(count as i32);
        self.words.len() - 1
    }

    /// Sets the count of undocumented fields, once it is known.
    pub fn set_more_count(&mut self, place: usize, count: usize) {
        if let Some(word) = self.words.get_mut(place) {
            *word = count as i32;
        }
    }

    /// Before an item of a list that is not its first: begins a new chunk if this one is full.
    #[inline]
    pub fn before_item(&mut self) {
        if self.ascii.len() + self.wide.len() + self.long.len() - self.chunk_start > CHUNK_BYTES {
            self.finish();
            self.push(CONSTANT, 4);
        }
    }

    /// Ends the chunk. Nothing may be written to the tape after the last one has ended.
    pub fn finish(&mut self) {
        if self.long.len() > self.long_start {
            self.long.extend_from_slice(b"0]");
        }
        self.long_start = self.long.len();
        self.chunk_start = self.ascii.len() + self.wide.len() + self.long.len();
        self.chunks.extend([self.ascii.len() as u32, self.wide.len() as u32, self.long.len() as u32]);
    }
}

const fn word(tag: u32, payload: usize) -> i32 {
    ((payload as u32) << 4 | tag) as i32
}

/// How many UTF-16 units a text has: one for each first byte, one more for each of four.
fn utf16_length(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}
