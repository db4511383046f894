//! The time that an attempt may take, cut short by the caller's signal.

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use youmi_client::error::ErrorKind;
use youmi_wire::message;
use youmi_wire::text::digits;

use super::error::Error;

#[wasm_bindgen(module = "/pkg-template/runtime/deadline.js")]
extern "C" {
    /// The deadline in JavaScript.
    #[wasm_bindgen(js_name = Deadline)]
    #[derive(Debug)]
    pub(crate) type JsDeadline;
    #[wasm_bindgen(constructor, js_class = "Deadline")]
    fn new(timeout_ms: f64, signal: &JsValue) -> JsDeadline;
    #[wasm_bindgen(method, getter)]
    fn ended(this: &JsDeadline) -> u32;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &JsDeadline) -> JsValue;
    #[wasm_bindgen(method)]
    fn wait(this: &JsDeadline, source: &JsValue, text: Option<&str>) -> Promise;
    #[wasm_bindgen(method)]
    fn elapse(this: &JsDeadline) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &JsDeadline);
}

/// A span of time that a caller's signal can cut short. When it is dropped, its timer and its listener are gone.
///
/// What is waited for within it ends with it: see [`Deadline::outcome`].
#[derive(Debug)]
pub(crate) struct Deadline {
    pub(super) deadline: JsDeadline,
    timeout_ms: f64,
}

impl Deadline {
    /// Begins now. An infinite time has no timer.
    pub(crate) fn new(timeout_ms: f64, signal: &JsValue) -> Self {
        Self { deadline: JsDeadline::new(timeout_ms, signal), timeout_ms }
    }

    /// The error of its end, if it has ended.
    #[inline(never)]
    pub(crate) fn check(&self) -> Result<(), Error> {
        match self.deadline.ended() {
            0 => Ok(()),
            1 => {
                let ms = digits(self.timeout_ms as i64);
                let message = message!("no complete answer within ", ms, " ms; raise timeoutMs if the server is slow");
                Err(Error::new(ErrorKind::Timeout, message))
            }
            _ => {
                let aborted = Error::new(ErrorKind::Abort, "the call was aborted by its signal");
                Err(aborted.with_cause(self.deadline.reason()))
            }
        }
    }

    /// Waits for a value, or a promise of any make; or for what a function of the caller's returns.
    pub(crate) fn wait(&self, source: &JsValue, text: Option<&str>) -> JsFuture {
        JsFuture::from(self.deadline.wait(source, text))
    }

    /// Waits until it ends.
    pub(crate) fn elapse(&self) -> JsFuture {
        JsFuture::from(self.deadline.elapse())
    }

    /// What waiting came to, unless the end came first.
    pub(crate) fn outcome(&self, settled: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        if settled.is_err() {
            self.check()?;
        }
        Ok(settled)
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.deadline.close();
    }
}
