//! Small values on their way to JavaScript.

#[cfg(feature = "server")]
use serde::Serialize;
#[cfg(feature = "server")]
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::JsValue;
use youmi_client::error::ErrorKind;
use youmi_wire::decode;
use youmi_wire::json::Reader;
use youmi_wire::schema::FieldType;
use youmi_wire::tape::Tape;

use super::error::Error;
use super::objects;

/// The object of a struct. In a page, serde would add 1.4 KB.
#[cfg(feature = "server")]
pub fn from_struct(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|cause| unbuildable(cause.into()))
}

/// The value of any JSON that is known to be valid. Integers that JavaScript would round become strings.
pub fn from_json(json: &[u8]) -> Result<JsValue, JsValue> {
    let mut tape = Tape::for_answer(json.len());
    // What could be read once can be read again.
    let _ = decode::value(&mut Reader::new(json), &FieldType::Any, true, &mut tape);
    from_tape(tape)
}

/// The value that a tape describes.
pub fn from_tape(tape: Tape) -> Result<JsValue, JsValue> {
    objects::value_from_tape(tape).map_err(unbuildable)
}

fn unbuildable(cause: JsValue) -> JsValue {
    Error::new(ErrorKind::Decode, "what was read could not be turned into an object").with_cause(cause).into()
}
