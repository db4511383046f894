//! How often a call is sent under every fault: each failure, read or action, and number of retries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use youmi_api::Effect;
use youmi_client::retry::{Failure, History, Step, is_retryable, next_step};

const EFFECTS: [Effect; 3] = [Effect::Auth, Effect::Read, Effect::Action];

/// Faults that may pass by themselves.
fn passing() -> Vec<Failure> {
    let statuses = [408, 425, 429].into_iter().chain(500..=599).map(Failure::Status);
    [Failure::Network, Failure::Timeout, Failure::Code(200_011)].into_iter().chain(statuses).collect()
}

/// Faults that another attempt would not change.
fn lasting() -> Vec<Failure> {
    let statuses = (300..500).filter(|status| ![401, 408, 425, 429].contains(status)).map(Failure::Status);
    let codes = [10_005, 10_011, 200_001, 200_006, 200_012, 200_013, 200_019, 424_242, 0, -1].map(Failure::Code);
    [Failure::Final].into_iter().chain(statuses).chain(codes).collect()
}

/// How often a call is sent while every attempt fails in the same way.
fn attempts(failure: Failure, effect: Effect, retries: u32) -> u32 {
    let mut history = History::default();
    for attempt in 1..100 {
        match next_step(failure, effect, history, retries, None) {
            Step::RenewToken => history.token_renewed = true,
            Step::SetClock => history.clocks_tried += 1,
            Step::BackOff => history.retries += 1,
            Step::GiveUp => return attempt,
        }
    }
    panic!("{failure:?} is repeated for ever")
}

#[test]
fn a_passing_fault_is_met_as_often_as_retries_allow_and_by_an_action_once() {
    for failure in passing() {
        for retries in [0, 1, 2, 5] {
            assert_eq!(attempts(failure, Effect::Read, retries), 1 + retries, "{failure:?}");
            assert_eq!(attempts(failure, Effect::Auth, retries), 1 + retries, "{failure:?}");
            assert_eq!(attempts(failure, Effect::Action, retries), 1, "{failure:?}");
        }
        assert!(is_retryable(failure, Effect::Read) && is_retryable(failure, Effect::Auth), "{failure:?}");
        assert!(!is_retryable(failure, Effect::Action), "{failure:?}");
    }
}

#[test]
fn a_lasting_fault_is_met_once() {
    for failure in lasting() {
        for effect in EFFECTS {
            assert_eq!(attempts(failure, effect, 5), 1, "{failure:?}");
            assert!(!is_retryable(failure, effect), "{failure:?}");
        }
    }
}

#[test]
fn a_refused_token_is_mended_once_and_a_refused_time_by_both_clocks_whatever_retries_allow() {
    for effect in EFFECTS {
        for retries in [0, 5] {
            assert_eq!(attempts(Failure::Code(10_003), effect, retries), 2);
            assert_eq!(attempts(Failure::Status(401), effect, retries), 2);
            assert_eq!(attempts(Failure::Code(10_006), effect, retries), 3);
            assert_eq!(attempts(Failure::Code(200_005), effect, retries), 3);
        }
        for failure in [Failure::Code(10_003), Failure::Status(401), Failure::Code(10_006), Failure::Code(200_005)] {
            assert!(is_retryable(failure, effect), "{failure:?}");
        }
    }
}

#[test]
fn a_mended_fault_does_not_use_up_a_retry() {
    let history = History { retries: 0, token_renewed: true, clocks_tried: 2 };
    assert_eq!(next_step(Failure::Network, Effect::Read, history, 1, None), Step::BackOff);
    assert_eq!(next_step(Failure::Network, Effect::Action, history, 1, None), Step::GiveUp);
    let history = History { retries: 1, ..History::default() };
    assert_eq!(next_step(Failure::Code(10_003), Effect::Read, history, 1, None), Step::RenewToken);
}

#[test]
fn a_wait_beyond_what_anybody_wants_ends_a_read_but_not_the_mending_of_a_token() {
    for failure in passing() {
        assert_eq!(
            next_step(failure, Effect::Read, History::default(), 5, Some(30_001.0)),
            Step::GiveUp,
            "{failure:?}"
        );
        assert_eq!(
            next_step(failure, Effect::Read, History::default(), 5, Some(30_000.0)),
            Step::BackOff,
            "{failure:?}"
        );
    }
    assert_eq!(next_step(Failure::Status(401), Effect::Action, History::default(), 0, Some(1e9)), Step::RenewToken);
}
