//! What is declared is what the vendor documents, as far as the declarations cannot say it themselves.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use youmi_api::{CallbackEnvelope, Docs, ENDPOINTS, Literal, ParamType, RESOURCES, endpoint};
use youmi_wire::schema::{FieldType, HasFieldType};

static CALLBACK: FieldType = CallbackEnvelope::FIELD_TYPE;

fn names(id: &str) -> Vec<String> {
    let params = endpoint(id).unwrap().params.iter();
    params.map(|param| format!("{}{}", param.name, if param.required { "*" } else { "" })).collect()
}

#[test]
fn an_id_stands_for_one_endpoint() {
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
        assert_eq!(names(id), expected.split_ascii_whitespace().collect::<Vec<_>>(), "{id}");
    }
}

/// Others are known in part or not at all: what is not declared of them is sent as it is.
#[test]
fn the_endpoints_of_v2_whose_parameters_are_all_documented_take_no_others() {
    let open = ENDPOINTS.iter().filter(|endpoint| endpoint.is_open).map(|endpoint| endpoint.id);
    assert_eq!(
        open.collect::<Vec<_>>().join(" "),
        "subscribeEvent sendMessage endTakeover sendNotification listChatMessages listAllStaff listFans addTodo \
         countTodos saveBulkSend"
    );
    for (id, count) in [("activateConversation", 8), ("getStaffServiceReport", 14), ("countFans", 15)] {
        assert_eq!(names(id).len(), count, "{id}");
    }
}

#[test]
fn the_parameters_of_another_declaration_stand_where_it_is_named() {
    assert_eq!(
        names("listAds").join(" "),
        "code name* minCosts maxCosts startTime endTime state buildType pageIndex* pageSize*"
    );
    let (list, count) = (names("listFans"), names("countFans"));
    assert_eq!((list[2].as_str(), count[2].as_str()), ("fansKe", "fansKe*"));
    assert_eq!(list[3..15], count[3..]);
    assert_eq!(list[15..], ["pageIndex", "pageSize"]);
}

#[test]
fn a_parameter_that_is_named_by_a_keyword_has_the_vendors_name() {
    assert_eq!(names("registerCallbackUrl"), ["url", "type"]);
}

#[test]
fn a_closed_list_holds_numbers_strings_and_null() {
    let param_type =
        |id: &str, name: &str| endpoint(id).unwrap().params.iter().find(|param| param.name == name).unwrap().param_type;
    let numbers = &[Literal::Number(-1), Literal::Number(0), Literal::Number(1)];
    assert_eq!(param_type("listStaff", "ad_staff_state"), ParamType::OneOf(numbers));
    let strings = &[Literal::String("-1"), Literal::String("0"), Literal::String("3")];
    assert_eq!(param_type("listCallRecordings", "wechat_lei"), ParamType::OneOf(strings));
    let ParamType::OneOf(keys) = param_type("getStaffServiceReport", "orderKey") else { panic!("no closed list") };
    assert_eq!(keys.last(), Some(&Literal::Null));
}

#[test]
fn records_are_numbered_in_their_order_and_each_is_of_an_answer_or_a_callback() {
    fn collect(field_type: &FieldType, numbers: &mut BTreeSet<u32>) {
        match field_type {
            FieldType::JsonString(inner) | FieldType::Array(inner) | FieldType::ArrayOrOne(inner) => {
                collect(inner, numbers)
            }
            FieldType::Record(record) => {
                numbers.insert(record.constructor_id);
                record.fields.iter().for_each(|field| collect(&field.field_type, numbers));
            }
            FieldType::Integer | FieldType::String | FieldType::Boolean | FieldType::Any => {}
        }
    }
    let listed =
        RESOURCES.iter().flat_map(|resource| resource.records).map(|description| description.record.constructor_id);
    let listed: Vec<u32> = listed.collect();
    assert_eq!(listed, (0..listed.len() as u32).collect::<Vec<_>>());
    let mut held = BTreeSet::new();
    ENDPOINTS
        .iter()
        .map(|endpoint| &endpoint.values)
        .chain([&CALLBACK])
        .for_each(|field_type| collect(field_type, &mut held));
    assert_eq!(held, listed.into_iter().collect());
}

/// Their comments become TypeScript, as those of fields do.
#[test]
fn every_endpoint_record_parameter_and_list_in_pages_is_described() {
    let mut undescribed = Vec::new();
    let mut check = |name: &str, docs: &Docs| {
        if docs.lines.is_empty() {
            undescribed.push(name.to_owned());
        }
    };
    for resource in RESOURCES {
        resource.records.iter().for_each(|record| check(record.name, &record.docs));
        resource.pagings.iter().for_each(|paging| check(paging.row.id, &paging.docs));
        for endpoint in resource.endpoints {
            check(endpoint.row.id, &endpoint.description.docs);
            for param in endpoint.description.params.params {
                check(&format!("{}.{}", endpoint.description.params.name, param.row.name), &param.description.docs);
            }
        }
    }
    assert_eq!(undescribed, Vec::<String>::new());
}

#[test]
fn what_is_said_of_a_record_is_said_of_each_of_its_fields() {
    for description in RESOURCES.iter().flat_map(|resource| resource.records) {
        assert_eq!(description.fields.len(), description.record.fields.len(), "{}", description.name);
        for (said, field) in description.fields.iter().zip(description.record.fields) {
            assert!(said.is_deprecated || !said.docs.lines.is_empty(), "{}.{}", description.name, field.name);
        }
    }
}

/// Else the description of the one would be wrong for the other.
#[test]
fn endpoints_that_share_their_parameters_are_both_open_or_both_closed() {
    let mut seen = BTreeMap::new();
    for endpoint in RESOURCES.iter().flat_map(|resource| resource.endpoints) {
        let name = endpoint.description.params.name;
        if name != "NoParams" {
            let more = *seen.entry(name).or_insert(endpoint.row.is_open);
            assert_eq!(more, endpoint.row.is_open, "{}: declare a table that includes `..{name}`", endpoint.row.id);
        }
    }
}
