//! Each kind of error, with all of its properties.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::javascript::{NOTHING, call, client, client_with, get, js, js_with, list_staff, properties, rejected};

/// The properties of an error with these, and null, 0 or false otherwise.
fn error_with(differing: Value) -> Value {
    let mut all = json!({
        "kind": null,
        "code": null,
        "description": null,
        "endpoint": "listStaff",
        "status": null,
        "requestId": null,
        "path": null,
        "body": null,
        "attempts": 1,
        "retryable": false,
        "cause": null,
    });
    for (name, value) in differing.as_object().unwrap() {
        assert!(all.get(name).is_some(), "{name}");
        all[name] = value.clone();
    }
    all
}

/// Calls `listStaff` with options of the client and parameters, and checks the error but for its message, which has to
/// contain some words.
async fn assert_error(options: &str, params: &str, words: &[&str], differing: Value) {
    let error = rejected(call(&client_with(options), "listStaff", &js(params), &NOTHING)).await;
    let mut properties = properties(&error);
    let message = properties.as_object_mut().unwrap().remove("message").unwrap();
    for words in words {
        assert!(message.as_str().unwrap().contains(words), "{message}");
    }
    assert_eq!(properties, error_with(differing), "{message}");
}

#[wasm_bindgen_test]
async fn an_error_of_the_servers_answer_has_what_the_answer_says() {
    let body = r#"{"requestId":"r-1","errmsg":200012,"succeed":false,"msgTime":"","values":null,"errdesc":"mioz888"}"#;
    let options = format!("{{ fetch: async () => new Response('{body}') }}");
    let expected =
        json!({ "kind": "api", "code": 200_012, "description": "用户传参错误", "status": 200, "requestId": "r-1" });
    assert_error(&options, "{}", &["200012", "用户传参错误", "mioz888"], expected).await;

    let options = "{ retries: 0, fetch: async () => new Response('没有', { status: 503 }) }";
    let expected = json!({ "kind": "http", "status": 503, "body": "没有", "retryable": true });
    assert_error(options, "{}", &["503"], expected).await;

    let body = r#"{"errmsg":20000,"succeed":true,"msgTime":"","values":[{"ad_staff_code":[]}]}"#;
    let options = format!("{{ fetch: async () => new Response('{body}') }}");
    let path = "values[0].ad_staff_code";
    let expected = json!({ "kind": "decode", "status": 200, "path": path, "body": body });
    assert_error(&options, "{}", &[path], expected).await;
}

#[wasm_bindgen_test]
async fn an_error_without_an_answer_has_what_there_is_to_say() {
    let options = "{ retries: 0, fetch: async () => { throw new TypeError('fetch failed'); } }";
    let expected = json!({ "kind": "network", "cause": "TypeError: fetch failed", "retryable": true });
    assert_error(options, "{}", &[], expected).await;

    let options = "{ retries: 0, timeoutMs: 20, fetch: () => new Promise(() => {}) }";
    assert_error(options, "{}", &["20 ms"], json!({ "kind": "timeout", "retryable": true })).await;

    let expected = json!({ "kind": "argument", "path": "params.ad_staff_stat", "attempts": 0 });
    assert_error("{}", "{ ad_staff_stat: 0 }", &["ad_staff_stat", "ad_staff_state"], expected).await;

    let options = "{ auth: { accessToken: () => { throw new Error('no session') }, sign: (text) => text } }";
    let expected = json!({ "kind": "config", "attempts": 0, "cause": "Error: no session" });
    assert_error(options, "{}", &[], expected).await;
}

/// As text it may be the same and yet be another object.
#[wasm_bindgen_test]
async fn the_cause_is_the_very_value_that_was_thrown() {
    for thrown in ["new Error('why')", "{ code: 'ECONNRESET' }", "'why'", "Symbol('why')"] {
        let thrown = js(thrown);
        let options = js_with(&thrown, "({ retries: 0, fetch: async () => { throw it; } })");
        let error = rejected(list_staff(&client(&options))).await;
        assert_eq!(get(&error, "cause"), thrown);
    }
}
