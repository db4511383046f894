//! The bindings in a page of a browser: `wasm-pack test --headless --chrome`, and `--firefox`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bindings;

use bindings::javascript::{
    answering, client, failure, get, js, js_with, json, list_staff, properties, resolved, success,
};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::client::Client;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Everybody who opens a page can read what its scripts hold.
#[wasm_bindgen_test]
fn a_secret_needs_permission_in_a_page() {
    let with_secret =
        |allow| js(&format!("{{ baseUrl: 'http://h/v1', auth: {{ appId: '1', appKey: 'secret-app-key' }}, {allow} }}"));
    for allow in ["", "allowSecretInBrowser: false", "allowSecretInBrowser: undefined", "allowSecretInBrowser: 0"] {
        let Err(error) = Client::new(false, with_secret(allow)) else { panic!("{allow} was taken") };
        let error = properties(&error);
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("allowSecretInBrowser") && !message.contains("secret-app-key"), "{message}");
        assert_eq!((&error["kind"], &error["attempts"]), (&json!("config"), &json!(0)), "{allow}");
    }
    assert!(Client::new(false, with_secret("allowSecretInBrowser: true")).is_ok());
    assert!(
        Client::new(false, js("{ baseUrl: 'http://h/v1', auth: { accessToken: () => 't', sign: (t) => t } }")).is_ok()
    );
}

#[wasm_bindgen_test]
async fn an_address_may_be_relative_to_the_page() {
    for (base, url) in
        [("/youmi/v1", "/youmi/v1/staff"), ("youmi/v1", "youmi/v1/staff"), ("./youmi/v1/", "./youmi/v1/staff")]
    {
        let stub = answering(&success("[]").into());
        let options = js_with(&stub, &format!("({{ fetch: it, baseUrl: '{base}' }})"));
        resolved(list_staff(&client(&options))).await;
        assert_eq!(json(&js_with(&get(&stub, "calls"), "it[0].url")), url);
    }
}

#[wasm_bindgen_test]
async fn an_address_where_nothing_is_gives_the_servers_status() {
    let error = failure(list_staff(&client(&js("{ baseUrl: '/youmi/v1' }")))).await;
    assert_eq!((error["kind"].as_str(), error["status"].as_u64()), (Some("http"), Some(404)), "{error}");
}
