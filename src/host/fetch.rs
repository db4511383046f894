//! One request and its answer, over fetch.

use gloo_net::http::QueryParams;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use web_sys::UrlSearchParams;

use super::error::{Error, ErrorKind};
use crate::host::caller;
use youmi_client::percent;
use youmi_wire::text::{digits, trimmed};

const NO_RESPONSE: &str = "fetch resolved to something that is not a Response; check the `fetch` that was given";

#[wasm_bindgen(module = "/pkg-template/runtime/fetch.js")]
extern "C" {
    /// What came back, as JavaScript has it.
    #[derive(Debug)]
    pub type Received;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Received) -> u16;
    #[wasm_bindgen(method, getter)]
    fn chunks(this: &Received) -> Array;
    /// Where it redirects to: an origin, or an empty text where a browser hides it.
    #[wasm_bindgen(method, getter)]
    fn target(this: &Received) -> Option<String>;
    #[wasm_bindgen(js_name = headerOf)]
    fn header_of(answer: &Received, name: &str) -> Option<String>;
    /// The bytes of a body; an error if it is none.
    #[wasm_bindgen(catch, js_name = bytesOf)]
    pub fn bytes_of(body: &JsValue) -> Result<Uint8Array, JsValue>;
    /// Asks the caller's store; with a token, tells it. A promise of what was stored, which never rejects.
    #[wasm_bindgen(js_name = askStore)]
    #[allow(clippy::too_many_arguments)]
    pub fn ask_store(
        store: &JsValue,
        timeout_ms: f64,
        logger: &JsValue,
        method: &str,
        key: &str,
        access_token: Option<&str>,
        expires_at: f64,
        life_ms: f64,
    ) -> Promise;
}

/// What the caller set of fetch.
#[derive(Debug)]
pub struct FetchOptions {
    /// Instead of the global fetch; undefined if it is not given.
    pub fetch: JsValue,
    /// Which cookies are sent, as fetch has it; undefined if it is not given.
    pub credentials: JsValue,
    /// The largest answer that is read, in bytes.
    pub max_response_bytes: f64,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status; 0 of a redirect that a browser hides.
    pub status: u16,
    /// The origin that it redirects to, or an empty text where a browser hides it.
    pub redirects_to: Option<String>,
    /// The body.
    pub body: Vec<u8>,
    /// Where its headers are.
    pub received: Received,
}

impl Answer {
    /// The answer that an exchange came to.
    pub fn of(exchanged: Result<JsValue, JsValue>, max_bytes: f64) -> Result<Self, Error> {
        let received: Received = exchanged.map_err(|failed| broken(&failed, max_bytes))?.unchecked_into();
        let mut body = Vec::new();
        for chunk in received.chunks() {
            let chunk: Uint8Array = chunk.unchecked_into();
            // Most answers come in one piece, which is copied once.
            if body.is_empty() {
                body = chunk.to_vec();
            } else {
                body.extend_from_slice(&chunk.to_vec());
            }
        }
        Ok(Self { status: received.status(), redirects_to: received.target(), body, received })
    }

    /// Whether the status is one of success.
    pub const fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

impl Received {
    /// A header, if there is one.
    pub fn header(&self, name: &str) -> Option<String> {
        header_of(self, name)
    }
}

/// The error of a request that failed, as `exchange` in JavaScript tells it.
fn broken(failed: &JsValue, max_bytes: f64) -> Error {
    let text = |key: &str| caller::get(failed, key).as_string().unwrap_or_default();
    let (reason, sort) = (text("reason"), text("sort"));
    let message = match caller::get(failed, "stage").as_f64() {
        Some(0.0) if sort == "f" => ["the request cannot be sent: ", &reason].concat(),
        Some(0.0) if reason.is_empty() => "the server could not be reached: fetch failed without saying why".into(),
        Some(0.0) => ["the server could not be reached: ", &reason].concat(),
        Some(2.0) => ["the connection broke while the answer was being read: ", &reason].concat(),
        Some(3.0) => {
            let limit = digits(max_bytes as i64);
            let message = ["the answer is larger than ", &limit, " bytes (maxResponseBytes)"];
            return Error::new(ErrorKind::Decode, message.concat());
        }
        _ => NO_RESPONSE.into(),
    };
    let kind = if sort == "t" { ErrorKind::Timeout } else { ErrorKind::Network };
    let mut error = Error::new(kind, message).because(caller::get(failed, "cause"));
    error.is_final = sort == "f";
    error
}

/// Adds a header. Of two with the same name the later one counts, see `headersOf` in `transport.js`.
pub fn add_header(headers: &mut String, name: &str, value: &str) -> Result<(), Error> {
    if trimmed(value).bytes().any(|byte| matches!(byte, b'\n' | 0)) {
        return Err(Error::config(["the value of the header ", name, " has a line break or a NUL in it"].concat()));
    }
    for text in [name, value] {
        headers.push_str(text);
        headers.push('\0');
    }
    Ok(())
}

/// An address with more parameters in its query.
pub fn with_query(url: &str, query: &[(String, String)]) -> String {
    if query.is_empty() {
        return url.to_owned();
    }
    let query = form(query.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    [url, if url.contains('?') { "&" } else { "?" }, &query].concat()
}

/// A body as HTML forms send it, and a query as they write it.
pub fn form<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_' | b' ');
    let mut form = String::new();
    for (name, value) in fields {
        if !form.is_empty() {
            form.push('&');
        }
        percent::encode(name, true, is_plain, &mut form);
        form.push('=');
        percent::encode(value, true, is_plain, &mut form);
    }
    percent::exchanged(&form, ' ', '+')
}

/// The pairs of a query, decoded.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let params = UrlSearchParams::new_with_str(query);
    params.map_or_else(|_| Vec::new(), |params| QueryParams::from_raw(params).iter().collect())
}
