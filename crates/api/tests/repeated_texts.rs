//! Short strings that come again and again: each is read as it was sent, and is on the tape twice at most.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value, json};
use support::{answer, endpoint, values};
use youmi_testing::random::Random;
use youmi_wire::envelope::{self, Envelope};
use youmi_wire::tape::Tape;

/// So many staff that the answer is searched for repeats.
const COUNT: usize = 3000;

fn staff(mut text: impl FnMut(usize) -> Value) -> Value {
    let one = |number| json!({ "ad_staff_code": text(number), "ad_staff_name": text(number + 1), "ad_staff_state": 0, "ad_self_user": text(number + 2) });
    (0..COUNT).map(one).collect()
}

fn tape(sent: &Value) -> Tape {
    match envelope::decode(answer(&sent.to_string()).as_bytes(), &endpoint("listStaff").values) {
        Ok(Envelope::Success(tape)) => tape,
        other => panic!("{other:?}"),
    }
}

#[test]
fn are_read_as_they_were_sent() {
    let pool: Vec<String> =
        ["", "a", "ab", "b01", "b01,b02", "12345678901x", "刘潇", "秀逗吖Q.", "😀", "微信号微信号", "\u{fffd}aa"]
            .into_iter()
            .map(String::from)
            // Alike at both ends and of one length, so that they share a slot.
            .chain((0..600).map(|number| format!("abc{number:04}xyz")))
            .chain((0..600).map(|number| format!("微{number:04}信")))
            .collect();
    for seed in 1..=5 {
        let mut random = Random::new(seed);
        let sent =
            staff(
                |number| {
                    if random.one_in(4) { format!("{number:08}").into() } else { random.pick(&pool).clone().into() }
                },
            );
        assert_eq!(values("listStaff", &sent.to_string()), sent);
    }
}

#[test]
fn stand_on_the_tape_twice_at_most() {
    let ascii = tape(&staff(|number| ["open", "closed", "12345678901x"][number % 3].into()));
    assert_eq!(ascii.ascii_text.len(), 2 * "openclosed12345678901x".len());
    let utf8 = tape(&staff(|number| ["刘潇", "秀逗吖Q.", "é😀"][number % 3].into()));
    // The strings of the envelope are ASCII.
    assert_eq!(utf8.utf8_text.len(), 2 * "刘潇秀逗吖Q.é😀".len());
}

#[test]
fn do_not_keep_others_from_being_read() {
    // More different strings than are remembered, each of them three times.
    let sent = staff(|number| format!("{:09}", number % 1000 * 7919).into());
    assert_eq!(values("listStaff", &sent.to_string()), sent);
}
