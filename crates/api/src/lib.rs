//! The vendor's vocabulary as data: a file per resource.
//!
//! An endpoint is a row, a record a table, and both are declared once, in the file of the resource that they belong to,
//! and listed in the `resource!` of that file. `crates/describe` makes everything else from them: the methods of the
//! clients with their TypeScript, `openapi.json`, and the constructors of the objects. To add an endpoint, add its
//! declaration and list it there.

#![deny(dead_code)]

#[macro_use]
mod declare;
mod description;
mod endpoint;
mod lists;
mod literal;
mod params;

mod callbacks;
mod v1;
mod v2;

use youmi_wire::schema::{FieldType, HasFieldType};

pub use callbacks::CallbackEnvelope;
pub use description::{Code, Docs, FieldDescription, Meaning, RecordDescription, Text};
pub use endpoint::{DeclaredEndpoint, DeclaredPaging, Effect, Endpoint, EndpointDescription, Method, Paging, Version};
pub use literal::Literal;
pub use params::{DeclaredParam, Param, ParamDescription, ParamType, ParamsDescription};

// In the order of the vendor's documentation; all of v1 comes before v2.
resources! {
    callbacks,
    v1::auth,
    v1::accounts,
    v1::staff,
    v1::labels,
    v1::ad_groups,
    v1::friends,
    v2::auth,
    v2::public,
    v2::chat,
    v2::reports,
    v2::organization,
    v2::fans,
    v2::todos,
    v2::ads,
    v2::bulk_send,
    v2::meeting_call,
}

/// What the file of a resource declares.
#[derive(Debug)]
pub struct Resource {
    /// The records, in the order of their constructors.
    pub records: &'static [&'static RecordDescription],
    pub endpoints: &'static [DeclaredEndpoint],
    pub pagings: &'static [DeclaredPaging],
}

/// The endpoint that issues the token of v1.
pub static GET_ACCESS_TOKEN: &Endpoint = v1::auth::GET_ACCESS_TOKEN.row;

/// The endpoint that issues the token of v2.
pub static GET_MERCHANT_TOKEN: &Endpoint = v2::auth::GET_MERCHANT_TOKEN.row;

/// Finds an endpoint by the name of its method.
pub fn endpoint(id: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| endpoint.id == id).copied()
}

/// A section of the vendor's documentation, or a section of the project's own for endpoints that are in none.
#[derive(Debug)]
pub struct Section {
    /// The vendor's name for it.
    pub name: &'static str,
    /// What it is about.
    pub text: Text,
    /// Whether the vendor's documentation has it.
    pub is_vendors: bool,
}

const fn section(name: &'static str, english: &'static str, chinese: &'static str, is_vendors: bool) -> Section {
    Section { name, text: Text { english, chinese }, is_vendors }
}

pub static SECTIONS: &[Section] = &[
    section("入门说明", "auth", "认证", true),
    section("基础数据类接口", "basic data", "基础数据", true),
    section("数据读取类接口", "data reading", "数据读取", true),
    section("行为操作类接口", "actions", "行为操作", true),
    section("Auth", "auth", "认证", false),
    section("Public", "public", "回调与事件", false),
    section("ChatMess", "chat", "聊天", true),
    section("Report", "report", "统计", true),
    section("System", "system", "部门与员工", true),
    section("Friend", "friend", "粉丝", true),
    section("Todo", "todo", "待办", true),
    section("Ad", "ad", "广告", true),
    section("BulkSend", "bulk send", "群发", true),
    section("MeetingCall", "meeting call", "音频存档", true),
];

/// Stands for any JSON, where the vendor documents no type.
pub(crate) enum JsonValue {}

impl HasFieldType for JsonValue {
    const FIELD_TYPE: FieldType = FieldType::Any;
}

/// Stands for an array that the server sends as a bare object when it has one item.
pub(crate) struct ArrayOrOne<T>(std::marker::PhantomData<T>);

impl<T: HasFieldType> HasFieldType for ArrayOrOne<T> {
    const FIELD_TYPE: FieldType = FieldType::ArrayOrOne(&T::FIELD_TYPE);
}
