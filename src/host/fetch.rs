//! One request and its answer, over fetch.

use gloo_net::http::QueryParams;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::UrlSearchParams;
use youmi_client::answer::Answer;
use youmi_client::error::ErrorKind;
use youmi_client::headers::Headers;
use youmi_client::request::Request;
use youmi_wire::message;
use youmi_wire::text::digits;

use super::caller;
use super::deadline::{Deadline, JsDeadline};
use super::error::Error;

#[wasm_bindgen(module = "/pkg-template/runtime/fetch.js")]
extern "C" {
    /// What came back.
    #[derive(Debug)]
    pub type Response;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Response) -> u16;
    #[wasm_bindgen(method, getter)]
    fn chunks(this: &Response) -> Array;
    /// Where it redirects to: an origin, or an empty text where a browser hides it.
    #[wasm_bindgen(method, getter)]
    fn target(this: &Response) -> Option<String>;
    #[wasm_bindgen(js_name = headerOf)]
    fn header_of(answer: &Response, name: &str) -> Option<String>;
    /// Sends requests with a client's own settings of fetch.
    #[derive(Debug)]
    pub type Transport;
    #[wasm_bindgen(constructor)]
    fn new(fetch: &JsValue, credentials: &JsValue, max_bytes: f64) -> Transport;
    #[wasm_bindgen(method, getter, js_name = maxBytes)]
    fn max_bytes(this: &Transport) -> f64;
    #[wasm_bindgen(method, js_name = send)]
    fn send_request(
        this: &Transport,
        deadline: &JsDeadline,
        method: &str,
        url: &str,
        headers: &str,
        body: Option<&str>,
    ) -> Promise;
}

/// An answer, and where its headers are.
pub type Received = (Answer, Response);

impl Transport {
    /// Reads the options of a client: `fetch` in place of the global one, which cookies are sent, the largest answer.
    pub fn with(fetch: &JsValue, credentials: &JsValue, max_bytes: f64) -> Self {
        Self::new(fetch, credentials, max_bytes)
    }

    /// Sends a request and waits for its whole answer.
    pub fn send(&self, deadline: &Deadline, request: &Request, headers: &Headers, body: Option<&str>) -> JsFuture {
        let method = request.method.name();
        JsFuture::from(self.send_request(&deadline.deadline, method, &request.url, &headers.to_json(), body))
    }

    /// The answer that sending came to.
    pub fn received(&self, settled: Result<JsValue, JsValue>) -> Result<Received, Error> {
        let response: Response = settled.map_err(|failed| broken(&failed, self.max_bytes()))?.unchecked_into();
        let mut body = Vec::new();
        for chunk in response.chunks() {
            let chunk: Uint8Array = chunk.unchecked_into();
            // Most answers come in one piece, which is copied once.
            if body.is_empty() {
                body = chunk.to_vec();
            } else {
                body.extend_from_slice(&chunk.to_vec());
            }
        }
        Ok((Answer { status: response.status(), redirects_to: response.target(), body }, response))
    }
}

impl Response {
    /// A header, if there is one.
    pub fn header(&self, name: &str) -> Option<String> {
        header_of(self, name)
    }
}

/// The error of a request that failed, from what `send` in `fetch.js` throws.
fn broken(failed: &JsValue, max_bytes: f64) -> Error {
    let text = |key: &str| caller::get(failed, key).as_string().unwrap_or_default();
    let is = |key: &str| caller::get(failed, key).is_truthy();
    let reason = text("reason");
    let message = match text("stage").as_str() {
        "sending" if is("isFinal") => message!("the request cannot be sent: ", reason),
        "sending" if reason.is_empty() => "the server could not be reached: fetch failed without saying why".into(),
        "sending" => message!("the server could not be reached: ", reason),
        "reading" => message!("the connection broke while the answer was being read: ", reason),
        "size" => {
            let limit = digits(max_bytes as i64);
            let message = message!("the answer is larger than ", limit, " bytes (maxResponseBytes)");
            return Error::new(ErrorKind::Decode, message);
        }
        _ => "fetch resolved to something that is not a Response; check the `fetch` that was given".into(),
    };
    let kind = if is("isTimeout") { ErrorKind::Timeout } else { ErrorKind::Network };
    let mut error = Error::new(kind, message).with_cause(caller::get(failed, "cause"));
    error.is_final = is("isFinal");
    error
}

/// The pairs of a query, decoded.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let params = UrlSearchParams::new_with_str(query);
    params.map_or_else(|_| Vec::new(), |params| QueryParams::from_raw(params).iter().collect())
}
