//! The objects that come out: of large answers, of odd ones, and what they share with each other.

use serde_json::json;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::javascript::{answered_with, client_with, js, js_with, json, resolved};

const NOTHING: &JsValue = &JsValue::UNDEFINED;

fn envelope(values: &str) -> String {
    format!(r#"{{"requestId":null,"errmsg":20000,"succeed":true,"msgTime":"","errdesc":null,"values":{values}}}"#)
}

/// Compares with JSON.parse, an engine's own reading of the same text.
async fn same_as_json_parse(text: &str) {
    let reply = resolved(answered_with(text).listFriends(NOTHING, NOTHING)).await;
    assert_eq!(reply, json(&js_with("text", &text.into(), "JSON.parse(text)")));
}

#[wasm_bindgen_test]
async fn of_answers_with_many_chunks_of_text() {
    let texts = ["ascii", "微信号", "😀 𠮷", "a\\n\\\"é", "", "mixed 微 😀"];
    let friends: Vec<String> = (0..3000)
        .map(|number| {
            let text = |step: usize| texts[(number * 7 + step) % texts.len()].repeat(number * step % 9);
            format!(
                r#"{{"ad_friend_id":{number},"ad_friend_uwenober":"{}","ad_friend_wenober":"{}","username":"{}","avatar":null,
                     "tags":[{}],"first seen in {}":{{"键":"{}"}}}}"#,
                text(1),
                text(2),
                text(3),
                (4..9).map(|step| format!("\"{}\"", text(step))).collect::<Vec<_>>().join(","),
                number / 100,
                text(5),
            )
        })
        .collect();
    same_as_json_parse(&envelope(&format!("[{}]", friends.join(",")))).await;
}

#[wasm_bindgen_test]
async fn of_texts_longer_than_a_chunk() {
    for sample in ["a", "微", "😀"] {
        let long = sample.repeat(100_000);
        let friend = |name: &str| {
            format!(
                r#"{{"ad_friend_id":1,"ad_friend_uwenober":"{name}","ad_friend_wenober":"x","username":"微","avatar":""}}"#
            )
        };
        let all = format!("[{},{},{}]", friend(&long), friend("短"), friend(&long));
        same_as_json_parse(&envelope(&all)).await;
    }
}

#[wasm_bindgen_test]
async fn of_every_kind_of_undocumented_value() {
    let friend = r#"[{
        "ad_friend_id": 1, "ad_friend_uwenober": null, "ad_friend_wenober": "", "username": "\u0000\u2028\ufeff", "avatar": null,
        "null": null, "true": true, "false": false, "integers": [0, 1, -1, 1073741823, 1073741824, -1073741825, 9007199254740991, -9007199254740991],
        "numbers": [1.5, -2.5e-3, 1e21, 1e-7, 123456.789e3, 5e-324, 1.7976931348623157e308],
        "texts": ["", " ", "\ud83d\ude00", "键"], "lists": [[], [[]], [{}]], "objects": { "": {}, "a": { "b": { "c": [] } } },
        "constructor": 1, "toString": "x", "length": 0
    }]"#;
    same_as_json_parse(&envelope(friend)).await;
}

#[wasm_bindgen_test]
async fn of_numbers_that_javascript_would_round() {
    let friend =
        r#"{"ad_friend_id":"9007199254740991","a":[9007199254740992,-12345678901234567890,1e400,-1e400,0.1,1e3]}"#;
    let reply = resolved(answered_with(&envelope(friend)).listFriends(NOTHING, NOTHING)).await;
    assert_eq!(reply["values"][0]["ad_friend_id"], json!(9_007_199_254_740_991_i64));
    assert_eq!(
        reply["values"][0]["a"],
        json!(["9007199254740992", "-12345678901234567890", "1e400", "-1e400", 0.1, 1000])
    );
}

/// As with JSON.parse: a field of that name, and the prototype that every object has.
#[wasm_bindgen_test]
async fn of_fields_named_proto() {
    let friend = r#"[{"ad_friend_id":1,"__proto__":{"evil":true},"a":{"__proto__":[1]}}]"#;
    let text = envelope(friend).replacen('{', r#"{"__proto__":{"evil":true},"#, 1);
    let reply = JsFuture::from(answered_with(&text).listFriends(NOTHING, NOTHING)).await.unwrap();
    let seen = js_with(
        "reply",
        &reply,
        r#"[reply, reply.values[0], reply.values[0].a].map((object) => [
            Object.getPrototypeOf(object) === Object.prototype,
            Object.hasOwn(object, "__proto__"),
            object.evil === undefined,
        ])"#,
    );
    assert_eq!(json(&seen), json!(vec![[true, true, true]; 3]));
}

#[wasm_bindgen_test]
async fn of_bytes_that_are_no_utf8() {
    let body = js(
        r#"new Uint8Array([...new TextEncoder().encode('{"errmsg":20000,"succeed":true,"msgTime":"","values":[{"ad_friend_id":1,"username":"a'), 0xe5, 0xbe,
            ...new TextEncoder().encode('","avatar":"\ud83d"}]}')])"#,
    );
    let client = client_with("body", &body, r#"{ auth: "none", fetch: async () => new Response(body) }"#);
    let reply = resolved(client.listFriends(NOTHING, NOTHING)).await;
    assert_eq!(reply["values"][0]["username"], "a\u{fffd}");
    assert_eq!(reply["values"][0]["avatar"], "\u{fffd}");
}

#[wasm_bindgen_test]
async fn belong_to_the_caller() {
    let text = envelope(r#"[{"ad_friend_id":1,"tags":["a"]},{"ad_friend_id":2,"tags":["a"]}]"#);
    let client = answered_with(&text);
    let first = JsFuture::from(client.listFriends(NOTHING, NOTHING)).await.unwrap();
    let plain = js_with(
        "reply",
        &first,
        r#"(() => {
            reply.values[0].tags.push("b");
            reply.values[0].ad_friend_id = "changed";
            reply.values.length = 1;
            return [Array.isArray(reply.values), Object.isFrozen(reply), reply.values[0].tags.length];
        })()"#,
    );
    assert_eq!(json(&plain), json!([true, false, 2]));
    let second = resolved(client.listFriends(NOTHING, NOTHING)).await;
    assert_eq!(second["values"][0]["ad_friend_id"], 1);
    assert_eq!(second["values"][1]["tags"], json!(["a"]));
}
