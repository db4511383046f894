//! One call from its parameters to its result: signed, sent, checked, and repeated where that is right.
//!
//! What does not wait is a plain function: in the two that do, every value and every way out costs much more code.

use std::rc::Rc;

use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::answer;
use super::call::Call;
use super::options::Auth;
use super::state::ClientState;
use super::token;
use crate::host::deadline::Deadline;
use crate::host::error::{Error, ErrorKind};
use crate::host::fetch::{self, Answer, Received};
use youmi_api::{Effect, Method, Version};
use youmi_client::json_text::ObjectText;
use youmi_client::percent;
use youmi_client::retry::{self, History, Step};
use youmi_client::signature;
use youmi_wire::text::{digits, trimmed};

/// Makes a call until it succeeds or nothing more is to be tried.
pub async fn run(core: &Rc<ClientState>, call: &Call) -> Result<JsValue, Error> {
    let mut run = Run::new(core, call);
    loop {
        let deadline = run.begin();
        let outcome = attempt(&mut run, &deadline).await;
        drop(deadline);
        match run.next(outcome)? {
            After::Return(reply) => return Ok(reply),
            After::Repeat => {}
            After::Wait(pause) => {
                let _ = pause.elapse().await;
                run.resume(&pause)?;
            }
        }
    }
}

/// Sends a call once.
async fn attempt(run: &mut Run<'_>, deadline: &Deadline) -> Result<JsValue, Error> {
    deadline.check()?;
    run.prepare()?;
    if let Some(token) = run.ask_for_token(deadline) {
        let text = run.identify(deadline.outcome(token.await)?)?;
        if let Some(signature) = run.ask_for_signature(&text, deadline) {
            run.sign(deadline.outcome(signature.await)?)?;
        }
    }
    let answer = run.send(deadline)?.await;
    run.check(deadline.outcome(answer)?)
}

/// What comes after an attempt.
enum After {
    Return(JsValue),
    Repeat,
    Wait(Deadline),
}

/// A call under way.
struct Run<'a> {
    core: &'a Rc<ClientState>,
    call: &'a Call,
    history: History,
    /// Requests that were sent.
    attempts: u32,
    /// How many of them before this attempt.
    before: u32,
    /// When this attempt began.
    started: f64,
    /// Its headers: names and values, a NUL behind each.
    headers: String,
    /// Its token.
    token: Option<String>,
    /// Its answer.
    received: Option<Received>,
    /// What no error of it may show.
    secrets: Vec<String>,
}

impl<'a> Run<'a> {
    const fn new(core: &'a Rc<ClientState>, call: &'a Call) -> Self {
        Self {
            core,
            call,
            history: History { retries: 0, token_renewed: false, clocks_tried: 0 },
            attempts: 0,
            before: 0,
            started: 0.0,
            headers: String::new(),
            token: None,
            received: None,
            secrets: Vec::new(),
        }
    }

    /// Begins an attempt.
    fn begin(&mut self) -> Deadline {
        self.started = js_sys::Date::now();
        self.before = self.attempts;
        self.token = None;
        self.received = None;
        self.secrets.clear();
        self.secrets.extend(self.core.options.auth.secret());
        Deadline::new(self.call.options.timeout_ms, &self.call.options.signal)
    }

    /// Writes the headers that need no token.
    fn prepare(&mut self) -> Result<(), Error> {
        self.headers.clone_from(&self.call.options.headers);
        let is_auth = self.call.effect == Effect::Auth;
        if let Some(tenant_id) = self.core.options.tenant_id.as_ref().filter(|_| !is_auth) {
            self.header("TenantId", tenant_id)?;
        }
        self.header(
            "Content-type",
            match self.core.version {
                Version::V1 => "text/json",
                Version::V2 if is_auth => "application/x-www-form-urlencoded",
                Version::V2 => "application/json",
            },
        )
    }

    fn header(&mut self, name: &str, value: &str) -> Result<(), Error> {
        fetch::add_header(&mut self.headers, name, value)
    }

    /// Waits for the token, if one is to be sent.
    fn ask_for_token(&self, deadline: &Deadline) -> Option<JsFuture> {
        if self.call.effect == Effect::Auth { None } else { token::ask(self.core, deadline) }
    }

    /// 请求Headers说明: what proves who calls, but for a signature that the caller makes. Gives the text to be signed.
    fn identify(&mut self, token: Result<JsValue, JsValue>) -> Result<String, Error> {
        let token = token::given(self.core, token)?;
        // As it will stand in a header, whose ends do not count.
        let sent = trimmed(&token);
        self.secrets.push(sent.to_owned());
        let (nonce, timestamp) = (self.core.nonce(), self.core.timestamp());
        let text = [sent, &nonce, &timestamp].concat();
        if self.core.version == Version::V2 {
            self.header("Authorization", &["Bearer ", sent].concat())?;
        } else {
            self.header("access_token", sent)?;
            self.header("Nonce", &nonce)?;
            self.header("Timestamp", &timestamp)?;
            if let Auth::AppKey { app_key, .. } = &self.core.options.auth {
                let signature = signature::sign(&text, app_key);
                self.header("Signature", &signature)?;
                self.hide(&signature);
            }
        }
        self.token = Some(token);
        Ok(text)
    }

    /// Waits for the signature, if the caller makes it.
    fn ask_for_signature(&self, text: &str, deadline: &Deadline) -> Option<JsFuture> {
        match &self.core.options.auth {
            Auth::AccessToken { sign, .. } if self.core.version == Version::V1 => Some(deadline.ask(sign, Some(text))),
            _ => None,
        }
    }

    /// Takes the signature that the caller has made.
    fn sign(&mut self, signature: Result<JsValue, JsValue>) -> Result<(), Error> {
        let signature = signature
            .map_err(|cause| Error::config("auth.sign failed to sign").because(cause))?
            .as_string()
            .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()))
            .ok_or_else(|| Error::config("auth.sign has to give the signature as a URL-encoded string"))?;
        self.hide(&signature);
        self.header("Signature", &signature)
    }

    /// No error may show this signature.
    fn hide(&mut self, signature: &str) {
        self.secrets.push(String::from_utf8_lossy(&percent::decode(signature)).into_owned());
    }

    /// Sends the request.
    fn send(&mut self, deadline: &Deadline) -> Result<JsFuture, Error> {
        let token_body = (self.call.effect == Effect::Auth).then(|| self.token_body());
        self.attempts += 1;
        if let Some(keep) = &self.call.keep {
            keep.borrow_mut().take();
        }
        deadline.check()?;
        let method = match self.call.method {
            Method::Get => "GET",
            Method::Post => "POST",
        };
        let body = token_body.as_deref().or(self.call.body.as_deref());
        Ok(deadline.exchange(&self.core.options.fetch, method, &self.call.url, &self.headers, body))
    }

    /// 获取TOKEN方法, 获取商户TOKEN: the body that asks for a token.
    fn token_body(&mut self) -> String {
        match &self.core.options.auth {
            Auth::AppKey { app_id, app_key } => {
                let (nonce, timestamp) = (self.core.nonce(), self.core.timestamp());
                let signature = signature::sign(&[app_id.as_str(), &nonce, &timestamp].concat(), app_key);
                self.hide(&signature);
                let mut body = ObjectText::default();
                for (key, text) in
                    [("AppId", app_id), ("Nonce", &nonce), ("Timestamp", &timestamp), ("Signature", &signature)]
                {
                    body.text(key, text);
                }
                body.end()
            }
            Auth::ClientSecret { client_id, client_secret, scope, .. } => fetch::form([
                ("client_id", client_id.as_str()),
                ("client_secret", client_secret),
                ("scope", scope),
                ("grant_type", "client_credentials"),
            ]),
            Auth::AccessToken { .. } | Auth::None => String::new(),
        }
    }

    /// Checks the answer.
    fn check(&mut self, exchanged: Result<JsValue, JsValue>) -> Result<JsValue, Error> {
        let answer = Answer::of(exchanged, self.core.options.fetch.max_response_bytes)?;
        let checked = answer::check(self.core, self.call, &answer, &self.secrets);
        self.received = Some(answer::keep(self.call, answer, &self.secrets));
        checked
    }

    /// What to do after an attempt: an error if it was the last.
    fn next(&mut self, outcome: Result<JsValue, Error>) -> Result<After, Error> {
        let now = js_sys::Date::now();
        let log = |level: &str, result: &[&str]| {
            if self.core.options.logger.is_undefined() {
                return;
            }
            let (duration, attempt) = (digits((now - self.started) as i64), digits(self.attempts.into()));
            let line = [self.call.endpoint, ": ", &result.concat(), " in ", &duration, " ms (attempt ", &attempt, ")"];
            self.core.log(level, &line);
        };
        let mut error = match outcome {
            Ok(reply) => {
                log("debug", &["ok"]);
                return Ok(After::Return(reply));
            }
            Err(error) => answer::masked(error, &self.secrets),
        };
        if error.finished.is_some() {
            return Err(error);
        }
        let failure = answer::failure(&error);
        let header = |name: &str| self.received.as_ref().and_then(|received| received.header(name));
        let asked_ms = header("Retry-After").and_then(|text| retry::retry_after_ms(&text, now));
        // Nothing was sent: what failed was the token or the caller's own signing, which have seen to retries.
        let step = if self.attempts == self.before {
            Step::GiveUp
        } else {
            retry::next(failure, self.call.effect, self.history, self.call.options.retries, asked_ms)
        };
        let level = if step == Step::GiveUp { "error" } else { "warn" };
        let status = error.status.map_or_else(String::new, |status| digits(status.into()));
        let status = if status.is_empty() { ["no answer", ""] } else { ["status ", &status] };
        log(level, &[&status.concat(), ", ", &error.message]);
        match step {
            Step::GiveUp => {
                if let Some(wait) = asked_ms.filter(|wait| *wait > 0.0) {
                    let seconds = digits((wait / 1000.0).ceil() as i64);
                    error
                        .message
                        .push_str(&["; it asks for a wait of ", &seconds, " s before the next attempt"].concat());
                }
            }
            Step::RenewToken => {
                self.history.token_renewed = true;
                if let Some(token) = &self.token
                    && self.core.keeps_token()
                {
                    token::refuse(self.core, token);
                    return Ok(After::Repeat);
                }
                // A token that is given afresh for each call may be another by now.
                if self.token.is_some() && self.core.asks_for_token() {
                    return Ok(After::Repeat);
                }
            }
            Step::SetClock => {
                let tried = self.history.clocks_tried;
                self.history.clocks_tried += 1;
                let (msg_time, date) = (error.msg_time.as_deref(), header("Date"));
                // A second clock that says what the first has said is no other.
                let is_new = |seconds: &f64| tried == 0 || (seconds - self.core.clock.get()).abs() > 2.0;
                if !matches!(self.core.options.auth, Auth::None)
                    && let Some(seconds) = retry::clock_difference(msg_time, date.as_deref(), tried, now).filter(is_new)
                {
                    self.core.clock.set(seconds);
                    return Ok(After::Repeat);
                }
            }
            Step::BackOff => {
                let retries = self.history.retries;
                self.history.retries += 1;
                let wait = retry::backoff_ms(retries, asked_ms, js_sys::Math::random());
                self.received = None; // its body would be kept through the wait
                return Ok(After::Wait(Deadline::new(wait, &self.call.options.signal)));
            }
        }
        Err(self.last(error))
    }

    /// Goes on after a wait, unless the signal has ended it.
    fn resume(&self, pause: &Deadline) -> Result<(), Error> {
        match pause.check() {
            Err(error) if error.kind == ErrorKind::Abort => Err(self.last(error)),
            _ => Ok(()),
        }
    }

    /// The error of the whole call.
    fn last(&self, error: Error) -> Error {
        // What was not sent may be sent later, whatever it does.
        let effect = if self.attempts > self.before { self.call.effect } else { Effect::Read };
        let retryable = retry::is_retryable(answer::failure(&error), effect);
        let mut error = error.of(self.call.endpoint);
        error.attempts = self.attempts;
        error.retryable = retryable;
        error
    }
}
