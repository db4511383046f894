//! Functions and values of the caller's that are not what they should be. Every call settles all the same.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::javascript::{
    answering, client, client_with, failure, get, js_with, json, list_staff, properties, rejected, resolved, success,
};

/// A successful answer as JavaScript text.
const BODY: &str = r#"'{"errmsg":20000,"succeed":true,"msgTime":"","values":[]}'"#;

async fn error_of_fetch(fetch: &str) -> Value {
    let error = failure(list_staff(&client_with(&format!("{{ retries: 0, fetch: {fetch} }}")))).await;
    assert_ne!(error["message"], "");
    error
}

#[wasm_bindgen_test]
async fn a_fetch_that_resolves_to_nonsense_is_a_network_error() {
    for nonsense in [
        "undefined",
        "null",
        "7",
        "true",
        "'text'",
        "[]",
        "{}",
        "() => {}",
        "Symbol('response')",
        "10n",
        "new Error('not thrown')",
        "{ status: 200 }",
        "{ status: '200', headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) }",
        "{ status: NaN, headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) }",
        "{ status: 200, headers: null, arrayBuffer: async () => new ArrayBuffer(0) }",
        "{ status: 200, headers: new Headers(), arrayBuffer: 7 }",
        "{ get status() { throw new Error('no') } }",
        "new Proxy({}, { get(_, name) { if (name === 'then') return undefined; throw new Error('no') } })",
        "Object.create(null)",
        "Response",
        "Response.error()",
    ] {
        let error = error_of_fetch(&format!("async () => ({nonsense})")).await;
        assert_eq!((&error["kind"], &error["attempts"]), (&json!("network"), &json!(1)), "{nonsense}: {error}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_gives_no_promise_is_taken_for_what_it_gives() {
    for nonsense in ["undefined", "7", "{}", "{ then: 7 }"] {
        assert_eq!(error_of_fetch(&format!("() => ({nonsense})")).await["kind"], "network", "{nonsense}");
    }
    for answer in [format!("new Response({BODY})"), format!("({{ then: (done) => done(new Response({BODY})) }})")] {
        resolved(list_staff(&client_with(&format!("{{ fetch: () => {answer} }}")))).await;
    }
}

#[wasm_bindgen_test]
async fn whatever_fetch_throws_or_rejects_with_becomes_the_cause() {
    for (thrown, cause) in [
        ("new TypeError('Failed to fetch')", json!("TypeError: Failed to fetch")),
        ("'why'", json!("why")),
        ("7", json!("7")),
        ("{ code: 'ECONNRESET' }", json!("[object Object]")),
        ("null", json!("null")),
        ("undefined", json!(null)),
    ] {
        for fetch in [format!("() => {{ throw {thrown}; }}"), format!("() => Promise.reject({thrown})")] {
            let error = error_of_fetch(&fetch).await;
            assert_eq!((&error["kind"], &error["attempts"]), (&json!("network"), &json!(1)), "{fetch}");
            assert!(error["cause"] == cause || thrown == "undefined", "{fetch}: {error}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_body_that_is_nonsense_is_an_error() {
    for (body, kinds) in [
        ("undefined", &["network"][..]),
        ("'text'", &["network"]),
        ("{}", &["network"]),
        ("{ byteLength: 'many' }", &["network"]),
        ("Promise.reject()", &["network"]),
        ("(() => { throw new Error('broken') })()", &["network"]),
        ("{ byteLength: -1 }", &["network", "decode"]),
        ("{ byteLength: 1e12 }", &["network", "decode"]),
        ("{ byteLength: 4, length: 4 }", &["network", "decode"]),
    ] {
        let response = format!("{{ status: 200, headers: new Headers(), arrayBuffer: () => ({body}) }}");
        let error = error_of_fetch(&format!("async () => ({response})")).await;
        assert!(kinds.contains(&error["kind"].as_str().unwrap()), "{body}: {error}");
    }
}

#[wasm_bindgen_test]
async fn headers_that_are_odd_do_no_harm() {
    for headers in
        ["{ get: () => { throw new Error('no') } }", "{ get: () => 7 }", "{ get: () => undefined }", "new Map()"]
    {
        let body = format!("async () => new TextEncoder().encode({BODY}).buffer");
        let fetch = format!("async () => ({{ status: 200, headers: {headers}, arrayBuffer: {body} }})");
        resolved(list_staff(&client_with(&format!("{{ fetch: {fetch} }}")))).await;
    }
}

#[wasm_bindgen_test]
async fn a_platform_without_fetch_is_an_error() {
    let run = wasm_bindgen::prelude::Closure::once_into_js(|| {
        wasm_bindgen_futures::future_to_promise(async {
            Ok(rejected(list_staff(&client_with("{ fetch: undefined, retries: 0 }"))).await)
        })
    });
    let error = resolved(super::javascript::with_global("fetch", &JsValue::UNDEFINED, &run.into())).await;
    let properties = properties(&error);
    assert!(matches!(properties["kind"].as_str(), Some("network" | "config")), "{properties}");
}

#[wasm_bindgen_test]
async fn a_token_and_a_signature_that_are_nonsense_are_config_errors() {
    for auth in [
        "{ accessToken: async () => { throw 'no session' }, sign: (text) => text }",
        "{ accessToken: () => undefined, sign: (text) => text }",
        "{ accessToken: () => 'a\\r\\nb: c', sign: (text) => text }",
        "{ accessToken: 'token', sign: () => { throw new Error('no key') } }",
        "{ accessToken: 'token', sign: async () => 7 }",
        "{ accessToken: 'token', sign: async () => 'a b' }",
        "{ accessToken: 'token', sign: () => ({ then() { throw new Error('no') } }) }",
    ] {
        let error = failure(list_staff(&client_with(&format!("{{ auth: {auth} }}")))).await;
        assert_eq!((&error["kind"], &error["attempts"]), (&json!("config"), &json!(0)), "{auth}: {error}");
    }
}

#[wasm_bindgen_test]
async fn what_a_logger_throws_is_ignored() {
    let logger = "{ debug() { throw new Error('full') }, info: () => { throw 1 }, warn: () => { throw 2 }, get error() { throw 3 } }";
    let stub = answering(&success("[]").into());
    resolved(list_staff(&client(&js_with(&stub, &format!("({{ fetch: it, logger: {logger} }})"))))).await;
    assert_eq!(json(&get(&stub, "calls")).as_array().unwrap().len(), 1);
}
