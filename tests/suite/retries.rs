//! What is repeated after a fault, and what is not.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, client_with, failure, js, json, resolved};

const NOTHING: &JsValue = &JsValue::UNDEFINED;
const FRIEND: &str = "{ ReceiVerId: 'zznn72537', Wechat_Moble: '13800138000', GreeTing: '您好', PcKid: '1' }";

/// A status that passes, without a wait before the next attempt.
fn status(endpoint: &str, status: u16, times: u32) -> Value {
    let headers = json!({ "Retry-After": "0" });
    json!({ "endpoint": endpoint, "kind": "status", "status": status, "headers": headers, "times": times })
}

#[wasm_bindgen_test]
async fn a_read_is_repeated_twice() {
    for passing in [408, 425, 429, 500, 502, 503, 504] {
        emulator::reset().await;
        emulator::fault(status("listStaff", passing, 2)).await;
        let reply = resolved(client("{}").listStaff(NOTHING, NOTHING)).await;
        assert_eq!(reply["values"].as_array().unwrap().len(), 12);
        assert_eq!(emulator::count("listStaff").await, 3, "{passing}");
        assert_eq!(emulator::count("getAccessToken").await, 1, "{passing}");
    }
}

#[wasm_bindgen_test]
async fn each_attempt_is_signed_anew() {
    emulator::reset().await;
    emulator::fault(status("listStaff", 503, 2)).await;
    resolved(client("{}").listStaff(NOTHING, NOTHING)).await;
    let requests = emulator::requests("listStaff").await;
    assert_ne!(requests[0]["headers"]["nonce"], requests[1]["headers"]["nonce"]);
    assert_ne!(requests[0]["headers"]["signature"], requests[1]["headers"]["signature"]);
    assert_eq!(requests[0]["headers"]["access_token"], requests[1]["headers"]["access_token"]);
}

#[wasm_bindgen_test]
async fn a_fault_of_the_server_is_repeated() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "errmsg", "code": 200_011 })).await;
    resolved(client("{}").listStaff(NOTHING, NOTHING)).await;
    assert_eq!(emulator::count("listStaff").await, 2);

    emulator::fault(json!({ "endpoint": "addFriend", "kind": "errmsg", "code": 200_011, "times": null })).await;
    let error = failure(client("{}").addFriend(&js(FRIEND), NOTHING)).await;
    assert_eq!((&error["attempts"], &error["retryable"]), (&json!(1), &json!(false)));
}

#[wasm_bindgen_test]
async fn a_post_that_reads_is_repeated_too() {
    emulator::reset().await;
    emulator::fault(status("listStaffWechatAccounts", 503, 2)).await;
    resolved(client("{}").listStaffWechatAccounts(&js("{ ad_staff_code: 'b03' }"), NOTHING)).await;
    let requests = emulator::requests("listStaffWechatAccounts").await;
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| request["body"] == r#"{"ad_staff_code":"b03"}"#));
}

#[wasm_bindgen_test]
async fn a_request_for_a_token_is_repeated() {
    emulator::reset().await;
    emulator::fault(status("getAccessToken", 503, 2)).await;
    resolved(client("{}").listStaff(NOTHING, NOTHING)).await;
    assert_eq!(emulator::count("getAccessToken").await, 3);
    assert_eq!(emulator::count("listStaff").await, 1);
}

#[wasm_bindgen_test]
async fn after_the_last_retry_the_error_comes() {
    for (client_options, call_options, attempts) in [
        ("{}", "{}", 3),
        ("{ retries: 1 }", "{}", 2),
        ("{ retries: 1 }", "{ retries: 4 }", 5),
        ("{}", "{ retries: 0 }", 1),
    ] {
        emulator::reset().await;
        emulator::fault(status("listStaff", 503, 99)).await;
        let error = failure(client(client_options).listStaff(NOTHING, &js(call_options))).await;
        assert_eq!(error["attempts"], attempts, "{client_options} {call_options}");
        assert_eq!(error["retryable"], true);
        assert_eq!(emulator::count("listStaff").await, attempts);
    }
}

#[wasm_bindgen_test]
async fn an_action_is_sent_once() {
    for fault in [
        json!({ "kind": "status", "status": 503, "headers": { "Retry-After": "0" } }),
        json!({ "kind": "status", "status": 429, "headers": { "Retry-After": "0" } }),
        json!({ "kind": "errmsg", "code": 200_011 }),
        json!({ "kind": "errmsg", "code": 200_019 }),
        json!({ "kind": "malformed" }),
    ] {
        emulator::reset().await;
        let mut fault = fault;
        fault["endpoint"] = "addFriend".into();
        fault["times"] = Value::Null;
        emulator::fault(fault.clone()).await;
        let call = client("{ retries: 5 }").addFriend(&js(FRIEND), NOTHING);
        let error = failure(call).await;
        assert_eq!((&error["attempts"], &error["retryable"]), (&json!(1), &json!(false)), "{fault}");
        assert_eq!(emulator::count("addFriend").await, 1, "{fault}");
    }
}

#[wasm_bindgen_test]
async fn what_will_not_pass_is_not_repeated() {
    for fault in [
        json!({ "kind": "status", "status": 404 }),
        json!({ "kind": "status", "status": 400, "headers": { "Retry-After": "0" } }),
        json!({ "kind": "errmsg", "code": 200_012 }),
        json!({ "kind": "errmsg", "code": 299_999 }),
        json!({ "kind": "html" }),
        json!({ "kind": "wrongTypes" }),
    ] {
        emulator::reset().await;
        let mut fault = fault;
        fault["endpoint"] = "listStaff".into();
        emulator::fault(fault.clone()).await;
        let error = failure(client("{}").listStaff(NOTHING, NOTHING)).await;
        assert_eq!((&error["attempts"], &error["retryable"]), (&json!(1), &json!(false)), "{fault}");
        assert_eq!(emulator::count("listStaff").await, 1, "{fault}");
    }
}

#[wasm_bindgen_test]
async fn a_timeout_counts_for_each_attempt() {
    emulator::reset().await;
    let client = client("{ retries: 2 }");
    resolved(client.listStaff(NOTHING, NOTHING)).await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "hang", "times": null })).await;
    let error = failure(client.listStaff(NOTHING, &js("{ timeoutMs: 40 }"))).await;
    assert_eq!((&error["kind"], &error["attempts"]), (&json!("timeout"), &json!(3)));
}

#[wasm_bindgen_test]
async fn a_date_may_say_when_to_come_again() {
    emulator::reset().await;
    // One that is past: no wait.
    let headers = json!({ "Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT" });
    emulator::fault(
        json!({ "endpoint": "listStaff", "kind": "status", "status": 503, "headers": headers, "times": 2 }),
    )
    .await;
    resolved(client("{}").listStaff(NOTHING, NOTHING)).await;
    assert_eq!(emulator::count("listStaff").await, 3);
}

#[wasm_bindgen_test]
async fn the_logger_hears_a_line_per_attempt() {
    emulator::reset().await;
    emulator::fault(status("listStaff", 503, 1)).await;
    let lines = js("[]");
    let logger = r#"{
        logger: Object.fromEntries(
            ["debug", "info", "warn", "error"].map((level) => [level, (line) => lines.push([level, line])]),
        ),
    }"#;
    let client = client_with("lines", &lines, logger);
    resolved(client.listStaff(NOTHING, NOTHING)).await;
    emulator::fault(status("listLabels", 404, 1)).await;
    failure(client.listLabels(NOTHING, NOTHING)).await;
    let lines = json(&lines);
    let about = |endpoint: &str| -> Vec<(String, String)> {
        let lines = lines
            .as_array()
            .unwrap()
            .iter()
            .map(|line| (line[0].as_str().unwrap().to_owned(), line[1].as_str().unwrap().to_owned()));
        lines.filter(|(_, line)| line.contains(endpoint)).collect()
    };
    assert_eq!(about("getAccessToken").len(), 1, "{lines}");
    let staff = about("listStaff");
    assert_eq!(staff.len(), 2, "{lines}");
    assert!(staff[0].0 == "warn" && staff[0].1.contains("503") && staff[0].1.contains("attempt 1"), "{lines}");
    assert!(staff[1].1.contains("attempt 2"), "{lines}");
    let labels = about("listLabels");
    assert!(labels.len() == 1 && labels[0].0 == "error" && labels[0].1.contains("404"), "{lines}");
}

#[wasm_bindgen_test]
async fn a_logger_that_throws_does_no_harm() {
    emulator::reset().await;
    emulator::fault(status("listStaff", 503, 1)).await;
    let client = client("{ logger: { debug() { throw new Error('full') }, warn: () => { throw 1 }, info: 7 } }");
    resolved(client.listStaff(NOTHING, NOTHING)).await;
    assert_eq!(emulator::count("listStaff").await, 2);
}
