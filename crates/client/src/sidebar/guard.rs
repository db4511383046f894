//! Opening addresses from pages, which anybody can send: only messages in the vendor's format are accepted, only one
//! message for each user, `time` and `neber`, and only some failures of each user.

use std::collections::BTreeMap;

use sha1::{Digest, Sha1};

use super::cipher::Padding;
use super::input::SidebarKeys;
use super::invalid_url;
use super::open::{Attempt, Opened, attempt};
use super::strict::{self, MessageFormat};
use crate::input::InvalidInput;

/// How many addresses of a user may fail to open within [`FAILURES_MS`].
const MAX_FAILURES: u32 = 20;
const FAILURES_MS: i64 = 600_000;

/// How long a message is bound to its user, `time` and `neber` if `maxAgeMs` is not set.
const BOUND_MS: i64 = 86_400_000;

/// How many bindings, and how many users with failures, are remembered.
const CAPACITY: usize = 10_000;

/// Why an address was not opened.
pub enum OpenError {
    /// The address is invalid.
    Invalid(InvalidInput),
    /// Too many addresses of this user have failed to open.
    TooManyFailures {
        /// Seconds until the next address may be tried.
        seconds: i64,
    },
}

/// A gateway's memory of earlier addresses.
#[derive(Debug, Default)]
pub struct Guard {
    /// For each user, `time` and `neber`: the first message with them.
    bound: Memory<Fingerprint>,
    /// For each user: how many addresses have failed to open.
    failures: Memory<u32>,
}

impl Guard {
    /// Opens an address. The same work is done before every refusal, so that its time does not show the reason.
    pub fn open(
        &mut self,
        url: &str,
        keys: &SidebarKeys,
        format: MessageFormat,
        now_ms: i64,
    ) -> Result<Opened, OpenError> {
        let Attempt { user_id, outcome } = attempt(url, keys, now_ms);
        let user = fingerprint(&[user_id.as_deref().unwrap_or_default().as_bytes()]);
        let (failures, until_ms) = self.failures.get(&user, now_ms).unwrap_or((0, now_ms + FAILURES_MS));
        if failures >= MAX_FAILURES {
            return Err(OpenError::TooManyFailures { seconds: (until_ms - now_ms + 999) / 1000 });
        }
        let outcome = outcome.and_then(|opened| self.admit(opened, keys, format, now_ms));
        outcome.map_err(|invalid| {
            self.failures.put(user, failures + 1, until_ms, now_ms);
            OpenError::Invalid(invalid)
        })
    }

    /// Checks the format of an opened message, and that it is the first with its user, `time` and `neber`.
    fn admit(
        &mut self,
        opened: Opened,
        keys: &SidebarKeys,
        format: MessageFormat,
        now_ms: i64,
    ) -> Result<Opened, InvalidInput> {
        let message = &opened.message;
        strict::check(&message.text, &opened.visit.user_id, format).map_err(|reason| invalid_url("PKID", reason))?;
        if opened.visit.cipher.padding == Padding::Zeros && keys.cipher_hint().padding != Some(Padding::Zeros) {
            // The end of a message that is padded with zero bytes can be cut off, and with it a part of the password.
            let problem = "is padded with zero bytes: where all messages of the merchant are, set keys.cipher.padding";
            return Err(invalid_url("PKID", problem));
        }
        let visit =
            fingerprint(&[opened.visit.user_id.as_bytes(), &key_bits(&message.time), &key_bits(&message.neber)]);
        let pkid = fingerprint(&[&message.pkid]);
        match self.bound.get(&visit, now_ms) {
            Some((first, _)) if first == pkid => {}
            Some(_) => {
                return Err(invalid_url("PKID", "is not the one that came first with this UserID, time and neber"));
            }
            None => {
                let too_old = opened.visit.timestamp.zip(keys.max_age_ms);
                let until_ms = too_old.map_or(now_ms + BOUND_MS, |(seconds, age)| (seconds * 1000).saturating_add(age));
                self.bound.put(visit, pkid, until_ms, now_ms);
            }
        }
        Ok(opened)
    }
}

/// The bits of a text that have an effect in a DES key, which ignores the lowest bit of each byte.
fn key_bits(text: &str) -> Vec<u8> {
    // A `+` in the address may stand for a space.
    text.bytes().map(|byte| if byte == b'+' { b' ' } else { byte & 0xfe }).collect()
}

/// A hash of several texts and their lengths.
type Fingerprint = [u8; 20];

fn fingerprint(parts: &[&[u8]]) -> Fingerprint {
    let mut hash = Sha1::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Values that expire. If there are too many, the one that expires first is removed.
#[derive(Debug)]
struct Memory<T> {
    entries: BTreeMap<Fingerprint, (T, i64)>,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new() }
    }
}

impl<T: Copy> Memory<T> {
    /// A value and when it expires.
    fn get(&self, key: &Fingerprint, now_ms: i64) -> Option<(T, i64)> {
        self.entries.get(key).copied().filter(|(_, until_ms)| now_ms < *until_ms)
    }

    fn put(&mut self, key: Fingerprint, value: T, until_ms: i64, now_ms: i64) {
        if self.entries.len() >= CAPACITY && !self.entries.contains_key(&key) {
            self.entries.retain(|_, (_, until_ms)| now_ms < *until_ms);
            if self.entries.len() >= CAPACITY
                && let Some(first) = self.entries.iter().min_by_key(|(_, (_, until_ms))| *until_ms).map(|(key, _)| *key)
            {
                self.entries.remove(&first);
            }
        }
        self.entries.insert(key, (value, until_ms));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_expire_and_never_exceed_the_capacity() {
        let mut memory = Memory::default();
        let key = |number: usize| fingerprint(&[&number.to_le_bytes()]);
        for number in 0..CAPACITY + 100 {
            memory.put(key(number), number, 1000 + number as i64, 0);
        }
        assert_eq!(memory.entries.len(), CAPACITY);
        assert_eq!(memory.get(&key(0), 0), None);
        assert_eq!(memory.get(&key(100), 1099), Some((100, 1100)));
        assert_eq!(memory.get(&key(100), 1100), None);
        memory.put(key(CAPACITY + 200), 1, 99_999, 50_000);
        assert_eq!(memory.entries.len(), 1, "expired values go when room is needed");
    }

    #[test]
    fn different_texts_have_different_hashes() {
        assert_ne!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"a", b"bc"]));
        assert_ne!(fingerprint(&[b"a", b""]), fingerprint(&[b"a"]));
        assert_eq!(key_bits("2024 6+7"), key_bits("3135 7 6"));
    }
}
