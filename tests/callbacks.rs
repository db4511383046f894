//! Callbacks (回调数据) and events (事件): what the vendor's server sends by itself.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "suite/bare_tape.rs"]
mod bare_tape;

use serde_json::{Value, json};
use youmi_api::callbacks::CallbackEnvelope;
use youmi_client::callbacks as callback;
use youmi_wire::decode::DecodeError;
use youmi_wire::shape::Shape;

fn parsed(body: &str) -> Result<Value, DecodeError> {
    callback::parse(body.as_bytes()).map(|tape| bare_tape::value(tape, Some(&CallbackEnvelope::KIND)))
}

fn event(body: &str) -> Result<Value, DecodeError> {
    callback::parse_event(body.as_bytes()).map(|tape| bare_tape::value(tape, None))
}

#[test]
fn the_vendors_example() {
    let example = include_str!("../emulator/examples/v1/callbacks/type0.json");
    assert_eq!(parsed(example), Ok(serde_json::from_str(example).unwrap()));
}

#[test]
fn a_merchant_id_in_a_text_is_a_number() {
    let body = r#"{"Type":"4","MerchantId":"9527","MsgTime":"1600239001","Values":null}"#;
    assert_eq!(parsed(body), Ok(json!({ "Type": 4, "MerchantId": 9527, "MsgTime": 1_600_239_001, "Values": null })));
}

#[test]
fn any_type_and_any_values_pass_and_unknown_keys_are_kept() {
    for (kind, values) in [(0, json!({})), (8, json!([1, "张", null])), (9, json!("a")), (-1, json!({ "a": [{}] }))] {
        let body = json!({ "Later": { "b": true }, "Values": values, "MsgTime": 1, "Type": kind, "MerchantId": 2 });
        assert_eq!(parsed(&body.to_string()), Ok(body));
    }
    let body = r#"{"Type":1,"MerchantId":2,"MsgTime":3}"#;
    assert_eq!(parsed(body), Ok(json!({ "Type": 1, "MerchantId": 2, "MsgTime": 3, "Values": null })));
}

#[test]
fn integers_beyond_what_a_number_holds_are_kept() {
    let body = r#"{"Type":1,"MerchantId":2,"MsgTime":3,"Values":{"id":9007199254740993,"n":-0.5e3}}"#;
    assert_eq!(parsed(body).unwrap()["Values"], json!({ "id": "9007199254740993", "n": -500.0 }));
    let body = r#"{"Type":1,"MerchantId":9007199254740993,"MsgTime":3,"Values":{}}"#;
    assert_eq!(parsed(body).unwrap_err().path, "MerchantId");
}

#[test]
fn what_is_wrong_is_named() {
    for (body, path, words) in [
        ("", "", "not valid JSON"),
        ("<html>", "", "not valid JSON"),
        ("[]", "", "expected an object, found a list"),
        ("null", "", "expected an object"),
        ("{}", "Type", "it is missing"),
        (r#"{"Type":"a","MerchantId":2,"MsgTime":3}"#, "Type", "found a text that is no integer"),
        (r#"{"Type":1,"MerchantId":{},"MsgTime":3}"#, "MerchantId", "found an object"),
        (r#"{"Type":1,"MerchantId":2,"MsgTime":null}"#, "MsgTime", "found null"),
        (r#"{"Type":1,"MerchantId":2,"MsgTime":3,"Values":{"a":[1,}}"#, "Values.a[1]", "not valid JSON"),
        (r#"{"Type":1,"MerchantId":2,"MsgTime":3}}"#, "", "something follows the end"),
    ] {
        let wrong = parsed(body).expect_err(body);
        assert_eq!(wrong.path, path, "{body}");
        assert!(wrong.reason.contains(words), "{body}: {}", wrong.reason);
    }
}

#[test]
fn an_event_is_known_by_its_name_wherever_it_stands() {
    for name in ["fansInfoChange", "fansAttributionChange", "chat", "rpaTaskResult"] {
        for body in [
            json!({ "messageType": name, "data": { "id": 1 } }),
            json!({ "a": { "b": "chat" }, "c": ["chat"], "d": "other", "event": name, "e": 1.5 }),
        ] {
            assert_eq!(event(&body.to_string()), Ok(json!({ "name": name, "payload": body })));
        }
    }
    // The first of two, and escapes are no hindrance.
    assert_eq!(event(r#"{"a":"c\u0068at","b":"rpaTaskResult"}"#).unwrap()["name"], "chat");
}

#[test]
fn an_event_without_a_name_is_handed_on_all_the_same() {
    for body in [
        json!({}),
        json!({ "chat": 1, "data": { "type": "chat" } }),
        json!({ "type": "Chat", "b": " chat" }),
        json!([{ "type": "chat" }]),
        json!("chat"),
        json!(null),
    ] {
        assert_eq!(event(&body.to_string()), Ok(json!({ "name": null, "payload": body })));
    }
    let body = r#"{"type":"chat","id":12345678901234567890}"#;
    assert_eq!(event(body).unwrap()["payload"]["id"], "12345678901234567890");
}

#[test]
fn an_event_that_is_no_json_is_refused() {
    for body in ["", "chat", r#"{"type":"chat""#, r#"{"type":"chat"} x"#, "{\"type\":\"chat\",}"] {
        let wrong = event(body).expect_err(body);
        assert!(wrong.reason.contains("not valid JSON"), "{body}: {}", wrong.reason);
    }
}
