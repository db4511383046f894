//! The objects that answers become, compared with what JSON.parse makes of the same text.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::javascript::{NOTHING, answering, call, client_of, client_with_fetch, js, js_with, json, resolved, success};

async fn assert_same_as_json_parse(text: &str) {
    let reply = resolved(call(&client_of(text), "listFriends", &NOTHING, &NOTHING)).await;
    assert_eq!(json(&reply), json(&js_with(&text.into(), "JSON.parse(it)")));
}

#[wasm_bindgen_test]
async fn an_answer_of_many_chunks_is_what_json_parse_makes_of_it() {
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
    assert_same_as_json_parse(&success(&format!("[{}]", friends.join(",")))).await;
    // Texts that are longer than a chunk.
    for sample in ["a", "微", "😀"] {
        let long = sample.repeat(100_000);
        let friend = |name: &str| {
            format!(
                r#"{{"ad_friend_id":1,"ad_friend_uwenober":"{name}","ad_friend_wenober":"x","username":"微","avatar":""}}"#
            )
        };
        let all = format!("[{},{},{}]", friend(&long), friend("短"), friend(&long));
        assert_same_as_json_parse(&success(&all)).await;
    }
}

#[wasm_bindgen_test]
async fn undocumented_values_of_every_kind_are_kept() {
    let friend = r#"[{
        "ad_friend_id": 1, "ad_friend_uwenober": null, "ad_friend_wenober": "", "username": "\u0000\u2028\ufeff", "avatar": null,
        "null": null, "true": true, "false": false, "integers": [0, 1, -1, 1073741823, 1073741824, -1073741825, 9007199254740991, -9007199254740991],
        "numbers": [1.5, -2.5e-3, 1e21, 1e-7, 123456.789e3, 5e-324, 1.7976931348623157e308],
        "texts": ["", " ", "\ud83d\ude00", "键"], "lists": [[], [[]], [{}]], "objects": { "": {}, "a": { "b": { "c": [] } } },
        "constructor": 1, "toString": "x", "length": 0
    }]"#;
    assert_same_as_json_parse(&success(friend)).await;
}

#[wasm_bindgen_test]
async fn integers_that_javascript_would_round_become_texts() {
    let friend =
        r#"{"ad_friend_id":"9007199254740991","a":[9007199254740992,-12345678901234567890,1e400,-1e400,0.1,1e3]}"#;
    let reply = json(&resolved(call(&client_of(&success(friend)), "listFriends", &NOTHING, &NOTHING)).await);
    assert_eq!(reply["values"][0]["ad_friend_id"], json!(9_007_199_254_740_991_i64));
    assert_eq!(
        reply["values"][0]["a"],
        json!(["9007199254740992", "-12345678901234567890", "1e400", "-1e400", 0.1, 1000])
    );
}

#[wasm_bindgen_test]
async fn a_field_named_proto_is_a_field_and_no_prototype() {
    let friend = r#"[{"ad_friend_id":1,"__proto__":{"evil":true},"a":{"__proto__":[1]}}]"#;
    let text = success(friend).replacen('{', r#"{"__proto__":{"evil":true},"#, 1);
    let reply = resolved(call(&client_of(&text), "listFriends", &NOTHING, &NOTHING)).await;
    let seen = js_with(
        &reply,
        r#"[it, it.values[0], it.values[0].a].map((object) => [
            Object.getPrototypeOf(object) === Object.prototype,
            Object.hasOwn(object, "__proto__"),
            object.evil === undefined,
        ])"#,
    );
    assert_eq!(json(&seen), json!(vec![[true, true, true]; 3]));
}

#[wasm_bindgen_test]
async fn bytes_that_are_no_utf8_become_replacement_characters() {
    let body = js(
        r#"new Uint8Array([...new TextEncoder().encode('{"errmsg":20000,"succeed":true,"msgTime":"","values":[{"ad_friend_id":1,"username":"a'), 0xe5, 0xbe,
            ...new TextEncoder().encode('","avatar":"\ud83d"}]}')])"#,
    );
    let reply = json(&resolved(call(&client_with_fetch(&answering(&body)), "listFriends", &NOTHING, &NOTHING)).await);
    assert_eq!(reply["values"][0]["username"], "a\u{fffd}");
    assert_eq!(reply["values"][0]["avatar"], "\u{fffd}");
}

#[wasm_bindgen_test]
async fn a_result_belongs_to_the_caller() {
    let client = client_of(&success(r#"[{"ad_friend_id":1,"tags":["a"]},{"ad_friend_id":2,"tags":["a"]}]"#));
    let list_friends = || call(&client, "listFriends", &NOTHING, &NOTHING);
    let first = resolved(list_friends()).await;
    let changed = js_with(
        &first,
        r#"(() => {
            it.values[0].tags.push("b");
            it.values[0].ad_friend_id = "changed";
            it.values.length = 1;
            return [Array.isArray(it.values), Object.isFrozen(it), it.values[0].tags.length];
        })()"#,
    );
    assert_eq!(json(&changed), json!([true, false, 2]));
    let second = json(&resolved(list_friends()).await);
    assert_eq!(second["values"][0]["ad_friend_id"], 1);
    assert_eq!(second["values"][1]["tags"], json!(["a"]));
}
