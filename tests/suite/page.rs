//! What is different in a browser's page: everybody who opens it can read what its scripts hold.

use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::js::client::V1Client;

use crate::suite::javascript::{failure, js, js_with, json, properties, resolved, take_text};

#[wasm_bindgen_test]
fn a_secret_is_a_config_error() {
    for allow in ["", "allowSecretInBrowser: false", "allowSecretInBrowser: undefined", "allowSecretInBrowser: 0"] {
        let options =
            format!("{{ baseUrl: 'http://h/v1', auth: {{ appId: '1', appKey: 'secret-app-key' }}, {allow} }}");
        let Err(error) = V1Client::new(&js(&options)) else { panic!("{options} was taken") };
        let mut error = properties(&error);
        let message = take_text(&mut error, "message");
        assert!(message.contains("allowSecretInBrowser") && !message.contains("secret-app-key"), "{message}");
        assert_eq!(error["kind"], "config", "{options}");
        assert_eq!(error["attempts"], 0);
    }
}

#[wasm_bindgen_test]
fn a_secret_is_taken_where_it_is_allowed() {
    let options = "{ baseUrl: 'http://h/v1', auth: { appId: '1', appKey: 'secret' }, allowSecretInBrowser: true }";
    assert!(V1Client::new(&js(options)).is_ok());
}

#[wasm_bindgen_test]
fn what_is_no_secret_needs_no_permission() {
    for auth in ["'none'", "{ accessToken: () => 'token', sign: (text) => text }"] {
        assert!(V1Client::new(&js(&format!("{{ baseUrl: 'http://h/v1', auth: {auth} }}"))).is_ok(), "{auth}");
    }
}

#[wasm_bindgen_test]
async fn an_address_may_be_relative_to_the_page() {
    let seen = js("[]");
    for base in ["/youmi/v1", "youmi/v1", "./youmi/v1/"] {
        let options = format!(
            r#"{{
                baseUrl: "{base}",
                auth: "none",
                fetch: async (url) => {{
                    seen.push(url);
                    return new Response('{{"errmsg":20000,"succeed":true,"msgTime":"","values":[]}}');
                }},
            }}"#
        );
        let client = V1Client::new(&js_with("seen", &seen, &options)).unwrap();
        resolved(client.listStaff(&JsValue::UNDEFINED, &JsValue::UNDEFINED)).await;
    }
    let expected = serde_json::json!(["/youmi/v1/staff", "youmi/v1/staff", "./youmi/v1/staff"]);
    assert_eq!(json(&seen), expected);
}

#[wasm_bindgen_test]
async fn an_address_that_leads_nowhere_is_an_error_of_the_server() {
    let client = V1Client::new(&js("{ baseUrl: '/youmi/v1', auth: 'none' }")).unwrap();
    let error = failure(client.listStaff(&JsValue::UNDEFINED, &JsValue::UNDEFINED)).await;
    assert_eq!((error["kind"].as_str(), error["status"].as_u64()), (Some("http"), Some(404)), "{error}");
}
