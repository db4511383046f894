//! The bridge from checked data to JavaScript objects; its other half is `objects.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use youmi_wire::tape::Tape;

include!(concat!(env!("OUT_DIR"), "/objects.rs"));

/// The objects that a tape describes.
pub fn from_tape(mut tape: Tape) -> Result<JsValue, JsValue> {
    tape.finish();
    build(&tape.words, &tape.ascii, &tape.wide, &tape.long, &tape.chunks)
}

/// The one value that a tape describes.
pub fn value_from_tape(mut tape: Tape) -> Result<JsValue, JsValue> {
    tape.finish();
    build_value(&tape.words, &tape.ascii, &tape.wide, &tape.long, &tape.chunks)
}
