//! Searching and comparing bytes eight at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Marks which of eight bytes end a run of plain text: a quote, a backslash, a control character, or a byte that is not
/// ASCII. The lowest bit that is set lies in the first such byte; those after it may be marked wrongly.
#[inline(always)]
pub const fn special_byte_mask(bytes: u64) -> u64 {
    let quote = bytes ^ (ONES * 0x22);
    let backslash = bytes ^ (ONES * 0x5c);
    ((quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash)
        | (bytes.wrapping_sub(ONES * 0x20) & !bytes)
        | bytes)
        & HIGH_BITS
}

/// Whether two short slices are equal. A call of `memcmp` costs more than most keys are long.
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
