//! Sending a request over fetch and reading its answer.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use youmi_client::answer::Answer;
use youmi_client::error::ErrorKind;
use youmi_client::headers::Headers;
use youmi_client::request::Request;
use youmi_wire::message;
use youmi_wire::text::format_integer;

use super::caller;
use super::deadline::{Deadline, JsDeadline};
use super::error::Error;

#[wasm_bindgen(module = "/pkg-template/runtime/fetch.js")]
extern "C" {
    /// `Answer` of `fetch.js`.
    #[derive(Debug)]
    pub(crate) type Response;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn status(this: &Response) -> u16;
    #[wasm_bindgen(method, getter)]
    fn chunks(this: &Response) -> Array;
    /// The origin that it redirects to, or an empty string where a browser hides it.
    #[wasm_bindgen(method, getter)]
    fn target(this: &Response) -> Option<String>;
    #[wasm_bindgen(js_name = getHeader)]
    fn get_header(answer: &Response, name: &str) -> Option<String>;
    /// Sends requests with the client's options of fetch.
    #[derive(Debug)]
    pub(crate) type Transport;
    /// `fetch` is called in place of the global one, `credentials` is its option, `max_bytes` the size of the largest
    /// answer that is read.
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(fetch: &JsValue, credentials: &JsValue, max_bytes: f64) -> Transport;
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

impl Transport {
    /// Sends a request and waits for its whole answer.
    pub(crate) fn send(
        &self,
        deadline: &Deadline,
        request: &Request,
        headers: &Headers,
        body: Option<&str>,
    ) -> JsFuture {
        let method = request.method.name();
        JsFuture::from(self.send_request(&deadline.deadline, method, &request.url, &headers.to_json(), body))
    }

    /// The answer, and the response with its headers.
    pub(crate) fn read_answer(&self, settled: Result<JsValue, JsValue>) -> Result<(Answer, Response), Error> {
        let response: Response = settled.map_err(|thrown| exchange_error(&thrown, self.max_bytes()))?.unchecked_into();
        let chunks: Vec<Uint8Array> = response.chunks().iter().map(JsCast::unchecked_into).collect();
        let mut body = vec![0; chunks.iter().map(|chunk| chunk.length() as usize).sum()];
        let mut rest = body.as_mut_slice();
        for chunk in &chunks {
            let Some((place, behind)) = rest.split_at_mut_checked(chunk.length() as usize) else { break };
            chunk.copy_to(place);
            rest = behind;
        }
        Ok((Answer { status: response.status(), redirects_to: response.target(), body }, response))
    }
}

impl Response {
    /// The body, if it came in one piece.
    #[cfg(feature = "server")]
    pub fn only_chunk(&self) -> Option<Uint8Array> {
        let chunks = self.chunks();
        (chunks.length() == 1).then(|| chunks.get(0).unchecked_into())
    }

    pub fn header(&self, name: &str) -> Option<String> {
        get_header(self, name)
    }
}

/// The error of a failed exchange, from the object that `exchange` in `fetch.js` rejects with.
fn exchange_error(thrown: &JsValue, max_bytes: f64) -> Error {
    let text = |key: &str| caller::get(thrown, key).as_string().unwrap_or_default();
    let is = |key: &str| caller::get(thrown, key).is_truthy();
    let reason = text("reason");
    let message = match text("stage").as_str() {
        "sending" if is("isFinal") => message!("the request cannot be sent: ", reason),
        "sending" if reason.is_empty() => "the server could not be reached: fetch failed without saying why".into(),
        "sending" => message!("the server could not be reached: ", reason),
        "reading" => message!("the connection broke while the answer was being read: ", reason),
        "size" => {
            let limit = format_integer(max_bytes as i64);
            let message = message!("the answer is larger than ", limit, " bytes (maxResponseBytes)");
            return Error::new(ErrorKind::Decode, message);
        }
        _ => "fetch resolved to something that is not a Response; check the `fetch` that was given".into(),
    };
    let kind = if is("isTimeout") { ErrorKind::Timeout } else { ErrorKind::Network };
    let mut error = Error::new(kind, message).with_cause(caller::get(thrown, "cause"));
    error.is_final = is("isFinal");
    error
}
