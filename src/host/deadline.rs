//! The end of an attempt before its time: by timeout, or by the caller's signal.

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::error::{Error, ErrorKind};
use super::fetch::FetchOptions;
#[cfg(feature = "server")]
use crate::host::caller;
use youmi_wire::text::digits;

#[wasm_bindgen(module = "/pkg-template/runtime/fetch.js")]
extern "C" {
    #[wasm_bindgen(js_name = Deadline)]
    #[derive(Debug)]
    type Ending;
    #[wasm_bindgen(constructor, js_class = "Deadline")]
    fn new(timeout_ms: f64, signal: &JsValue) -> Ending;
    #[wasm_bindgen(method, getter)]
    fn ended(this: &Ending) -> u32;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &Ending) -> JsValue;
    #[wasm_bindgen(method)]
    fn ask(this: &Ending, source: &JsValue, text: Option<&str>) -> Promise;
    #[wasm_bindgen(method)]
    fn elapse(this: &Ending) -> Promise;
    #[wasm_bindgen(method)]
    #[allow(clippy::too_many_arguments)]
    fn exchange(
        this: &Ending,
        fetch: &JsValue,
        credentials: &JsValue,
        max_bytes: f64,
        method: &str,
        url: &str,
        headers: &str,
        body: Option<&str>,
    ) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &Ending);
}

/// A span of time that a caller's signal can cut short. When it is dropped, its timer and its listener are gone.
///
/// What is waited for within it ends with it: see [`Deadline::outcome`].
#[derive(Debug)]
pub struct Deadline {
    ending: Ending,
    timeout_ms: f64,
}

impl Deadline {
    /// Begins now. An infinite time has no timer.
    pub fn new(timeout_ms: f64, signal: &JsValue) -> Self {
        Self { ending: Ending::new(timeout_ms, signal), timeout_ms }
    }

    /// Why it has ended, if it has.
    #[inline(never)]
    pub fn check(&self) -> Result<(), Error> {
        match self.ending.ended() {
            0 => Ok(()),
            1 => Err(Error::new(
                ErrorKind::Timeout,
                [
                    "no complete answer within ",
                    &digits(self.timeout_ms as i64),
                    " ms; raise timeoutMs if the server is slow",
                ]
                .concat(),
            )),
            _ => Err(Error::new(ErrorKind::Abort, "the call was aborted by its signal").because(self.ending.reason())),
        }
    }

    /// Waits for what somebody gives: a value, a promise of any make, or what a function of theirs gives.
    pub fn ask(&self, source: &JsValue, text: Option<&str>) -> JsFuture {
        JsFuture::from(self.ending.ask(source, text))
    }

    /// Waits for a value, or a promise of any make.
    #[cfg(feature = "server")]
    pub fn wait(&self, value: &JsValue) -> JsFuture {
        self.ask(&caller::promise_of(value).into(), None)
    }

    /// Sends a request and waits for its whole answer. `headers`: names and values, a NUL behind each.
    pub fn exchange(
        &self,
        options: &FetchOptions,
        method: &str,
        url: &str,
        headers: &str,
        body: Option<&str>,
    ) -> JsFuture {
        let FetchOptions { fetch, credentials, max_response_bytes } = options;
        JsFuture::from(self.ending.exchange(fetch, credentials, *max_response_bytes, method, url, headers, body))
    }

    /// Waits until it ends.
    pub fn elapse(&self) -> JsFuture {
        JsFuture::from(self.ending.elapse())
    }

    /// What waiting came to, unless the end came first.
    pub fn outcome(&self, settled: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        if settled.is_err() {
            self.check()?;
        }
        Ok(settled)
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.ending.close();
    }
}
