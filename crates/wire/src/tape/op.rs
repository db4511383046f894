//! The ops of a tape. `pkg-template/runtime/objects.js` has constants of the same names.
//!
//! An op whose lowest bit is set is an integer in its other 31 bits. Otherwise its lowest four bits are a tag and the others
//! a payload.

/// A string, taken from the ASCII text. The payload is its length.
pub const ASCII_STRING: u32 = 0;
/// A string, taken from the UTF-8 text. The payload is its length in UTF-16 units.
pub const UTF8_STRING: u32 = 2;
/// One of the constants below, which is the payload.
pub const CONSTANT: u32 = 4;
/// A number whose characters are taken from the ASCII text. The payload is their count.
pub const NUMBER: u32 = 6;
/// An array whose items follow. The payload is their count.
pub const ARRAY: u32 = 8;
/// A record whose fields follow. The payload is twice its constructor's id, plus one if undocumented fields follow behind
/// them: their count as a bare integer, then a key and a value for each.
pub const RECORD: u32 = 10;
/// An object of undocumented fields, which follow as a key and a value each. The payload is their count.
///
/// A key is a bare integer: its number among the keys so far, followed by the key's string where the number is new; or -1 and
/// the string, once there are too many keys to number.
pub const OBJECT: u32 = 12;
/// The next string of the chunk's JSON array.
pub const JSON_STRING: u32 = 14;

pub const NULL: usize = 0;
pub const TRUE: usize = 1;
pub const FALSE: usize = 2;
/// An integer in the two ops that follow, the higher half first.
pub const LARGE_INTEGER: usize = 3;
/// The strings that follow are taken from the next chunk.
pub const NEXT_CHUNK: usize = 4;
/// The string that follows comes again: it gets the next number, counted from 0.
pub const REPEATED_STRING: usize = 5;
/// The string whose number is the payload less this constant.
pub const FIRST_REPEAT: usize = 6;

#[inline(always)]
pub(crate) const fn encode(tag: u32, payload: usize) -> i32 {
    ((payload as u32) << 4 | tag) as i32
}
