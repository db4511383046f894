//! The suite in a browser's page.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "suite/page.rs"]
mod page;
mod suite;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
