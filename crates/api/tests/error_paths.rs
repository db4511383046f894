//! The path of an error in an answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value, json};
use support::{answer, error, fault};

/// An array of copies of the first record of an example.
fn copies(example: &str, count: usize) -> Value {
    let example: Value = serde_json::from_str(example).unwrap();
    vec![example["values"][0].clone(); count].into()
}

const ACCOUNTS: &str = include_str!("../../../emulator/examples/v1/listWechatAccounts.json");
const AD_GROUPS: &str = include_str!("../../../emulator/examples/v1/listAdGroups.json");
const ATTRIBUTES: &str = include_str!("../../../emulator/examples/v1/listFriendAttributes.json");

#[test]
fn in_a_field_of_a_record() {
    for index in [0, 3, 11, 120] {
        let mut accounts = copies(ACCOUNTS, 121);
        accounts[index]["ad_wechat_id"] = json!({});
        let error = error("listWechatAccounts", answer(&accounts.to_string()));
        assert_eq!(error.path, format!("values[{index}].ad_wechat_id"));
        assert!(error.reason.contains("an integer") && error.reason.contains("an object"), "{}", error.reason);
    }
}

#[test]
fn whatever_the_order_of_the_fields() {
    let front = r#"[{"ad_staff_state":[],"ad_staff_code":"b01","ad_staff_name":"b"}]"#;
    let middle = r#"[{"ad_staff_name":"b","more":[[{}]],"ad_staff_state":[],"ad_staff_code":"b01"}]"#;
    let end = r#"[{"ad_staff_code":"b01","ad_staff_name":"b","ad_staff_state":[]}]"#;
    for staff in [front, middle, end] {
        assert_eq!(fault("listStaff", staff), "values[0].ad_staff_state", "{staff}");
    }
}

#[test]
fn in_json_inside_a_string() {
    let mut attributes = copies(ATTRIBUTES, 2);
    attributes[0]["customVal"] = json!(r#"[{"key":"a","value":"1"},{"key":[],"value":"2"}]"#);
    assert_eq!(fault("listFriendAttributes", &attributes.to_string()), "values[0].customVal[1].key");

    let mut attributes = copies(ATTRIBUTES, 2);
    attributes[1]["customVal"] = json!(r#"[{"key":"a"}]"#);
    assert_eq!(fault("listFriendAttributes", &attributes.to_string()), "values[1].customVal[0].value");

    let mut attributes = copies(ATTRIBUTES, 1);
    attributes[0]["customVal"] = json!(r#"["a"]"#);
    assert_eq!(fault("listFriendAttributes", &attributes.to_string()), "values[0].customVal[0]");

    let mut attributes = copies(ATTRIBUTES, 1);
    attributes[0]["customVal"] = json!(r#"[{"key":"a","val"#);
    let error = error("listFriendAttributes", answer(&attributes.to_string()));
    assert!(error.path.starts_with("values[0].customVal"), "{}", error.path);
    assert!(error.reason.contains("not valid JSON"), "{}", error.reason);
}

#[test]
fn in_a_nested_list() {
    let mut groups = copies(AD_GROUPS, 3);
    groups[2]["wechats"] = json!([{ "ad_wechat_nober": "a" }, { "ad_wechat_qrcode": "b" }]);
    assert_eq!(fault("listAdGroups", &groups.to_string()), "values[2].wechats[1].ad_wechat_nober");
    groups[1]["ad_brand_welist"] = json!(["a", "b", true]);
    assert_eq!(fault("listAdGroups", &groups.to_string()), "values[1].ad_brand_welist[2]");

    let mut attributes = copies(ATTRIBUTES, 1);
    attributes[0]["customValJsonStr"] = json!([{ "key": "a", "value": "b" }, { "key": "a", "value": [] }]);
    assert_eq!(fault("listFriendAttributes", &attributes.to_string()), "values[0].customValJsonStr[1].value");
}

#[test]
fn at_values_itself() {
    for wrong in ["{}", "1", "\"[]\"", "true"] {
        assert_eq!(fault("listWechatAccounts", wrong), "values", "{wrong}");
    }
    for wrong in ["[]", "\"yes\"", "{}"] {
        assert_eq!(fault("addFriend", wrong), "values", "{wrong}");
    }
    assert_eq!(fault("getAccessToken", "[]"), "values");
    assert_eq!(fault("listFriends", "\"\""), "values");
}

#[test]
fn at_an_item_that_is_no_record() {
    for wrong in ["null", "1", "\"\"", "[]", "false"] {
        let staff = format!(r#"[{{"ad_staff_code":"a","ad_staff_name":"b","ad_staff_state":0}},{wrong}]"#);
        assert_eq!(fault("listStaff", &staff), "values[1]", "{wrong}");
    }
}

#[test]
fn without_an_index_where_there_is_no_list() {
    assert_eq!(fault("getAccessToken", r#"{"access_token":"a"}"#), "values.expires_in");
    assert_eq!(fault("getAccessToken", r#"{"access_token":[],"expires_in":1}"#), "values.access_token");
    assert_eq!(fault("listFriends", r#"{"ad_friend_id":"x"}"#), "values.ad_friend_id");
    assert_eq!(fault("listFriends", r#"[{"ad_friend_id":"x"}]"#), "values[0].ad_friend_id");
}

#[test]
fn in_the_envelope() {
    let envelope = |field: &str, written: &str| {
        let mut fields = json!({ "errmsg": 20000, "succeed": true, "msgTime": "", "values": [] });
        fields[field] = json!("the field");
        error("listStaff", fields.to_string().replace("\"the field\"", written)).path
    };
    assert_eq!(envelope("errmsg", "\"ok\""), "errmsg");
    assert_eq!(envelope("errmsg", "null"), "errmsg");
    assert_eq!(envelope("errmsg", "[]"), "errmsg");
    assert_eq!(envelope("errmsg", "1.5"), "errmsg");
    assert_eq!(envelope("succeed", "\"perhaps\""), "succeed");
    assert_eq!(envelope("succeed", "null"), "succeed");
    assert_eq!(envelope("msgTime", "{}"), "msgTime");
    assert_eq!(envelope("requestId", "{}"), "requestId");
    assert_eq!(envelope("errdesc", "[]"), "errdesc");
    assert_eq!(error("listStaff", r#"{"succeed":true,"msgTime":"","values":[]}"#).path, "errmsg");
    assert_eq!(error("listStaff", r#"{"errmsg":20000,"msgTime":"","values":[]}"#).path, "succeed");
    assert_eq!(error("listStaff", r#"{"errmsg":20000,"succeed":true,"values":[]}"#).path, "msgTime");
}

#[test]
fn nowhere_in_what_is_no_json() {
    for (id, example) in [("listWechatAccounts", ACCOUNTS), ("listFriendAttributes", ATTRIBUTES)] {
        let example = example.trim_end();
        for end in (0..example.len()).filter(|end| example.is_char_boundary(*end)) {
            let error = error(id, &example[..end]);
            assert_eq!(error.path, "", "{end}: {}", error.reason);
            assert!(error.reason.contains("not valid JSON"), "{end}: {}", error.reason);
        }
    }
}
