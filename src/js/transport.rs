//! One request and its answer, over fetch.

use gloo_net::http::QueryParams;
use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::deadline::Deadline;
use super::error::{Error, ErrorKind};
use super::foreign;

/// The largest answer that is read. Beyond it an allocation could fail, and that would be the end of the module.
const LARGEST_BODY: u32 = 256 * 1024 * 1024;

const NO_RESPONSE: &str = "fetch resolved to something that is not a Response; check the `fetch` that was given";

/// What goes out.
#[derive(Debug)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// Headers, as [`header_lines`] writes them.
    pub headers: String,
    /// The body.
    pub body: Option<String>,
}

#[wasm_bindgen(module = "/src/js/transport.js")]
extern "C" {
    /// What came back, as JavaScript has it.
    #[derive(Debug)]
    pub type Received;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Received) -> u16;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Received) -> Uint8Array;
    #[wasm_bindgen(js_name = headerOf)]
    fn header_of(answer: &Received, name: &str) -> Option<String>;
    /// The bytes of a body; an error if it is none.
    #[wasm_bindgen(catch, js_name = bytesOf)]
    pub fn bytes_of(body: &JsValue) -> Result<Uint8Array, JsValue>;
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    received: Received,
}

impl Answer {
    /// Whether the status is one of success.
    pub const fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// A header, if there is one.
    pub fn header(&self, name: &str) -> Option<String> {
        header_of(&self.received, name)
    }
}

/// Sets a header; one of the same name in any case is replaced. White space around the value is none of it.
pub fn set_header(headers: &mut Vec<(String, String)>, name: &str, value: &str) {
    headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    headers.push((name.to_owned(), value.trim_matches([' ', '\t', '\r', '\n']).to_owned()));
}

/// Headers as JavaScript takes them: names and values, each in a line of its own.
pub fn header_lines(headers: &[(String, String)]) -> Result<String, Error> {
    let mut lines = String::new();
    for (name, value) in headers {
        if value.contains('\n') {
            return Err(Error::config(format!("the value of the header {name} has a line break in it")));
        }
        for line in [name, value] {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    Ok(lines)
}

/// An address with more parameters in its query.
pub fn with_query(url: &str, query: &[(String, String)]) -> String {
    if query.is_empty() {
        return url.to_owned();
    }
    let query: Vec<_> = query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    format!("{url}{}{}", if url.contains('?') { '&' } else { '?' }, form(&query))
}

/// A body as HTML forms send it.
pub fn form(fields: &[(&str, &str)]) -> String {
    let params = QueryParams::new();
    for (name, value) in fields {
        params.append(name, value);
    }
    params.to_string()
}

/// The pairs of a query, decoded.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let Ok(params) = web_sys::UrlSearchParams::new_with_str(query) else { return Vec::new() };
    let entries = js_sys::Array::from(&params);
    entries
        .iter()
        .filter_map(|entry| {
            let pair = js_sys::Array::from(&entry);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}

/// Sends a request and reads the whole answer, within a deadline.
pub async fn send(fetch: Option<&Function>, request: &Request, deadline: &Deadline) -> Result<Answer, Error> {
    deadline.check()?;
    let sent =
        deadline.exchange(fetch, request.method, &request.url, &request.headers, request.body.as_deref()).await?;
    let received: Received = sent.map_err(|failed| broken(&failed))?.unchecked_into();
    let bytes = received.bytes();
    if bytes.length() > LARGEST_BODY {
        return Err(Error::new(ErrorKind::Decode, "the answer is larger than 256 MiB"));
    }
    Ok(Answer { status: received.status(), body: bytes.to_vec(), received })
}

/// The error of a request that failed, as `exchange` in JavaScript tells it.
fn broken(failed: &JsValue) -> Error {
    let cause = foreign::get(failed, "cause");
    match foreign::get(failed, "stage").as_f64() {
        Some(0.0) => unreachable(cause),
        Some(2.0) => {
            let reason = message_of(&cause).unwrap_or_default();
            let message = format!("the connection broke while the answer was being read: {reason}");
            Error::new(ErrorKind::Network, message).because(cause)
        }
        _ => {
            let error = Error::new(ErrorKind::Network, NO_RESPONSE);
            if cause.is_undefined() { error } else { error.because(cause) }
        }
    }
}

/// The error of a request that got no answer.
fn unreachable(cause: JsValue) -> Error {
    let mut message = message_of(&cause).unwrap_or_else(|| "fetch failed without saying why".into());
    // Node says «fetch failed» and hides the reason one level deeper.
    if let Some(reason) = message_of(&foreign::get(&cause, "cause")) {
        message = format!("{message}: {reason}");
    }
    Error::new(ErrorKind::Network, format!("the server could not be reached: {message}")).because(cause)
}

fn message_of(error: &JsValue) -> Option<String> {
    foreign::get(error, "message").as_string().or_else(|| error.as_string()).filter(|text| !text.is_empty())
}
