//! `call`: endpoints that have no method here.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, failure, js, resolved};

const NOTHING: &JsValue = &JsValue::UNDEFINED;

#[wasm_bindgen_test]
async fn gives_the_values_as_the_server_wrote_them() {
    emulator::reset().await;
    let request =
        js("{ method: 'GET', path: 'staff', query: { ad_staff_state: 1, ad_staff_code: 'b01', ad_staff_name: null } }");
    let reply = resolved(client("{}").call(&request, NOTHING)).await;
    let example: Value = serde_json::from_str(include_str!("../../emulator/examples/v1/listStaff.json")).unwrap();
    assert_eq!(reply["values"], example["values"]);
    assert_eq!(reply["errmsg"], 20000);
    let requests = emulator::requests("listStaff").await;
    assert_eq!(requests[0]["query"], json!({ "ad_staff_state": "1", "ad_staff_code": "b01" }));
    assert!(requests[0]["headers"]["signature"].is_string());
}

#[wasm_bindgen_test]
async fn sends_a_body() {
    emulator::reset().await;
    let request =
        js("{ method: 'POST', path: '/staff/GetStaffWechat', body: { ad_staff_code: 'b03', more: [1, null, '微'] } }");
    let reply = resolved(client("{}").call(&request, NOTHING)).await;
    assert_eq!(reply["values"][0]["ad_wechat_id"], 3547);
    let requests = emulator::requests("listStaffWechatAccounts").await;
    let body: Value = serde_json::from_str(requests[0]["body"].as_str().unwrap()).unwrap();
    assert_eq!(body, json!({ "ad_staff_code": "b03", "more": [1, null, "微"] }));
}

#[wasm_bindgen_test]
async fn rejects_as_every_method_does() {
    emulator::reset().await;
    let client = client("{}");
    let error = failure(
        client.call(&js("{ method: 'POST', path: 'staff/GetStaffWechat', body: { ad_staff_code: 'b99' } }"), NOTHING),
    )
    .await;
    assert_eq!((&error["kind"], &error["code"], &error["endpoint"]), (&json!("api"), &json!(200_010), &json!("call")));
    let error = failure(client.call(&js("{ method: 'GET', path: 'nowhere' }"), NOTHING)).await;
    assert_eq!((&error["kind"], &error["status"], &error["attempts"]), (&json!("http"), &json!(404), &json!(1)));
}

#[wasm_bindgen_test]
async fn repeats_a_get_and_what_may_be_repeated() {
    for (request, attempts) in [
        ("{ method: 'GET', path: 'Label' }", 3),
        ("{ method: 'GET', path: 'Label', retry: false }", 1),
        ("{ method: 'POST', path: 'Label' }", 1),
        ("{ method: 'POST', path: 'Label', retry: true }", 3),
    ] {
        emulator::reset().await;
        emulator::fault(
            json!({ "kind": "status", "status": 503, "headers": { "Retry-After": "0" }, "times": null, "after": 1 }),
        )
        .await;
        let error = failure(client("{}").call(&js(request), NOTHING)).await;
        assert_eq!((&error["status"], &error["attempts"]), (&json!(503), &json!(attempts)), "{request}");
        assert_eq!(error["retryable"], attempts > 1, "{request}");
    }
}

#[wasm_bindgen_test]
async fn refuses_what_is_no_request_and_sends_nothing() {
    emulator::reset().await;
    let client = client("{}");
    for (request, path) in [
        ("undefined", "request"),
        ("'staff'", "request"),
        ("{}", "request.method"),
        ("{ path: 'staff' }", "request.method"),
        ("{ method: 'get', path: 'staff' }", "request.method"),
        ("{ method: 'DELETE', path: 'staff' }", "request.method"),
        ("{ method: 'GET' }", "request.path"),
        ("{ method: 'GET', path: 7 }", "request.path"),
        ("{ method: 'GET', path: 'http://127.0.0.1/' }", "request.path"),
        ("{ method: 'GET', path: '//127.0.0.1/' }", "request.path"),
        ("{ method: 'GET', path: '../v2/staff' }", "request.path"),
        ("{ method: 'GET', path: 'staff/../../x' }", "request.path"),
        // To fetch these are dots as well.
        ("{ method: 'GET', path: '%2e%2E/v2/staff' }", "request.path"),
        ("{ method: 'GET', path: 'staff/.%2e/%2E./x' }", "request.path"),
        ("{ method: 'GET', path: 'staff#x' }", "request.path"),
        ("{ method: 'GET', path: 'staff', query: [] }", "request.query"),
        ("{ method: 'GET', path: 'staff', query: { a: {} } }", "request.query"),
        ("{ method: 'GET', path: 'staff', query: { a: NaN } }", "request.query.a"),
        ("{ method: 'GET', path: 'staff', body: {} }", "request.body"),
        ("{ method: 'POST', path: 'staff', body: new Map() }", "request.body"),
        ("{ method: 'POST', path: 'staff', retry: 1 }", "request.retry"),
        ("{ method: 'POST', path: 'staff', data: {} }", "request.data"),
    ] {
        let error = failure(client.call(&js(request), NOTHING)).await;
        assert_eq!(error["kind"], "argument", "{request}: {error}");
        let found = error["path"].as_str().unwrap();
        // How much is said of a place within a value is not settled.
        assert!(path.starts_with(found) || found.starts_with(path), "{request}: {found}");
        assert_eq!((&error["attempts"], &error["endpoint"]), (&json!(0), &json!("call")), "{request}");
    }
    assert_eq!(emulator::count_all().await, 0);
}
