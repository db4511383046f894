//! Calling the methods of objects that come from the caller.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};
use youmi_wire::message;

use super::caller::get;

/// A property, if it is a function.
pub(crate) fn function(object: &JsValue, key: &str) -> Option<Function> {
    get(object, key).dyn_into().ok()
}

/// Calls a method.
pub(crate) fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = function(object, method)
        .ok_or_else(|| JsValue::from(js_sys::TypeError::new(&message!(method, " is not a function"))))?;
    Reflect::apply(&function, object, &arguments.iter().collect())
}
