//! What a chat message holds (读取聊天记录): every row of the vendor's table, and what is broken.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use youmi_client::chat_content::{ChatContent, FieldValue, read};
use youmi_testing::random::Random;

/// What is read of a message, as JSON.
fn content(kind: impl Into<Option<i64>>, content: &str, reserved: &str) -> Value {
    let ChatContent { fields, resvred } = read(kind.into(), content, reserved);
    let value = |value| match value {
        FieldValue::Null => Value::Null,
        FieldValue::Text(text) => json!(text),
        FieldValue::Integer(integer) => json!(integer),
        FieldValue::Decimal(number) => serde_json::from_str(&number).unwrap(),
    };
    let fields = fields.into_iter().map(|(name, field)| (name.to_owned(), value(field)));
    let resvred = ("resvred".to_owned(), serde_json::from_str(&resvred).unwrap());
    Value::Object(fields.chain([resvred]).collect())
}

/// As encodeURIComponent has it.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// As encodeURI has it: `:` and `+` stand for themselves.
const URI: &AsciiSet = &COMPONENT.remove(b':').remove(b'+').remove(b'/').remove(b'?').remove(b'=').remove(b',');

fn encoded(value: &Value) -> String {
    escaped(&value.to_string(), COMPONENT)
}

fn escaped(text: &str, set: &'static AsciiSet) -> String {
    utf8_percent_encode(text, set).to_string()
}

#[test]
fn fields_are_in_the_order_of_the_table() {
    let text = |text: &str| FieldValue::Text(text.to_owned());
    assert_eq!(
        read(Some(34), "audio[k]", r#"{"videoLen":1.5E3}"#),
        ChatContent {
            fields: vec![
                ("kind", text("voice")),
                ("type", FieldValue::Integer(34)),
                ("key", text("k")),
                ("downloadKey", FieldValue::Null),
                ("videoLen", FieldValue::Decimal("1.5E3".to_owned())),
                ("content", text("audio[k]")),
            ],
            resvred: r#"{"videoLen":1.5E3}"#.to_owned(),
        }
    );
}

/// What is read of a message, but for what every message has.
fn own(kind: i64, text: &str, reserved: &Value) -> Value {
    let encoded = if reserved.is_null() { String::new() } else { encoded(reserved) };
    let mut own = content(kind, text, &encoded);
    let fields = own.as_object_mut().unwrap();
    assert_eq!(fields.remove("type"), Some(json!(kind)));
    assert_eq!(fields.remove("content"), Some(json!(text)));
    assert_eq!(fields.remove("resvred").as_ref(), Some(reserved));
    own
}

#[test]
fn every_row_of_the_table() {
    let place = json!({ "desc": "d", "thumbUrl": "http://t", "title": "北京+市 %", "url": "http://u?a=1&b=2" });
    let voice = json!({ "downloadKey": "5566aa", "type": -1, "videoLen": 12 });
    let file = json!({ "title": "报价单.pdf", "totalLen": 20480, "url": "http://f" });
    let mini = json!({ "appid": "wx01", "pagepath": "p" });
    let nothing = Value::Null;
    let image = |key: &str| json!({ "kind": "image", "key": key, "key_hd": format!("{key}_hd") });
    for (kind, text, reserved, expected) in [
        (1, "您好😊", &nothing, json!({ "kind": "text", "text": "您好😊" })),
        (1, "imgs[a]", &nothing, json!({ "kind": "text", "text": "imgs[a]" })),
        (2, "imgs[a1]", &nothing, image("a1")),
        (3, "imgs[b2]", &nothing, image("b2")),
        (4, "imgs[c3]", &nothing, image("c3")),
        (4, "audio[d]", &voice, json!({ "kind": "voice", "key": "d", "downloadKey": "5566aa", "videoLen": 12 })),
        (34, "audioT[e]", &voice, json!({ "kind": "voice", "key": "e", "downloadKey": "5566aa", "videoLen": 12 })),
        (42, "MP[刘[潇]]", &json!({ "nickname": "刘[潇]" }), json!({ "kind": "card", "nickname": "刘[潇]" })),
        (
            48,
            "a(http://u?a=1&b=2)",
            &place,
            json!({
                "kind": "location", "title": "北京+市 %", "url": "http://u?a=1&b=2", "desc": "d", "thumbUrl": "http://t",
            }),
        ),
        (
            49,
            "a(http://tea)",
            &json!({ "title": "茶", "url": "http://tea" }),
            json!({ "kind": "link", "title": "茶", "url": "http://tea" }),
        ),
        (50, "", &nothing, json!({ "kind": "other" })),
        (
            495,
            "",
            &place,
            json!({
                "kind": "invitation", "title": "北京+市 %", "url": "http://u?a=1&b=2", "desc": "d", "thumbUrl": "http://t",
            }),
        ),
        (
            496,
            "file[f6]",
            &file,
            json!({ "kind": "file", "key": "f6", "title": "报价单.pdf", "totalLen": 20480, "url": "http://f" }),
        ),
        (1001, "", &nothing, json!({ "kind": "other" })),
        (4919, "", &nothing, json!({ "kind": "other" })),
        (4933, "", &mini, json!({ "kind": "miniProgram" })),
        (43, "video[a]", &nothing, json!({ "kind": "other" })),
    ] {
        assert_eq!(own(kind, text, reserved), expected, "{kind} {text}");
    }
}

#[test]
fn what_is_broken_falls_to_what_the_content_gives() {
    for broken in ["%7B%22title%22%3A", "{", "%", "%ff%fe", "%E5%BC", "not json", "%7B%22a%22%3A1%7D%7D", "undefined"] {
        let message = content(49, "a(http://tea)", broken);
        assert_eq!(message["url"], "http://tea", "{broken}");
        assert_eq!((&message["title"], &message["resvred"]), (&Value::Null, &Value::Null), "{broken}");
        assert_eq!(content(42, "MP[刘潇]", broken)["nickname"], "刘潇");
        assert_eq!(content(34, "audio[k]", broken)["key"], "k");
    }
    for text in ["", "imgs", "imgs[", "imgs[]", "[a]", "http://i/a.png", "audio[a]"] {
        let message = content(3, text, "");
        assert_eq!(message["kind"], "image", "{text}");
        assert_eq!((&message["key"], &message["key_hd"]), (&Value::Null, &Value::Null), "{text}");
        assert_eq!(message["content"], text);
    }
    assert_eq!(content(3, " imgs[a] \n", "")["key"], "a");
}

#[test]
fn four_is_told_by_its_content() {
    assert_eq!(content(4, "", &encoded(&json!({ "downloadKey": "k" })))["kind"], "voice");
    assert_eq!(content(4, "a(http://x)", "")["kind"], "other");
    assert_eq!(content(4, "", "")["kind"], "other");
}

#[test]
fn without_a_type_the_content_tells() {
    for (text, kind) in [
        ("imgs[a]", "image"),
        ("audio[a]", "voice"),
        ("audioT[a]", "voice"),
        ("MP[a]", "card"),
        ("a(b)", "link"),
        ("file[a]", "file"),
        ("您好", "text"),
        ("", "other"),
    ] {
        let message = content(None, text, "");
        assert_eq!((&message["kind"], &message["type"]), (&json!(kind), &Value::Null), "{text}");
    }
}

#[test]
fn reserved_is_read_however_it_is_escaped() {
    let value = json!({ "title": "a b+c", "url": "http://u/?a=1" });
    let percent = encoded(&value);
    for reserved in [
        percent.clone(),
        percent.replace("%20", "+"),
        format!(" {percent}\n"),
        value.to_string(),
        escaped(&percent, COMPONENT),
        escaped(&value.to_string(), URI),
    ] {
        assert_eq!(content(49, "", &reserved)["resvred"], value, "{reserved}");
    }
    assert_eq!(content(49, "", "null")["resvred"], Value::Null);
    assert_eq!(content(49, "", "[1]")["resvred"], json!([1]));
}

#[test]
fn fields_have_one_type() {
    let voice = |reserved: Value| content(34, "audio[a]", &encoded(&reserved));
    for (given, seconds) in [
        (json!(12), json!(12)),
        (json!("12"), json!(12)),
        (json!(12.5), json!(12.5)),
        (json!("a"), Value::Null),
        (json!(null), Value::Null),
        (json!([1]), Value::Null),
        (json!(1e300), Value::Null),
        (json!(9_007_199_254_740_993_u64), Value::Null),
    ] {
        assert_eq!(voice(json!({ "videoLen": given }))["videoLen"], seconds, "{given}");
    }
    assert_eq!(voice(json!({ "downloadKey": 5566 }))["downloadKey"], "5566");
    assert_eq!(voice(json!({ "downloadKey": { "a": 1 } }))["downloadKey"], Value::Null);
}

#[test]
fn nothing_that_comes_throws() {
    const PARTS: [&str; 16] =
        ["imgs[", "audioT[", "MP[", "a(", "file[", "]", ")", "%7B", "%22", "%3A", "{", "\"a\":", "}", "张", "%", "1"];
    const TYPES: [Option<i64>; 8] =
        [None, Some(4), Some(34), Some(42), Some(48), Some(496), Some(4933), Some(i64::MIN)];
    let mut random = Random::new(3);
    for _ in 0..10_000 {
        let mut text = || (0..random.below(8)).map(|_| *random.pick(&PARTS)).collect::<String>();
        let (text, reserved) = (text(), text());
        let message = content(*random.pick(&TYPES), &text, &reserved);
        assert_eq!(message["content"], text);
    }
}
