//! The bridge from checked data to JavaScript objects; its other half is `pkg-template/runtime/objects.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use youmi_wire::tape::Tape;

#[wasm_bindgen(module = "/pkg-template/runtime/objects.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildReply, catch)]
    fn build_reply(words: &[i32], ascii: &[u8], wide: &[u8], long: &[u8], ends: &[u32]) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = buildValue, catch)]
    fn build_value(words: &[i32], ascii: &[u8], wide: &[u8], long: &[u8], ends: &[u32]) -> Result<JsValue, JsValue>;
}

/// Named, so that wasm-bindgen puts the script beside the one that imports it.
#[wasm_bindgen(module = "/generated/constructors.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = constructors)]
    static CONSTRUCTORS: JsValue;
}

/// The objects that a tape describes.
pub fn from_tape(mut tape: Tape) -> Result<JsValue, JsValue> {
    tape.finish();
    build_reply(&tape.words, &tape.ascii, &tape.wide, &tape.long, &tape.chunks)
}

/// The one value that a tape describes.
pub fn value_from_tape(mut tape: Tape) -> Result<JsValue, JsValue> {
    tape.finish();
    build_value(&tape.words, &tape.ascii, &tape.wide, &tape.long, &tape.chunks)
}
