//! The vendor's codes in English; `youmi_wire::codes` has the vendor's own words.

const CODES: [(i64, &str); 30] = [
    (10003, "the token is no longer valid"),
    (10004, "success: the data was read"),
    (10005, "the integrity check failed"),
    (10006, "the signature's timestamp is no longer valid"),
    (10011, "a fault while the token was checked"),
    (20000, "success: done"),
    (200_001, "the token is missing"),
    (200_002, "Nonce is missing"),
    (200_003, "Timestamp is missing"),
    (200_004, "Signature is missing"),
    (200_005, "the request is older than ten minutes"),
    (200_006, "wrong key"),
    (200_007, "the app id is missing"),
    (200_008, "the friend's original WeChat id is missing"),
    (200_009, "no such friend"),
    (200_010, "no such staff code"),
    (200_011, "a fault of the server"),
    (200_012, "a wrong parameter"),
    (200_013, "sending by IM failed"),
    (200_014, "the operating account's original WeChat id is missing"),
    (200_015, "the operating account's WeChat id is missing"),
    (200_016, "the WeChat id or phone number to add is empty"),
    (200_017, "adding friends is not enabled"),
    (200_018, "no such WeChat id"),
    (200_019, "the operation failed"),
    (200_020, "the group's number is missing"),
    (200_021, "no such group"),
    (200_022, "who is to be in the group is no friend of the operating account"),
    (200_023, "the list of friends is missing"),
    (200_024, "no such friend in the group"),
];

/// What a code means.
pub fn english(code: i64) -> &'static str {
    CODES.iter().find(|(known, _)| *known == code).map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_code_of_the_vendor_is_there() {
        for (code, words) in youmi_wire::codes::all() {
            assert!(!super::english(code).is_empty(), "{code} {words}");
        }
        assert_eq!(super::CODES.len(), youmi_wire::codes::all().count());
    }
}
