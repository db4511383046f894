//! Short texts that come again and again in a long list: states, codes, names. Each becomes one string that all records
//! share, as with `JSON.parse`, which saves the memory and the making of the others.

use crate::bytes::same;

/// Texts that are remembered. A power of two.
const SLOTS: usize = 2048;

/// Bits of a hash that number a slot.
const SLOT_BITS: u32 = SLOTS.trailing_zeros();

/// Bytes of the smallest answer that is worth a table.
const SMALLEST_ANSWER: usize = 64 * 1024;

/// How often a text has come before, as far as is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Not at all.
    Never,
    /// Once. Now it has the number that was offered.
    Once,
    /// More often: its number.
    Numbered(usize),
}

/// Where a text stands in its stream, and its number plus one, or 0 while it has none.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    start: u32,
    length: u16,
    number: u16,
}

/// The short texts of a stream.
#[derive(Debug, Default)]
pub struct Repeats {
    slots: Vec<Slot>,
}

impl Repeats {
    /// For an answer of this many bytes.
    pub fn for_answer(bytes: usize) -> Self {
        let slots = if bytes < SMALLEST_ANSWER { 0 } else { SLOTS };
        Self { slots: vec![Slot::default(); slots] }
    }

    /// Looks for a text, and remembers it as one that will stand at the end of the stream. `number` is for it if it has
    /// come once.
    #[inline]
    pub fn look_for(&mut self, text: &[u8], stream: &[u8], number: usize) -> Seen {
        // Engines share what is shorter by themselves.
        let (Some([a, b, c]), Some([d, e, f])) = (text.first_chunk(), text.last_chunk()) else { return Seen::Never };
        let ends = u64::from_le_bytes([*a, *b, *c, *d, *e, *f, text.len() as u8, 0]);
        let hash = ends.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOT_BITS);
        let Some(slot) = self.slots.get_mut(hash as usize) else { return Seen::Never };
        let start = slot.start as usize;
        let is_same = stream.get(start..start + usize::from(slot.length)).is_some_and(|known| same(known, text));
        match (is_same, slot.number) {
            (true, 0) => {
                slot.number = number as u16 + 1;
                Seen::Once
            }
            (true, number) => Seen::Numbered(usize::from(number) - 1),
            // Most texts never come again, so one that did is not given up for another.
            (false, 1..) => Seen::Never,
            (false, 0) => {
                *slot = Slot { start: stream.len() as u32, length: text.len() as u16, number: 0 };
                Seen::Never
            }
        }
    }
}
