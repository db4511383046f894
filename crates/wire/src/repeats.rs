//! Finds short strings that come again in a long answer: states, codes, names. Each becomes one JavaScript string that all
//! records share, as `JSON.parse` does it too, which saves time and memory.

use crate::bytes::same;

/// How many strings are remembered: a power of two.
const SLOTS: usize = 2048;

/// How many bits of a hash are the index of a slot.
const SLOT_BITS: u32 = SLOTS.trailing_zeros();

/// In an answer of fewer bytes, looking for repeats costs more than it saves.
const MIN_ANSWER_BYTES: usize = 64 * 1024;

/// How often a string has come before, as far as is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    Never,
    /// This is its second time: it gets the number that was offered.
    Once,
    /// It has this number.
    Numbered(usize),
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Where the string begins in the text that was written so far.
    start: u32,
    length: u16,
    /// One more than the string's number, or 0 if it has none.
    number_plus_one: u16,
}

/// The strings that are remembered, each in the slot that its hash gives.
#[derive(Debug, Default)]
pub struct Repeats {
    slots: Vec<Slot>,
}

impl Repeats {
    pub fn for_answer(bytes: usize) -> Self {
        let slots = if bytes < MIN_ANSWER_BYTES { 0 } else { SLOTS };
        Self { slots: vec![Slot::default(); slots] }
    }

    /// Looks for a string. One that has not come before is remembered as standing at the end of `written`; one that has
    /// come once gets `number`.
    #[inline]
    pub fn look_for(&mut self, text: &[u8], written: &[u8], number: usize) -> Seen {
        // JavaScript engines share shorter strings by themselves.
        let (Some([a, b, c]), Some([d, e, f])) = (text.first_chunk(), text.last_chunk()) else { return Seen::Never };
        let ends = u64::from_le_bytes([*a, *b, *c, *d, *e, *f, text.len() as u8, 0]);
        let hash = ends.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOT_BITS);
        let Some(slot) = self.slots.get_mut(hash as usize) else { return Seen::Never };
        let start = slot.start as usize;
        let is_same = written.get(start..start + usize::from(slot.length)).is_some_and(|known| same(known, text));
        match (is_same, slot.number_plus_one) {
            (true, 0) => {
                slot.number_plus_one = number as u16 + 1;
                Seen::Once
            }
            (true, number) => Seen::Numbered(usize::from(number) - 1),
            // Most strings never come again, so one that did keeps its slot.
            (false, 1..) => Seen::Never,
            (false, 0) => {
                *slot = Slot { start: written.len() as u32, length: text.len() as u16, number_plus_one: 0 };
                Seen::Never
            }
        }
    }
}
