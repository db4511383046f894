//! What the build script makes of a record for JavaScript.
#![allow(missing_docs)]

#[path = "../build/records.rs"]
mod records;

use records::Record;

#[test]
fn a_record_becomes_one_literal_in_the_order_of_its_fields() {
    let record = Record::read(
        "    /// A group.\n    pub struct Group {\n        /// Its name: a text.\n        pub name: String,\n        pub id: Vec<Option<i64>>,\n    }",
    );
    assert_eq!(record, Some(Record { name: "Group", fields: vec!["name", "id"] }));
    let constructor = record.as_ref().map(Record::constructor);
    assert_eq!(constructor.as_deref(), Some("() => ({ name: value(), id: value() })"));
}

#[test]
fn a_field_that_is_named_by_a_keyword_has_the_vendors_name() {
    let record = Record::read("pub struct Message {\n pub r#type: i64,\n pub r#match: String,\n pub typed: bool,\n }");
    let constructor = record.as_ref().map(Record::constructor);
    assert_eq!(constructor.as_deref(), Some("() => ({ type: value(), match: value(), typed: value() })"));
}

#[test]
fn what_is_no_struct_is_not_taken_for_a_record() {
    assert_eq!(Record::read("pub enum Kind { A }"), None);
    assert_eq!(Record::read(""), None);
}
