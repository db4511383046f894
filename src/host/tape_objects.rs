//! Builds JavaScript objects from a tape, by `pkg-template/runtime/objects.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_wire::tape::Tape;

#[wasm_bindgen(module = "/pkg-template/runtime/objects.js")]
extern "C" {
    #[wasm_bindgen(js_name = buildReply, catch)]
    fn build_reply(
        ops: &[i32],
        ascii_text: &[u8],
        utf8_text: &[u8],
        json_texts: &[u8],
        chunk_ends: &[u32],
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = buildValue, catch)]
    fn build_value(
        ops: &[i32],
        ascii_text: &[u8],
        utf8_text: &[u8],
        json_texts: &[u8],
        chunk_ends: &[u32],
    ) -> Result<JsValue, JsValue>;
}

/// Declared only so that wasm-bindgen copies this script beside `objects.js`, which imports it.
#[wasm_bindgen(module = "/generated/constructors.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = constructors)]
    static CONSTRUCTORS: JsValue;
}

/// The reply of an envelope.
pub(crate) fn reply_from_tape(mut tape: Tape) -> Result<JsValue, JsValue> {
    tape.finish();
    build_reply(&tape.ops, &tape.ascii_text, &tape.utf8_text, &tape.json_texts, &tape.chunk_ends)
}

/// The only value of a tape.
pub(crate) fn value_from_tape(mut tape: Tape) -> Result<JsValue, JsValue> {
    tape.finish();
    build_value(&tape.ops, &tape.ascii_text, &tape.utf8_text, &tape.json_texts, &tape.chunk_ends)
}
