//! What an answer comes to: a result, or a failure for the policy and an error for the caller.

use wasm_bindgen::prelude::JsValue;

use super::call::Call;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::objects;
use super::transport::Answer;
use crate::api::{Effect, Version};
use crate::call::mask::{cut, mask, mask_beginning, mask_tokens};
use crate::call::policy::Failure;
use crate::wire::codes;
use crate::wire::decode::DecodeError;
use crate::wire::envelope::{self, Refusal};

/// Characters of an answer that an error shows.
const BODY_CHARACTERS: usize = 2048;

/// How one attempt failed: for the policy, and for the caller.
pub struct Failed {
    /// For the policy.
    pub failure: Failure,
    /// For the caller.
    pub error: Error,
    /// The token that it was sent with.
    pub token: Option<String>,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The header `Date`.
    pub date: Option<String>,
    /// The server's clock in the envelope.
    pub msg_time: Option<String>,
}

impl From<Error> for Box<Failed> {
    fn from(error: Error) -> Self {
        let failure = match error.kind {
            ErrorKind::Network => Failure::Network,
            ErrorKind::Timeout => Failure::Timeout,
            _ => Failure::Final,
        };
        Self::new(Failed { failure, error, token: None, retry_after: None, date: None, msg_time: None })
    }
}

/// Checks an answer.
pub fn check(
    version: Version,
    call: &Call,
    answer: Answer,
    token: Option<String>,
    secrets: &[String],
) -> Result<JsValue, Box<Failed>> {
    let decoded = match (version, call.effect) {
        (Version::V2, Effect::Auth) => envelope::decode_bare(&answer.body, call.values),
        _ => envelope::decode(&answer.body, call.values),
    };
    let (failure, mut error, msg_time) = match decoded {
        Ok(envelope::Answer::Success(_)) if answer.is_ok() && call.keep.is_some() => {
            keep(call, answer, secrets);
            return Ok(JsValue::UNDEFINED);
        }
        Ok(envelope::Answer::Success(tape)) if answer.is_ok() => {
            return objects::from_tape(tape).map_err(|cause| {
                let message = "the answer could not be turned into objects";
                Error::new(ErrorKind::Decode, message).because(cause).into()
            });
        }
        Ok(envelope::Answer::Refusal(refusal)) => {
            let failure =
                if answer.is_ok() { Failure::Code(refusal.errmsg) } else { refused_status(&refusal, answer.status) };
            let msg_time = refusal.msg_time.clone();
            (failure, refused(refusal), msg_time)
        }
        Err(wrong) if answer.is_ok() => (Failure::Final, undecodable(call, wrong, &answer.body, secrets), None),
        Ok(envelope::Answer::Success(_)) | Err(_) => {
            let message = format!("the server answered with HTTP status {}", answer.status);
            let mut error = Error::new(ErrorKind::Http, message);
            error.body = Some(excerpt(call, &answer.body, secrets));
            (Failure::Status(answer.status), error, None)
        }
    };
    error.status = Some(answer.status);
    let (retry_after, date) = (answer.header("Retry-After"), answer.header("Date"));
    keep(call, answer, secrets);
    Err(Box::new(Failed { failure, error, token, retry_after, date, msg_time }))
}

/// Keeps an answer as it came, but for secrets that the server may have repeated.
fn keep(call: &Call, answer: Answer, secrets: &[String]) {
    if let Some(keep) = &call.keep {
        let holds = |secret: &String| answer.body.windows(secret.len().max(1)).any(|part| part == secret.as_bytes());
        let body = if secrets.iter().any(holds) {
            mask(&String::from_utf8_lossy(&answer.body), secrets).into_bytes()
        } else {
            answer.body
        };
        *keep.borrow_mut() = Some((answer.status, body));
    }
}

/// A code that says what to do counts for more than the status around it.
const fn refused_status(refusal: &Refusal, status: u16) -> Failure {
    match refusal.errmsg {
        code @ (codes::TOKEN_INVALID | codes::TIMESTAMP_INVALID | codes::REQUEST_TOO_OLD) => Failure::Code(code),
        _ => Failure::Status(status),
    }
}

fn refused(refusal: Refusal) -> Error {
    let words = codes::describe(refusal.errmsg).unwrap_or("a code that the vendor does not document");
    let details = refusal.errdesc.filter(|text| !text.is_empty()).map_or_else(String::new, |text| format!(": {text}"));
    let message = format!("the server refused with {} ({words}){details}", refusal.errmsg);
    let mut error = Error::new(ErrorKind::Api, message);
    error.code = Some(refusal.errmsg);
    error.request_id = refusal.request_id;
    error
}

fn undecodable(call: &Call, wrong: DecodeError, body: &[u8], secrets: &[String]) -> Error {
    let text = excerpt(call, body, secrets);
    let message = if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        "the answer is an HTML page, not JSON: does baseUrl lead to the API?".to_owned()
    } else if wrong.path.is_empty() {
        format!("the answer is {}", wrong.reason)
    } else {
        format!("the answer is not what is documented: {} at {}", wrong.reason, wrong.path)
    };
    let mut error = Error::new(ErrorKind::Decode, message);
    error.path = Some(wrong.path).filter(|path| !path.is_empty());
    error.body = Some(text);
    error
}

fn excerpt(call: &Call, body: &[u8], secrets: &[String]) -> String {
    let text = mask_beginning(&String::from_utf8_lossy(body), secrets, BODY_CHARACTERS);
    // A token that could not be read is not among the secrets.
    let text = if call.effect == Effect::Auth { mask_tokens(&text) } else { text };
    cut(&text, BODY_CHARACTERS).to_owned()
}

/// The error without secrets in it, which a server or a stub may have repeated.
pub fn masked(mut error: Error, secrets: &[String]) -> Error {
    error.message = mask(&error.message, secrets);
    error.request_id = error.request_id.take().map(|text| mask(&text, secrets));
    error.path = error.path.take().map(|text| mask(&text, secrets));
    // The caller's own reason for aborting is handed back as it is.
    if let Some(cause) = error.cause.take() {
        let clean = |texts: String| mask(&texts, secrets) == texts;
        let keep = error.kind == ErrorKind::Abort || foreign::texts_of(&cause).ok().flatten().is_some_and(clean);
        error.cause = Some(if keep { cause } else { told_again(&cause, secrets) });
    }
    error
}

/// An error in place of one that holds a secret, or that could: libraries put whole requests into theirs.
fn told_again(cause: &JsValue, secrets: &[String]) -> JsValue {
    let text = |key: &str| foreign::get(cause, key).as_string().map(|text| mask(&text, secrets));
    let message = text("message").or_else(|| cause.as_string().map(|text| mask(&text, secrets)));
    let error = js_sys::Error::new(&message.unwrap_or_default());
    for key in ["name", "code"] {
        if let Some(text) = text(key) {
            let _ = js_sys::Reflect::set(&error, &key.into(), &text.into());
        }
    }
    error.into()
}
