//! What is refused before anything is sent, and where the error says that it stands.

use serde_json::json;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::js::client::V1Client;

use super::emulator;
use super::javascript::{client, failure, js, properties};

const NOTHING: &JsValue = &JsValue::UNDEFINED;

#[wasm_bindgen_test]
async fn parameters() {
    emulator::reset().await;
    let client = client("{}");
    for (params, path) in [
        ("{ ad_staff_stat: 0 }", "params.ad_staff_stat"),
        ("{ ad_staff_state: 2 }", "params.ad_staff_state"),
        ("{ ad_staff_state: '0' }", "params.ad_staff_state"),
        ("{ ad_staff_state: true }", "params.ad_staff_state"),
        ("{ ad_staff_state: NaN }", "params.ad_staff_state"),
        ("{ ad_staff_code: 1 }", "params.ad_staff_code"),
        ("{ ad_staff_code: ['b01'] }", "params.ad_staff_code"),
        ("{ ad_staff_code: new Map() }", "params.ad_staff_code"),
        ("{ ad_staff_code: () => 'b01' }", "params.ad_staff_code"),
        ("{ ad_staff_code: Symbol('b01') }", "params.ad_staff_code"),
        ("{ ad_staff_code: new Date(NaN) }", "params.ad_staff_code"),
        ("[]", "params"),
        ("'b01'", "params"),
        ("1", "params"),
        ("true", "params"),
        ("() => ({})", "params"),
        ("(() => { const params = {}; params.params = params; return params; })()", "params"),
        ("{ get ad_staff_code() { throw new Error('no') } }", "params"),
        ("{ toJSON() { throw 'no' } }", "params"),
    ] {
        let error = failure(client.listStaff(&js(params), NOTHING)).await;
        assert_eq!((&error["kind"], &error["path"]), (&json!("argument"), &json!(path)), "{params}: {error}");
        assert_eq!((&error["attempts"], &error["endpoint"]), (&json!(0), &json!("listStaff")), "{params}");
        assert!(!error["message"].as_str().unwrap().is_empty());
    }
    for (params, path) in [
        ("{ Page: 1.5 }", "params.Page"),
        ("{ Page: 2 ** 53 }", "params.Page"),
        ("{ Page: 2n ** 53n }", "params.Page"),
        ("{ Page: Infinity }", "params.Page"),
        ("{ StartTime: 'yesterday' }", "params.StartTime"),
        ("{ StartTime: '2018-02-30 00:00:00' }", "params.StartTime"),
        ("{ StartTime: 1533693663 }", "params.StartTime"),
        ("{ ad_bind_Stime: '2018-08-08 10:01:03' }", "params.ad_bind_Stime"),
        ("{ ad_bind_Stime: -1 }", "params.ad_bind_Stime"),
        ("{ order_by_model: 'up' }", "params.order_by_model"),
    ] {
        let error = failure(client.listFriends(&js(params), NOTHING)).await;
        assert_eq!((&error["kind"], &error["path"]), (&json!("argument"), &json!(path)), "{params}: {error}");
    }
    let error = failure(client.listAdGroups(&js("{ all: true }"), NOTHING)).await;
    assert_eq!(error["path"], "params.all");
    for params in ["undefined", "null", "{}"] {
        let error = failure(client.addFriend(&js(params), NOTHING)).await;
        assert_eq!((&error["kind"], &error["path"]), (&json!("argument"), &json!("params.ReceiVerId")), "{params}");
    }
    assert_eq!(emulator::count_all().await, 0);
}

#[wasm_bindgen_test]
async fn options_of_a_call() {
    emulator::reset().await;
    let client = client("{}");
    for (options, path) in [
        ("7", "options"),
        ("'fast'", "options"),
        ("{ timeout: 1 }", "options.timeout"),
        ("{ timeoutMs: 0 }", "options.timeoutMs"),
        ("{ timeoutMs: -1 }", "options.timeoutMs"),
        ("{ timeoutMs: NaN }", "options.timeoutMs"),
        ("{ timeoutMs: '1000' }", "options.timeoutMs"),
        ("{ retries: -1 }", "options.retries"),
        ("{ retries: 1.5 }", "options.retries"),
        ("{ retries: Infinity }", "options.retries"),
        ("{ signal: {} }", "options.signal"),
        ("{ signal: 'abort' }", "options.signal"),
        ("{ signal: new AbortController() }", "options.signal"),
        ("{ headers: 'a: b' }", "options.headers"),
        ("{ headers: { a: 1 } }", "options.headers"),
        ("{ headers: { a: 'b\\r\\nc: d' } }", "options.headers"),
    ] {
        let error = failure(client.listStaff(NOTHING, &js(options))).await;
        assert_eq!(error["kind"], "argument", "{options}: {error}");
        assert!(error["path"].as_str().unwrap().starts_with(path), "{options}: {error}");
        assert_eq!((&error["attempts"], &error["endpoint"]), (&json!(0), &json!("listStaff")), "{options}");
    }
    assert_eq!(emulator::count_all().await, 0);
}

#[wasm_bindgen_test]
fn options_of_a_client() {
    for (options, path) in [
        ("undefined", "options"),
        ("null", "options"),
        ("7", "options"),
        ("'http://127.0.0.1'", "options"),
        ("() => ({})", "options"),
        ("{}", "options.baseUrl"),
        ("{ baseUrl: '', auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 7, auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 'ftp://127.0.0.1', auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 'http://127.0.0.1/v1?a=b', auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 'http://127.0.0.1/v1#a', auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 'http://127.0.0.1/v 1', auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 'http://h' }", "options.auth"),
        ("{ baseUrl: 'http://h', auth: null }", "options.auth"),
        ("{ baseUrl: 'http://h', auth: 'token' }", "options.auth"),
        ("{ baseUrl: 'http://h', auth: {} }", "options.auth"),
        ("{ baseUrl: 'http://h', auth: { appId: '1' } }", "options.auth.appKey"),
        ("{ baseUrl: 'http://h', auth: { appKey: '1' } }", "options.auth.appId"),
        ("{ baseUrl: 'http://h', auth: { appId: 73289537, appKey: 'k' } }", "options.auth.appId"),
        ("{ baseUrl: 'http://h', auth: { appId: '1', appKey: '' } }", "options.auth.appKey"),
        ("{ baseUrl: 'http://h', auth: { appId: '1', appSecret: 'k' } }", "options.auth.appSecret"),
        ("{ baseUrl: 'http://h', auth: { clientId: '1', clientSecret: 'k' } }", "options.auth.clientId"),
        ("{ baseUrl: 'http://h', auth: { accessToken: 't' } }", "options.auth.sign"),
        ("{ baseUrl: 'http://h', auth: { accessToken: 7, sign: (text) => text } }", "options.auth.accessToken"),
        ("{ baseUrl: 'http://h', auth: { accessToken: 't', sign: 's' } }", "options.auth.sign"),
        ("{ baseUrl: 'http://h', auth: 'none', fetch: 'fetch' }", "options.fetch"),
        ("{ baseUrl: 'http://h', auth: 'none', timeoutMs: 0 }", "options.timeoutMs"),
        ("{ baseUrl: 'http://h', auth: 'none', retries: -1 }", "options.retries"),
        ("{ baseUrl: 'http://h', auth: 'none', headers: 7 }", "options.headers"),
        ("{ baseUrl: 'http://h', auth: 'none', tokenStore: { get() {} } }", "options.tokenStore"),
        ("{ baseUrl: 'http://h', auth: 'none', logger: console.log.name }", "options.logger"),
        ("{ baseUrl: 'http://h', auth: 'none', paths: { listStaff: 7 } }", "options.paths"),
        ("{ baseUrl: 'http://h', auth: 'none', baseURL: '' }", "options.baseURL"),
        ("{ baseUrl: 'http://h', auth: 'none', tenantId: '1' }", "options.tenantId"),
    ] {
        let error = match V1Client::new(&js(options)) {
            Ok(_) => panic!("{options} was taken"),
            Err(error) => properties(&error),
        };
        assert_eq!(error["kind"], "argument", "{options}: {error}");
        assert!(error["path"].as_str().unwrap().starts_with(path), "{options}: {error}");
        assert_eq!((&error["attempts"], &error["endpoint"]), (&json!(0), &json!(null)), "{options}");
    }
}

#[wasm_bindgen_test]
fn options_that_are_null_or_undefined_count_as_not_given() {
    for name in ["fetch", "timeoutMs", "retries", "headers", "tokenStore", "paths", "logger", "allowSecretInBrowser"] {
        for nothing in ["null", "undefined"] {
            let options = format!("{{ baseUrl: 'http://h', auth: 'none', {name}: {nothing} }}");
            assert!(V1Client::new(&js(&options)).is_ok(), "{options}");
        }
    }
}
