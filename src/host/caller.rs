//! Touching values of the caller's: options, stubs, errors of others. Getters may throw, so all of it catches.

use std::future::Future;
use std::pin::Pin;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::error::Error;
use super::executor;
use youmi_client::json_text::OwnedJson;
use youmi_client::secrets::mask;
use youmi_wire::message;

#[wasm_bindgen(module = "/pkg-template/runtime/caller.js")]
extern "C" {
    /// A promise of a value, or of what a promise of any make gives.
    #[wasm_bindgen(js_name = promiseOf)]
    pub fn promise_of(value: &JsValue) -> Promise;
    /// A promise, and what settles it.
    type Deferred;
    #[wasm_bindgen(constructor)]
    fn new() -> Deferred;
    #[wasm_bindgen(method, getter)]
    fn promise(this: &Deferred) -> Promise;
    #[wasm_bindgen(method)]
    fn resolve(this: &Deferred, value: &JsValue);
    #[wasm_bindgen(method)]
    fn reject(this: &Deferred, error: &JsValue);
    /// Keeps a promise that may reject, and that nobody may wait for, from being reported as unhandled.
    #[wasm_bindgen(js_name = ignoreRejection)]
    pub fn ignore_rejection(promise: &Promise);
    /// Calls a listener with a line of text. Its result is ignored, and so are its errors.
    pub fn notify(listener: &JsValue, method: &str, text: &str);
    /// Whether a value has functions of these names, which spaces separate.
    #[wasm_bindgen(js_name = hasFunctions)]
    pub fn has_functions(value: &JsValue, names: &str) -> bool;
    /// The bytes of a body; an error if it is none.
    #[wasm_bindgen(catch, js_name = bytesOf)]
    pub fn bytes_of(body: &JsValue) -> Result<Uint8Array, JsValue>;
}

#[wasm_bindgen(module = "/pkg-template/runtime/snapshot.js")]
extern "C" {
    /// The JSON of a value; an error where JSON would silently drop or change something.
    #[wasm_bindgen(catch)]
    pub fn stringify(value: &JsValue) -> Result<String, JsValue>;
    /// A copy of an object. Spaces separate the names that it may have; without them it may have any. The error is an
    /// object: the `key` whose getter threw its `cause`, or the key that is `unknown`.
    #[wasm_bindgen(catch)]
    pub fn copy(object: &JsValue, known: Option<&str>) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/pkg-template/runtime/causes.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = textsOf)]
    fn texts_of(error: &JsValue) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_name = errorOf)]
    fn error_of(message: &str, name: Option<&str>, code: Option<&str>) -> JsValue;
}

#[wasm_bindgen(module = "/pkg-template/runtime/platform.js")]
extern "C" {
    #[wasm_bindgen(js_name = isBrowser)]
    fn js_is_browser(of: &JsValue) -> bool;
    #[wasm_bindgen(js_name = hasLocation)]
    fn js_has_location(of: &JsValue) -> bool;
    /// Whether an absolute address has a user name or a password in it; nothing if it is no address.
    #[wasm_bindgen(js_name = hasUserInfo)]
    pub fn has_user_info(url: &str) -> Option<bool>;
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
        .ok_or_else(|| JsValue::from(js_sys::TypeError::new(&message!(method, " is not a function"))))?;
    Reflect::apply(&function, object, &arguments.iter().collect())
}

/// Waits for what may be a promise of any make, or a plain value.
pub async fn settle(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise_of(&value)).await
}

/// A promise of what a future gives. Every promise of this package comes from here. The future begins at once.
pub fn promise(future: Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>) -> Promise {
    let deferred = Deferred::new();
    let promise = deferred.promise();
    executor::spawn(Box::pin(async move {
        match future.await {
            Ok(value) => deferred.resolve(&value),
            Err(error) => deferred.reject(&error.into()),
        }
    }));
    promise
}

/// The parameters as JSON, taken when the call is made: what the caller does to the object later changes nothing.
pub fn snapshot(value: &JsValue, what: &str) -> Result<OwnedJson, Error> {
    let text = stringify(value)
        .map_err(|cause| unusable(what, &get(&cause, "key"), cause, "cannot be sent", "is not JSON"))?;
    OwnedJson::parse(text)
        .map_err(|malformed| Error::argument(what, message!(what, " cannot be sent: ", malformed.reason)))
}

/// The error of an object of the caller's that threw this, at a key if one is to blame.
pub fn unusable(what: &str, key: &JsValue, cause: JsValue, problem: &str, otherwise: &str) -> Error {
    let path = match key.as_string() {
        Some(key) if key.starts_with('[') => message!(what, key),
        Some(key) if !key.is_empty() => message!(what, ".", key),
        _ => what.to_owned(),
    };
    let reason = get(&cause, "message").as_string().unwrap_or_else(|| otherwise.to_owned());
    Error::argument(&path, message!(path, " ", problem, ": ", reason)).with_cause(cause)
}

/// Whether a value is a signal: a real one, or of a library that stands for it.
pub fn is_signal(value: &JsValue) -> bool {
    has_functions(value, "addEventListener removeEventListener") && !get(value, "aborted").is_undefined()
}

/// Whether code runs in a browser, where everybody can read what a script holds.
pub fn is_browser() -> bool {
    // Functions that need no conversion are imported past wasm-bindgen's script, which the optimiser's names do not reach.
    js_is_browser(&JsValue::UNDEFINED)
}

/// Whether there is a page's or a worker's address, to which another can be relative.
pub fn has_location() -> bool {
    js_has_location(&JsValue::UNDEFINED)
}

/// An error of somebody else's in which secrets are masked: the same one if it holds none, else one that says no more
/// than its masked message.
pub fn without_secrets(cause: &JsValue, secrets: &[String]) -> JsValue {
    let is_clean = |texts: String| mask(&texts, secrets) == texts;
    if texts_of(cause).ok().flatten().is_some_and(is_clean) {
        return cause.clone();
    }
    let masked = |text: Option<String>| text.map(|text| mask(&text, secrets));
    let text = |key: &str| masked(get(cause, key).as_string());
    let message = text("message").or_else(|| masked(cause.as_string()));
    error_of(&message.unwrap_or_default(), text("name").as_deref(), text("code").as_deref())
}
