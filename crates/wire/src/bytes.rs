//! Bytes, eight at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Those of eight bytes that end a run of plain text: a quote, a backslash, a control character, not ASCII. The lowest bit
/// that is set is in the first of them.
#[inline(always)]
pub const fn interesting(word: u64) -> u64 {
    let quote = word ^ (ONES * 0x22);
    let backslash = word ^ (ONES * 0x5c);
    ((quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash)
        | (word.wrapping_sub(ONES * 0x20) & !word)
        | word)
        & HIGH
}

/// Whether two short runs of bytes are the same, eight at a time: a call of `memcmp` costs more than most keys.
#[inline(always)]
pub fn same(mut left: &[u8], mut right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    while let (Some((a, left_rest)), Some((b, right_rest))) = (left.split_first_chunk(), right.split_first_chunk()) {
        if u64::from_le_bytes(*a) != u64::from_le_bytes(*b) {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    while let (Some((a, left_rest)), Some((b, right_rest))) = (left.split_first(), right.split_first()) {
        if a != b {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    true
}
