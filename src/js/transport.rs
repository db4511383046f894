//! One request and its answer, over fetch.

use gloo_net::http::QueryParams;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::JsValue;

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
    /// Headers; no name twice, whatever its case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The header `Date`.
    pub date: Option<String>,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether the status is one of success.
    pub const fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

/// Sets a header; one of the same name in any case is replaced.
pub fn set_header(headers: &mut Vec<(String, String)>, name: &str, value: String) {
    headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    headers.push((name.to_owned(), value));
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
    let sent = start(fetch, request, deadline);
    let response = deadline.settle(sent).await?.map_err(|cause| failed(&cause))?;
    let status = status_of(&response)?;
    let header = |name: &str| {
        let headers = foreign::get(&response, "headers");
        foreign::call(&headers, "get", &[name.into()]).ok().and_then(|value| value.as_string())
    };
    let (date, retry_after) = (header("Date"), header("Retry-After"));
    // gloo-net's reader would throw through Rust where a stub's body is not bytes.
    let body = foreign::call(&response, "arrayBuffer", &[]);
    let body = deadline.settle(body).await?.map_err(|cause| {
        let reason = message_of(&cause).unwrap_or_default();
        let message = format!("the connection broke while the answer was being read: {reason}");
        Error::new(ErrorKind::Network, message).because(cause)
    })?;
    let bytes = foreign::bytes_of(&body).map_err(|cause| Error::new(ErrorKind::Network, NO_RESPONSE).because(cause))?;
    if bytes.length() > LARGEST_BODY {
        return Err(Error::new(ErrorKind::Decode, "the answer is larger than 256 MiB"));
    }
    Ok(Answer { status, date, retry_after, body: bytes.to_vec() })
}

fn start(fetch: Option<&Function>, request: &Request, deadline: &Deadline) -> Result<JsValue, JsValue> {
    let set = |object: &Object, key: &str, value: &JsValue| Reflect::set(object, &key.into(), value);
    let headers = Object::new();
    for (name, value) in &request.headers {
        set(&headers, name, &value.into())?;
    }
    let init = Object::new();
    set(&init, "method", &request.method.into())?;
    set(&init, "headers", &headers)?;
    set(&init, "signal", &deadline.signal())?;
    if let Some(body) = &request.body {
        set(&init, "body", &body.into())?;
    }
    // An address and an init rather than a Request: other implementations of fetch do not know this one's class.
    let arguments = js_sys::Array::of2(&request.url.as_str().into(), &init);
    match fetch {
        Some(fetch) => Reflect::apply(fetch, &JsValue::UNDEFINED, &arguments),
        None => foreign::call(&js_sys::global(), "fetch", &[request.url.as_str().into(), init.into()]),
    }
}

/// The error of a request that got no answer.
fn failed(cause: &JsValue) -> Error {
    let mut message = message_of(cause).unwrap_or_else(|| "fetch failed without saying why".into());
    // Node says «fetch failed» and hides the reason one level deeper.
    if let Some(reason) = message_of(&foreign::get(cause, "cause")) {
        message = format!("{message}: {reason}");
    }
    Error::new(ErrorKind::Network, format!("the server could not be reached: {message}")).because(cause.clone())
}

fn message_of(error: &JsValue) -> Option<String> {
    foreign::get(error, "message").as_string().or_else(|| error.as_string()).filter(|text| !text.is_empty())
}

/// The status of a response, if the value has all that one is needed for. Not by its class: stubs and other
/// implementations of fetch have classes of their own.
fn status_of(value: &JsValue) -> Result<u16, Error> {
    let status = foreign::get(value, "status").as_f64().filter(|status| (100.0..=599.0).contains(status));
    let fits = foreign::function(value, "arrayBuffer").is_some()
        && foreign::function(&foreign::get(value, "headers"), "get").is_some();
    status.filter(|_| fits).map(|status| status as u16).ok_or_else(|| Error::new(ErrorKind::Network, NO_RESPONSE))
}
