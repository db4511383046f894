//! A time limit that the caller's signal can end early.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use youmi_client::error::ErrorKind;
use youmi_wire::message;
use youmi_wire::text::format_integer;

use super::error::Error;

#[wasm_bindgen(module = "/pkg-template/runtime/deadline.js")]
extern "C" {
    /// `Deadline` of `deadline.js`.
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

/// A time limit that the caller's signal can end early. Dropping it removes its timer and its listener.
#[derive(Debug)]
pub(crate) struct Deadline {
    pub(super) deadline: JsDeadline,
    timeout_ms: f64,
}

impl Deadline {
    /// Starts the time. An infinite limit has no timer.
    pub(crate) fn new(timeout_ms: f64, signal: &JsValue) -> Self {
        Self { deadline: JsDeadline::new(timeout_ms, signal), timeout_ms }
    }

    /// An error if the time is over or the signal was aborted.
    #[inline(never)]
    pub(crate) fn check(&self) -> Result<(), Error> {
        match self.deadline.ended() {
            0 => Ok(()),
            1 => {
                let ms = format_integer(self.timeout_ms as i64);
                let message = message!("no complete answer within ", ms, " ms; raise timeoutMs if the server is slow");
                Err(Error::new(ErrorKind::Timeout, message))
            }
            _ => {
                let aborted = Error::new(ErrorKind::Abort, "the call was aborted by its signal");
                Err(aborted.with_cause(self.deadline.reason()))
            }
        }
    }

    /// Waits for a value, a promise of any implementation, or the result of calling a function with `text`; rejects
    /// when the time is over. The result goes through [`Deadline::outcome`].
    pub(crate) fn wait(&self, source: &JsValue, text: Option<&str>) -> Waiting {
        if is_primitive(source) {
            return Waiting::Ready(source.clone());
        }
        Waiting::Pending(JsFuture::from(self.deadline.wait(source, text)))
    }

    /// Waits for a value or a promise of any implementation, without calling it if it is a function.
    #[cfg(feature = "server")]
    pub fn settle(&self, value: &JsValue) -> Waiting {
        if value.is_function() {
            return self.wait(&super::caller::to_promise(value).into(), None);
        }
        self.wait(value, None)
    }

    /// Waits until the time is over.
    pub(crate) fn elapse(&self) -> JsFuture {
        JsFuture::from(self.deadline.elapse())
    }

    /// The result of waiting, or the error of [`Deadline::check`] if the time was over first.
    pub(crate) fn outcome(&self, settled: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        if settled.is_err() {
            self.check()?;
        }
        Ok(settled)
    }
}

/// Whether a value can be neither a promise nor a function.
fn is_primitive(value: &JsValue) -> bool {
    !value.is_object() && !value.is_function()
}

/// A value that is waited for. What can be no promise is there at once: waiting for the token and for the answer of
/// `authorize` took a twelfth of the gateway's processor time for a small answer.
pub(crate) enum Waiting {
    Ready(JsValue),
    Pending(JsFuture),
}

impl Future for Waiting {
    type Output = Result<JsValue, JsValue>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::Ready(value) => Poll::Ready(Ok(value.clone())),
            Self::Pending(future) => Pin::new(future).poll(context),
        }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.deadline.close();
    }
}
