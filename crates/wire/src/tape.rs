//! What the decoder writes and JavaScript reads: a program that builds the objects of an answer.
//!
//! An answer crosses into JavaScript in one call whatever its size: as an array of ops, which are 32-bit integers in the
//! order in which the objects are built, and the text of all strings beside it. `pkg-template/runtime/objects.js` runs the
//! ops; [`op`] describes them.
//!
//! Short strings lie in two texts, ASCII and UTF-8, because engines keep an ASCII string in half the memory and cut it out
//! of a larger one without counting. Both are taken in order, so an op says how long its string is, and not where it begins.
//! Longer strings lie in a third text as JSON arrays: a long string that is cut out of a larger one keeps all of that in
//! memory, while `JSON.parse` copies each string. Some engines do the same with short strings, therefore the texts are cut
//! into chunks: a record that a program keeps holds no more than its chunk, and another one for each string that it shares
//! with records of other chunks.

mod keys;
pub mod op;
mod strings;

use crate::repeats::Repeats;
pub(crate) use keys::NO_CONSTRUCTOR;
use keys::UndocumentedKeys;

/// The bytes of text in a chunk beyond which the next item of an array begins a new one.
const CHUNK_BYTES: usize = 16 * 1024;

/// A list of ops and the text of the strings that they take.
#[derive(Debug, Default)]
pub struct Tape {
    pub ops: Vec<i32>,
    /// Short strings that are ASCII.
    pub ascii_text: Vec<u8>,
    /// Short strings that are not, as UTF-8.
    pub utf8_text: Vec<u8>,
    /// Longer strings: a JSON array for each chunk that has any. Its last item is a 0 behind the last comma.
    pub json_texts: Vec<u8>,
    /// The ends of each chunk in `ascii_text`, `utf8_text` and `json_texts`, in turn. [`Tape::finish`] adds the last.
    pub chunk_ends: Vec<u32>,
    ascii_repeats: Repeats,
    utf8_repeats: Repeats,
    repeated_count: usize,
    keys: UndocumentedKeys,
    chunk_start: usize,
    json_array_start: usize,
}

impl Tape {
    /// A tape with room for what an answer of this many bytes is likely to need.
    pub fn for_answer(bytes: usize) -> Self {
        Self {
            ops: Vec::with_capacity(bytes / 16),
            ascii_text: Vec::with_capacity(bytes / 16),
            json_texts: Vec::with_capacity(bytes / 4),
            ascii_repeats: Repeats::for_answer(bytes),
            utf8_repeats: Repeats::for_answer(bytes),
            ..Self::default()
        }
    }

    #[inline(always)]
    fn push(&mut self, tag: u32, payload: usize) {
        self.ops.push(op::encode(tag, payload));
    }

    #[inline(always)]
    pub(crate) fn null(&mut self) {
        self.push(op::CONSTANT, op::NULL);
    }

    #[inline(always)]
    pub(crate) fn boolean(&mut self, boolean: bool) {
        self.push(op::CONSTANT, if boolean { op::TRUE } else { op::FALSE });
    }

    /// Writes an integer within 2^53.
    #[inline(always)]
    pub(crate) fn integer(&mut self, integer: i64) {
        if (-(1 << 30)..1 << 30).contains(&integer) {
            self.ops.push((integer as i32) << 1 | 1);
        } else {
            self.push(op::CONSTANT, op::LARGE_INTEGER);
            self.ops.push((integer >> 32) as i32);
            self.ops.push(integer as i32);
        }
    }

    /// Writes a number as its characters, which an engine converts better than this module could.
    pub(crate) fn number(&mut self, characters: &[u8]) {
        self.push(op::NUMBER, characters.len());
        self.ascii_text.extend_from_slice(characters);
    }

    /// Begins an array whose items follow. Returns the place for [`Tape::set_count`]; without that it is empty.
    pub(crate) fn array(&mut self) -> usize {
        self.push(op::ARRAY, 0);
        self.ops.len() - 1
    }

    /// Begins an object of undocumented fields, as [`Tape::array`] begins an array.
    pub(crate) fn object(&mut self) -> usize {
        self.push(op::OBJECT, 0);
        self.ops.len() - 1
    }

    /// Sets the count of an array's items or of an object's fields.
    pub(crate) fn set_count(&mut self, place: usize, count: usize) {
        if let Some(op) = self.ops.get_mut(place) {
            *op |= op::encode(0, count);
        }
    }

    /// Begins a record whose fields follow in the order of its table. Returns the place for
    /// [`Tape::begin_undocumented`].
    #[inline]
    pub(crate) fn record(&mut self, constructor_id: u32) -> usize {
        self.push(op::RECORD, constructor_id as usize * 2);
        self.ops.len() - 1
    }

    /// Begins the undocumented fields of a record: marks its op and writes their count. Returns the place for
    /// [`Tape::set_undocumented_count`].
    pub(crate) fn begin_undocumented(&mut self, record: usize, count: usize) -> usize {
        if let Some(op) = self.ops.get_mut(record) {
            *op |= op::encode(0, 1);
        }
        self.ops.push(count as i32);
        self.ops.len() - 1
    }

    /// Corrects the count of a record's undocumented fields, which is known only behind the last of them.
    pub(crate) fn set_undocumented_count(&mut self, place: usize, count: usize) {
        if let Some(op) = self.ops.get_mut(place) {
            *op = count as i32;
        }
    }

    /// Begins a new chunk if this one is full. Called before each item of an array but the first.
    #[inline]
    pub(crate) fn before_item(&mut self) {
        if self.text_bytes() - self.chunk_start > CHUNK_BYTES {
            self.finish();
            self.push(op::CONSTANT, op::NEXT_CHUNK);
        }
    }

    /// Ends the chunk. Nothing may be written to the tape after the last one has ended.
    pub fn finish(&mut self) {
        if self.json_texts.len() > self.json_array_start {
            self.json_texts.extend_from_slice(b"0]");
        }
        self.json_array_start = self.json_texts.len();
        self.chunk_start = self.text_bytes();
        self.chunk_ends.extend([
            self.ascii_text.len() as u32,
            self.utf8_text.len() as u32,
            self.json_texts.len() as u32,
        ]);
    }

    #[inline(always)]
    fn text_bytes(&self) -> usize {
        self.ascii_text.len() + self.utf8_text.len() + self.json_texts.len()
    }
}
