//! What is to be done after an attempt that did not succeed. Pure: time and chance are handed in.

use super::time;
use crate::api::Effect;
use crate::wire::codes;
use crate::wire::text::trimmed;
use crate::wire::value::integer;

/// The longest wait that a server may ask for with `Retry-After`.
const LONGEST_RETRY_AFTER_MS: f64 = 30_000.0;
const FIRST_BACKOFF_MS: f64 = 250.0;
const LONGEST_BACKOFF_MS: f64 = 8_000.0;

/// How an attempt failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The server answered with this code.
    Code(i64),
    /// The HTTP status is not 2xx, and the body no envelope.
    Status(u16),
    /// The connection failed, before or during the answer.
    Network,
    /// It took too long.
    Timeout,
    /// Anything that another attempt would not change.
    Final,
}

/// What a call has behind it.
#[derive(Debug, Clone, Copy, Default)]
pub struct History {
    /// Retries used, of those that the caller allows.
    pub retries: u32,
    /// The token has been dropped once already.
    pub token_renewed: bool,
    /// The clock has been set once already.
    pub clock_set: bool,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Drop the token and repeat.
    RenewToken,
    /// Set the clock by the server's and repeat.
    SetClock,
    /// Wait and repeat.
    BackOff,
    /// Tell the caller.
    GiveUp,
}

/// Whether a code says what to do: another token, or another time. The server has done nothing then.
pub const fn says_what_to_do(code: i64) -> bool {
    matches!(code, codes::TOKEN_INVALID | codes::TIMESTAMP_INVALID | codes::REQUEST_TOO_OLD)
}

/// Whether a failure proves that the server did nothing, so that even an action may be repeated.
const fn proves_nothing_done(failure: Failure) -> bool {
    match failure {
        Failure::Code(code) => says_what_to_do(code),
        _ => matches!(failure, Failure::Status(401)),
    }
}

/// Whether a failure may pass by itself.
const fn is_passing(failure: Failure) -> bool {
    matches!(
        failure,
        Failure::Network
            | Failure::Timeout
            | Failure::Status(408 | 425 | 429 | 500..=599)
            | Failure::Code(codes::SERVER_ERROR)
    )
}

/// What to do after a failure.
pub const fn next(failure: Failure, effect: Effect, history: History, retries: u32) -> Step {
    match failure {
        Failure::Code(codes::TOKEN_INVALID) | Failure::Status(401) if !history.token_renewed => Step::RenewToken,
        Failure::Code(codes::TIMESTAMP_INVALID | codes::REQUEST_TOO_OLD) if !history.clock_set => Step::SetClock,
        _ if is_passing(failure) && !matches!(effect, Effect::Action) && history.retries < retries => Step::BackOff,
        _ => Step::GiveUp,
    }
}

/// Whether the same call may succeed later without being done twice.
pub const fn is_retryable(failure: Failure, effect: Effect) -> bool {
    proves_nothing_done(failure) || (is_passing(failure) && !matches!(effect, Effect::Action))
}

/// How long to wait before the next attempt: what the server asked for in `Retry-After` (seconds, or a date), else a
/// random share (`chance`, 0 to 1) of a span that doubles with each retry.
pub fn backoff_ms(retries: u32, retry_after: Option<&str>, now_ms: f64, chance: f64) -> f64 {
    let asked = retry_after.and_then(|text| match integer(trimmed(text)).filter(|seconds| *seconds >= 0) {
        Some(seconds) => Some(seconds as f64 * 1000.0),
        None => time::parse_http_date(text).map(|date| (date as f64 * 1000.0 - now_ms).max(0.0)),
    });
    match asked {
        Some(wait) if wait <= LONGEST_RETRY_AFTER_MS => wait,
        _ => chance * (FIRST_BACKOFF_MS * f64::from(1_u32 << retries.min(10))).min(LONGEST_BACKOFF_MS),
    }
}

/// By how many seconds the server's clock is ahead of ours.
pub fn clock_difference(date: Option<&str>, msg_time: Option<&str>, now_ms: f64) -> Option<f64> {
    let server = date.and_then(time::parse_http_date).or_else(|| msg_time.and_then(time::parse_server_time))?;
    Some(server as f64 - (now_ms / 1000.0).floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: History = History { retries: 0, token_renewed: false, clock_set: false };

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
            assert_eq!(next(failure, Effect::Read, FRESH, 2), Step::BackOff, "{failure:?}");
            assert_eq!(next(failure, Effect::Read, History { retries: 2, ..FRESH }, 2), Step::GiveUp);
            assert_eq!(next(failure, Effect::Action, FRESH, 2), Step::GiveUp, "{failure:?}");
            assert!(!is_retryable(failure, Effect::Action));
        }
        for failure in [Failure::Final, Failure::Status(404), Failure::Code(200_012)] {
            assert_eq!(next(failure, Effect::Read, FRESH, 2), Step::GiveUp, "{failure:?}");
        }
    }

    #[test]
    fn a_refused_token_or_timestamp_is_mended_once_even_for_actions() {
        for failure in [Failure::Code(10003), Failure::Status(401)] {
            assert_eq!(next(failure, Effect::Action, FRESH, 0), Step::RenewToken);
            assert_eq!(next(failure, Effect::Action, History { token_renewed: true, ..FRESH }, 2), Step::GiveUp);
        }
        for failure in [Failure::Code(10006), Failure::Code(200_005)] {
            assert_eq!(next(failure, Effect::Action, FRESH, 0), Step::SetClock);
            assert_eq!(next(failure, Effect::Action, History { clock_set: true, ..FRESH }, 2), Step::GiveUp);
        }
    }

    #[test]
    fn waits_are_a_share_of_a_doubling_span() {
        let waits: Vec<f64> = (0..7).map(|retries| backoff_ms(retries, None, 0.0, 1.0)).collect();
        assert_eq!(waits, [250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 8000.0]);
        assert!((backoff_ms(1, None, 0.0, 0.5) - 250.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_server_may_ask_for_a_wait_of_thirty_seconds() {
        let now = 1_795_537_334_000.0;
        assert!((backoff_ms(0, Some("7"), now, 0.5) - 7000.0).abs() < f64::EPSILON);
        let date = Some("Tue, 24 Nov 2026 16:22:24 GMT");
        assert!((backoff_ms(0, date, now, 0.5) - 10_000.0).abs() < f64::EPSILON);
        assert!((backoff_ms(0, Some("31"), now, 0.5) - 125.0).abs() < f64::EPSILON);
        assert!((backoff_ms(0, Some("soon"), now, 0.5) - 125.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_clock_is_taken_from_the_header_or_the_answer() {
        let now = 1_795_537_334_500.0;
        let date = Some("Tue, 24 Nov 2026 16:32:14 GMT");
        assert_eq!(clock_difference(date, None, now), Some(600.0));
        assert_eq!(clock_difference(None, Some("2026-11-25T00:32:14.1+08:00"), now), Some(600.0));
        assert_eq!(clock_difference(None, None, now), None);
    }
}
