//! The envelope around every answer: its forms, failures, and answers without one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value, json};
use support::{decoded, endpoint, error, failure};
use youmi_testing::random::Random;
use youmi_wire::envelope::{self, ApiFailure, Envelope};

const STAFF: &str = r#"[{"ad_staff_code":"b01","ad_staff_name":"b","ad_staff_state":0,"ad_self_user":null}]"#;

fn staff_reply() -> Value {
    json!({
        "errmsg": 20000,
        "succeed": true,
        "msgTime": "2018/5/11 14:32:40",
        "requestId": null,
        "errdesc": null,
        "values": serde_json::from_str::<Value>(STAFF).unwrap(),
    })
}

#[test]
fn of_newer_and_older_servers() {
    for fields in [
        r#""errmsg":20000,"succeed":true,"msgTime":"2018/5/11 14:32:40""#,
        r#""errmsg":20000,"succeed":true,"MsgTime":"2018/5/11 14:32:40""#,
        r#""requestId":null,"errmsg":20000,"succeed":true,"msgTime":"2018/5/11 14:32:40","errdesc":null"#,
        r#""errmsg":"20000","succeed":1,"msgTime":"2018/5/11 14:32:40""#,
        r#""errmsg":" 20000 ","succeed":"true","msgTime":"2018\/5\/11 14:32:40""#,
        r#""err\u006dsg":20000,"succeed":"1","msgTime":"2018/5/11 14:32:40""#,
    ] {
        for envelope in [
            format!(r#"{{{fields},"values":{STAFF}}}"#),
            format!(r#"{{"values":{STAFF},{fields}}}"#),
            format!("\u{feff} {{ \"values\" : {STAFF} ,\n{fields} }} \r\n"),
        ] {
            assert_eq!(decoded("listStaff", &envelope), staff_reply(), "{envelope}");
        }
    }
}

#[test]
fn its_fields_come_in_any_order() {
    let values = format!(r#""values":{STAFF}"#);
    let mut fields = [
        r#""requestId":"r-1""#,
        r#""errmsg":20000"#,
        r#""succeed":false"#,
        r#""msgTime":"2018/5/11 14:32:40""#,
        values.as_str(),
        r#""errdesc":"完成""#,
        r#""traceId":7"#,
    ];
    let mut expected = staff_reply();
    expected["requestId"] = json!("r-1");
    expected["succeed"] = json!(false);
    expected["errdesc"] = json!("完成");
    expected["traceId"] = json!(7);
    let mut random = Random::new(1);
    for _ in 0..300 {
        random.shuffle(&mut fields);
        assert_eq!(decoded("listStaff", format!("{{{}}}", fields.join(","))), expected, "{fields:?}");
    }
}

#[test]
fn a_request_id_may_be_a_number() {
    let envelope =
        format!(r#"{{"requestId":90071992547409931,"errmsg":20000,"succeed":true,"msgTime":"","values":{STAFF}}}"#);
    assert_eq!(decoded("listStaff", envelope)["requestId"], json!("90071992547409931"));
}

#[test]
fn undocumented_fields_are_kept() {
    let envelope = format!(
        r#"{{"total":12345678901234567890,"errmsg":20000,"扩展":{{"a":[null]}},"succeed":true,"msgTime":"","values":{STAFF},"Values":1}}"#
    );
    let reply = decoded("listStaff", envelope);
    assert_eq!(reply["total"], json!("12345678901234567890"));
    assert_eq!(reply["扩展"], json!({ "a": [null] }));
    assert_eq!(reply["Values"], json!(1));
    assert_eq!(reply.as_object().unwrap().len(), 9);
}

#[test]
fn both_codes_of_success_count_everywhere() {
    for id in ["listStaff", "listFriends"] {
        for code in [10004, 20000] {
            let envelope = format!(r#"{{"errmsg":{code},"succeed":true,"msgTime":"","values":[]}}"#);
            assert_eq!(decoded(id, envelope)["errmsg"], json!(code));
        }
    }
}

#[test]
fn a_failure_tells_what_the_server_said() {
    let whole = r#"{"requestId":"r-1","errmsg":200010,"succeed":false,"msgTime":"2018/5/11 14:32:40","values":null,"errdesc":"没有 b99"}"#;
    let said = ApiFailure {
        errmsg: 200_010,
        errdesc: Some("没有 b99".into()),
        request_id: Some("r-1".into()),
        msg_time: Some("2018/5/11 14:32:40".into()),
    };
    assert_eq!(failure("listStaff", whole), said);
    assert_eq!(failure("listStaff", whole.replace("msgTime", "MsgTime")), said);
    assert_eq!(failure("listStaff", r#"{"errmsg":10003}"#), ApiFailure { errmsg: 10003, ..ApiFailure::default() });
    assert_eq!(failure("listStaff", r#"{"errmsg":"10003"}"#).errmsg, 10003);
    assert_eq!(failure("listStaff", r#"{"errmsg":0,"requestId":12}"#).request_id, Some("12".into()));
    // Details of the wrong type do not hide the code.
    let odd = failure("listStaff", r#"{"errmsg":-1,"errdesc":{},"succeed":"?","msgTime":[],"requestId":true}"#);
    assert_eq!(odd, ApiFailure { errmsg: -1, ..ApiFailure::default() });
}

#[test]
fn a_failure_counts_for_more_than_its_values() {
    for values in [
        "null",
        "\"denied\"",
        "{}",
        "[1]",
        r#"[{"ad_staff_code":[[[[{"a":[1]}]]]]}]"#,
        r#"[{"ad_staff_code":"a","ad_staff_name":[{"x":{}}],"more":[]}]"#,
    ] {
        for envelope in [
            format!(r#"{{"values":{values},"errmsg":200012,"errdesc":"x"}}"#),
            format!(r#"{{"errmsg":200012,"errdesc":"x","values":{values}}}"#),
        ] {
            for id in ["listStaff", "getAccessToken", "addFriend", "listFriends"] {
                let failure = failure(id, &envelope);
                assert_eq!((failure.errmsg, failure.errdesc.as_deref()), (200_012, Some("x")), "{id}: {envelope}");
            }
        }
    }
}

#[test]
fn the_last_of_two_values_counts() {
    let envelope =
        format!(r#"{{"values":[1],"errmsg":20000,"values":{STAFF},"succeed":true,"msgTime":"2018/5/11 14:32:40"}}"#);
    assert_eq!(decoded("listStaff", envelope), staff_reply());
    let envelope = format!(r#"{{"values":{STAFF},"errmsg":20000,"values":[1],"succeed":true,"msgTime":""}}"#);
    assert_eq!(error("listStaff", envelope).path, "values[0]");
    // However often values of a wrong type were given up halfway, the reader finds its way out of them.
    let wrong = r#""values":[[[[[[[[[[1]]]]]]]]]],"#.repeat(300);
    assert_eq!(failure("listStaff", format!(r#"{{{wrong}"errmsg":200012}}"#)).errmsg, 200_012);
    assert_eq!(error("listStaff", format!(r#"{{{wrong}"errmsg":20000}}"#)).path, "values[0]");
}

#[test]
fn what_is_no_envelope_is_an_error() {
    for garbage in [
        "",
        " \n",
        "null",
        "true",
        "1",
        "\"{}\"",
        "[]",
        r#"[{"errmsg":20000}]"#,
        "<!DOCTYPE html><html></html>",
        "404 page not found",
        "\u{feff}",
        "\0",
        "{",
        "{}}",
        "{'errmsg':20000}",
        "{errmsg:20000}",
        r#"{"errmsg":20000,}"#,
        r#"{"errmsg":20000}{"errmsg":20000}"#,
        r#"{"errmsg":200012}garbage"#,
        r#"{"errmsg":200012,"values":[}"#,
        r#"{"errmsg":200012,"values":[{"ad_staff_code":1,]}"#,
        "{\"errmsg\":200012,\"errdesc\":\"a\nb\"}",
    ] {
        for id in ["listStaff", "getAccessToken", "addFriend"] {
            assert_eq!(error(id, garbage).path, "", "{id}: {garbage}");
        }
    }
    assert_eq!(error("listStaff", [0xff, 0xfe, b'{', 0]).path, "");
    assert_eq!(error("listStaff", "{}").path, "errmsg");
}

#[test]
fn values_nested_without_end_are_refused_and_do_no_harm() {
    for depth in [300, 200_000] {
        let deep = "[".repeat(depth);
        assert_eq!(
            error("listFriends", format!(r#"{{"errmsg":20000,"values":{{"ad_friend_id":1,"a":{deep}"#)).path,
            ""
        );
        let closed = format!("{deep}{}", "]".repeat(depth));
        let envelope =
            format!(r#"{{"errmsg":20000,"succeed":true,"msgTime":"","values":[{{"a":{closed},"ad_friend_id":1}}]}}"#);
        assert!(error("listFriends", envelope).reason.contains("nested too deeply"));
    }
}

#[test]
fn nothing_that_was_tampered_with_is_taken_for_a_success_of_another_kind() {
    let example = include_bytes!("../../../emulator/examples/v1/listFriendAttributes.json");
    let mut random = Random::new(2);
    for _ in 0..20_000 {
        let mut bytes = example.to_vec();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.next_u64() as u8,
                1 => drop(bytes.drain(at..(at + random.below(40)).min(bytes.len()))),
                _ => bytes.truncate(at),
            }
            if bytes.is_empty() {
                break;
            }
        }
        // If it is accepted, reading its tape finds every part in its place.
        if let Ok(Envelope::Success(_)) = envelope::decode(&bytes, &endpoint("listFriendAttributes").values) {
            let values = decoded("listFriendAttributes", &bytes);
            assert!(values["values"].is_array() && values["succeed"].is_boolean());
        }
    }
}
