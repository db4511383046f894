//! Checking an answer: the result is its values, or an error for the retry policy and the caller.

use youmi_api::{Effect, Version};
use youmi_wire::codes;
use youmi_wire::decode::{DecodeError, Mismatch};
use youmi_wire::envelope::{self, ApiFailure, Envelope};
use youmi_wire::json::JsonType;
use youmi_wire::message;
use youmi_wire::tape::Tape;
use youmi_wire::text::{format_integer, trimmed};

use crate::error::{ErrorDetails, ErrorKind, Result};
use crate::json_text::Json;
use crate::request::Request;
use crate::retry::{self, Failure};
use crate::secrets::{cut, mask_beginning, mask_tokens};

/// The most characters of an answer in an error.
pub const BODY_CHARACTERS: usize = 2048;

/// The most characters of a server's reason in a message.
const REASON_CHARACTERS: usize = 500;

/// An unchecked answer.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status; 0 for a redirect that a browser hides.
    pub status: u16,
    /// The origin that it redirects to, or an empty string where a browser hides it.
    pub redirects_to: Option<String>,
    pub body: Vec<u8>,
}

/// What an answer of success holds.
#[derive(Debug)]
pub struct Checked {
    pub tape: Tape,
    /// How it differs from what is documented; empty unless it was read leniently.
    pub mismatches: Vec<Mismatch>,
}

impl Answer {
    pub const fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// Checks the answer to a request. `secrets` are masked where an error quotes it. If it is read leniently, values that
    /// are not what is documented are reported in place of an error.
    pub fn check(&self, request: &Request, base_url: &str, secrets: &[String], leniently: bool) -> Result<Checked> {
        if let Some(target) = &self.redirects_to {
            return Err(redirect_error(request, self.status, target));
        }
        let decoded = match (request.version, request.effect) {
            (Version::V2, Effect::Auth) => envelope::decode_bare(&self.body, request.values).map(strictly_read),
            // Without its token no call can be made, so nothing but a right one is of use.
            (_, effect) if leniently && effect != Effect::Auth => {
                envelope::decode_leniently(&self.body, request.values)
            }
            _ => envelope::decode(&self.body, request.values).map(strictly_read),
        };
        let mut error = match decoded {
            Ok((Envelope::Success(tape), mismatches)) if self.is_ok() => return Ok(Checked { tape, mismatches }),
            Ok((Envelope::Failure(failure), _)) => api_error(failure, secrets),
            Err(error) if self.is_ok() => self.decode_error(request, base_url, error, secrets),
            Ok(_) | Err(_) => self.http_error(request, base_url, secrets),
        };
        error.status = Some(self.status);
        Err(error)
    }

    fn http_error(&self, request: &Request, base_url: &str, secrets: &[String]) -> Box<ErrorDetails> {
        let text = self.excerpt(request, secrets);
        let reason = reason_in(&text);
        let colon = if reason.is_empty() { "" } else { ": " };
        let status = format_integer(self.status.into());
        let hint = if self.status == 404 { base_url_hint(request, base_url) } else { "" };
        let message = message!(request.description(), " was answered with HTTP status ", status, colon, reason, hint);
        let mut error = ErrorDetails::new(ErrorKind::Http, message);
        error.body = Some(text);
        error
    }

    fn decode_error(
        &self,
        request: &Request,
        base_url: &str,
        error: DecodeError,
        secrets: &[String],
    ) -> Box<ErrorDetails> {
        let text = self.excerpt(request, secrets);
        let message = if trimmed(&text).starts_with('<') {
            message!(
                "the answer is an HTML page, not JSON: does baseUrl lead to the API?",
                base_url_hint(request, base_url)
            )
        } else if error.path.is_empty() {
            message!("the answer is ", error.reason)
        } else {
            message!("the answer is not what is documented: ", error.reason, " at ", error.path)
        };
        let mut details = ErrorDetails::mismatch(error, message);
        details.body = Some(text);
        details
    }

    /// The beginning of the text, with secrets masked.
    pub fn excerpt(&self, request: &Request, secrets: &[String]) -> String {
        let text = mask_beginning(&String::from_utf8_lossy(&self.body), secrets, BODY_CHARACTERS);
        // A token in an answer that could not be read is not among the secrets.
        let text = if request.effect == Effect::Auth { mask_tokens(&text) } else { text };
        cut(&text, BODY_CHARACTERS).to_owned()
    }
}

const fn strictly_read(envelope: Envelope) -> (Envelope, Vec<Mismatch>) {
    (envelope, Vec::new())
}

/// The error of a redirect. It quotes only the origin, because an address may contain secrets.
fn redirect_error(request: &Request, status: u16, target: &str) -> Box<ErrorDetails> {
    let is_token_url = request.effect == Effect::Auth && request.version == Version::V2;
    let option = if is_token_url { "auth.tokenUrl" } else { "baseUrl" };
    // Browsers hide the target.
    let (to, login) = if target.is_empty() { ("", "; is there a login page?") } else { (" to ", "") };
    let message = message!(
        request.description(),
        " was answered with a redirect",
        to,
        target,
        ", which is not followed, for secrets would go along",
        login,
        ": put that address into ",
        option,
    );
    let mut error = ErrorDetails::new(ErrorKind::Http, message);
    error.status = Some(status).filter(|status| matches!(status, 300..=399));
    error
}

/// A hint at a common mistake in a base address.
fn base_url_hint(request: &Request, base_url: &str) -> &'static str {
    match request.version {
        Version::V1 if !base_url.ends_with("/v1") => "; a baseUrl of v1 ends with /v1 in the documentation",
        Version::V2 if base_url.ends_with("/v2") => "; the paths of v2 begin with /v2, so baseUrl has to end before it",
        _ => "",
    }
}

fn api_error(failure: ApiFailure, secrets: &[String]) -> Box<ErrorDetails> {
    let description = codes::describe(failure.errmsg).unwrap_or("a code that the vendor does not document");
    let code = format_integer(failure.errmsg);
    let reason = mask_beginning(&failure.errdesc.unwrap_or_default(), secrets, REASON_CHARACTERS);
    let colon = if reason.is_empty() { "" } else { ": " };
    let message = message!("the server refused with ", code, " (", description, ")", colon, reason);
    let mut error = ErrorDetails::new(ErrorKind::Api, message);
    error.code = Some(failure.errmsg);
    error.request_id = failure.request_id;
    error.msg_time = failure.msg_time;
    error
}

/// The reason in the JSON of a gateway, an OAuth server or a .NET server; empty if there is none.
fn reason_in(body: &str) -> String {
    let Ok(json) = Json::parse(body) else { return String::new() };
    let mut reason = String::new();
    let mut count = 0;
    for name in ["error", "error_description", "message", "Message", "title"] {
        let text = json.get(name).filter(|value| value.json_type == JsonType::String).and_then(Json::as_text);
        if let Some(text) = text.filter(|text| !text.is_empty() && count < 2) {
            reason.push_str(if count == 0 { "" } else { ": " });
            reason.push_str(&text);
            count += 1;
        }
    }
    cut(&reason, REASON_CHARACTERS).to_owned()
}

/// The failure as the retry policy distinguishes them.
pub fn failure(error: &ErrorDetails) -> Failure {
    let is_ok = matches!(error.status, Some(200..=299));
    match (error.kind, error.code, error.status) {
        _ if error.is_final => Failure::Final,
        (ErrorKind::Network, ..) => Failure::Network,
        (ErrorKind::Timeout, ..) => Failure::Timeout,
        // A code that asks for a new token or time is more specific than the HTTP status.
        (ErrorKind::Api, Some(code), _) if is_ok || retry::asks_for_new_token_or_time(code) => Failure::Code(code),
        (ErrorKind::Api | ErrorKind::Http, _, Some(status)) => Failure::Status(status),
        _ => Failure::Final,
    }
}

/// Masks the secrets in an error, which may quote a server or a stub that repeated them.
pub fn mask_error(error: &mut ErrorDetails, secrets: &[String]) {
    let masked = |text: &str| mask_beginning(text, secrets, BODY_CHARACTERS);
    error.message = masked(&error.message);
    error.request_id = error.request_id.take().map(|text| masked(&text));
    error.path = error.path.take().map(|text| masked(&text));
}
