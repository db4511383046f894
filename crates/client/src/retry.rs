//! The retry policy: what to do after a failed attempt. Its functions are pure: time and random numbers are arguments.

use youmi_api::Effect;
use youmi_wire::codes;
use youmi_wire::text::trimmed;

use crate::json_text::integer;
use crate::time;

/// The longest wait that a server may ask for with `Retry-After`.
const LONGEST_RETRY_AFTER_MS: f64 = 30_000.0;
/// The longest first wait; each further one may be twice as long.
const FIRST_BACKOFF_MS: f64 = 250.0;
const LONGEST_BACKOFF_MS: f64 = 8_000.0;

/// How an attempt failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The server refused with this code.
    Code(i64),
    /// The HTTP status is not 2xx and the body is not an envelope.
    Status(u16),
    /// The connection failed, before or during the answer.
    Network,
    /// The attempt took too long.
    Timeout,
    /// Another attempt would fail in the same way.
    Final,
}

/// The retry state of a call.
#[derive(Debug, Clone, Copy, Default)]
pub struct History {
    /// How many of the retries that the caller allows have been used.
    pub retries: u32,
    /// Whether the token has been renewed already.
    pub token_renewed: bool,
    /// How many of the clocks in an answer have been tried, see [`clock_difference`].
    pub clocks_tried: usize,
}

/// What to do after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Renew the token and repeat.
    RenewToken,
    /// Set the clock by the server's and repeat.
    SetClock,
    /// Wait and repeat.
    BackOff,
    /// Report the error to the caller.
    GiveUp,
}

/// Whether a code asks for another token or time. The server has not carried out the request then.
pub const fn asks_for_new_token_or_time(code: i64) -> bool {
    matches!(code, codes::TOKEN_INVALID | codes::TIMESTAMP_INVALID | codes::REQUEST_TOO_OLD)
}

/// Whether the server has certainly not carried out the request, so that even an action may be repeated.
const fn proves_nothing_done(failure: Failure) -> bool {
    match failure {
        Failure::Code(code) => asks_for_new_token_or_time(code),
        _ => matches!(failure, Failure::Status(401)),
    }
}

/// Whether the same request may succeed after an answer with this HTTP status.
pub(crate) const fn is_temporary_status(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500..=599)
}

/// Whether the same request may succeed later.
const fn is_temporary(failure: Failure) -> bool {
    match failure {
        Failure::Network | Failure::Timeout | Failure::Code(codes::SERVER_ERROR) => true,
        Failure::Status(status) => is_temporary_status(status),
        Failure::Code(_) | Failure::Final => false,
    }
}

/// Decides what to do after a failure. `retries` is how many the caller allows, `requested_wait_ms` how long the server
/// asks to wait.
pub fn next_step(
    failure: Failure,
    effect: Effect,
    history: History,
    retries: u32,
    requested_wait_ms: Option<f64>,
) -> Step {
    match failure {
        Failure::Code(codes::TOKEN_INVALID) | Failure::Status(401) if !history.token_renewed => Step::RenewToken,
        Failure::Code(codes::TIMESTAMP_INVALID | codes::REQUEST_TOO_OLD) if history.clocks_tried < 2 => Step::SetClock,
        // An earlier attempt would fail, and callers do not expect a longer wait.
        _ if requested_wait_ms.is_some_and(|wait| wait > LONGEST_RETRY_AFTER_MS) => Step::GiveUp,
        _ if is_temporary(failure) && !matches!(effect, Effect::Action) && history.retries < retries => Step::BackOff,
        _ => Step::GiveUp,
    }
}

/// Whether the same call may succeed later and cannot be carried out twice.
pub const fn is_retryable(failure: Failure, effect: Effect) -> bool {
    proves_nothing_done(failure) || (is_temporary(failure) && !matches!(effect, Effect::Action))
}

/// The wait that a server asks for in `Retry-After` (seconds, or a date), in milliseconds.
pub fn retry_after_ms(header: &str, now_ms: f64) -> Option<f64> {
    match integer(trimmed(header)).filter(|seconds| *seconds >= 0) {
        Some(seconds) => Some(seconds as f64 * 1000.0),
        None => time::parse_http_date(header).map(|date| (date as f64 * 1000.0 - now_ms).max(0.0)),
    }
}

/// How long to wait before the next attempt: as long as the server asks for, otherwise a random part (`random`, from 0
/// to 1) of a time that doubles with each retry.
pub fn backoff_ms(retries: u32, requested_wait_ms: Option<f64>, random: f64) -> f64 {
    requested_wait_ms
        .unwrap_or_else(|| random * (FIRST_BACKOFF_MS * f64::from(1_u32 << retries.min(10))).min(LONGEST_BACKOFF_MS))
}

/// By how many seconds the server's clock is ahead of ours. `tried` is how many clocks of an answer have been tried:
/// the first is `msgTime`, from the server that checks timestamps, the second the header `Date`, which may come from a
/// proxy.
pub fn clock_difference(msg_time: Option<&str>, date: Option<&str>, tried: usize, now_ms: f64) -> Option<f64> {
    let clocks = [msg_time.and_then(time::parse_server_time), date.and_then(time::parse_http_date)];
    let server = clocks.into_iter().flatten().nth(tried)?;
    Some(server as f64 - (now_ms / 1000.0).floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: History = History { retries: 0, token_renewed: false, clocks_tried: 0 };

    #[test]
    fn reads_are_repeated_while_retries_last() {
        for failure in [
            Failure::Network,
            Failure::Timeout,
            Failure::Status(408),
            Failure::Status(425),
            Failure::Status(429),
            Failure::Status(500),
            Failure::Status(503),
            Failure::Code(200_011),
        ] {
            assert_eq!(next_step(failure, Effect::Read, FRESH, 2, None), Step::BackOff, "{failure:?}");
            assert_eq!(next_step(failure, Effect::Read, History { retries: 2, ..FRESH }, 2, None), Step::GiveUp);
            assert_eq!(next_step(failure, Effect::Action, FRESH, 2, None), Step::GiveUp, "{failure:?}");
            assert!(!is_retryable(failure, Effect::Action));
        }
        for failure in [Failure::Final, Failure::Status(404), Failure::Code(200_012)] {
            assert_eq!(next_step(failure, Effect::Read, FRESH, 2, None), Step::GiveUp, "{failure:?}");
        }
    }

    #[test]
    fn a_refused_token_or_timestamp_is_renewed_once_even_for_actions() {
        for failure in [Failure::Code(10003), Failure::Status(401)] {
            assert_eq!(next_step(failure, Effect::Action, FRESH, 0, None), Step::RenewToken);
            assert_eq!(
                next_step(failure, Effect::Action, History { token_renewed: true, ..FRESH }, 2, None),
                Step::GiveUp
            );
        }
        for failure in [Failure::Code(10006), Failure::Code(200_005)] {
            assert_eq!(next_step(failure, Effect::Action, FRESH, 0, None), Step::SetClock);
            assert_eq!(
                next_step(failure, Effect::Action, History { clocks_tried: 1, ..FRESH }, 0, None),
                Step::SetClock
            );
            assert_eq!(next_step(failure, Effect::Action, History { clocks_tried: 2, ..FRESH }, 2, None), Step::GiveUp);
        }
    }

    #[test]
    fn waits_are_random_parts_of_a_doubling_time() {
        let waits: Vec<f64> = (0..7).map(|retries| backoff_ms(retries, None, 1.0)).collect();
        assert_eq!(waits, [250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 8000.0]);
        assert!((backoff_ms(1, None, 0.5) - 250.0).abs() < f64::EPSILON);
        assert!((backoff_ms(1, Some(7000.0), 0.5) - 7000.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_server_may_ask_for_a_wait_of_thirty_seconds() {
        let now = 1_795_537_334_000.0;
        for (header, asked) in [
            ("7", Some(7000.0)),
            (" 31 ", Some(31_000.0)),
            ("Tue, 24 Nov 2026 16:22:24 GMT", Some(10_000.0)),
            ("Tue, 24 Nov 2020 16:22:24 GMT", Some(0.0)),
            ("soon", None),
            ("-1", None),
        ] {
            assert_eq!(retry_after_ms(header, now), asked, "{header}");
        }
        let step = |asked| next_step(Failure::Status(503), Effect::Read, FRESH, 2, Some(asked));
        assert_eq!([step(30_000.0), step(30_001.0)], [Step::BackOff, Step::GiveUp]);
    }

    #[test]
    fn the_clock_is_taken_from_the_answer_and_then_from_the_header() {
        let now = 1_795_537_334_500.0;
        let date = Some("Tue, 24 Nov 2026 16:32:14 GMT");
        let newer = Some("2026-11-25T00:42:14.1234567+08:00");
        let older = Some("2026/11/25 0:42:14");
        for msg_time in [newer, older] {
            assert_eq!(clock_difference(msg_time, date, 0, now), Some(1200.0));
            assert_eq!(clock_difference(msg_time, date, 1, now), Some(600.0));
            assert_eq!(clock_difference(msg_time, date, 2, now), None);
        }
        assert_eq!(clock_difference(Some("now"), date, 0, now), Some(600.0));
        assert_eq!(clock_difference(newer, None, 1, now), None);
        assert_eq!(clock_difference(None, None, 0, now), None);
    }
}
