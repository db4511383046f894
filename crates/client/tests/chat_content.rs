//! What a chat message holds (读取聊天记录): every row of the vendor's table, and what is broken.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use youmi_client::chat_content::{
    CardContent, ChatContent, ChatContentBase, ChatDetails, FileContent, ImageContent, InvitationContent, LinkContent,
    LocationContent, MiniProgramContent, OtherContent, TextContent, VoiceContent, read,
};
use youmi_client::json_text::JsonText;
use youmi_client::percent;
use youmi_testing::random::Random;

/// What is read of a message, as JSON. `resvred` is the value that JavaScript gets in its place.
fn content(kind: impl Into<Option<i64>>, content: &str, reserved: &str) -> Value {
    let read = read(kind.into(), content, reserved);
    let mut json = serde_json::to_value(&read).unwrap();
    json["resvred"] = serde_json::from_str(&read.base.resvred.0).unwrap();
    json
}

fn encoded(value: &Value) -> String {
    escaped(&value.to_string(), percent::is_unreserved)
}

fn escaped(text: &str, plain: fn(u8) -> bool) -> String {
    let mut escaped = String::new();
    percent::encode(text, true, plain, &mut escaped);
    escaped
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn every_row_of_the_table() {
    let place = json!({ "desc": "d", "thumbUrl": "http://t", "title": "北京+市 %", "url": "http://u?a=1&b=2" });
    let voice = json!({ "downloadKey": "5566aa", "type": -1, "videoLen": 12 });
    let file = json!({ "title": "报价单.pdf", "totalLen": 20480, "url": "http://f" });
    let mini = json!({ "appid": "wx01", "pagepath": "p" });
    let nothing = Value::Null;
    let text = |text: &str| ChatDetails::Text(TextContent { text: text.to_owned() });
    let image = |key: &str| ChatDetails::Image(ImageContent { key: some(key), key_hd: Some(format!("{key}_hd")) });
    let voice_of = |key: &str| {
        ChatDetails::Voice(VoiceContent { key: some(key), download_key: some("5566aa"), video_len: Some(12.0) })
    };
    let title = || some("北京+市 %");
    let url = || some("http://u?a=1&b=2");
    for (kind, content, reserved, details) in [
        (1, "您好😊", &nothing, text("您好😊")),
        (1, "imgs[a]", &nothing, text("imgs[a]")),
        (2, "imgs[a1]", &nothing, image("a1")),
        (3, "imgs[b2]", &nothing, image("b2")),
        (4, "imgs[c3]", &nothing, image("c3")),
        (4, "audio[d]", &voice, voice_of("d")),
        (34, "audioT[e]", &voice, voice_of("e")),
        (
            42,
            "MP[刘[潇]]",
            &json!({ "nickname": "刘[潇]" }),
            ChatDetails::Card(CardContent { nickname: some("刘[潇]") }),
        ),
        (
            48,
            "a(http://u?a=1&b=2)",
            &place,
            ChatDetails::Location(LocationContent {
                title: title(),
                url: url(),
                desc: some("d"),
                thumb_url: some("http://t"),
            }),
        ),
        (
            49,
            "a(http://tea)",
            &json!({ "title": "茶", "url": "http://tea" }),
            ChatDetails::Link(LinkContent { title: some("茶"), url: some("http://tea") }),
        ),
        (50, "", &nothing, ChatDetails::Other(OtherContent {})),
        (
            495,
            "",
            &place,
            ChatDetails::Invitation(InvitationContent {
                title: title(),
                url: url(),
                desc: some("d"),
                thumb_url: some("http://t"),
            }),
        ),
        (
            496,
            "file[f6]",
            &file,
            ChatDetails::File(FileContent {
                key: some("f6"),
                title: some("报价单.pdf"),
                total_len: Some(20480.0),
                url: some("http://f"),
            }),
        ),
        (1001, "", &nothing, ChatDetails::Other(OtherContent {})),
        (4919, "", &nothing, ChatDetails::Other(OtherContent {})),
        (4933, "", &mini, ChatDetails::MiniProgram(MiniProgramContent {})),
        (43, "video[a]", &nothing, ChatDetails::Other(OtherContent {})),
    ] {
        let encoded = if reserved.is_null() { String::new() } else { encoded(reserved) };
        let resvred = JsonText(reserved.to_string());
        let base = ChatContentBase { r#type: Some(kind as f64), content: content.to_owned(), resvred };
        assert_eq!(read(Some(kind), content, &encoded), ChatContent { details, base });
    }
}

#[test]
fn one_object_has_the_kind_the_details_and_what_every_message_has() {
    let read = read(Some(34), "audio[k]", r#"{"videoLen":1.5}"#);
    let expected = json!({
        "kind": "voice", "key": "k", "downloadKey": null, "videoLen": 1.5,
        "type": 34.0, "content": "audio[k]", "resvred": null,
    });
    assert_eq!(serde_json::to_value(&read).unwrap(), expected);
    for (kind, name) in [(1, "text"), (42, "card"), (495, "invitation"), (4933, "miniProgram"), (0, "other")] {
        assert_eq!(content(kind, "", "")["kind"], name);
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
        escaped(&percent, percent::is_unreserved),
        // As encodeURI leaves it: `:` and `+` stand for themselves.
        escaped(&value.to_string(), |byte| percent::is_unreserved(byte) || b":+/?=,".contains(&byte)),
    ] {
        assert_eq!(content(49, "", &reserved)["resvred"], value, "{reserved}");
    }
    assert_eq!(content(49, "", "null")["resvred"], Value::Null);
    assert_eq!(content(49, "", "[1]")["resvred"], json!([1]));
}

#[test]
fn fields_have_one_type() {
    let voice = |reserved: Value| content(34, "audio[a]", &encoded(&reserved));
    for (value, seconds) in [
        (json!(12), Some(12.0)),
        (json!("12"), Some(12.0)),
        (json!(12.5), Some(12.5)),
        (json!(-0.125), Some(-0.125)),
        (json!(3.141592653589793), Some(3.141592653589793)),
        (json!("12.5"), None),
        (json!("a"), None),
        (json!(null), None),
        (json!([1]), None),
        (json!(1e300), None),
        (json!(9_007_199_254_740_993_u64), None),
    ] {
        assert_eq!(voice(json!({ "videoLen": value }))["videoLen"], json!(seconds), "{value}");
    }
    for (number, seconds) in [("1.5E3", Some(1500.0)), ("2.5e-1", Some(0.25)), ("1.5e999", None)] {
        let read = read(Some(34), "audio[a]", &format!("{{\"videoLen\":{number}}}"));
        let expected = VoiceContent { key: some("a"), download_key: None, video_len: seconds };
        assert_eq!(read.details, ChatDetails::Voice(expected), "{number}");
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
