//! Callbacks (回调数据) and events (事件): what the vendor's server sends by itself. The objects that are made of them are
//! tested on the package, in `callbacks.test.mjs`.
#![cfg(feature = "server")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::json;
use youmi_client::callbacks::{EventName, event_name, parse, reply};
use youmi_client::error::ErrorKind;

#[test]
fn what_is_wrong_with_a_callback_is_named() {
    for (body, path, words) in [
        ("", "", "not valid JSON"),
        ("<html>", "", "not valid JSON"),
        ("[]", "", "expected an object, found an array"),
        ("null", "", "expected an object"),
        ("{}", "Type", "it is missing"),
        (r#"{"Type":"a","MerchantId":2,"MsgTime":3}"#, "Type", "found a string that is no integer"),
        (r#"{"Type":1,"MerchantId":{},"MsgTime":3}"#, "MerchantId", "found an object"),
        (r#"{"Type":1,"MerchantId":2,"MsgTime":null}"#, "MsgTime", "found null"),
        (r#"{"Type":1,"MerchantId":2,"MsgTime":3,"Values":{"a":[1,}}"#, "Values.a[1]", "not valid JSON"),
        (r#"{"Type":1,"MerchantId":2,"MsgTime":3}}"#, "", "something follows the end"),
    ] {
        let error = parse(body.as_bytes()).expect_err(body);
        assert_eq!(error.kind, ErrorKind::Decode, "{body}");
        assert_eq!(error.path.as_deref().unwrap_or_default(), path, "{body}");
        assert!(error.message.contains(words), "{body}: {}", error.message);
        assert_eq!(error.body.as_deref(), Some(body));
    }
    let error = parse(br#"{"Type":1,"MerchantId":9007199254740993,"MsgTime":3,"Values":{}}"#).unwrap_err();
    assert_eq!(error.path.as_deref(), Some("MerchantId"));
}

#[test]
fn an_event_is_known_by_its_name_wherever_it_stands() {
    for (text, name) in [
        ("fansInfoChange", EventName::FansInfoChange),
        ("fansAttributionChange", EventName::FansAttributionChange),
        ("chat", EventName::Chat),
        ("rpaTaskResult", EventName::RpaTaskResult),
    ] {
        for body in [
            json!({ "messageType": text, "data": { "id": 1 } }),
            json!({ "a": { "b": "chat" }, "c": ["chat"], "d": "other", "event": text, "e": 1.5 }),
        ] {
            assert_eq!(event_name(body.to_string().as_bytes()), Ok(Some(name)));
        }
        assert_eq!(serde_json::to_value(name).unwrap(), text);
    }
    // The first of two, and escapes are no hindrance.
    assert_eq!(event_name(br#"{"a":"c\u0068at","b":"rpaTaskResult"}"#), Ok(Some(EventName::Chat)));
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
        assert_eq!(event_name(body.to_string().as_bytes()), Ok(None));
    }
}

#[test]
fn an_event_that_is_no_json_is_refused() {
    for body in ["", "chat", r#"{"type":"chat""#, r#"{"type":"chat"} x"#, "{\"type\":\"chat\",}"] {
        let error = event_name(body.as_bytes()).expect_err(body);
        assert!(error.message.contains("not valid JSON"), "{body}: {}", error.message);
    }
    assert_eq!(event_name(br#"{"type":"chat","a":[1,}"#).unwrap_err().path.as_deref(), Some("a[1]"));
}

#[test]
fn the_reply_is_that_of_the_vendor() {
    let success = json!({ "Result": true, "ReturnCode": 200, "Message": "操作完成" });
    assert_eq!(serde_json::to_value(reply(true, None)).unwrap(), success);
    let failure = json!({ "Result": false, "ReturnCode": 500, "Message": "later" });
    assert_eq!(serde_json::to_value(reply(false, Some("later"))).unwrap(), failure);
}
