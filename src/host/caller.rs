//! Access to the caller's values: options, stubs, errors from elsewhere. Their getters may throw, so every access
//! catches.

use std::future::Future;
use std::pin::Pin;

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use youmi_client::json_text::OwnedJson;
use youmi_client::secrets::mask;
use youmi_wire::message;

use super::error::Error;
use super::executor;

#[wasm_bindgen(module = "/pkg-template/runtime/caller.js")]
extern "C" {
    /// Resolves to a value, or as a promise of any implementation does.
    #[wasm_bindgen(js_name = toPromise)]
    pub(crate) fn to_promise(value: &JsValue) -> Promise;
    /// A promise with the functions that settle it.
    type Deferred;
    #[wasm_bindgen(constructor)]
    fn new() -> Deferred;
    #[wasm_bindgen(method, getter)]
    fn promise(this: &Deferred) -> Promise;
    #[wasm_bindgen(method)]
    fn resolve(this: &Deferred, value: &JsValue);
    #[wasm_bindgen(method)]
    fn reject(this: &Deferred, error: &JsValue);
    /// Prevents the rejection of a promise from being reported as unhandled.
    #[wasm_bindgen(js_name = ignoreRejection)]
    pub(crate) fn ignore_rejection(promise: &Promise);
    /// Calls a method of a listener with a line of text. Its result and its errors are ignored.
    pub(crate) fn notify(listener: &JsValue, method: &str, text: &str);
    /// Calls a function with `{ endpoint, mismatches }`. Its result and its errors are ignored.
    #[wasm_bindgen(js_name = reportMismatches)]
    pub(crate) fn report_mismatches(listener: &JsValue, endpoint: &str, mismatches: &JsValue);
    /// Whether a value has all of these methods. The names are separated by spaces.
    #[wasm_bindgen(js_name = hasFunctions)]
    pub(crate) fn has_functions(value: &JsValue, names: &str) -> bool;
    /// The bytes of an `ArrayBuffer` or of a view of one; an error for anything else.
    #[wasm_bindgen(catch, js_name = toBytes)]
    pub(crate) fn to_bytes(body: &JsValue) -> Result<Uint8Array, JsValue>;
}

#[wasm_bindgen(module = "/pkg-template/runtime/snapshot.js")]
extern "C" {
    /// The JSON of a value; an error where JSON would silently omit or change a value.
    #[wasm_bindgen(catch)]
    pub(crate) fn stringify(value: &JsValue) -> Result<String, JsValue>;
    /// A shallow copy of an object. `known` restricts its keys, which are separated by spaces. The error is
    /// `{ key, cause }` if a getter threw, or `{ unknown }` with a key that is not known.
    #[wasm_bindgen(catch)]
    pub(crate) fn copy(object: &JsValue, known: Option<&str>) -> Result<JsValue, JsValue>;
    /// The JSON of an object of strings; nothing if it holds anything else. The error is as that of [`copy`].
    #[wasm_bindgen(catch, js_name = stringsToJson)]
    pub(crate) fn strings_to_json(object: &JsValue) -> Result<Option<String>, JsValue>;
}

#[wasm_bindgen(module = "/pkg-template/runtime/schema.js")]
extern "C" {
    /// A promise that checks the values of a reply by a schema and puts its result in their place. It resolves to the first
    /// issue, `{ path, message }`, or to undefined if there is none or if issues are added to `mismatches`. It rejects as
    /// the schema does.
    pub(crate) fn validate(schema: &JsValue, reply: &JsValue, leniently: bool) -> JsValue;
}

#[wasm_bindgen(module = "/pkg-template/runtime/causes.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = collectTexts)]
    fn collect_texts(error: &JsValue) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_name = makeError)]
    fn make_error(message: &str, name: Option<&str>, code: Option<&str>) -> JsValue;
}

#[wasm_bindgen(module = "/pkg-template/runtime/platform.js")]
extern "C" {
    #[wasm_bindgen(js_name = isBrowser)]
    fn js_is_browser(of: &JsValue) -> bool;
    #[wasm_bindgen(js_name = hasLocation)]
    fn js_has_location(of: &JsValue) -> bool;
    /// Whether an absolute address has a user name or a password; `None` if it is not a URL.
    #[wasm_bindgen(js_name = hasUserInfo)]
    pub(crate) fn has_user_info(url: &str) -> Option<bool>;
}

/// A property; undefined if it is missing or its getter throws.
pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// Waits for a promise of any implementation; other values are returned as they are.
pub(crate) async fn settle(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(to_promise(&value)).await
}

/// A promise of a future's result. The future begins at once. All promises of the package are made here.
pub(crate) fn promise(future: Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>) -> Promise {
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

/// The JSON of a value of the caller's. `name` stands for it in error messages and paths.
pub(crate) fn to_json(value: &JsValue, name: &str) -> Result<OwnedJson, Error> {
    let text = stringify(value)
        .map_err(|cause| property_error(name, &get(&cause, "key"), cause, "cannot be sent", "is not JSON"))?;
    OwnedJson::parse(text)
        .map_err(|malformed| Error::argument(name, message!(name, " cannot be sent: ", malformed.reason)))
}

/// The error of an object of the caller's that threw `cause`, or whose property `key` did. `default_reason` is the
/// reason if `cause` has no message.
pub(crate) fn property_error(name: &str, key: &JsValue, cause: JsValue, problem: &str, default_reason: &str) -> Error {
    let path = match key.as_string() {
        Some(key) if key.starts_with('[') => message!(name, key),
        Some(key) if !key.is_empty() => message!(name, ".", key),
        _ => name.to_owned(),
    };
    let reason = get(&cause, "message").as_string().unwrap_or_else(|| default_reason.to_owned());
    Error::argument(&path, message!(path, " ", problem, ": ", reason)).with_cause(cause)
}

/// Whether a value is an `AbortSignal`, of this platform or of a library.
pub(crate) fn is_signal(value: &JsValue) -> bool {
    has_functions(value, "addEventListener removeEventListener") && !get(value, "aborted").is_undefined()
}

/// Whether the code runs in a browser, where everybody can read the values of a script.
pub(crate) fn is_browser() -> bool {
    // The argument is not used. wasm-bindgen imports functions without conversions directly, outside of its script, and
    // the optimiser's short names would not be applied to them.
    js_is_browser(&JsValue::UNDEFINED)
}

/// Whether there is an address of a page or worker, to which others can be relative.
pub(crate) fn has_location() -> bool {
    js_has_location(&JsValue::UNDEFINED)
}

/// An error from elsewhere without secrets: itself if it contains none, otherwise a new error with its masked message.
pub(crate) fn without_secrets(cause: &JsValue, secrets: &[String]) -> JsValue {
    let is_clean = |texts: String| mask(&texts, secrets) == texts;
    if collect_texts(cause).ok().flatten().is_some_and(is_clean) {
        return cause.clone();
    }
    let masked = |text: Option<String>| text.map(|text| mask(&text, secrets));
    let text = |key: &str| masked(get(cause, key).as_string());
    let message = text("message").or_else(|| masked(cause.as_string()));
    make_error(&message.unwrap_or_default(), text("name").as_deref(), text("code").as_deref())
}
