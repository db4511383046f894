//! Touching values that are not ours: options, stubs, errors of others. Getters may throw, so all of it catches.

use std::future::Future;
use std::pin::Pin;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::error::Error;
use crate::wire::value::OwnedJson;

#[wasm_bindgen(module = "/src/js/foreign.js")]
extern "C" {
    /// The JSON of a value; an error where JSON would drop or bend something.
    #[wasm_bindgen(catch)]
    pub fn stringify(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(js_name = promiseOf)]
    fn promise_of(value: &JsValue) -> Promise;
    /// All text in an error; nothing if it cannot be seen through.
    #[wasm_bindgen(catch, js_name = textsOf)]
    pub fn texts_of(error: &JsValue) -> Result<Option<String>, JsValue>;
    /// Tells a listener something; what comes of it is of no interest.
    pub fn tell(listener: &JsValue, method: &str, text: &str);
    /// A copy of an object; an error if one of its getters throws.
    #[wasm_bindgen(catch)]
    pub fn copy(object: &JsValue) -> Result<Object, JsValue>;
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
        .ok_or_else(|| JsValue::from(js_sys::TypeError::new(&format!("{method} is not a function"))))?;
    Reflect::apply(&function, object, &arguments.iter().collect())
}

/// Waits for what may be a promise of any make, or a plain value.
pub async fn settle(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise_of(&value)).await
}

/// A promise of what a future gives. Every promise of this package comes from here: the machinery is compiled once.
pub fn promise(future: Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>) -> Promise {
    future_to_promise(async move { future.await.map_err(JsValue::from) })
}

/// The parameters as JSON, taken when the call is made: what the caller does to the object later changes nothing.
pub fn snapshot(value: &JsValue, what: &str) -> Result<OwnedJson, Error> {
    let text = stringify(value).map_err(|cause| {
        let key = get(&cause, "key").as_string().filter(|key| !key.is_empty());
        let path = key.map_or_else(
            || what.to_owned(),
            |key| format!("{what}{}{key}", if key.starts_with('[') { "" } else { "." }),
        );
        let reason = get(&cause, "message").as_string().unwrap_or_else(|| "is not JSON".into());
        Error::argument(&path, format!("{path} cannot be sent: {reason}")).because(cause)
    })?;
    OwnedJson::parse(text)
        .map_err(|malformed| Error::argument(what, format!("{what} cannot be sent: {}", malformed.reason)))
}

/// Whether this is a browser's page, where everybody can read what a script holds. Node with a simulated document
/// (jsdom) is none.
pub fn is_page() -> bool {
    let global = js_sys::global();
    let node = get(&get(&get(&global, "process"), "versions"), "node");
    get(&get(&global, "window"), "document").is_object() && !node.is_string()
}
