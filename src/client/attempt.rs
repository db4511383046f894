//! One attempt of a call: it is authenticated and sent, and its answer is checked.
//!
//! Only `try_once` is an async function, because every value and every `?` in an async function costs much more code.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use youmi_api::{Effect, Version};
use youmi_client::answer::{Answer, Checked, mask_error};
use youmi_client::error::ErrorKind;
use youmi_client::headers::Headers;
use youmi_client::request::token_body;
use youmi_client::secrets::decoded_signature;
use youmi_client::settings::Credentials;
use youmi_client::signature;
use youmi_wire::decode::mismatches_tape;
use youmi_wire::message;
use youmi_wire::text::trimmed;

use super::call::Call;
#[cfg(feature = "server")]
use super::raw_answer::{RawAnswer, RawAnswerCell};
use super::state::ClientState;
use super::token;
use crate::host::deadline::{Deadline, Waiting};
use crate::host::error::Error;
use crate::host::fetch::Response;
use crate::host::{caller, tape_objects};

/// An attempt under way.
#[derive(Debug)]
pub(super) struct Attempt<'a> {
    client: &'a Rc<ClientState>,
    call: &'a Call,
    deadline: Deadline,
    /// The time at which it began, in milliseconds.
    pub started: f64,
    /// Whether a request was sent.
    pub was_sent: bool,
    headers: Headers,
    /// The token that was sent.
    pub token: Option<String>,
    response: Option<Response>,
    /// The beginning of the answer's text, if it may yet be needed for an error.
    excerpt: String,
    /// Texts that its errors must not contain.
    secrets: Vec<String>,
}

impl<'a> Attempt<'a> {
    /// Starts the time that the attempt may take.
    pub(super) fn new(client: &'a Rc<ClientState>, call: &'a Call) -> Self {
        Self {
            client,
            call,
            deadline: Deadline::new(call.options.timeout_ms, &call.options.signal),
            started: js_sys::Date::now(),
            was_sent: false,
            headers: call.options.headers.clone(),
            token: None,
            response: None,
            excerpt: String::new(),
            secrets: client.settings().credentials.secrets(),
        }
    }

    /// Sends the call once. Secrets are masked in its errors.
    pub(super) async fn run(&mut self) -> Result<JsValue, Error> {
        self.try_once().await.map_err(|error| self.without_secrets(error))
    }

    async fn try_once(&mut self) -> Result<JsValue, Error> {
        self.deadline.check()?;
        if let Some(token) = self.ask_for_token() {
            let token = self.deadline.outcome(token.await)?;
            let text = self.add_token(token)?;
            if let Some(signature) = self.ask_for_signature(&text) {
                let signature = self.deadline.outcome(signature.await)?;
                self.add_signature(signature)?;
            }
        }
        let response = self.send()?.await;
        let reply = self.check(self.deadline.outcome(response)?)?;
        if let Some(validation) = self.validate(&reply) {
            let issue = self.deadline.outcome(validation.await)?;
            self.check_issue(issue)?;
        }
        // An answer that is passed on has no objects, and has been reported.
        if self.is_lenient() && reply.is_object() {
            self.report(&caller::get(&reply, "mismatches"));
        }
        Ok(reply)
    }

    /// Waits for the token, if the request needs one.
    fn ask_for_token(&self) -> Option<Waiting> {
        if self.call.request.effect == Effect::Auth { None } else { token::request(self.client, &self.deadline) }
    }

    /// Adds the headers of authentication (请求Headers说明), except for a signature that the caller makes. Returns the text
    /// that is to be signed.
    fn add_token(&mut self, token: Result<JsValue, JsValue>) -> Result<String, Error> {
        let token = token::check(self.client, token)?;
        // White space at the ends of a header's value is not sent.
        let sent = trimmed(&token);
        self.secrets.push(sent.to_owned());
        let (nonce, timestamp) = (self.client.nonce(), self.client.timestamp());
        let text = message!(sent, nonce, timestamp);
        if self.client.settings().version == Version::V2 {
            self.headers.set("Authorization", &message!("Bearer ", sent));
        } else {
            self.headers.set("access_token", sent);
            self.headers.set("Nonce", &nonce);
            self.headers.set("Timestamp", &timestamp);
            if let Credentials::AppKey { app_key, .. } = &self.client.settings().credentials {
                self.set_signature(&signature::sign(&text, app_key));
            }
        }
        self.token = Some(token);
        Ok(text)
    }

    /// Waits for the signature, if the caller makes it.
    fn ask_for_signature(&self, text: &str) -> Option<Waiting> {
        let settings = self.client.settings();
        let is_asked =
            settings.version == Version::V1 && matches!(settings.credentials, Credentials::AccessToken { .. });
        is_asked.then(|| self.deadline.wait(&self.client.options.hooks.sign, Some(text)))
    }

    /// Adds the signature that the caller has made.
    fn add_signature(&mut self, signature: Result<JsValue, JsValue>) -> Result<(), Error> {
        let signature = signature
            .map_err(|cause| Error::config("auth.sign failed to sign").with_cause(cause))?
            .as_string()
            .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()))
            .ok_or_else(|| Error::config("auth.sign has to give the signature as a URL-encoded string"))?;
        self.set_signature(&signature);
        Ok(())
    }

    fn set_signature(&mut self, signature: &str) {
        self.headers.set("Signature", signature);
        self.secrets.push(decoded_signature(signature));
    }

    /// Sends the request and waits for its whole answer.
    fn send(&mut self) -> Result<JsFuture, Error> {
        let Call { request, .. } = self.call;
        let settings = self.client.settings();
        let mut token_request = None;
        if request.effect == Effect::Auth {
            let (body, signature) = token_body(&settings.credentials, &self.client.nonce(), &self.client.timestamp());
            if let Some(signature) = signature {
                self.secrets.push(signature);
            }
            token_request = Some(body);
        }
        request.set_headers(settings, &mut self.headers);
        self.was_sent = true;
        #[cfg(feature = "server")]
        if let Some(raw_answer) = &self.call.raw_answer {
            raw_answer.borrow_mut().take();
        }
        self.deadline.check()?;
        let body = token_request.as_deref().or(request.body.as_deref());
        Ok(self.client.options.transport.send(&self.deadline, request, &self.headers, body))
    }

    /// Checks the answer and makes its objects; where a raw answer is wanted, it is stored instead.
    fn check(&mut self, response: Result<JsValue, JsValue>) -> Result<JsValue, Error> {
        let (answer, response) = self.client.options.transport.read_answer(response)?;
        #[cfg(feature = "server")]
        if let Some(raw_answer) = &self.call.raw_answer {
            return self.pass_on(raw_answer, &answer, response);
        }
        let checked = self.decode(&answer);
        self.response = Some(response);
        if !self.call.options.schema.is_undefined() {
            self.excerpt = answer.excerpt(&self.call.request, &self.secrets);
        }
        let checked = checked?;
        let mismatches = mismatches_of(&checked)?;
        let reply = tape_objects::reply_from_tape(checked.tape).map_err(not_built)?;
        if let Some(mismatches) = mismatches {
            Reflect::set(&reply, &"mismatches".into(), &mismatches).map_err(not_built)?;
        }
        Ok(reply)
    }

    /// Stores the answer as it is. Its values are looked at only for a caller who wants to hear of mismatches, and where its
    /// code is not one of success.
    #[cfg(feature = "server")]
    fn pass_on(&mut self, raw_answer: &RawAnswerCell, answer: &Answer, response: Response) -> Result<JsValue, Error> {
        let is_looked_at = self.is_lenient() || !answer.is_success();
        let retry_after = if is_looked_at { response.header("Retry-After") } else { None };
        *raw_answer.borrow_mut() = Some(RawAnswer::new(answer, &response, &self.secrets, retry_after));
        self.response = Some(response);
        if is_looked_at && let Some(mismatches) = mismatches_of(&self.decode(answer)?)? {
            self.report(&mismatches);
        }
        Ok(JsValue::UNDEFINED)
    }

    fn decode(&self, answer: &Answer) -> Result<Checked, Error> {
        let base_url = &self.client.settings().base_url;
        Ok(answer.check(&self.call.request, base_url, &self.secrets, self.is_lenient())?)
    }

    /// Whether the caller wants to hear of mismatches.
    fn is_lenient(&self) -> bool {
        self.call.options.on_mismatch.is_function()
    }

    /// Waits for the caller's schema to check the values, if there is one. The result goes through
    /// [`Attempt::check_issue`].
    fn validate(&self, reply: &JsValue) -> Option<Waiting> {
        let schema = &self.call.options.schema;
        let is_set = !schema.is_undefined();
        is_set.then(|| self.deadline.wait(&caller::validate(schema, reply, self.is_lenient()), None))
    }

    /// The error of the first thing that does not fit the caller's schema.
    fn check_issue(&mut self, issue: Result<JsValue, JsValue>) -> Result<(), Error> {
        let issue = issue.map_err(|cause| Error::config("options.schema failed to check values").with_cause(cause))?;
        if issue.is_undefined() {
            return Ok(());
        }
        let text = |key: &str| caller::get(&issue, key).as_string().unwrap_or_default();
        let (path, reason) = (text("path"), text("message"));
        let message = message!("the answer does not fit options.schema: ", reason, " at ", path);
        let mut error = Error::new(ErrorKind::Decode, message);
        error.path = Some(path);
        error.body = Some(std::mem::take(&mut self.excerpt));
        error.status = self.response.as_ref().map(Response::status);
        Err(error)
    }

    /// Tells the caller's function of mismatches, if there are any.
    fn report(&self, mismatches: &JsValue) {
        if !mismatches.is_undefined() {
            caller::report_mismatches(&self.call.options.on_mismatch, self.call.request.endpoint, mismatches);
        }
    }

    /// A header of the answer; `None` without an answer or without the header.
    pub(super) fn response_header(&self, name: &str) -> Option<String> {
        self.response.as_ref().and_then(|response| response.header(name))
    }

    /// Masks the secrets in an error, which may quote a server or a stub that repeated them.
    fn without_secrets(&self, mut error: Error) -> Error {
        mask_error(&mut error, &self.secrets);
        // The reason that the caller gave to `abort()` is returned unchanged.
        if error.kind != ErrorKind::Abort
            && let Some(cause) = error.cause_mut()
        {
            *cause = caller::without_secrets(cause, &self.secrets);
        }
        error
    }
}

/// What the caller sees of mismatches, if there are any.
fn mismatches_of(checked: &Checked) -> Result<Option<JsValue>, Error> {
    let tape = (!checked.mismatches.is_empty()).then(|| mismatches_tape(&checked.mismatches));
    tape.map(tape_objects::value_from_tape).transpose().map_err(not_built)
}

fn not_built(cause: JsValue) -> Error {
    Error::new(ErrorKind::Decode, "the answer could not be turned into objects").with_cause(cause)
}
