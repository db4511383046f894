//! What an endpoint is, and how a list that comes in pages is read.

use youmi_wire::shape::Kind;

use crate::description::Docs;
use crate::params::{Param, ParamsDescription};

/// One call that the vendor's server answers.
#[derive(Debug)]
pub struct Endpoint {
    /// The method's name on the client.
    pub id: &'static str,
    /// Which of the two interfaces it belongs to.
    pub version: Version,
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL, exactly as documented; nothing where the vendor does not say it.
    pub path: Option<&'static str>,
    /// Whether it can be sent again without harm.
    pub effect: Effect,
    /// What may be given to it.
    pub params: &'static [Param],
    /// Parameters of which one has to be given; none if there is no such rule.
    pub any_of: &'static [&'static str],
    /// Whether it has parameters that are not documented, so that unknown ones pass through.
    pub is_open: bool,
    /// What its answer holds.
    pub values: Kind,
}

/// The vendor's two interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Signed with an app key.
    V1,
    /// With a Bearer token.
    V2,
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Parameters travel in the query.
    Get,
    /// Parameters travel as a JSON body.
    Post,
}

impl Method {
    /// Its name in HTTP.
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
    /// It gives a token.
    Auth,
    /// It reads, and may be sent again.
    Read,
    /// It changes something, and is sent once.
    Action,
}

/// How the pages of a list are asked for.
#[derive(Debug)]
pub struct Paging {
    /// The method's name on the client.
    pub id: &'static str,
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    /// The parameter that numbers the pages, from 1.
    pub page: &'static str,
    /// The parameter that says how many items a page has.
    pub size: &'static str,
    /// How many it has without that parameter, where it is documented.
    pub documented_size: Option<i64>,
    /// The field that identifies an item, where it is documented.
    pub item_id: Option<&'static str>,
}

/// An endpoint as it is declared: the row that a call needs, and what is said about it. Nothing but the row gets into the
/// module of a page.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredEndpoint {
    /// What a call needs.
    pub row: &'static Endpoint,
    /// What is said about it.
    pub description: &'static EndpointDescription,
}

/// What is said about an endpoint.
#[derive(Debug)]
pub struct EndpointDescription {
    /// What it does.
    pub docs: Docs,
    /// What the vendor calls it.
    pub title: &'static str,
    /// The section of the vendor's documentation that has it: the name of one of [`SECTIONS`](crate::SECTIONS).
    pub section: &'static str,
    /// The page of the vendor's documentation, where it is not called as the endpoint is.
    pub page: Option<&'static str>,
    /// What it takes.
    pub params: ParamsDescription,
    /// The TypeScript of its parameters, where the table does not say all. They cannot be left out.
    pub params_type: Option<&'static str>,
    /// The codes with which it fails according to the vendor, and what they mean here.
    pub codes: &'static [(i64, &'static str)],
    /// Further errors: when, behind the words "rejects with a YoumiError".
    pub rejects: &'static [&'static str],
    /// What is known of an answer that is documented in part.
    pub partial_answer: Option<&'static str>,
}

/// A list in pages as it is declared, see [`DeclaredEndpoint`].
#[derive(Debug, Clone, Copy)]
pub struct DeclaredPaging {
    /// What reading the pages needs.
    pub row: &'static Paging,
    /// The endpoint that is called.
    pub endpoint: DeclaredEndpoint,
    /// What is read.
    pub docs: Docs,
}
