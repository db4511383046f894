//! Each kind of error, with all of its properties.

use js_sys::Promise;
use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::js::client::V1Client;

use super::emulator;
use super::javascript::{client, failure, js, resolved, take_text};

const NOTHING: &JsValue = &JsValue::UNDEFINED;
const FRIEND: &str = "{ ReceiVerId: 'zznn72537', Wechat_Moble: '13800138000', GreeTing: '您好', PcKid: '1' }";

/// The properties of an error with these, and null, 0 or false otherwise.
fn error(given: Value) -> Value {
    let mut all = json!({
        "kind": null,
        "code": null,
        "description": null,
        "endpoint": null,
        "status": null,
        "requestId": null,
        "path": null,
        "body": null,
        "attempts": 0,
        "retryable": false,
        "cause": null,
    });
    for (name, value) in given.as_object().unwrap() {
        assert!(all.get(name).is_some(), "{name}");
        all[name] = value.clone();
    }
    all
}

/// Calls a read or an action.
fn call(client: &V1Client, endpoint: &str, options: &JsValue) -> Promise {
    if endpoint == "addFriend" { client.addFriend(&js(FRIEND), options) } else { client.listStaff(NOTHING, options) }
}

#[wasm_bindgen_test]
async fn api() {
    emulator::reset().await;
    let body = r#"{"requestId":"r-1","errmsg":200017,"succeed":false,"msgTime":"","values":null,"errdesc":"mioz888 不加好友"}"#;
    emulator::fault(json!({ "endpoint": "addFriend", "kind": "body", "text": body })).await;
    let mut failure = failure(client("{}").addFriend(&js(FRIEND), NOTHING)).await;
    let message = take_text(&mut failure, "message");
    for part in ["200017", "未开启加粉设置", "mioz888 不加好友"] {
        assert!(message.contains(part), "{message}");
    }
    let expected = json!({
        "kind": "api",
        "code": 200_017,
        "description": "未开启加粉设置",
        "endpoint": "addFriend",
        "status": 200,
        "requestId": "r-1",
        "attempts": 1,
    });
    assert_eq!(failure, error(expected));
}

#[wasm_bindgen_test]
async fn api_with_a_code_that_is_not_documented() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "body", "text": r#"{"errmsg":299999}"# })).await;
    let mut failure = failure(client("{}").listStaff(NOTHING, NOTHING)).await;
    assert!(take_text(&mut failure, "message").contains("299999"));
    let expected = json!({ "kind": "api", "code": 299_999, "endpoint": "listStaff", "status": 200, "attempts": 1 });
    assert_eq!(failure, error(expected));
}

#[wasm_bindgen_test]
async fn api_whatever_the_status_around_the_envelope() {
    emulator::reset().await;
    let body = r#"{"errmsg":200012,"succeed":false,"msgTime":"","values":null}"#;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "status", "status": 400, "body": body })).await;
    let mut failure = failure(client("{}").listStaff(NOTHING, NOTHING)).await;
    take_text(&mut failure, "message");
    let expected = json!({
        "kind": "api",
        "code": 200_012,
        "description": "用户传参错误",
        "endpoint": "listStaff",
        "status": 400,
        "attempts": 1,
    });
    assert_eq!(failure, error(expected));
}

#[wasm_bindgen_test]
async fn http() {
    for (status, read_attempts, retryable) in
        [(404, 1, false), (413, 1, false), (429, 2, true), (500, 2, true), (503, 2, true)]
    {
        emulator::reset().await;
        let headers = json!({ "Retry-After": "0" });
        emulator::fault(json!({ "kind": "status", "status": status, "headers": headers, "body": "没有", "after": 1, "times": null })).await;
        let client = client("{ retries: 1 }");
        for (endpoint, attempts, retryable) in [("listStaff", read_attempts, retryable), ("addFriend", 1, false)] {
            let mut failure = failure(call(&client, endpoint, NOTHING)).await;
            assert!(take_text(&mut failure, "message").contains(&status.to_string()));
            let expected = json!({
                "kind": "http",
                "endpoint": endpoint,
                "status": status,
                "body": "没有",
                "attempts": attempts,
                "retryable": retryable,
            });
            assert_eq!(failure, error(expected));
        }
    }
}

#[wasm_bindgen_test]
async fn network() {
    for kind in ["resetBefore", "resetDuring"] {
        emulator::reset().await;
        emulator::fault(json!({ "kind": kind, "after": 1, "times": null })).await;
        let client = client("{ retries: 1 }");
        for (endpoint, attempts, retryable) in [("listStaff", 2, true), ("addFriend", 1, false)] {
            let mut failure = failure(call(&client, endpoint, NOTHING)).await;
            assert!(!take_text(&mut failure, "message").is_empty());
            assert!(!take_text(&mut failure, "cause").is_empty());
            // Whether a connection that broke had a status before is not settled.
            let status = failure["status"].take();
            assert!(status.is_null() || (status == 200 && kind == "resetDuring"), "{status}");
            failure["cause"] = Value::Null;
            let expected =
                json!({ "kind": "network", "endpoint": endpoint, "attempts": attempts, "retryable": retryable });
            assert_eq!(failure, error(expected), "{kind}");
        }
    }
}

#[wasm_bindgen_test]
async fn timeout() {
    for kind in ["hang", "stall"] {
        emulator::reset().await;
        let client = client("{ retries: 0 }");
        // So that the token is there before time counts.
        resolved(client.listStaff(NOTHING, NOTHING)).await;
        emulator::fault(json!({ "kind": kind, "times": null })).await;
        let options = js("{ timeoutMs: 50 }");
        for (endpoint, retryable) in [("listStaff", true), ("addFriend", false)] {
            let mut failure = failure(call(&client, endpoint, &options)).await;
            assert!(take_text(&mut failure, "message").contains("50 ms"));
            let expected = json!({ "kind": "timeout", "endpoint": endpoint, "attempts": 1, "retryable": retryable });
            failure["status"] = Value::Null;
            failure["cause"] = Value::Null;
            assert_eq!(failure, error(expected), "{kind}");
        }
        assert_eq!(emulator::count("addFriend").await, 1);
    }
}

#[wasm_bindgen_test]
async fn decode() {
    for (fault, path, part) in [
        (json!({ "kind": "malformed" }), json!(null), "JSON"),
        (json!({ "kind": "truncated" }), json!(null), "JSON"),
        (json!({ "kind": "html" }), json!(null), "HTML"),
        (json!({ "kind": "body", "text": "" }), json!(null), ""),
        (json!({ "kind": "body", "text": "[]" }), json!(null), "envelope"),
        (json!({ "kind": "body", "text": "{}" }), json!("errmsg"), "errmsg"),
        (
            json!({ "kind": "body", "text": r#"{"errmsg":20000,"succeed":true,"values":[]}"# }),
            json!("msgTime"),
            "msgTime",
        ),
        (
            json!({ "kind": "wrongTypes", "index": 3, "field": "ad_wechat_id" }),
            json!("values[3].ad_wechat_id"),
            "values[3].ad_wechat_id",
        ),
        (
            json!({ "kind": "wrongTypes", "index": 0, "field": "imei", "value": [] }),
            json!("values[0].imei"),
            "values[0].imei",
        ),
    ] {
        emulator::reset().await;
        let mut fault = fault;
        fault["endpoint"] = "listWechatAccounts".into();
        emulator::fault(fault.clone()).await;
        let mut failure = failure(client("{}").listWechatAccounts(NOTHING, NOTHING)).await;
        let message = take_text(&mut failure, "message");
        assert!(message.contains(part), "{message}");
        let body = take_text(&mut failure, "body");
        assert!(body.chars().count() <= 2048);
        if let Some(text) = fault["text"].as_str() {
            assert_eq!(body, text);
        }
        failure["body"] = Value::Null;
        let expected =
            json!({ "kind": "decode", "endpoint": "listWechatAccounts", "status": 200, "path": path, "attempts": 1 });
        assert_eq!(failure, error(expected), "{fault}");
    }
    assert_eq!(emulator::count("listWechatAccounts").await, 1, "it is not repeated");
}

#[wasm_bindgen_test]
async fn decode_of_an_action() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "addFriend", "kind": "nullValues" })).await;
    let mut failure = failure(client("{}").addFriend(&js(FRIEND), NOTHING)).await;
    take_text(&mut failure, "message");
    assert!(take_text(&mut failure, "body").contains("\"values\":null"));
    failure["body"] = Value::Null;
    let expected = json!({ "kind": "decode", "endpoint": "addFriend", "status": 200, "path": "values", "attempts": 1 });
    assert_eq!(failure, error(expected));
    assert_eq!(emulator::count("addFriend").await, 1);
}

#[wasm_bindgen_test]
async fn the_body_of_an_error_is_cut_at_2048_characters() {
    emulator::reset().await;
    let text = "微".repeat(5000);
    emulator::fault(json!([
        { "endpoint": "listStaff", "kind": "body", "text": text },
        { "endpoint": "listStaff", "kind": "status", "status": 404, "body": text },
    ]))
    .await;
    let client = client("{}");
    for kind in ["decode", "http"] {
        let failure = failure(client.listStaff(NOTHING, NOTHING)).await;
        assert_eq!((&failure["kind"], &failure["body"]), (&json!(kind), &json!("微".repeat(2048))));
    }
}

#[wasm_bindgen_test]
async fn argument() {
    emulator::reset().await;
    let mut failure =
        failure(client("{}").addFriend(&js("{ ReceiVerId: 'a', Wechat_Moble: 'b', GreeTing: 'c' }"), NOTHING)).await;
    assert!(take_text(&mut failure, "message").contains("PcKid"));
    assert_eq!(failure, error(json!({ "kind": "argument", "endpoint": "addFriend", "path": "params.PcKid" })));
    assert_eq!(emulator::count_all().await, 0);
}

#[wasm_bindgen_test]
async fn config() {
    emulator::reset().await;
    let mut failure = failure(client("{ auth: 'none' }").getAccessToken(NOTHING, NOTHING)).await;
    let message = take_text(&mut failure, "message");
    assert!(message.contains("auth"), "{message}");
    assert_eq!(failure, error(json!({ "kind": "config", "endpoint": "getAccessToken" })));
    assert_eq!(emulator::count_all().await, 0);
}

#[wasm_bindgen_test]
async fn config_where_the_callers_own_functions_fail() {
    emulator::reset().await;
    for (auth, cause) in [
        ("{ accessToken: () => { throw new Error('no session') }, sign: (text) => text }", json!("Error: no session")),
        ("{ accessToken: async () => { throw 'no session' }, sign: (text) => text }", json!("no session")),
        ("{ accessToken: () => undefined, sign: (text) => text }", json!(null)),
        ("{ accessToken: async () => '', sign: (text) => text }", json!(null)),
        ("{ accessToken: () => 'a\\r\\nb: c', sign: (text) => text }", json!(null)),
        ("{ accessToken: 'token', sign: () => { throw new Error('no key') } }", json!("Error: no key")),
        ("{ accessToken: 'token', sign: async () => 7 }", json!(null)),
        ("{ accessToken: 'token', sign: async () => 'a b' }", json!(null)),
    ] {
        let mut failure = failure(client(&format!("{{ auth: {auth} }}")).listStaff(NOTHING, NOTHING)).await;
        take_text(&mut failure, "message");
        let expected = json!({ "kind": "config", "endpoint": "listStaff", "cause": cause });
        assert_eq!(failure, error(expected), "{auth}");
    }
    assert_eq!(emulator::count_all().await, 0);
}
