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
pub use description::{Docs, FieldDescription, Meaning, RecordDescription};
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
    pub english: &'static str,
    /// Whether the vendor's documentation has it.
    pub is_vendors: bool,
}

pub static SECTIONS: &[Section] = &[
    Section { name: "入门说明", english: "auth", is_vendors: true },
    Section { name: "基础数据类接口", english: "basic data", is_vendors: true },
    Section { name: "数据读取类接口", english: "data reading", is_vendors: true },
    Section { name: "行为操作类接口", english: "actions", is_vendors: true },
    Section { name: "Auth", english: "auth", is_vendors: false },
    Section { name: "Public", english: "public", is_vendors: false },
    Section { name: "ChatMess", english: "chat", is_vendors: true },
    Section { name: "Report", english: "report", is_vendors: true },
    Section { name: "System", english: "system", is_vendors: true },
    Section { name: "Friend", english: "friend", is_vendors: true },
    Section { name: "Todo", english: "todo", is_vendors: true },
    Section { name: "Ad", english: "ad", is_vendors: true },
    Section { name: "BulkSend", english: "bulk send", is_vendors: true },
    Section { name: "MeetingCall", english: "meeting call", is_vendors: true },
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
