//! The end of an attempt before its time: by timeout, or by the caller's signal.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::error::{Error, ErrorKind};
use super::foreign;

#[wasm_bindgen(module = "/src/js/transport.js")]
extern "C" {
    #[wasm_bindgen(js_name = Deadline)]
    #[derive(Debug)]
    type Ending;
    #[wasm_bindgen(constructor, js_class = "Deadline")]
    fn new(timeout_ms: f64, signal: Option<&AbortSignal>) -> Ending;
    #[wasm_bindgen(method, getter)]
    fn ended(this: &Ending) -> u32;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &Ending) -> JsValue;
    #[wasm_bindgen(method)]
    fn wait(this: &Ending, value: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn elapse(this: &Ending) -> Promise;
    #[wasm_bindgen(method)]
    fn exchange(
        this: &Ending,
        fetch: Option<&Function>,
        method: &str,
        url: &str,
        headers: &str,
        body: Option<&str>,
    ) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &Ending);
}

/// A span of time that a caller's signal can cut short. When it is dropped, its timer and its listener are gone.
#[derive(Debug)]
pub struct Deadline {
    ending: Ending,
    timeout_ms: f64,
}

impl Deadline {
    /// Begins now. An infinite time has no timer.
    pub fn new(timeout_ms: f64, signal: Option<&AbortSignal>) -> Self {
        Self { ending: Ending::new(timeout_ms, signal), timeout_ms }
    }

    /// Why it has ended, if it has.
    pub fn check(&self) -> Result<(), Error> {
        match self.ending.ended() {
            0 => Ok(()),
            1 => Err(Error::new(
                ErrorKind::Timeout,
                format!(
                    "no complete answer within {} ms; raise timeoutMs if the server is slow",
                    self.timeout_ms as i64
                ),
            )),
            _ => {
                let error = Error::new(ErrorKind::Abort, "the call was aborted by its signal");
                let reason = self.ending.reason();
                Err(if reason.is_undefined() { error } else { error.because(reason) })
            }
        }
    }

    /// Waits for what a foreign call gave: a value, a promise of any make, or an error at once.
    pub async fn settle(&self, given: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        match given {
            Ok(value) => self.limit(self.ending.wait(&value)).await,
            Err(error) => Ok(Err(error)),
        }
    }

    /// Sends a request and waits for its whole answer. `headers`: names and values, each in a line of its own.
    pub async fn exchange(
        &self,
        fetch: Option<&Function>,
        method: &str,
        url: &str,
        headers: &str,
        body: Option<&str>,
    ) -> Result<Result<JsValue, JsValue>, Error> {
        self.limit(self.ending.exchange(fetch, method, url, headers, body)).await
    }

    /// Waits until it ends; an error only if the signal ended it.
    pub async fn elapse(&self) -> Result<(), Error> {
        match self.limit(self.ending.elapse()).await {
            Err(error) if error.kind == ErrorKind::Abort => Err(error),
            _ => Ok(()),
        }
    }

    async fn limit(&self, promise: Promise) -> Result<Result<JsValue, JsValue>, Error> {
        let settled = JsFuture::from(promise).await;
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

/// The caller's signal, if what was given is one: real, or of a library that stands for it.
pub fn as_signal(value: &JsValue) -> Option<AbortSignal> {
    let fits = foreign::function(value, "addEventListener").is_some()
        && foreign::function(value, "removeEventListener").is_some()
        && !foreign::get(value, "aborted").is_undefined();
    fits.then(|| value.clone().unchecked_into())
}
