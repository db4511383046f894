//! What every kind of JavaScript value becomes as a parameter, as an option, or as a request of `call`.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::client::Client;

use super::javascript::{
    NOTHING, answering, call, client_of, client_with, client_with_fetch, failure, get, js, js_with, json, properties,
    resolved, success,
};

/// Checks the error of something that is refused before anything is sent.
fn assert_argument(error: &Value, path: &str, what: &str) {
    assert_eq!((&error["kind"], &error["path"]), (&json!("argument"), &json!(path)), "{what}: {error}");
    assert_eq!(error["attempts"], 0, "{what}");
    assert_ne!(error["message"], "", "{what}");
}

#[wasm_bindgen_test]
async fn parameters_that_fit_are_sent() {
    for (params, query) in [
        ("undefined", json!({})),
        ("null", json!({})),
        ("{}", json!({})),
        ("Object.create(null)", json!({})),
        ("{ Page: 2, PageSize: '20'.length }", json!({ "Page": "2", "PageSize": "2" })),
        ("{ Wechat_No: '张 三&a=b/?#%+', Page: undefined, PageSize: null }", json!({ "Wechat_No": "张 三&a=b/?#%+" })),
        ("{ StartTime: new Date('2018-08-08T02:01:03Z') }", json!({ "StartTime": "2018-08-08 10:01:03" })),
        ("{ ad_bind_Stime: new Date('2018-08-08T02:01:03.999Z') }", json!({ "ad_bind_Stime": "1533693663" })),
        ("{ get Wechat_No() { return 'a getter'; } }", json!({ "Wechat_No": "a getter" })),
        ("new (class { Wechat_No = 'of a class'; })()", json!({ "Wechat_No": "of a class" })),
        ("new Proxy({ Wechat_No: 'behind a proxy' }, {})", json!({ "Wechat_No": "behind a proxy" })),
    ] {
        let stub = answering(&success("[]").into());
        resolved(call(&client_with_fetch(&stub), "listFriends", &js(params), &NOTHING)).await;
        let sent = js_with(&stub, "Object.fromEntries(new URL(it.calls[0].url).searchParams)");
        assert_eq!(json(&sent), query, "{params}");
    }
}

#[wasm_bindgen_test]
async fn parameters_of_another_kind_are_refused() {
    let stub = answering(&success("[]").into());
    let client = client_with_fetch(&stub);
    for (params, path) in [
        ("{ Wechat_Number: 'a' }", "params.Wechat_Number"),
        ("{ Wechat_No: 1 }", "params.Wechat_No"),
        ("{ Wechat_No: ['a'] }", "params.Wechat_No"),
        ("{ Wechat_No: new Map() }", "params.Wechat_No"),
        ("{ Wechat_No: () => 'a' }", "params.Wechat_No"),
        ("{ Wechat_No: Symbol('a') }", "params.Wechat_No"),
        ("{ Wechat_No: new Date(NaN) }", "params.Wechat_No"),
        ("{ Page: 1.5 }", "params.Page"),
        ("{ Page: NaN }", "params.Page"),
        ("{ Page: Infinity }", "params.Page"),
        ("{ Page: 2 ** 53 }", "params.Page"),
        ("{ Page: 2n ** 53n }", "params.Page"),
        ("{ Page: '1' }", "params.Page"),
        ("{ Page: true }", "params.Page"),
        ("{ StartTime: 'yesterday' }", "params.StartTime"),
        ("{ ad_bind_Stime: -1 }", "params.ad_bind_Stime"),
        ("{ order_by_model: 'up' }", "params.order_by_model"),
        ("[]", "params"),
        ("'a'", "params"),
        ("1", "params"),
        ("true", "params"),
        ("() => ({})", "params"),
        ("(() => { const params = {}; params.params = params; return params; })()", "params"),
        ("{ get Wechat_No() { throw new Error('no') } }", "params"),
        ("{ toJSON() { throw 'no' } }", "params"),
        ("new Proxy({}, { ownKeys() { throw new Error('no') } })", "params"),
    ] {
        let error = failure(call(&client, "listFriends", &js(params), &NOTHING)).await;
        assert_argument(&error, path, params);
        assert_eq!(error["endpoint"], "listFriends");
    }
    assert_eq!(json(&get(&stub, "calls")), json!([]));
}

#[wasm_bindgen_test]
async fn parameters_count_as_they_were_when_the_call_was_made() {
    let stub = answering(&success("true").into());
    let params = js("{ ReceiVerId: 'a', Wechat_Moble: 'b', GreeTing: '\"您好\"\\n😀', PcKid: '1' }");
    let promise = call(&client_with_fetch(&stub), "addFriend", &params, &NOTHING);
    js_with(&params, "it.PcKid = 'changed'");
    resolved(promise).await;
    let sent = json(&js_with(&stub, "JSON.parse(it.calls[0].body)"));
    assert_eq!(sent, json!({ "ReceiVerId": "a", "Wechat_Moble": "b", "GreeTing": "\"您好\"\n😀", "PcKid": "1" }));
}

#[wasm_bindgen_test]
async fn options_of_a_call_of_another_kind_are_refused() {
    let client = client_of(&success("[]"));
    for (options, path) in [
        ("7", "options"),
        ("'fast'", "options"),
        ("{ timeout: 1 }", "options.timeout"),
        ("{ timeoutMs: 0 }", "options.timeoutMs"),
        ("{ timeoutMs: NaN }", "options.timeoutMs"),
        ("{ timeoutMs: '1000' }", "options.timeoutMs"),
        ("{ retries: 1.5 }", "options.retries"),
        ("{ retries: Infinity }", "options.retries"),
        ("{ signal: {} }", "options.signal"),
        ("{ signal: new AbortController() }", "options.signal"),
        ("{ headers: 'a: b' }", "options.headers"),
        ("{ get retries() { throw new Error('no') } }", "options.retries"),
    ] {
        let error = failure(call(&client, "listStaff", &NOTHING, &js(options))).await;
        assert_argument(&error, path, options);
    }
    for options in ["null", "{}", "{ signal: null, timeoutMs: undefined, retries: null, headers: null }"] {
        resolved(call(&client, "listStaff", &NOTHING, &js(options))).await;
    }
}

#[wasm_bindgen_test]
fn options_of_a_client_of_another_kind_are_refused() {
    for (options, path) in [
        ("undefined", "options"),
        ("null", "options"),
        ("7", "options"),
        ("() => ({})", "options"),
        ("{}", "options.baseUrl"),
        ("{ baseUrl: 7, auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 'ftp://127.0.0.1', auth: 'none' }", "options.baseUrl"),
        ("{ baseUrl: 'http://h', auth: null }", "options.auth"),
        ("{ baseUrl: 'http://h', auth: { appId: 73289537, appKey: 'k' } }", "options.auth.appId"),
        ("{ baseUrl: 'http://h', auth: { accessToken: 't', sign: 's' } }", "options.auth.sign"),
        ("{ baseUrl: 'http://h', auth: 'none', fetch: 'fetch' }", "options.fetch"),
        ("{ baseUrl: 'http://h', auth: 'none', headers: 7 }", "options.headers"),
        ("{ baseUrl: 'http://h', auth: 'none', tokenStore: { get() {} } }", "options.tokenStore"),
        ("{ baseUrl: 'http://h', auth: 'none', logger: 'console' }", "options.logger"),
        ("{ baseUrl: 'http://h', auth: 'none', paths: { listStaff: 7 } }", "options.paths"),
        ("{ baseUrl: 'http://h', auth: 'none', baseURL: '' }", "options.baseURL"),
        ("{ baseUrl: 'http://h', auth: 'none', get fetch() { throw new Error('no') } }", "options"),
    ] {
        let error = match Client::new(false, js(options)) {
            Ok(_) => panic!("{options} was taken"),
            Err(error) => properties(&error),
        };
        assert_eq!((&error["kind"], &error["attempts"]), (&json!("argument"), &json!(0)), "{options}");
        assert!(error["path"].as_str().is_some_and(|found| found.starts_with(path)), "{options}: {error}");
    }
}

#[wasm_bindgen_test]
fn options_that_are_null_or_undefined_count_as_not_given() {
    for name in ["fetch", "timeoutMs", "retries", "headers", "tokenStore", "paths", "logger", "allowSecretInBrowser"] {
        client_with(&format!("{{ {name}: null }}"));
        client_with(&format!("{{ {name}: undefined }}"));
    }
}

#[wasm_bindgen_test]
async fn a_request_of_call_is_sent_as_it_is_described() {
    let stub = answering(&success("[9007199254740993]").into());
    let client = client_with_fetch(&stub);
    let post = js("{ method: 'POST', path: '/staff/GetStaffWechat', body: { a: [1, null, '微'] } }");
    let reply = resolved(client.call(post, NOTHING)).await;
    assert_eq!(json(&get(&reply, "values")), json!(["9007199254740993"]));
    resolved(client.call(js("{ method: 'GET', path: 'staff', query: { a: 1, b: false, c: null } }"), NOTHING)).await;
    let calls = json(&js_with(&stub, "it.calls.map(({ url, method, body }) => [method, url, body])"));
    let server = "http://server.example/v1";
    assert_eq!(
        calls,
        json!([
            ["POST", format!("{server}/staff/GetStaffWechat"), r#"{"a":[1,null,"微"]}"#],
            ["GET", format!("{server}/staff?a=1&b=false"), "(undefined)"],
        ])
    );
}

#[wasm_bindgen_test]
async fn what_is_no_request_of_call_is_refused() {
    let client = client_of(&success("[]"));
    for (request, path) in [
        ("undefined", "request"),
        ("'staff'", "request"),
        ("{}", "request.method"),
        ("{ method: 'get', path: 'staff' }", "request.method"),
        ("{ method: 'GET', path: 7 }", "request.path"),
        ("{ method: 'GET', path: '../v2/staff' }", "request.path"),
        ("{ method: 'GET', path: 'staff', query: [] }", "request.query"),
        ("{ method: 'GET', path: 'staff', query: { a: NaN } }", "request.query.a"),
        ("{ method: 'GET', path: 'staff', body: {} }", "request.body"),
        ("{ method: 'POST', path: 'staff', body: new Map() }", "request.body"),
        ("{ method: 'POST', path: 'staff', retry: 1 }", "request.retry"),
        ("{ method: 'POST', path: 'staff', get body() { throw new Error('no') } }", "request"),
    ] {
        let error = failure(client.call(js(request), NOTHING)).await;
        assert_eq!((&error["kind"], &error["attempts"]), (&json!("argument"), &json!(0)), "{request}: {error}");
        let found = error["path"].as_str().unwrap();
        // How much is said of a place within a value is not settled.
        assert!(path.starts_with(found) || found.starts_with(path), "{request}: {found}");
    }
}
