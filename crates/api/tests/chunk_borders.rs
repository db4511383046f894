//! Answers whose strings are cut into many chunks. Nothing is lost, moved or cut at a border.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Map, Value, json};
use support::{answer, chunks, values};
use youmi_testing::random::Random;

/// A chunk ends at the first item beyond this many bytes.
const CHUNK: usize = 16 * 1024;

/// A random string of one of the sorts that the tape treats differently.
fn text(random: &mut Random, longest: usize) -> String {
    let alphabet: &[&str] = match random.below(5) {
        0 | 1 => &["a", "B", "7", "_", " ", "\"", "\\", "\n"],
        2 => &["微", "信", "号", "，"],
        3 => &["😀", "𠮷", "é", "\u{fffd}"],
        _ => &["a", "微", "😀", "\u{1}"],
    };
    (0..random.below(longest)).map(|_| *random.pick(alphabet)).collect()
}

/// Decodes a list of so many records, compares it with what was sent, and checks that it has chunks.
fn check(id: &str, records: Vec<Value>, largest: usize) {
    let sent = Value::Array(records);
    let text = sent.to_string();
    let read = values(id, &text);
    for (index, (read, sent)) in read.as_array().unwrap().iter().zip(sent.as_array().unwrap()).enumerate() {
        assert_eq!(read, sent, "record {index}");
    }
    assert_eq!(read, sent);
    let (count, longest) = chunks(id, &answer(&text));
    assert!(count > 5, "{count} chunks");
    assert!(longest <= CHUNK + largest, "a chunk of {longest} bytes");
}

#[test]
fn between_records() {
    for seed in 1..=5 {
        let mut random = Random::new(seed);
        let staff = (0..3000)
            .map(|number| {
                json!({
                    "ad_staff_code": text(&mut random, 20),
                    "ad_staff_name": text(&mut random, 40),
                    "ad_staff_state": number,
                    "ad_self_user": if random.one_in(3) { Value::Null } else { text(&mut random, 60).into() },
                })
            })
            .collect();
        check("listStaff", staff, 500);
    }
}

#[test]
fn where_all_strings_are_of_one_sort() {
    // Characters of one, three and four bytes. No string comes twice.
    let texts: [fn(u32) -> String; 3] = [
        |number| format!("{number:010}"),
        |number| char::from_u32(0x4e00 + number).unwrap().to_string().repeat(5),
        |number| char::from_u32(0x20000 + number).unwrap().to_string().repeat(4),
    ];
    for text in texts {
        let staff = (0..6000)
            .map(|number| {
                json!({ "ad_staff_code": text(number), "ad_staff_name": text(6000 + number), "ad_staff_state": number, "ad_self_user": null })
            })
            .collect();
        check("listStaff", staff, 200);
    }
}

#[test]
fn within_lists_at_the_end_of_records() {
    let mut random = Random::new(11);
    let choices = |random: &mut Random| -> Value {
        let count = random.below(60);
        (0..count).map(|_| json!({ "key": text(random, 30), "value": text(random, 30) })).collect()
    };
    let attributes: Vec<Value> = (0..300)
        .map(|number| {
            json!({
                "id": number.to_string(),
                "sort": number,
                "merchantId": null,
                "customName": text(&mut random, 30),
                "customType": 4,
                "customLength": 0,
                "customIsred": false,
                "customAddtime": null,
                "customAddtimeStr": null,
                "customValJsonStr": choices(&mut random),
                "customDateformat": null,
                "customVal": choices(&mut random),
            })
        })
        .collect();
    check("listFriendAttributes", attributes.clone(), 1000);

    // The same as the server sends it, with JSON inside a string.
    let mut sent = attributes.clone();
    for attribute in &mut sent {
        attribute["customVal"] = attribute["customVal"].to_string().into();
    }
    assert_eq!(values("listFriendAttributes", &Value::Array(sent).to_string()), Value::Array(attributes));
}

#[test]
fn within_undocumented_fields() {
    let mut random = Random::new(12);
    let friends = (0..400)
        .map(|number| {
            let mut friend = Map::new();
            for name in ["ad_friend_uwenober", "ad_friend_wenober", "username", "avatar"] {
                friend.insert(name.into(), text(&mut random, 20).into());
            }
            friend.insert("ad_friend_id".into(), number.into());
            // Keys that are new long after the first chunk, and arrays with a border inside.
            friend.insert(format!("标签{}", number / 7), json!(number));
            friend.insert(format!("tags{}", number / 11), (0..30).map(|_| text(&mut random, 20)).collect());
            let nested: Vec<Value> =
                (0..20).map(|index| json!({ format!("{}", index % 5): text(&mut random, 20), "list": [[]] })).collect();
            friend.insert("nested".into(), nested.into());
            Value::Object(friend)
        })
        .collect();
    check("listFriends", friends, 1000);
}

#[test]
fn around_strings_longer_than_a_chunk() {
    let long = ["a".repeat(3 * CHUNK), "微".repeat(CHUNK), "😀".repeat(CHUNK)];
    let staff: Vec<Value> = (0..30)
        .map(|number| {
            json!({
                "ad_staff_code": number.to_string(),
                "ad_staff_name": long[number % 3],
                "ad_staff_state": 0,
                "ad_self_user": if number % 2 == 0 { Value::Null } else { "微信".into() },
            })
        })
        .collect();
    check("listStaff", staff, 4 * CHUNK);
}

#[test]
fn around_empty_strings() {
    let staff = (0..6000)
        .map(|number| {
            let (code, name) = if number % 2 == 0 {
                ("", "名称名称名称名称名称名称名称")
            } else {
                ("0123456789012345678901234", "")
            };
            json!({ "ad_staff_code": code, "ad_staff_name": name, "ad_staff_state": 0, "ad_self_user": "" })
        })
        .collect();
    check("listStaff", staff, 100);
}

#[test]
fn a_small_answer_is_one_chunk() {
    let example = include_str!("../../../emulator/examples/v1/listLabels.json");
    assert_eq!(chunks("listLabels", example).0, 1);
}

#[test]
fn the_envelope_is_read_behind_the_last_chunk() {
    let names: Vec<String> = (0..3000).map(|number| format!("标签{number}")).collect();
    let envelope = json!({
        "requestId": "请求",
        "errmsg": 20000,
        "succeed": true,
        "msgTime": "2018/5/11 14:32:40",
        "values": [{ "ad_friend_id": 1, "tags": names }],
        "errdesc": "ok",
        "traceId": ["a", "甲"],
    });
    let reply = support::decoded("listFriends", envelope.to_string());
    let mut expected = envelope;
    for name in ["ad_friend_uwenober", "ad_friend_wenober", "username", "avatar"] {
        expected["values"][0][name] = Value::Null;
    }
    assert_eq!(reply, expected);
}
