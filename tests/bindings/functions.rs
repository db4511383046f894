//! The exported functions that need no client, and the gateway: JavaScript values in and out.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::functions::chat::{parse_chat_content, relation_scene};
use youmi_open_api::functions::{describe_code, sign, version};
use youmi_open_api::gateway::Gateway;

use super::javascript::{failure, js, js_with, json, properties, resolved};

#[wasm_bindgen_test]
fn sign_takes_texts_and_nothing_else() {
    // Made with openssl: printf TEXT | openssl dgst -sha1 -hmac KEY -binary | base64, then URL-encoded in lower case.
    let signature = sign(&"what do ya want for nothing?".into(), &"Jefe".into()).unwrap();
    assert_eq!(signature, "7%2fzfauXrL6LSdBbV8YTfnCWafHk%3d");
    for (text, key, path) in
        [("1", "'k'", "text"), ("undefined", "'k'", "text"), ("'a'", "null", "appKey"), ("'a'", "''", "appKey")]
    {
        let error = properties(&sign(&js(text), &js(key)).unwrap_err());
        assert_eq!((&error["kind"], &error["path"]), (&json!("argument"), &json!(path)), "{text}, {key}");
    }
}

#[wasm_bindgen_test]
fn describe_code_takes_any_value() {
    for (code, words) in [
        ("20000", json!("操作完成")),
        ("200025", json!(null)),
        ("10003.5", json!(null)),
        ("NaN", json!(null)),
        ("undefined", json!(null)),
        ("'unknown'", json!(null)),
        ("{}", json!(null)),
    ] {
        assert_eq!(json(&describe_code(&js(code))), words, "{code}");
    }
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn the_content_of_a_chat_is_read_from_any_object() {
    let image = r#"{ ad_chatting_type: "3", ad_chatting_content: "http://h/a.png", ad_chatting_resvred: "" }"#;
    let content = json(&parse_chat_content(&js(image)).unwrap());
    assert_eq!((&content["type"], &content["content"]), (&json!(3), &json!("http://h/a.png")));
    for message in [
        "{}",
        "{ ad_chatting_content: { a: [1] }, ad_chatting_resvred: 7 }",
        "{ get ad_chatting_content() { throw new Error('no') }, ad_chatting_type: 5n }",
        "new Proxy({}, { get() { throw new Error('no') } })",
    ] {
        assert!(parse_chat_content(&js(message)).is_ok(), "{message}");
    }
    for nothing in ["undefined", "null", "7", "'text'"] {
        assert_eq!(properties(&parse_chat_content(&js(nothing)).unwrap_err())["path"], "message", "{nothing}");
    }
    assert!(relation_scene(&js("'3'"), &js("'wechat'")).unwrap().is_string());
    assert!(relation_scene(&js("NaN"), &js("'wecom'")).unwrap().is_null());
    assert_eq!(properties(&relation_scene(&js("3"), &js("'qq'")).unwrap_err())["path"], "app");
}

const OPTIONS: &str = r#"{
    v1: { baseUrl: "http://server.example/v1", auth: { appId: "1", appKey: "secret" }, allowSecretInBrowser: true,
        fetch: async (url) => new Response(url.includes("GetAccessToken")
            ? '{"errmsg":10004,"succeed":true,"msgTime":"","values":{"expires_in":4000000000,"access_token":"a.b.c"}}'
            : '{"errmsg":20000,"succeed":true,"msgTime":"","values":[]}') },
    allow: ["listStaff"],
    authorize: () => true,
}"#;

#[wasm_bindgen_test]
async fn a_gateway_gives_a_response_for_a_request() {
    let gateway = Gateway::new(&js(OPTIONS)).unwrap_or_else(|error| panic!("{}", properties(&error)));
    for (path, status) in [("v1/staff", 200), ("v1/Label", 403), ("nothing", 404)] {
        let request = js(&format!("new Request('http://gateway.example/youmi/{path}')"));
        let response = resolved(gateway.handle(&request)).await;
        let seen = js_with(&response, "[it instanceof Response, it.status]");
        assert_eq!(json(&seen), json!([true, status]), "{path}");
    }
}

#[wasm_bindgen_test]
async fn a_gateway_rejects_what_is_no_request() {
    let gateway = Gateway::new(&js(OPTIONS)).unwrap_or_else(|error| panic!("{}", properties(&error)));
    for nonsense in
        ["undefined", "null", "7", "{}", "'http://gateway.example/'", "{ get url() { throw new Error('no') } }"]
    {
        assert_eq!(failure(gateway.handle(&js(nonsense))).await["kind"], "argument", "{nonsense}");
    }
}
