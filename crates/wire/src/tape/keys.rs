//! The keys of undocumented fields, which the records of an array share.

use super::Tape;
use crate::bytes::same;

/// In place of a constructor's id, for an object that is no record.
pub(crate) const NO_CONSTRUCTOR: u32 = u32::MAX;

/// How many keys are numbered. An object with more of them is a dictionary whose keys do not come again.
const MAX_KEYS: usize = 64;

#[derive(Debug)]
struct Key {
    /// The record that does not document it, or [`NO_CONSTRUCTOR`].
    constructor_id: u32,
    text: String,
}

/// The keys that have a number, and which of them is expected next.
#[derive(Debug, Default)]
pub(super) struct UndocumentedKeys {
    keys: Vec<Key>,
    next: usize,
}

impl Tape {
    /// Writes a key of an undocumented field if it has a number, and returns whether it has.
    pub(crate) fn known_key(&mut self, constructor_id: u32, text: &[u8]) -> bool {
        let is_it = |key: &Key| key.constructor_id == constructor_id && same(key.text.as_bytes(), text);
        // Records of an array have the same keys in the same order, so it is most likely the one after the last.
        let (before, after) = self.keys.keys.split_at_checked(self.keys.next).unwrap_or_default();
        let Some(number) =
            after.iter().position(is_it).map(|ahead| before.len() + ahead).or_else(|| before.iter().position(is_it))
        else {
            return false;
        };
        self.ops.push(number as i32);
        self.keys.next = number + 1;
        true
    }

    /// Writes a key of an undocumented field.
    pub(crate) fn key(&mut self, constructor_id: u32, text: &str) {
        if self.known_key(constructor_id, text.as_bytes()) {
            return;
        }
        let number = self.keys.keys.len();
        if number < MAX_KEYS {
            self.keys.keys.push(Key { constructor_id, text: text.to_owned() });
            self.keys.next = number + 1;
            self.ops.push(number as i32);
        } else {
            self.ops.push(-1);
        }
        self.string(text);
    }
}
