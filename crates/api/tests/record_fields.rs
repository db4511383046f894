//! Fields of records: in any order, missing, null, and of names that the vendor does not document.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Map, Value, json};
use support::{answer, decoded, error, fault, values};
use youmi_testing::random::Random;

/// An endpoint, its example, and the fields of its records that are never null.
type Example = (&'static str, &'static str, &'static [&'static str]);

macro_rules! example {
    ($id:literal, $required:expr) => {
        ($id, include_str!(concat!("../../../emulator/examples/v1/", $id, ".json")), &$required)
    };
}

const EXAMPLES: [Example; 9] = [
    example!("getAccessToken", ["expires_in", "access_token"]),
    example!(
        "listWechatAccounts",
        [
            "ad_wechat_id",
            "ad_wechat_nober",
            "ad_original_nober",
            "ad_wechat_friend",
            "ad_wechat_group",
            "ad_wechat_friends",
            "ad_wechat_push",
            "is_receiveaddfriendtask",
            "ad_wechat_lei",
            "ad_wechat_record",
        ]
    ),
    example!("listStaff", ["ad_staff_code", "ad_staff_name", "ad_staff_state"]),
    example!("listLabelCategories", ["ad_label_id", "ad_label_name", "ad_choose"]),
    example!("listLabels", ["ad_label_info_id", "ad_label_info_name", "ad_label_id", "ad_label_name", "ad_choose"]),
    example!("listAdGroups", ["ad_brand_id", "ad_brand_name"]),
    example!("listFriendAttributes", ["id", "sort", "customName", "customType", "customLength", "customIsred"]),
    example!("listStaffWechatAccounts", ["ad_staff_code", "ad_wechat_id", "ad_wechat_nober", "ad_original_nober"]),
    example!("listFriends", ["ad_friend_id"]),
];

/// Lists that are empty when they are null or missing; all else that may be missing is null then.
const LISTS: [&str; 3] = ["ad_brand_welist", "customValJsonStr", "customVal"];

fn parse(example: &str) -> Value {
    serde_json::from_str(example).unwrap()
}

/// The records of an example, wherever they stand.
fn records(envelope: &mut Value) -> Vec<&mut Map<String, Value>> {
    match &mut envelope["values"] {
        Value::Array(items) => items.iter_mut().map(|item| item.as_object_mut().unwrap()).collect(),
        Value::Object(record) => vec![record],
        other => panic!("{other}"),
    }
}

#[test]
fn a_missing_field_is_null_where_it_may_be_and_else_an_error_and_a_null_string_is_empty() {
    for (id, example, required) in EXAMPLES {
        let whole = decoded(id, example);
        let names: Vec<String> = records(&mut parse(example))[0].keys().cloned().collect();
        assert!(required.iter().all(|name| names.iter().any(|known| known == name)), "{id}");
        let prefix = if parse(example)["values"].is_array() { "values[0]" } else { "values" };
        for name in names {
            let (mut missing, mut null) = (parse(example), parse(example));
            records(&mut missing)[0].remove(&name);
            records(&mut null)[0].insert(name.clone(), Value::Null);
            let is_string = records(&mut whole.clone())[0][&name].is_string();
            for (envelope, is_null) in [(missing, false), (null, true)] {
                if is_null && is_string && required.contains(&name.as_str()) {
                    let mut expected = whole.clone();
                    records(&mut expected)[0].insert(name.clone(), json!(""));
                    assert_eq!(decoded(id, envelope.to_string()), expected, "{id} with null in {name}");
                } else if required.contains(&name.as_str()) {
                    assert_eq!(error(id, envelope.to_string()).path, format!("{prefix}.{name}"), "{id}");
                } else {
                    let mut expected = whole.clone();
                    let empty = if LISTS.contains(&name.as_str()) { json!([]) } else { Value::Null };
                    records(&mut expected)[0].insert(name.clone(), empty);
                    assert_eq!(decoded(id, envelope.to_string()), expected, "{id} without {name}");
                }
            }
        }
    }
}

/// JSON with the fields of each object in a random order.
fn shuffled(value: &Value, random: &mut Random) -> String {
    match value {
        Value::Object(fields) => {
            let mut parts: Vec<String> =
                fields.iter().map(|(key, value)| format!("{}:{}", json!(key), shuffled(value, random))).collect();
            random.shuffle(&mut parts);
            format!("{{{}}}", parts.join(if random.one_in(2) { "," } else { " , " }))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| shuffled(item, random)).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

#[test]
fn the_order_of_fields_does_not_matter() {
    let mut random = Random::new(1);
    for (id, example, _) in EXAMPLES {
        let whole = decoded(id, example);
        for _ in 0..200 {
            assert_eq!(decoded(id, shuffled(&parse(example), &mut random)), whole, "{id}");
        }
    }
}

#[test]
fn missing_and_undocumented_fields_in_any_order() {
    let mut random = Random::new(2);
    for (id, example, required) in EXAMPLES {
        for _ in 0..200 {
            let (mut sent, mut expected) = (parse(example), decoded(id, example));
            let count = records(&mut sent).len();
            for index in 0..count {
                let names: Vec<String> = records(&mut sent)[index].keys().cloned().collect();
                for name in names {
                    if !required.contains(&name.as_str()) && random.one_in(4) {
                        records(&mut sent)[index].remove(&name);
                        let empty = if LISTS.contains(&name.as_str()) { json!([]) } else { Value::Null };
                        records(&mut expected)[index].insert(name, empty);
                    }
                }
                for number in 0..random.below(4) {
                    let name = format!("{}{number}", random.pick(&["a", "z_undocumented", "未知"]));
                    let value = random.pick(&[json!(1), json!("一"), json!({ "a": [null, { "b": false }] })]).clone();
                    records(&mut sent)[index].insert(name.clone(), value.clone());
                    records(&mut expected)[index].insert(name, value);
                }
            }
            let text = shuffled(&sent, &mut random);
            assert_eq!(decoded(id, &text), expected, "{id}: {text}");
        }
    }
}

/// A staff member with further fields, before, between and behind the documented ones.
fn staff(more: &str) -> Value {
    let before =
        format!(r#"{{{more},"ad_staff_code":"b01","ad_staff_name":"b","ad_staff_state":1,"ad_self_user":"u"}}"#);
    let between =
        format!(r#"{{"ad_staff_code":"b01","ad_staff_name":"b",{more},"ad_staff_state":1,"ad_self_user":"u"}}"#);
    let behind =
        format!(r#"{{"ad_staff_code":"b01","ad_staff_name":"b","ad_staff_state":1,"ad_self_user":"u",{more}}}"#);
    let mut all = values("listStaff", &format!("[{before},{between},{behind}]"));
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
    let mut record = all[0].take();
    for name in ["ad_staff_code", "ad_staff_name", "ad_staff_state", "ad_self_user"] {
        record.as_object_mut().unwrap().remove(name).unwrap();
    }
    record
}

#[test]
fn undocumented_fields_are_kept_as_they_are() {
    for value in [
        "null",
        "true",
        "false",
        "0",
        "-7",
        "1073741824",
        "-4294967297",
        "9007199254740991",
        r#""""#,
        r#""a""#,
        r#""微信""#,
        "[]",
        "{}",
        "[1,[2,[]],{}]",
        r#"{"键":{"a":"b"},"":[null]}"#,
        r#"{"ad_staff_code":1}"#,
    ] {
        assert_eq!(staff(&format!(r#""more":{value}"#)), json!({ "more": parse(value) }), "{value}");
    }
    assert_eq!(staff(r#""a":1,"b":2,"c":{"a":3,"b":4}"#), json!({ "a": 1, "b": 2, "c": { "a": 3, "b": 4 } }));
    assert_eq!(staff(r#""":1,"键":2,"__proto__":3,"\u006b\n":4"#), json!({ "": 1, "键": 2, "__proto__": 3, "k\n": 4 }));
}

#[test]
fn undocumented_keys_are_told_apart_by_their_length_too() {
    let mut keys = vec![String::new()];
    for length in [1, 2, 7, 8, 9, 10, 15, 16, 17, 18, 24, 26] {
        // The end of each is the whole of a shorter one, and so is the beginning.
        keys.push("abcdefgh".repeat(4)[32 - length..].to_owned());
        keys.push("abcdefgh".repeat(4)[..length].to_owned());
    }
    let mut random = Random::new(21);
    let mut records = Vec::new();
    for number in 0..500 {
        let mut record =
            Map::from_iter([("ad_label_id".to_owned(), json!(number)), ("ad_label_name".into(), "".into())]);
        record.insert("ad_choose".into(), json!(0));
        for _ in 0..random.below(6) {
            record.insert(random.pick(&keys).clone(), json!(random.below(1000)));
        }
        let nested: Map<_, _> = (0..4).map(|index| (random.pick(&keys).clone(), json!(index))).collect();
        record.insert("nested".into(), nested.into());
        records.push(Value::Object(record));
    }
    let sent = Value::Array(records);
    assert_eq!(values("listLabelCategories", &sent.to_string()), sent);
}

#[test]
fn undocumented_numbers_are_not_rounded() {
    for (written, read) in [
        ("9007199254740992", json!("9007199254740992")),
        ("-9007199254740993", json!("-9007199254740993")),
        ("1234567890123456789", json!("1234567890123456789")),
        ("123456789012345678901234567890", json!("123456789012345678901234567890")),
        ("1.5", json!(1.5)),
        ("-2.5e-3", json!(-0.0025)),
        ("1e3", json!(1000.0)),
        ("1e400", json!("1e400")),
        ("-0", json!(-0.0)),
    ] {
        assert_eq!(staff(&format!(r#""more":{written}"#)), json!({ "more": read }), "{written}");
        assert_eq!(staff(&format!(r#""more":[{{"a":{written}}}]"#)), json!({ "more": [{ "a": read }] }), "{written}");
    }
}

#[test]
fn a_documented_name_may_be_written_with_escapes() {
    let escaped = r#"[{"ad\u005fstaff_code":"b01","ad_staff\u005Fname":"b","ad_staff_state":1}]"#;
    let expected = json!([
        { "ad_staff_code": "b01", "ad_staff_name": "b", "ad_staff_state": 1, "ad_self_user": null },
    ]);
    assert_eq!(values("listStaff", escaped), expected);
}

#[test]
fn names_are_compared_whole() {
    let near =
        r#"[{"ad_staff_code":"b01","ad_staff_name":"b","ad_staff_states":1,"Ad_Staff_State":1,"ad_staff_stat":1}]"#;
    assert_eq!(fault("listStaff", near), "values[0].ad_staff_state");
}

#[test]
fn undocumented_fields_of_nested_records_are_kept() {
    let group = r#"[{"ad_brand_id":1,"ad_brand_name":"","wechats":"[{\"x\":[1],\"ad_wechat_nober\":\"a\"}]"}]"#;
    let expected = json!([{ "ad_wechat_nober": "a", "ad_wechat_qrcode": null, "x": [1] }]);
    assert_eq!(values("listAdGroups", group)[0]["wechats"], expected);
}

#[test]
fn records_of_one_list_may_all_be_different() {
    let one = r#"{"ad_friend_id":1,"a":1,"b":2}"#;
    let other = r#"{"b":3,"c":4,"ad_friend_id":2}"#;
    let third = r#"{"ad_friend_id":3}"#;
    let read = decoded("listFriends", answer(&format!("[{one},{third},{other},{one}]")));
    let more: Vec<Value> = read["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|friend| json!([friend["ad_friend_id"], friend["a"], friend["b"], friend["c"]]))
        .collect();
    assert_eq!(json!(more), json!([[1, 1, 2, null], [3, null, null, null], [2, null, 3, 4], [1, 1, 2, null]]));
    assert_eq!(read["values"][1].as_object().unwrap().len(), 5);
}

#[test]
fn undocumented_fields_may_be_many() {
    let fields: Map<String, Value> = (0..20_000).map(|number| (format!("客户{number}"), number.into())).collect();
    let more = Value::Object(fields);
    let read = values("listFriends", &format!(r#"{{"ad_friend_id":1,"first":{more},"second":{more}}}"#));
    assert_eq!(read[0]["first"], more);
    assert_eq!(read[0]["second"], more);
}

/// Which of two values a server means nobody knows, wherever they stand.
#[test]
fn a_documented_field_cannot_stand_twice() {
    let mut fields = [
        r#""ad_staff_code":"a""#,
        r#""ad_staff_name":"b""#,
        r#""ad_staff_state":0"#,
        r#""ad_staff_state":1"#,
        r#""more":2"#,
    ];
    let mut random = Random::new(3);
    for _ in 0..200 {
        random.shuffle(&mut fields);
        let staff = format!("[{{{}}}]", fields.join(","));
        assert_eq!(fault("listStaff", &staff), "values[0].ad_staff_state", "{staff}");
    }
}
