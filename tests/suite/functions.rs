//! The functions that need no client.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use youmi_open_api::js::functions::{describe_code, sign, version};

use super::javascript::{js, json, properties};

#[wasm_bindgen_test]
fn sign_gives_the_url_encoded_signature() {
    // Made with openssl: printf TEXT | openssl dgst -sha1 -hmac KEY -binary | base64, then URL-encoded in lower case.
    for (text, key, signature) in [
        ("what do ya want for nothing?", "Jefe", "7%2fzfauXrL6LSdBbV8YTfnCWafHk%3d"),
        ("732895371234561592894384", "emulator-app-key", "W8mAbfBduW97r%2fvZZqBH3arsZJo%3d"),
        ("中文", "密钥", "cQGkqgL%2blj3l7wTd9tysywZJzLs%3d"),
        ("", "k", "OoSiGO5mZSCbtw6EUl3YN2RaGWU%3d"),
    ] {
        assert_eq!(sign(&text.into(), &key.into()).unwrap(), signature, "{text}");
    }
}

#[wasm_bindgen_test]
fn sign_refuses_what_is_no_text() {
    for (text, key, path) in
        [("1", "'k'", "text"), ("undefined", "'k'", "text"), ("'a'", "null", "appKey"), ("'a'", "''", "appKey")]
    {
        let mut error = properties(&sign(&js(text), &js(key)).unwrap_err());
        super::javascript::take_text(&mut error, "message");
        let expected = json!({
            "kind": "argument",
            "code": null,
            "description": null,
            "endpoint": null,
            "status": null,
            "requestId": null,
            "path": path,
            "body": null,
            "attempts": 0,
            "retryable": false,
            "cause": null,
        });
        assert_eq!(error, expected, "{text}, {key}");
    }
}

#[wasm_bindgen_test]
fn describe_code_gives_the_words_of_the_vendor() {
    for (code, words) in [
        ("10003", json!("令牌失效")),
        ("10004", json!("获取数据成功")),
        ("20000", json!("操作完成")),
        ("200005", json!("请求已超过10分钟")),
        ("200024", json!("群好友不存在")),
        ("200025", json!(null)),
        ("0", json!(null)),
        ("10003.5", json!(null)),
        ("-10003", json!(null)),
        ("NaN", json!(null)),
        ("Infinity", json!(null)),
        ("undefined", json!(null)),
        ("'unknown'", json!(null)),
        ("{}", json!(null)),
    ] {
        assert_eq!(json(&describe_code(&js(code))), words, "{code}");
    }
}

#[wasm_bindgen_test]
fn version_is_that_of_the_package() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}
