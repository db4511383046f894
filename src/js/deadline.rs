//! The end of an attempt before its time: by timeout, or by the caller's signal.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use web_sys::{AbortController, AbortSignal};

use super::error::{Error, ErrorKind};
use super::foreign;

/// The longest time that timers take.
const LONGEST_TIMER_MS: f64 = 2_147_483_647.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Closure<dyn FnMut()>, ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

#[derive(Debug, Clone)]
enum End {
    Timeout,
    Abort(JsValue),
}

#[derive(Default)]
struct State {
    end: Option<End>,
    waker: Option<Waker>,
}

/// A span of time that a caller's signal can cut short. When it is dropped, its timer and its listener are gone.
pub struct Deadline {
    state: Rc<RefCell<State>>,
    controller: Option<AbortController>,
    timeout_ms: f64,
    timer: Option<(JsValue, Closure<dyn FnMut()>)>,
    listener: Option<(AbortSignal, Closure<dyn FnMut()>)>,
}

impl Deadline {
    /// Begins now. An infinite time has no timer.
    pub fn new(timeout_ms: f64, signal: Option<&AbortSignal>) -> Self {
        let state = Rc::new(RefCell::new(State::default()));
        let controller = AbortController::new().ok();
        let end = |end: fn(JsValue) -> End, signal: Option<AbortSignal>| {
            let (state, controller) = (Rc::clone(&state), controller.clone());
            Closure::<dyn FnMut()>::new(move || {
                let reason = signal.as_ref().map_or(JsValue::UNDEFINED, |signal| foreign::get(signal, "reason"));
                let mut state = state.borrow_mut();
                state.end.get_or_insert_with(|| end(reason));
                let waker = state.waker.take();
                drop(state);
                if let Some(controller) = &controller {
                    controller.abort();
                }
                if let Some(waker) = waker {
                    waker.wake();
                }
            })
        };
        let timer = timeout_ms.is_finite().then(|| {
            let closure = end(|_| End::Timeout, None);
            (set_timeout(&closure, timeout_ms.min(LONGEST_TIMER_MS)), closure)
        });
        let listener = signal.map(|signal| {
            let closure = end(End::Abort, Some(signal.clone()));
            let _ = foreign::call(signal, "addEventListener", &["abort".into(), closure.as_ref().clone()]);
            (signal.clone(), closure)
        });
        if let Some(signal) = signal.filter(|signal| foreign::get(signal, "aborted").is_truthy()) {
            state.borrow_mut().end = Some(End::Abort(foreign::get(signal, "reason")));
        }
        Self { state, controller, timeout_ms, timer, listener }
    }

    /// The signal that a request is to be sent with.
    pub fn signal(&self) -> JsValue {
        self.controller.as_ref().map_or(JsValue::UNDEFINED, |controller| controller.signal().into())
    }

    /// Why it has ended, if it has.
    pub fn check(&self) -> Result<(), Error> {
        self.state.borrow().end.as_ref().map_or(Ok(()), |end| Err(self.error(end)))
    }

    /// Waits for something, but no longer than this lasts.
    async fn limit<T>(&self, future: impl Future<Output = T>) -> Result<T, Error> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if let Err(error) = self.check() {
                return Poll::Ready(Err(error));
            }
            self.state.borrow_mut().waker = Some(context.waker().clone());
            future.as_mut().poll(context).map(Ok)
        })
        .await
    }

    /// Waits for what a foreign call gave: a value, a promise of any make, or an error at once.
    pub async fn settle(&self, given: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        match given {
            Ok(value) => self.limit(foreign::settle(value)).await,
            Err(error) => Ok(Err(error)),
        }
    }

    /// Waits until it ends; an error only if the signal ended it.
    pub async fn elapse(&self) -> Result<(), Error> {
        match self.limit(std::future::pending::<()>()).await {
            Err(error) if error.kind == ErrorKind::Abort => Err(error),
            _ => Ok(()),
        }
    }

    fn error(&self, end: &End) -> Error {
        match end {
            End::Timeout => Error::new(
                ErrorKind::Timeout,
                format!(
                    "no complete answer within {} ms; raise timeoutMs if the server is slow",
                    self.timeout_ms as i64
                ),
            ),
            End::Abort(reason) => {
                let error = Error::new(ErrorKind::Abort, "the call was aborted by its signal");
                if reason.is_undefined() { error } else { error.because(reason.clone()) }
            }
        }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some((timer, _)) = &self.timer {
            clear_timeout(timer);
        }
        if let Some((signal, closure)) = &self.listener {
            let _ = foreign::call(signal, "removeEventListener", &["abort".into(), closure.as_ref().clone()]);
        }
    }
}

/// The caller's signal, if what was given is one: real, or of a library that stands for it.
pub fn as_signal(value: &JsValue) -> Option<AbortSignal> {
    let fits = foreign::function(value, "addEventListener").is_some()
        && foreign::function(value, "removeEventListener").is_some()
        && !foreign::get(value, "aborted").is_undefined();
    fits.then(|| value.clone().unchecked_into())
}
