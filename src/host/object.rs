//! Plain JavaScript objects.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::JsValue;

/// An object of these fields. serde would bring its cache of field names, 1 KB of what a page loads.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A new object takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
