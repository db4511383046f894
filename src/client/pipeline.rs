//! A call with all of its attempts, which are repeated as the retry policy decides.

use std::rc::Rc;

use wasm_bindgen::prelude::JsValue;
use youmi_api::Effect;
use youmi_client::answer::failure;
use youmi_client::error::ErrorKind;
use youmi_client::retry::{self, History, Step};
use youmi_client::settings::Credentials;
use youmi_wire::message;
use youmi_wire::text::format_integer;

use super::attempt::Attempt;
use super::call::Call;
use super::state::ClientState;
use super::token;
use crate::host::deadline::Deadline;
use crate::host::error::Error;

/// Attempts a call until it succeeds or the retry policy gives up.
pub(crate) async fn run(client: &Rc<ClientState>, call: &Call) -> Result<JsValue, Error> {
    let mut progress = Progress { client, call, history: History::default(), attempts: 0 };
    loop {
        let mut attempt = Attempt::new(client, call);
        let outcome = attempt.run().await;
        match progress.next_step(&attempt, outcome)? {
            NextStep::Return(reply) => return Ok(reply),
            NextStep::Repeat => {}
            NextStep::Wait(pause) => {
                // The attempt holds the answer's body, which is not needed while waiting.
                drop(attempt);
                let _ = pause.elapse().await;
                progress.resume(&pause)?;
            }
        }
    }
}

/// What to do after an attempt.
enum NextStep {
    Return(JsValue),
    Repeat,
    Wait(Deadline),
}

/// The attempts of a call so far.
struct Progress<'a> {
    client: &'a Rc<ClientState>,
    call: &'a Call,
    history: History,
    /// Requests that were sent.
    attempts: u32,
}

impl Progress<'_> {
    /// Decides what to do after an attempt. The error is that of the whole call.
    fn next_step(&mut self, attempt: &Attempt<'_>, outcome: Result<JsValue, Error>) -> Result<NextStep, Error> {
        let now = js_sys::Date::now();
        self.attempts += u32::from(attempt.was_sent);
        let mut error = match outcome {
            Ok(reply) => {
                self.log("debug", now - attempt.started, "ok");
                return Ok(NextStep::Return(reply));
            }
            Err(error) if error.as_existing().is_some() => return Err(error),
            Err(error) => error,
        };
        let requested_wait_ms =
            attempt.response_header("Retry-After").and_then(|text| retry::retry_after_ms(&text, now));
        // If nothing was sent, fetching the token or the caller's signing failed. Fetching a token has its own retries.
        let step = if attempt.was_sent {
            let retries = self.call.options.retries;
            retry::next_step(failure(&error), self.call.request.effect, self.history, retries, requested_wait_ms)
        } else {
            Step::GiveUp
        };
        let level = if step == Step::GiveUp { "error" } else { "warn" };
        let status = error
            .status
            .map_or_else(|| "no answer".into(), |status| message!("status ", format_integer(status.into())));
        self.log(level, now - attempt.started, &message!(status, ", ", error.message));
        match step {
            Step::GiveUp => {
                if let Some(wait) = requested_wait_ms.filter(|wait| *wait > 0.0) {
                    let seconds = format_integer((wait / 1000.0).ceil() as i64);
                    error.message =
                        message!(error.message, "; it asks for a wait of ", seconds, " s before the next attempt");
                }
            }
            Step::RenewToken => {
                self.history.token_renewed = true;
                if let Some(token) = &attempt.token
                    && token::discard(self.client, token)
                {
                    return Ok(NextStep::Repeat);
                }
            }
            Step::SetClock => {
                if self.set_clock(attempt, &error, now) {
                    return Ok(NextStep::Repeat);
                }
            }
            Step::BackOff => {
                let wait = retry::backoff_ms(self.history.retries, requested_wait_ms, js_sys::Math::random());
                self.history.retries += 1;
                return Ok(NextStep::Wait(Deadline::new(wait, &self.call.options.signal)));
            }
        }
        Err(self.last_error(error, attempt.was_sent))
    }

    /// Sets the client's clock by the server's. Returns whether the next attempt has another time than this one.
    fn set_clock(&mut self, attempt: &Attempt<'_>, error: &Error, now: f64) -> bool {
        let tried = self.history.clocks_tried;
        self.history.clocks_tried += 1;
        if matches!(self.client.settings().credentials, Credentials::None) {
            return false;
        }
        let date = attempt.response_header("Date");
        let seconds = retry::clock_difference(error.msg_time.as_deref(), date.as_deref(), tried, now);
        // If the second clock shows the same time as the first, another attempt would fail in the same way.
        let is_new = |seconds: &f64| tried == 0 || (seconds - self.client.clock.get()).abs() > 2.0;
        seconds.filter(is_new).map(|seconds| self.client.clock.set(seconds)).is_some()
    }

    /// Continues after a wait; an error if the signal has ended it.
    fn resume(&self, pause: &Deadline) -> Result<(), Error> {
        match pause.check() {
            Err(error) if error.kind == ErrorKind::Abort => Err(self.last_error(error, true)),
            _ => Ok(()),
        }
    }

    /// The error of the whole call.
    fn last_error(&self, error: Error, was_sent: bool) -> Error {
        // If nothing was sent, even an action can be repeated.
        let effect = if was_sent { self.call.request.effect } else { Effect::Read };
        let retryable = retry::is_retryable(failure(&error), effect);
        let mut error = error.for_endpoint(self.call.request.endpoint);
        error.attempts = self.attempts;
        error.retryable = retryable;
        error
    }

    fn log(&self, level: &str, duration_ms: f64, result: &str) {
        if self.client.has_logger() {
            let (duration, attempt) = (format_integer(duration_ms as i64), format_integer(self.attempts.into()));
            let endpoint = self.call.request.endpoint;
            let line = message!(endpoint, ": ", result, " in ", duration, " ms (attempt ", attempt, ")");
            self.client.log(level, &line);
        }
    }
}
