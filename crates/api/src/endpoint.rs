//! What an endpoint is, and how the pages of a list are read.

use youmi_wire::schema::FieldType;

use crate::description::{Code, Docs, Text};
use crate::params::{Param, ParamsDescription};

/// A call that the vendor's server answers.
#[derive(Debug)]
pub struct Endpoint {
    /// The name of the client's method.
    pub id: &'static str,
    pub version: Version,
    pub method: Method,
    /// The path below the base URL, exactly as documented, or `None` where the vendor does not document it.
    pub path: Option<&'static str>,
    pub effect: Effect,
    pub params: &'static [Param],
    /// The parameters of which at least one is required, if there is such a rule.
    pub any_of: &'static [&'static str],
    /// Whether it has parameters that are not documented. Unknown ones are then sent as they are.
    pub is_open: bool,
    /// The type of the answer's `values`.
    pub values: FieldType,
}

/// The vendor's two interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Calls are signed with an app key.
    V1,
    /// Calls carry a bearer token.
    V2,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Parameters are sent in the query.
    Get,
    /// Parameters are sent as a JSON body.
    Post,
}

impl Method {
    /// The method's name in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What a call does on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It issues a token.
    Auth,
    /// It reads, so it may be sent again.
    Read,
    /// It changes something, so it is sent once.
    Action,
}

/// How the pages of a list are requested.
#[derive(Debug)]
pub struct Paging {
    /// The name of the client's method.
    pub id: &'static str,
    pub endpoint: &'static Endpoint,
    /// The parameter for the number of a page, from 1.
    pub page: &'static str,
    /// The parameter for the count of items on a page.
    pub size: &'static str,
    /// The count of items on a page without that parameter, where it is documented.
    pub documented_size: Option<i64>,
    /// The field that identifies an item, where it is documented.
    pub item_id: Option<&'static str>,
}

/// An endpoint as it is declared. The module of a page contains the row and not the description.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredEndpoint {
    /// What a call needs.
    pub row: &'static Endpoint,
    pub description: &'static EndpointDescription,
}

/// What the documentation says about an endpoint.
#[derive(Debug)]
pub struct EndpointDescription {
    pub docs: Docs,
    /// The vendor's title for it.
    pub title: &'static str,
    /// The name of its section in the vendor's documentation, one of [`SECTIONS`](crate::SECTIONS).
    pub section: &'static str,
    /// The name of its page in the vendor's documentation, where that is not the endpoint's title.
    pub page: Option<&'static str>,
    pub params: ParamsDescription,
    /// The TypeScript of its parameters, where their table is not precise enough. They are required then.
    pub params_type: Option<&'static str>,
    /// The codes with which it fails according to the vendor, and what they mean here.
    pub codes: &'static [Code],
    /// When it rejects besides: the ends of sentences that begin with "rejects with a YoumiError".
    pub rejects: &'static [Text],
    /// What is known of an answer that is documented in part.
    pub partial_answer: Option<Text>,
}

/// A list in pages as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredPaging {
    /// What reading the pages needs.
    pub row: &'static Paging,
    pub endpoint: DeclaredEndpoint,
    /// What the list contains.
    pub docs: Docs,
}
