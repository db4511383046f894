//! Turning Rust values and JSON into JavaScript values.

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
use super::tape_objects;

/// The object of a struct. In a page, serde would add 1.4 KB: there [`object`](super::object::object) is used.
#[cfg(feature = "server")]
pub(crate) fn from_struct(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|cause| build_error(cause.into()))
}

/// The value of JSON that is known to be valid. Integers that JavaScript would round become strings.
pub(crate) fn from_json(json: &[u8]) -> Result<JsValue, JsValue> {
    let mut tape = Tape::for_answer(json.len());
    // Valid JSON can be read.
    let _ = decode::value(&mut Reader::new(json), &FieldType::Any, true, &mut tape);
    from_tape(tape)
}

/// The only value of a tape.
pub(crate) fn from_tape(tape: Tape) -> Result<JsValue, JsValue> {
    tape_objects::value_from_tape(tape).map_err(build_error)
}

fn build_error(cause: JsValue) -> JsValue {
    Error::new(ErrorKind::Decode, "what was read could not be turned into an object").with_cause(cause).into()
}
