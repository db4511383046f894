//! What is different outside of a browser's page.

use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::js::client::V1Client;

use crate::suite::javascript::{js, properties, rejected};
use wasm_bindgen::prelude::JsValue;

#[wasm_bindgen_test]
fn a_secret_needs_no_permission() {
    for allow in ["", "allowSecretInBrowser: false"] {
        let options = format!("{{ baseUrl: 'http://h/v1', auth: {{ appId: '1', appKey: 'secret' }}, {allow} }}");
        assert!(V1Client::new(&js(&options)).is_ok(), "{options}");
    }
}

/// Test environments such as jsdom put a document into Node: that makes no page of it.
#[wasm_bindgen_test]
fn a_document_that_is_simulated_makes_no_page() {
    js("(globalThis.window = globalThis, globalThis.document = {})");
    let client = V1Client::new(&js("{ baseUrl: 'http://h/v1', auth: { appId: '1', appKey: 'secret' } }"));
    js("[delete globalThis.window, delete globalThis.document]");
    assert!(client.is_ok());
}

#[wasm_bindgen_test]
async fn a_relative_address_fails_at_the_first_call() {
    for base in ["/youmi/v1", "youmi/v1", "//h/v1"] {
        let client = V1Client::new(&js(&format!("{{ baseUrl: '{base}', auth: 'none' }}"))).unwrap();
        let error = properties(&rejected(client.listStaff(&JsValue::UNDEFINED, &JsValue::UNDEFINED)).await);
        assert_eq!((error["kind"].as_str(), error["attempts"].as_i64()), (Some("config"), Some(0)));
    }
}
