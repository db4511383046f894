//! Every endpoint of the catalogue is declared, and just as it stands there.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use youmi_api::callbacks::CallbackEnvelope;
use youmi_api::{ENDPOINTS, Effect, Endpoint, Method, PAGINGS, Version};
use youmi_wire::shape::{Kind, Record, Shape};

/// The rows of one version: id, title, method, path, kind.
type Row = [Option<String>; 5];

fn documented(version: &str) -> BTreeSet<Row> {
    let rows: Vec<Value> = serde_json::from_str(include_str!("fixtures/catalogue.json")).unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().map(str::to_owned);
    rows.iter()
        .filter(|row| row["version"] == version)
        .map(|row| ["id", "title", "method", "path", "kind"].map(|name| text(row, name)))
        .collect()
}

fn declared(version: Version) -> BTreeSet<Row> {
    ENDPOINTS.iter().filter(|endpoint| endpoint.version == version).map(|endpoint| row(endpoint)).collect()
}

fn row(endpoint: &Endpoint) -> Row {
    let method = match endpoint.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let kind = match endpoint.effect {
        Effect::Auth => "auth",
        Effect::Read => "read",
        Effect::Action => "action",
    };
    [Some(endpoint.id), Some(endpoint.title), Some(method), endpoint.path, Some(kind)]
        .map(|text| text.map(str::to_owned))
}

#[test]
fn v1_is_complete() {
    assert_eq!(documented("v1").len(), 10);
    assert_eq!(declared(Version::V1), documented("v1"));
}

#[test]
fn v2_is_complete_as_soon_as_it_is_begun() {
    assert_eq!(documented("v2").len(), 26);
    let declared = declared(Version::V2);
    assert!(declared.is_empty() || declared == documented("v2"), "{declared:#?}");
}

#[test]
fn an_id_stands_for_one_endpoint() {
    // JavaScript numbers the methods of one client after those of the other.
    assert!(ENDPOINTS.is_sorted_by_key(|endpoint| endpoint.version == Version::V2));
    assert!(PAGINGS.is_sorted_by_key(|paging| paging.endpoint.version == Version::V2));
    let ids: BTreeSet<_> = ENDPOINTS.iter().map(|endpoint| endpoint.id).collect();
    assert_eq!(ids.len(), ENDPOINTS.len());
}

/// The parameters of v1, those that the vendor requires with a star.
#[test]
fn the_parameters_of_v1_are_those_of_the_vendor() {
    for (id, expected) in [
        ("getAccessToken", ""),
        ("listWechatAccounts", "ad_wechat_lei"),
        ("listStaff", "ad_staff_state ad_staff_code ad_staff_name ad_staff_addtime"),
        ("listLabelCategories", ""),
        ("listLabels", "categories"),
        ("listAdGroups", ""),
        ("listFriendAttributes", ""),
        ("listStaffWechatAccounts", "ad_staff_code"),
        (
            "listFriends",
            "Wechat_id Wechat_No StartTime EndTime ad_bind_Stime ad_bind_Etime ad_updatechatting_Stime \
             ad_updatechatting_Etime Page PageSize ad_staff_code ad_relation_expand3 ad_relation_isflock \
             ad_relation_state ad_wechat_lei order_by_key order_by_model",
        ),
        ("addFriend", "ReceiVerId* Wechat_Moble* GreeTing* PcKid* sffcode"),
    ] {
        let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.id == id).unwrap();
        let params: Vec<_> =
            endpoint.params.iter().map(|row| format!("{}{}", row.name, if row.required { "*" } else { "" })).collect();
        assert_eq!(params, expected.split_ascii_whitespace().collect::<Vec<_>>(), "{id}");
    }
}

/// What the server sends by itself.
static CALLBACK: Kind = CallbackEnvelope::KIND;

/// All records that answers and callbacks hold, by number.
fn records() -> BTreeMap<u32, &'static Record> {
    fn collect(kind: &Kind, records: &mut BTreeMap<u32, &'static Record>) {
        match kind {
            Kind::JsonText(inner) | Kind::List(inner) | Kind::ListOrOne(inner) => collect(inner, records),
            Kind::Record(record) => {
                let other = records.insert(record.shape, record);
                assert!(
                    other.is_none_or(|other| std::ptr::eq(other, *record)),
                    "{} stands for two records",
                    record.shape
                );
                record.fields.iter().for_each(|field| collect(&field.kind, records));
            }
            Kind::Integer | Kind::Text | Kind::Flag | Kind::Any => {}
        }
    }
    let mut records = BTreeMap::new();
    ENDPOINTS.iter().map(|endpoint| &endpoint.values).chain([&CALLBACK]).for_each(|kind| collect(kind, &mut records));
    records
}

/// The constructors that `build.rs` makes, each with the name of its record.
fn constructors() -> Vec<(&'static str, &'static str)> {
    let generated = include_str!(concat!(env!("OUT_DIR"), "/objects.rs"));
    let lines = generated.lines().filter_map(|line| line.trim().strip_prefix("() => ({ "));
    lines.map(|line| line.split_once(" }), // ").unwrap()).collect()
}

/// `build.rs` makes a constructor for each record. It has to give the fields the order in which they are decoded.
#[test]
fn a_constructor_sets_the_fields_of_its_record_in_their_order() {
    let constructors = constructors();
    for (shape, record) in records() {
        let fields: Vec<_> = record.fields.iter().map(|field| format!("{}: value()", field.name)).collect();
        assert_eq!(constructors[shape as usize].0, fields.join(", "));
    }
    let numbers: BTreeSet<u32> = records().into_keys().collect();
    assert_eq!(numbers, (0..constructors.len() as u32).collect(), "each constructor belongs to a record of an answer");
}

#[test]
fn the_records_of_v1_are_there() {
    let names: BTreeSet<_> = constructors().into_iter().map(|(_, name)| name).collect();
    for name in [
        "AccessToken",
        "AdGroup",
        "AdGroupAccount",
        "Friend",
        "FriendAttribute",
        "FriendAttributeChoice",
        "Label",
        "LabelCategory",
        "Staff",
        "StaffWechatAccount",
        "WechatAccount",
    ] {
        assert!(names.contains(name), "{name}");
    }
}
