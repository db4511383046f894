//! The bindings in Node.js: `wasm-pack test --node`. As an ECMAScript module, for that is what the package's own JavaScript
//! consists of: the default, CommonJS, can load it in the newest versions of Node only.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bindings;

use bindings::javascript::{client_with, failure, js, js_with, list_staff, resolved, with_global};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::client::Client;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_node_experimental);

const WITH_SECRET: &str = "{ baseUrl: 'http://h/v1', auth: { appId: '1', appKey: 'secret' } }";

#[wasm_bindgen_test]
fn a_secret_needs_no_permission_outside_of_pages() {
    assert!(Client::new(false, js(WITH_SECRET)).is_ok());
}

/// Test environments such as jsdom put a document into Node: that makes no page of it.
#[wasm_bindgen_test]
async fn a_document_that_is_simulated_makes_no_page() {
    let run = Closure::once_into_js(|| Client::new(false, js(WITH_SECRET)));
    let in_document = js_with(
        &run,
        "() => { globalThis.window = globalThis; try { return it(); } finally { delete globalThis.window; } }",
    );
    resolved(with_global("document", &js("{}"), &in_document.into())).await;
}

#[wasm_bindgen_test]
async fn a_relative_address_is_a_config_error() {
    for base in ["/youmi/v1", "youmi/v1", "//h/v1"] {
        let error = failure(list_staff(&client_with(&format!("{{ baseUrl: '{base}' }}")))).await;
        assert_eq!((error["kind"].as_str(), error["attempts"].as_i64()), (Some("config"), Some(0)), "{base}");
    }
}
