//! Plain JavaScript objects.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::JsValue;

/// An object with these fields. serde would bring its cache of field names, 1 KB of a page.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a new object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
