//! The token: fetched once, renewed, shared through a store, given by somebody else; and the server's clock.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, client_with, failure, failures, js, js_with, json, resolved};

const NOTHING: &JsValue = &JsValue::UNDEFINED;
const FRIEND: &str = "{ ReceiVerId: 'zznn72537', Wechat_Moble: '13800138000', GreeTing: '您好', PcKid: '1' }";

/// How often a token was fetched.
async fn fetched() -> usize {
    emulator::count("getAccessToken").await
}

#[wasm_bindgen_test]
async fn is_fetched_once_however_many_calls_wait() {
    emulator::reset().await;
    let client = client("{}");
    let calls: js_sys::Array = (0..12).map(|_| client.listStaff(NOTHING, NOTHING)).collect();
    let replies = JsFuture::from(js_sys::Promise::all(&calls)).await.unwrap();
    assert_eq!(json(&replies).as_array().unwrap().len(), 12);
    resolved(client.listLabels(NOTHING, NOTHING)).await;
    assert_eq!((fetched().await, emulator::count("listStaff").await), (1, 12));
}

#[wasm_bindgen_test]
async fn is_not_fetched_before_it_is_needed() {
    emulator::reset().await;
    let client = client("{}");
    assert_eq!(emulator::count_all().await, 0);
    failure(client.addFriend(NOTHING, NOTHING)).await;
    assert_eq!(emulator::count_all().await, 0);
}

#[wasm_bindgen_test]
async fn that_was_asked_for_is_not_kept() {
    emulator::reset().await;
    let client = client("{}");
    let first = resolved(client.getAccessToken(NOTHING, NOTHING)).await;
    resolved(client.listStaff(NOTHING, NOTHING)).await;
    let requests = emulator::requests("listStaff").await;
    assert_ne!(requests[0]["headers"]["access_token"], first["values"]["access_token"]);
    assert_eq!(fetched().await, 2);
}

#[wasm_bindgen_test]
async fn is_renewed_once_when_the_server_refuses_it() {
    for fault in [
        json!({ "kind": "expiredToken" }),
        json!({ "kind": "errmsg", "code": 10003 }),
        json!({ "kind": "status", "status": 401 }),
    ] {
        emulator::reset().await;
        let client = client("{}");
        resolved(client.listStaff(NOTHING, NOTHING)).await;
        let mut fault = fault;
        fault["endpoint"] = "listStaff".into();
        emulator::fault(fault.clone()).await;
        resolved(client.listStaff(NOTHING, NOTHING)).await;
        assert_eq!((fetched().await, emulator::count("listStaff").await), (2, 3), "{fault}");
        resolved(client.listStaff(NOTHING, NOTHING)).await;
        assert_eq!(fetched().await, 2, "{fault}");
    }
}

#[wasm_bindgen_test]
async fn is_renewed_for_an_action_too() {
    emulator::reset().await;
    let client = client("{ retries: 0 }");
    resolved(client.listStaff(NOTHING, NOTHING)).await;
    emulator::expire_tokens().await;
    resolved(client.addFriend(&js(FRIEND), NOTHING)).await;
    assert_eq!((fetched().await, emulator::count("addFriend").await), (2, 2));
    assert_eq!(emulator::state().await["addedFriends"].as_array().unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn that_is_refused_again_and_again_is_given_up() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "errmsg", "code": 10003, "times": null })).await;
    let error = failure(client("{}").listStaff(NOTHING, NOTHING)).await;
    assert_eq!((&error["code"], &error["description"]), (&json!(10003), &json!("令牌失效")));
    assert_eq!((&error["attempts"], &error["retryable"]), (&json!(2), &json!(true)));
    assert_eq!((fetched().await, emulator::count("listStaff").await), (2, 2));
}

#[wasm_bindgen_test]
async fn is_renewed_once_by_calls_that_find_it_refused_together() {
    emulator::reset().await;
    let client = client("{}");
    resolved(client.listLabels(NOTHING, NOTHING)).await;
    emulator::expire_tokens().await;
    let calls: js_sys::Array = (0..6).map(|_| client.listStaff(NOTHING, NOTHING)).collect();
    JsFuture::from(js_sys::Promise::all(&calls)).await.unwrap();
    assert_eq!(fetched().await, 2);
}

#[wasm_bindgen_test]
async fn that_cannot_be_had_is_the_error_of_every_call_that_waits() {
    emulator::reset().await;
    let client = client("{ auth: { appId: '73289537', appKey: 'another key' } }");
    let calls = [client.listStaff(NOTHING, NOTHING), client.listLabels(NOTHING, NOTHING)];
    for error in failures(&calls).await {
        assert_eq!((&error["kind"], &error["code"]), (&json!("api"), &json!(200_006)));
        assert_eq!(error["description"], "加密密钥错误");
    }
    assert_eq!((fetched().await, emulator::count_all().await), (1, 1));
    // The next call asks again.
    failure(client.listStaff(NOTHING, NOTHING)).await;
    assert_eq!(fetched().await, 2);
}

/// A store such as Keyv is one, which writes down what it is asked.
const STORE: &str = r#"{
    values: new Map(), calls: [],
    async get(key) { this.calls.push(["get", key]); return this.values.get(key); },
    async set(key, value, ttlMs) {
        this.calls.push(["set", key, typeof value, ttlMs > 0 && ttlMs < 604800000]);
        this.values.set(key, value);
    },
    async delete(key) { this.calls.push(["delete", key]); return this.values.delete(key); },
}"#;

#[wasm_bindgen_test]
async fn is_shared_through_a_store() {
    emulator::reset().await;
    let store = js(STORE);
    let one = client_with("tokenStore", &store, "{ tokenStore }");
    let other = client_with("tokenStore", &store, "{ tokenStore }");
    resolved(one.listStaff(NOTHING, NOTHING)).await;
    resolved(other.listStaff(NOTHING, NOTHING)).await;
    assert_eq!(fetched().await, 1);
    let calls = json(&js_with("store", &store, "store.calls"));
    let key = calls[0][1].clone();
    assert!(key.as_str().is_some_and(|key| !key.contains(emulator::APP_KEY)), "{key}");
    assert_eq!(calls, json!([["get", key], ["set", key, "string", true], ["get", key]]));

    // What the server has refused is taken out of it, and the new one put in.
    emulator::expire_tokens().await;
    resolved(one.listStaff(NOTHING, NOTHING)).await;
    resolved(other.listStaff(NOTHING, NOTHING)).await;
    assert_eq!(fetched().await, 2);
}

#[wasm_bindgen_test]
async fn a_store_that_fails_is_done_without() {
    for store in [
        "Object.fromEntries(['get', 'set', 'delete'].map((name) => [name, () => { throw new Error('down') }]))",
        "{ get: async () => { throw 'down' }, set: async () => { throw 'down' }, delete: async () => {} }",
        "{ get: () => 7, set: () => {}, delete: () => {} }",
        "{ get: () => '{', set: () => {}, delete: () => {} }",
        "{ get: () => '{\"accessToken\":\"\"}', set: () => {}, delete: () => {} }",
        "{ get: () => '{\"accessToken\":\"old\",\"expiresAt\":1}', set: () => {}, delete: () => {} }",
    ] {
        emulator::reset().await;
        resolved(client(&format!("{{ tokenStore: {store} }}")).listStaff(NOTHING, NOTHING)).await;
        assert_eq!(fetched().await, 1, "{store}");
    }
}

#[wasm_bindgen_test]
async fn of_somebody_else_is_taken_for_each_call() {
    emulator::reset().await;
    let token = resolved(client("{}").getAccessToken(NOTHING, NOTHING)).await["values"]["access_token"].take();
    let token = token.as_str().unwrap();
    let sign = wasm_bindgen::closure::Closure::<dyn Fn(String) -> String>::new(|text: String| {
        youmi_open_api::auth::signature::sign(&text, emulator::APP_KEY)
    });
    for access_token in ["token", "() => token", "async () => token"] {
        let names = js_sys::Array::of2(&token.into(), sign.as_ref());
        let auth = format!("(([token, sign]) => ({{ auth: {{ accessToken: {access_token}, sign }} }}))(names)");
        let client = client_with("names", &names, &auth);
        let reply = resolved(client.listStaff(NOTHING, NOTHING)).await;
        assert_eq!(reply["succeed"], true, "{access_token}");
    }
    assert_eq!(fetched().await, 1);
}

#[wasm_bindgen_test]
async fn of_somebody_else_is_asked_for_again_when_it_is_refused() {
    emulator::reset().await;
    let asked = js("[]");
    let auth =
        r#"{ auth: { accessToken: () => { asked.push(1); return "refused-token"; }, sign: () => "c2lnbmF0dXJl" } }"#;
    let error = failure(client_with("asked", &asked, auth).listStaff(NOTHING, NOTHING)).await;
    assert_eq!((&error["code"], &error["attempts"]), (&json!(10003), &json!(2)));
    assert_eq!(json(&asked), json!([1, 1]));
    // A text stays what it is, so that nothing would be won.
    let fixed = client("{ auth: { accessToken: 'refused-token', sign: () => 'c2lnbmF0dXJl' } }");
    let error = failure(fixed.listStaff(NOTHING, NOTHING)).await;
    assert_eq!((&error["code"], &error["attempts"]), (&json!(10003), &json!(1)));
}

#[wasm_bindgen_test]
async fn a_clock_that_is_wrong_is_set_by_the_servers() {
    for seconds in [3600, -3600] {
        emulator::reset().await;
        let client = client("{ retries: 0 }");
        resolved(client.listStaff(NOTHING, NOTHING)).await;
        emulator::fault(json!({ "endpoint": "addFriend", "kind": "skewedClock", "seconds": seconds })).await;
        resolved(client.addFriend(&js(FRIEND), NOTHING)).await;
        assert_eq!(emulator::count("addFriend").await, 2, "{seconds}");
        // It is kept.
        resolved(client.listStaff(NOTHING, NOTHING)).await;
        assert_eq!(emulator::count("listStaff").await, 2, "{seconds}");
        let timestamps = |requests: &[Value]| -> i64 {
            let at = |index: usize| requests[index]["headers"]["timestamp"].as_str().unwrap().parse::<i64>().unwrap();
            at(1) - at(0)
        };
        let difference = timestamps(&emulator::requests("listStaff").await);
        assert!((difference - seconds).abs() < 300, "{difference}");
    }
}

#[wasm_bindgen_test]
async fn a_clock_that_is_wrong_from_the_beginning() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "getAccessToken", "kind": "skewedClock", "seconds": 7200 })).await;
    resolved(client("{}").listStaff(NOTHING, NOTHING)).await;
    assert_eq!((fetched().await, emulator::count("listStaff").await), (2, 1));
}

#[wasm_bindgen_test]
async fn a_clock_that_cannot_be_set_is_an_error() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "errmsg", "code": 200_005, "times": null })).await;
    let error = failure(client("{}").listStaff(NOTHING, NOTHING)).await;
    assert_eq!((&error["code"], &error["attempts"]), (&json!(200_005), &json!(2)));
}
