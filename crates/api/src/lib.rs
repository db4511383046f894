//! The vendor's vocabulary as data: a file per resource.
//!
//! An endpoint is a row, a record a table, and both are declared once, in the file of the resource that they belong to,
//! and listed in the `resource!` of that file. `crates/describe` makes everything else from them: the methods of the
//! clients with their TypeScript, `openapi.json`, the constructors of the objects. To add an endpoint, add its declaration
//! and list it; nothing else has to know of it.

#![deny(dead_code)]

#[macro_use]
mod declare;
mod description;
mod endpoint;
mod lists;
mod params;

mod callbacks;
mod v1;
mod v2;

use youmi_wire::shape::{Kind, Shape};

pub use callbacks::CallbackEnvelope;
pub use description::{Docs, FieldDescription, Meaning, RecordDescription};
pub use endpoint::{DeclaredEndpoint, DeclaredPaging, Effect, Endpoint, EndpointDescription, Method, Paging, Version};
pub use params::{DeclaredParam, Literal, Param, ParamDescription, ParamKind, ParamsDescription};

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
    /// The endpoints.
    pub endpoints: &'static [DeclaredEndpoint],
    /// The lists that come in pages.
    pub pagings: &'static [DeclaredPaging],
}

/// The endpoint that gives the token of v1.
pub static GET_ACCESS_TOKEN: &Endpoint = v1::auth::GET_ACCESS_TOKEN.row;

/// The endpoint that gives the token of v2.
pub static GET_MERCHANT_TOKEN: &Endpoint = v2::auth::GET_MERCHANT_TOKEN.row;

/// The endpoint of a name.
pub fn endpoint(id: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| endpoint.id == id).copied()
}

/// A section of the vendor's documentation, or a name for what it has in none.
#[derive(Debug)]
pub struct Section {
    /// As the vendor calls it.
    pub name: &'static str,
    /// In English.
    pub english: &'static str,
    /// Whether the vendor's documentation has it.
    pub is_vendors: bool,
}

/// The sections, by the names that endpoints give.
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

/// Any JSON: what the vendor does not document.
pub(crate) enum JsonValue {}

impl Shape for JsonValue {
    const KIND: Kind = Kind::Any;
}

/// A list that the server sends as a bare object when it has one item.
pub(crate) struct ListOrOne<T>(std::marker::PhantomData<T>);

impl<T: Shape> Shape for ListOrOne<T> {
    const KIND: Kind = Kind::ListOrOne(&T::KIND);
}
