//! What an answer comes to: a result, or an error for the policy and for the caller.

use wasm_bindgen::prelude::JsValue;

use super::call::{Call, KeptAnswer};
use super::state::ClientState;
use crate::host::caller;
use crate::host::error::{Error, ErrorKind};
use crate::host::fetch::{Answer, Received};
use crate::host::objects;
use youmi_api::{Effect, Method, Version};
use youmi_client::retry::{self, Failure};
use youmi_client::secrets::{cut, mask, mask_beginning, mask_tokens};
use youmi_wire::codes;
use youmi_wire::decode::DecodeError;
use youmi_wire::envelope::{self, Refusal};
use youmi_wire::text::{digits, trimmed};

/// Characters of an answer that an error shows.
const BODY_CHARACTERS: usize = 2048;

/// Characters of a server's reason that a message shows.
const REASON_CHARACTERS: usize = 500;

/// Checks an answer.
pub fn check(core: &ClientState, call: &Call, answer: &Answer, secrets: &[String]) -> Result<JsValue, Error> {
    if let Some(target) = &answer.redirects_to {
        return Err(redirected(core, call, answer.status, target));
    }
    let decoded = match (core.version, call.effect) {
        (Version::V2, Effect::Auth) => envelope::decode_bare(&answer.body, call.values),
        _ => envelope::decode(&answer.body, call.values),
    };
    let mut error = match decoded {
        // Somebody passes it on as it came.
        Ok(envelope::Answer::Success(_)) if answer.is_ok() && call.keep.is_some() => return Ok(JsValue::UNDEFINED),
        Ok(envelope::Answer::Success(tape)) if answer.is_ok() => {
            return objects::from_tape(tape).map_err(|cause| {
                let message = "the answer could not be turned into objects";
                Error::new(ErrorKind::Decode, message).because(cause)
            });
        }
        Ok(envelope::Answer::Refusal(refusal)) => refused(refusal, secrets),
        Err(wrong) if answer.is_ok() => undecodable(core, call, wrong, &answer.body, secrets),
        Ok(envelope::Answer::Success(_)) | Err(_) => unsuccessful(core, call, answer, secrets),
    };
    error.status = Some(answer.status);
    Err(error)
}

/// The error of an answer that leads elsewhere. Only the origin is shown, for an address may hold secrets.
fn redirected(core: &ClientState, call: &Call, status: u16, target: &str) -> Error {
    let is_token_url = call.effect == Effect::Auth && core.version == Version::V2;
    let option = if is_token_url { "auth.tokenUrl" } else { "baseUrl" };
    // A browser hides where it leads.
    let [to, login] = if target.is_empty() { ["", "; is there a login page?"] } else { [" to ", ""] };
    let message = [
        &described(call),
        " was answered with a redirect",
        to,
        target,
        ", which is not followed, for secrets would go along",
        login,
        ": put that address into ",
        option,
    ]
    .concat();
    let mut error = Error::new(ErrorKind::Http, message);
    error.status = Some(status).filter(|status| matches!(status, 300..=399));
    error
}

/// The error of a status that is none of success.
fn unsuccessful(core: &ClientState, call: &Call, answer: &Answer, secrets: &[String]) -> Error {
    let text = excerpt(call, &answer.body, secrets);
    let reason = caller::reason_in(&text);
    let colon = if reason.is_empty() { "" } else { ": " };
    let status = digits(answer.status.into());
    let hint = if answer.status == 404 { base_url_hint(core) } else { "" };
    let message = [&described(call), " was answered with HTTP status ", &status, colon, &reason, hint].concat();
    let mut error = Error::new(ErrorKind::Http, message);
    error.body = Some(text);
    error
}

/// Method and address of a call, without its query, which may hold what is nobody's business.
fn described(call: &Call) -> String {
    let method = if call.method == Method::Get { "GET " } else { "POST " };
    let end = call.url.bytes().position(|byte| byte == b'?');
    [method, end.and_then(|end| call.url.get(..end)).unwrap_or(&call.url)].concat()
}

/// What may be wrong with an address that leads nowhere.
fn base_url_hint(core: &ClientState) -> &'static str {
    let base_url = core.options.base_url.as_str();
    match core.version {
        Version::V1 if !base_url.ends_with("/v1") => "; a baseUrl of v1 ends with /v1 in the documentation",
        Version::V2 if base_url.ends_with("/v2") => "; the paths of v2 begin with /v2, so baseUrl has to end before it",
        _ => "",
    }
}

/// What the policy has to know of an error.
pub fn failure(error: &Error) -> Failure {
    let is_ok = matches!(error.status, Some(200..=299));
    match (error.kind, error.code, error.status) {
        _ if error.is_final => Failure::Final,
        (ErrorKind::Network, ..) => Failure::Network,
        (ErrorKind::Timeout, ..) => Failure::Timeout,
        // A code that says what to do counts for more than the status around it.
        (ErrorKind::Api, Some(code), _) if is_ok || retry::says_what_to_do(code) => Failure::Code(code),
        (ErrorKind::Api | ErrorKind::Http, _, Some(status)) => Failure::Status(status),
        _ => Failure::Final,
    }
}

/// Keeps an answer as it came, but for secrets that the server may have repeated, if the call asks for it.
pub fn keep(call: &Call, answer: Answer, secrets: &[String]) -> Received {
    if let Some(keep) = &call.keep {
        let holds = |secret: &String| answer.body.windows(secret.len().max(1)).any(|part| part == secret.as_bytes());
        let body = if secrets.iter().any(holds) {
            mask(&String::from_utf8_lossy(&answer.body), secrets).into_bytes()
        } else {
            answer.body
        };
        let retry_after = answer.received.header("Retry-After");
        *keep.borrow_mut() = Some(KeptAnswer { status: answer.status, body, retry_after });
    }
    answer.received
}

fn refused(refusal: Refusal, secrets: &[String]) -> Error {
    let words = codes::describe(refusal.errmsg).unwrap_or("a code that the vendor does not document");
    let code = digits(refusal.errmsg);
    let details = mask_beginning(&refusal.errdesc.unwrap_or_default(), secrets, REASON_CHARACTERS);
    let colon = if details.is_empty() { "" } else { ": " };
    let message = ["the server refused with ", &code, " (", words, ")", colon, &details].concat();
    let mut error = Error::new(ErrorKind::Api, message);
    error.code = Some(refusal.errmsg);
    error.request_id = refusal.request_id;
    error.msg_time = refusal.msg_time;
    error
}

fn undecodable(core: &ClientState, call: &Call, wrong: DecodeError, body: &[u8], secrets: &[String]) -> Error {
    let text = excerpt(call, body, secrets);
    let message = if trimmed(&text).starts_with('<') {
        ["the answer is an HTML page, not JSON: does baseUrl lead to the API?", base_url_hint(core)].concat()
    } else if wrong.path.is_empty() {
        ["the answer is ", &wrong.reason].concat()
    } else {
        ["the answer is not what is documented: ", &wrong.reason, " at ", &wrong.path].concat()
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
    let shown = |text: &str| mask_beginning(text, secrets, BODY_CHARACTERS);
    error.message = shown(&error.message);
    error.request_id = error.request_id.take().map(|text| shown(&text));
    error.path = error.path.take().map(|text| shown(&text));
    // The caller's own reason for aborting is handed back as it is.
    if let Some(cause) = error.cause.take() {
        let clean = |texts: String| mask(&texts, secrets) == texts;
        let keep = error.kind == ErrorKind::Abort || caller::texts_of(&cause).ok().flatten().is_some_and(clean);
        error.cause = Some(if keep { cause } else { told_again(&cause, secrets) });
    }
    error
}

/// An error in place of one that holds a secret, or that could: libraries put whole requests into theirs.
fn told_again(cause: &JsValue, secrets: &[String]) -> JsValue {
    let text = |key: &str| caller::get(cause, key).as_string().map(|text| mask(&text, secrets));
    let message = text("message").or_else(|| cause.as_string().map(|text| mask(&text, secrets)));
    caller::error_of(&message.unwrap_or_default(), text("name").as_deref(), text("code").as_deref())
}
