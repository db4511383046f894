//! The vendor's servers write some values in several ways; each is read as one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value, json};
use support::{answer, decoded, error, fault, values};

const ACCOUNTS: &str = include_str!("../../../emulator/examples/v1/listWechatAccounts.json");
const AD_GROUPS: &str = include_str!("../../../emulator/examples/v1/listAdGroups.json");
const ATTRIBUTES: &str = include_str!("../../../emulator/examples/v1/listFriendAttributes.json");
const STAFF: &str = include_str!("../../../emulator/examples/v1/listStaff.json");

/// The first record of a list with a field that is written in this way.
fn with(example: &str, field: &str, written: &str) -> String {
    let mut record = serde_json::from_str::<Value>(example).unwrap()["values"][0].take();
    record[field] = json!("the field");
    format!("[{}]", record.to_string().replace("\"the field\"", written))
}

/// The value that is read from it.
fn read(id: &str, example: &str, field: &str, written: &str) -> Value {
    values(id, &with(example, field, written))[0][field].take()
}

fn account(field: &str, written: &str) -> Value {
    read("listWechatAccounts", ACCOUNTS, field, written)
}

fn account_fault(field: &str, written: &str) -> String {
    fault("listWechatAccounts", &with(ACCOUNTS, field, written))
}

#[test]
fn integers() {
    for written in ["1709", r#""1709""#, r#"" 1709\n""#, "1709.0", r#""1709.00""#] {
        assert_eq!(account("ad_wechat_friend", written), json!(1709), "{written}");
    }
    for integer in [0, -1, 1 << 29, (1 << 30) - 1, 1 << 30, -(1 << 30), -(1 << 30) - 1, 1 << 32, -(1_i64 << 52)] {
        assert_eq!(account("ad_wechat_friend", &integer.to_string()), json!(integer));
        assert_eq!(account("ad_wechat_friend", &format!("\"{integer}\"")), json!(integer));
    }
    for wrong in [
        "3.5",
        r#""3.5""#,
        "3.05",
        "3.50",
        "true",
        "{}",
        "[]",
        "[1]",
        r#""many""#,
        r#""1 2""#,
        r#""0x10""#,
        r#""""#,
        "null",
    ] {
        assert_eq!(account_fault("ad_wechat_friend", wrong), "values[0].ad_wechat_friend", "{wrong}");
    }
}

#[test]
fn integers_are_never_rounded() {
    const MAX: i64 = 9_007_199_254_740_991;
    for integer in [MAX, -MAX] {
        assert_eq!(account("ad_wechat_id", &integer.to_string()), json!(integer));
        assert_eq!(account("ad_wechat_id", &format!("\"{integer}\"")), json!(integer));
    }
    for beyond in [
        "9007199254740992",
        "9007199254740993",
        "-9007199254740992",
        "9007199254740993.0",
        "1234567890123456789",
        "18446744073709551617",
        "99999999999999999999999999999999",
    ] {
        assert_eq!(account_fault("ad_wechat_id", beyond), "values[0].ad_wechat_id", "{beyond}");
        assert_eq!(account_fault("ad_wechat_id", &format!("\"{beyond}\"")), "values[0].ad_wechat_id", "{beyond}");
        assert_eq!(account_fault("ad_wechat_new", beyond), "values[0].ad_wechat_new", "{beyond}");
    }
}

#[test]
fn integers_that_may_be_null_are_null_where_their_string_is_empty() {
    for empty in ["null", r#""""#, r#""  ""#] {
        assert_eq!(account("ad_wechat_new", empty), Value::Null, "{empty}");
        assert_eq!(account("ad_wechat_chat", empty), Value::Null, "{empty}");
    }
}

#[test]
fn booleans() {
    for (written, boolean) in [
        ("true", true),
        ("1", true),
        (r#""1""#, true),
        (r#""true""#, true),
        (r#""True""#, true),
        ("false", false),
        ("0", false),
        (r#""0""#, false),
        (r#""false""#, false),
        (r#""False""#, false),
    ] {
        assert_eq!(account("ad_wechat_push", written), json!(boolean), "{written}");
        assert_eq!(account("ad_wechat_chat", written), json!(boolean), "{written}");
        assert_eq!(values("addFriend", written), json!(boolean), "{written}");
    }
    for wrong in ["2", "-1", r#""yes""#, r#""""#, "null", "[]", "{}"] {
        assert_eq!(account_fault("ad_wechat_push", wrong), "values[0].ad_wechat_push", "{wrong}");
        assert_eq!(fault("addFriend", wrong), "values", "{wrong}");
    }
}

#[test]
fn strings() {
    let id = |written: &str| read("listFriendAttributes", ATTRIBUTES, "id", written);
    assert_eq!(id(r#""15""#), json!("15"));
    assert_eq!(id("15"), json!("15"));
    // A number in place of a string keeps all of its digits.
    assert_eq!(id("12345678901234567890123"), json!("12345678901234567890123"));
    assert_eq!(read("listAdGroups", AD_GROUPS, "merchantid", "640462692"), json!("640462692"));
    assert_eq!(id(r#""\u5fae\u4fe1 \"\ud83d\ude00\"""#), json!("微信 \"😀\""));
    assert_eq!(id(r#""""#), json!(""));
    assert_eq!(id("null"), json!(""));
    for wrong in ["true", "{}", "[]"] {
        assert_eq!(fault("listFriendAttributes", &with(ATTRIBUTES, "id", wrong)), "values[0].id", "{wrong}");
    }
}

#[test]
fn strings_that_a_server_cut_in_half() {
    assert_eq!(account("ad_wechat_nickname", r#""\ud83d""#), json!("\u{fffd}"));
    let text = with(ACCOUNTS, "ad_wechat_nickname", "\"刘\"");
    let cut = text.bytes().collect::<Vec<_>>().split(|byte| *byte == 0x98).collect::<Vec<_>>().concat();
    let envelope = [&b"{\"errmsg\":20000,\"succeed\":true,\"msgTime\":\"\",\"values\":"[..], &cut, b"}"].concat();
    let read = decoded("listWechatAccounts", envelope)["values"][0]["ad_wechat_nickname"].take();
    assert_eq!(read, json!("\u{fffd}"));
}

#[test]
fn enumerations_are_open() {
    for lei in [2, 3, 7, -1] {
        assert_eq!(account("ad_wechat_lei", &lei.to_string()), json!(lei));
    }
    assert_eq!(read("listStaff", STAFF, "ad_staff_state", r#""2""#), json!(2));
    assert_eq!(read("listFriendAttributes", ATTRIBUTES, "customType", "99"), json!(99));
}

#[test]
fn json_inside_a_string() {
    let choices = json!([{ "key": "足球", "value": "1" }, { "key": "\"", "value": "2" }]);
    let as_text = json!(choices.to_string()).to_string();
    let custom_val = |written: &str| read("listFriendAttributes", ATTRIBUTES, "customVal", written);
    assert_eq!(custom_val(&as_text), choices);
    assert_eq!(custom_val(&choices.to_string()), choices, "bare");
    assert_eq!(custom_val(r#""[{\"value\": 1, \"key\": 2}]""#), json!([{ "key": "2", "value": "1" }]));
    for empty in ["null", r#""""#, r#""  ""#, r#""null""#, r#"" null ""#, r#""[]""#, "[]", r#"" [ ] ""#] {
        assert_eq!(custom_val(empty), json!([]), "{empty}");
    }
    for malformed in [r#""[""#, r#""[]]""#, r#""[{]""#, r#""足球""#, r#""[] x""#] {
        let error = error("listFriendAttributes", answer(&with(ATTRIBUTES, "customVal", malformed)));
        assert!(error.path.starts_with("values[0].customVal"), "{malformed}: {}", error.path);
        assert!(error.reason.contains("not valid JSON"), "{malformed}: {}", error.reason);
    }
}

#[test]
fn json_inside_a_string_that_may_be_null() {
    let wechats = |written: &str| read("listAdGroups", AD_GROUPS, "wechats", written);
    for empty in ["null", r#""""#, r#""null""#] {
        assert_eq!(wechats(empty), Value::Null, "{empty}");
    }
    assert_eq!(wechats(r#""[]""#), json!([]));
    let bare = r#"[{"ad_wechat_nober":"mioz888"}]"#;
    assert_eq!(wechats(bare), json!([{ "ad_wechat_nober": "mioz888", "ad_wechat_qrcode": null }]));

    let welist = |written: &str| read("listAdGroups", AD_GROUPS, "ad_brand_welist", written);
    assert_eq!(welist(r#""[3516, \"3521\"]""#), json!(["3516", "3521"]));
    assert_eq!(welist(r#"["3516", 3521]"#), json!(["3516", "3521"]));
    assert_eq!(welist("null"), json!([]));
}

#[test]
fn arrays_that_are_null_or_missing_are_empty() {
    for id in [
        "listWechatAccounts",
        "listStaff",
        "listLabelCategories",
        "listLabels",
        "listAdGroups",
        "listFriendAttributes",
        "listStaffWechatAccounts",
        "listFriends",
    ] {
        assert_eq!(values(id, "null"), json!([]), "{id}");
        assert_eq!(values(id, "[]"), json!([]), "{id}");
        assert_eq!(values(id, "[ ]"), json!([]), "{id}");
        let missing = r#"{"errmsg":20000,"succeed":true,"msgTime":""}"#;
        assert_eq!(decoded(id, missing)["values"], json!([]), "{id}");
        assert_eq!(fault(id, "[null]"), "values[0]", "{id}");
    }
    let choices = read("listFriendAttributes", ATTRIBUTES, "customValJsonStr", "null");
    assert_eq!(choices, json!([]));
}

#[test]
fn what_is_no_array_cannot_be_missing() {
    for id in ["getAccessToken", "addFriend"] {
        assert_eq!(fault(id, "null"), "values", "{id}");
        let missing = error(id, r#"{"errmsg":20000,"succeed":true,"msgTime":""}"#);
        assert_eq!(missing.path, "values", "{id}");
    }
}

#[test]
fn friends_come_as_one_or_as_many() {
    let friend = r#"{"ad_friend_id":7,"username":"张三"}"#;
    let one = json!({
        "ad_friend_id": 7,
        "ad_friend_uwenober": null,
        "ad_friend_wenober": null,
        "username": "张三",
        "avatar": null,
    });
    assert_eq!(values("listFriends", friend), json!([one]));
    assert_eq!(values("listFriends", &format!("[{friend}]")), json!([one]));
    assert_eq!(values("listFriends", &format!("[{friend},{friend}]")), json!([one, one]));
}
