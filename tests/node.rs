//! The suite in Node.js. As an ECMAScript module, for that is what the package's own JavaScript consists of: the
//! default, CommonJS, can load it in the newest versions of Node only.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "suite/server.rs"]
mod server;
mod suite;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_node_experimental);
