//! Touching values that are not ours: options, stubs, errors of others. Getters may throw, so all of it catches.

use std::future::Future;
use std::pin::Pin;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::error::Error;
use super::executor;
use youmi_client::json_text::OwnedJson;

#[wasm_bindgen(module = "/pkg-template/runtime/caller.js")]
extern "C" {
    /// The JSON of a value; an error where JSON would drop or bend something.
    #[wasm_bindgen(catch)]
    pub fn stringify(value: &JsValue) -> Result<String, JsValue>;
    /// A promise of a value, or of what a promise of any make gives.
    #[wasm_bindgen(js_name = promiseOf)]
    pub fn promise_of(value: &JsValue) -> Promise;
    /// All text in an error; nothing if it cannot be seen through.
    #[wasm_bindgen(catch, js_name = textsOf)]
    pub fn texts_of(error: &JsValue) -> Result<Option<String>, JsValue>;
    /// What an error's JSON gives as its reason; empty if it gives none.
    #[wasm_bindgen(js_name = reasonIn)]
    pub fn reason_in(body: &str) -> String;
    /// An error that says no more than this.
    #[wasm_bindgen(js_name = errorOf)]
    pub fn error_of(message: &str, name: Option<&str>, code: Option<&str>) -> JsValue;
    /// A copy of an object. Spaces separate the names that it may have; without them it may have any. The error is an
    /// object: the `key` whose getter threw its `cause`, or the key that is `unknown`.
    #[wasm_bindgen(catch)]
    pub fn copy(object: &JsValue, known: Option<&str>) -> Result<JsValue, JsValue>;
    /// The texts of a copied object, names and values, a NUL behind each; nothing if there is anything else in it.
    #[wasm_bindgen(js_name = textsIn)]
    pub fn texts_in(copied: &JsValue) -> Option<String>;
    /// Whether HTTP can carry these names and values, a NUL behind each.
    #[wasm_bindgen(js_name = areHeaders)]
    pub fn are_headers(headers: &str) -> bool;
    /// Whether a value has functions of these names, which spaces separate.
    #[wasm_bindgen(js_name = hasFunctions)]
    pub fn has_functions(value: &JsValue, names: &str) -> bool;
    /// Whether code runs in a `browser`, where everybody can read what a script holds, or has a `location` to which an
    /// address can be relative.
    #[wasm_bindgen(js_name = runsIn)]
    fn runs_in(place: &str) -> bool;
    /// Keeps a promise that may reject, and that nobody may wait for, from being reported as unhandled.
    #[wasm_bindgen(js_name = ignoreRejection)]
    pub fn ignore_rejection(promise: &Promise);
    /// Tells a listener something; what comes of it is of no interest.
    pub fn tell(listener: &JsValue, method: &str, text: &str);
}

/// A property; undefined where there is none or its getter throws.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is a function.
pub fn function(object: &JsValue, key: &str) -> Option<Function> {
    get(object, key).dyn_into().ok()
}

/// Calls a method.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = function(object, method)
        .ok_or_else(|| JsValue::from(js_sys::TypeError::new(&[method, " is not a function"].concat())))?;
    Reflect::apply(&function, object, &arguments.iter().collect())
}

/// Waits for what may be a promise of any make, or a plain value.
pub async fn settle(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise_of(&value)).await
}

/// A promise of what a future gives. Every promise of this package comes from here. The future begins at once.
pub fn promise(future: Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>) -> Promise {
    let mut future = Some(future);
    Promise::new(&mut |resolve, reject| {
        let Some(future) = future.take() else { return };
        executor::spawn(Box::pin(async move {
            let (settle, value) = match future.await {
                Ok(value) => (resolve, value),
                Err(error) => (reject, error.into()),
            };
            let _ = settle.call1(&JsValue::UNDEFINED, &value);
        }));
    })
}

/// The parameters as JSON, taken when the call is made: what the caller does to the object later changes nothing.
pub fn snapshot(value: &JsValue, what: &str) -> Result<OwnedJson, Error> {
    let text = stringify(value)
        .map_err(|cause| unusable(what, &get(&cause, "key"), cause, "cannot be sent", "is not JSON"))?;
    OwnedJson::parse(text)
        .map_err(|malformed| Error::argument(what, [what, " cannot be sent: ", malformed.reason].concat()))
}

/// The error of an object of the caller's that threw this, at a key if one is to blame.
pub fn unusable(what: &str, key: &JsValue, cause: JsValue, problem: &str, otherwise: &str) -> Error {
    let path = match key.as_string() {
        Some(key) if key.starts_with('[') => [what, &key].concat(),
        Some(key) if !key.is_empty() => [what, ".", &key].concat(),
        _ => what.to_owned(),
    };
    let reason = get(&cause, "message").as_string().unwrap_or_else(|| otherwise.to_owned());
    Error::argument(&path, [path.as_str(), " ", problem, ": ", &reason].concat()).because(cause)
}

/// Whether a value is a signal: a real one, or of a library that stands for it.
pub fn is_signal(value: &JsValue) -> bool {
    has_functions(value, "addEventListener removeEventListener") && !get(value, "aborted").is_undefined()
}

/// Whether this is a browser, where everybody can read what a script holds: a page, or a worker of one.
pub fn is_browser() -> bool {
    runs_in("browser")
}

/// Whether there is a page's or a worker's address, to which another can be relative.
pub fn has_location() -> bool {
    runs_in("location")
}
