//! A `fetch` that does not behave: stubs of tests, wrappers, other implementations. Every call settles all the same.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, failure, js, js_with, properties, resolved, take_text};

const NOTHING: &JsValue = &JsValue::UNDEFINED;

/// A successful answer as JavaScript text.
const BODY: &str = r#"'{"errmsg":20000,"succeed":true,"msgTime":"","values":[]}'"#;

async fn error(fetch: &str) -> Value {
    let client = client(&format!("{{ auth: 'none', retries: 0, fetch: {fetch} }}"));
    let mut error = failure(client.listStaff(NOTHING, NOTHING)).await;
    assert!(!take_text(&mut error, "message").is_empty());
    error
}

#[wasm_bindgen_test]
async fn that_resolves_to_nonsense() {
    for nonsense in [
        "undefined",
        "null",
        "0",
        "7",
        "true",
        "''",
        "'text'",
        "[]",
        "{}",
        "() => {}",
        "Symbol('response')",
        "10n",
        "new Error('not thrown')",
        "{ status: 200 }",
        "{ status: 200, headers: {} }",
        "{ status: 200, headers: new Headers(), arrayBuffer: 7 }",
        "{ status: '200', headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) }",
        "{ status: NaN, headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) }",
        "{ status: 200, headers: null, arrayBuffer: async () => new ArrayBuffer(0) }",
        "{ get status() { throw new Error('no') } }",
        "new Proxy({}, { get(_, name) { if (name === 'then') return undefined; throw new Error('no') } })",
        "Object.create(null)",
        "Response",
        "Response.error()",
    ] {
        let error = error(&format!("async () => ({nonsense})")).await;
        assert_eq!((&error["kind"], &error["attempts"]), (&json!("network"), &json!(1)), "{nonsense}: {error}");
    }
}

#[wasm_bindgen_test]
async fn that_returns_no_promise() {
    for nonsense in ["undefined", "null", "7", "'text'", "{}", "{ then: 7 }"] {
        assert_eq!(error(&format!("() => ({nonsense})")).await["kind"], "network", "{nonsense}");
    }
    let plain = client(&format!("{{ auth: 'none', fetch: () => new Response({BODY}) }}"));
    resolved(plain.listStaff(NOTHING, NOTHING)).await;
    let thenable =
        client(&format!("{{ auth: 'none', fetch: () => ({{ then: (done) => done(new Response({BODY})) }}) }}"));
    resolved(thenable.listStaff(NOTHING, NOTHING)).await;
}

#[wasm_bindgen_test]
async fn that_throws_or_rejects_with_anything() {
    for (thrown, cause) in [
        ("new TypeError('Failed to fetch')", json!("TypeError: Failed to fetch")),
        ("new Error('')", json!("Error")),
        ("'why'", json!("why")),
        ("7", json!("7")),
        ("{ code: 'ECONNRESET' }", json!("[object Object]")),
        ("null", json!("null")),
        (
            "Object.assign(new TypeError('fetch failed'), { cause: new Error('connect ECONNREFUSED') })",
            json!("TypeError: fetch failed"),
        ),
    ] {
        for fetch in [format!("() => {{ throw {thrown}; }}"), format!("() => Promise.reject({thrown})")] {
            let error = error(&fetch).await;
            assert_eq!((&error["kind"], &error["attempts"]), (&json!("network"), &json!(1)), "{fetch}");
            assert_eq!(error["cause"], cause, "{fetch}");
        }
    }
    for nothing in ["() => { throw undefined; }", "() => Promise.reject()"] {
        assert_eq!(error(nothing).await["kind"], "network", "{nothing}");
    }
}

#[wasm_bindgen_test]
async fn whose_body_is_nonsense() {
    for body in [
        "undefined",
        "null",
        "7",
        "'text'",
        "{}",
        "[]",
        "{ byteLength: 'many' }",
        "Promise.reject(new Error('broken'))",
        "Promise.reject()",
        "(() => { throw new Error('broken') })()",
    ] {
        let error =
            error(&format!("async () => ({{ status: 200, headers: new Headers(), arrayBuffer: () => ({body}) }})"))
                .await;
        assert_eq!(error["kind"], "network", "{body}: {error}");
    }
    let used =
        error(&format!("async () => {{ const answer = new Response({BODY}); await answer.text(); return answer; }}"))
            .await;
    assert_eq!(used["kind"], "network");
}

#[wasm_bindgen_test]
async fn whose_body_claims_to_be_what_it_is_not() {
    for body in [
        "{ byteLength: 5 }",
        "{ byteLength: -1 }",
        "{ byteLength: NaN }",
        "{ byteLength: 1e12 }",
        "{ byteLength: 4, length: 4 }",
    ] {
        let error = error(&format!(
            "async () => ({{ status: 200, headers: new Headers(), arrayBuffer: async () => ({body}) }})"
        ))
        .await;
        assert!(matches!(error["kind"].as_str(), Some("network" | "decode")), "{body}: {error}");
    }
}

#[wasm_bindgen_test]
async fn whose_headers_are_odd() {
    for headers in
        ["{ get: () => { throw new Error('no') } }", "{ get: () => 7 }", "{ get: () => undefined }", "new Map()"]
    {
        let fetch = format!(
            "async () => ({{ status: 200, headers: {headers}, arrayBuffer: async () => new TextEncoder().encode({BODY}).buffer }})"
        );
        resolved(client(&format!("{{ auth: 'none', fetch: {fetch} }}")).listStaff(NOTHING, NOTHING)).await;
    }
    let fetch =
        "async () => ({ status: 503, headers: { get: () => 'NaN' }, arrayBuffer: async () => new ArrayBuffer(0) })";
    assert_eq!(error(fetch).await["kind"], "http");
}

#[wasm_bindgen_test]
async fn that_never_answers() {
    let client = client("{ auth: 'none', retries: 0, timeoutMs: 20, fetch: () => new Promise(() => {}) }");
    assert_eq!(failure(client.listStaff(NOTHING, NOTHING)).await["kind"], "timeout");
}

#[wasm_bindgen_test]
async fn that_is_missing() {
    let fetch = js("globalThis.fetch");
    js("globalThis.fetch = undefined");
    let outcome = JsFuture::from(client("{ auth: 'none', retries: 0 }").listStaff(NOTHING, NOTHING)).await;
    js_with("fetch", &fetch, "globalThis.fetch = fetch");
    let error = properties(&outcome.unwrap_err());
    assert!(matches!(error["kind"].as_str(), Some("network" | "config")), "{error}");
}

#[wasm_bindgen_test]
async fn and_afterwards_all_is_well() {
    emulator::reset().await;
    let client = client("{}");
    resolved(client.listStaff(NOTHING, NOTHING)).await;
    assert_eq!(emulator::count("listStaff").await, 1);
}
