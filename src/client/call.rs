//! A call, ready to be sent: address, body, and what surrounds it.

use std::cell::RefCell;
use std::rc::Rc;

use super::options::{Auth, CallOptions};
use super::state::ClientState;
use crate::host::error::Error;
use crate::host::fetch;
use youmi_api::{Effect, Endpoint, GET_ACCESS_TOKEN, GET_MERCHANT_TOKEN, Literal, Method, Param, ParamKind, Version};
use youmi_client::json_text::{Json, ObjectText, find};
use youmi_client::params::{self, ParamError};
use youmi_client::path::{is_below, join};
use youmi_wire::json::Next;
use youmi_wire::shape::Kind;

/// An answer as it came.
#[derive(Debug)]
pub struct KeptAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// When to come again, as the server wrote it.
    pub retry_after: Option<String>,
}

/// A place for an answer as it came.
pub type Kept = Rc<RefCell<Option<KeptAnswer>>>;

/// A call, ready to be sent any number of times.
#[derive(Debug)]
pub struct Call {
    /// What errors and the logger call it.
    pub endpoint: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// The body.
    pub body: Option<String>,
    /// Whether it may be sent again.
    pub effect: Effect,
    /// What its answer holds.
    pub values: &'static Kind,
    /// What the caller set.
    pub options: CallOptions,
    /// Where the answer is to be kept as it came, for somebody who passes it on.
    pub keep: Option<Kept>,
}

impl Call {
    /// A call of an endpoint, its parameters checked.
    pub fn new(
        core: &ClientState,
        endpoint: &'static Endpoint,
        params: Json<'_>,
        options: CallOptions,
    ) -> Result<Self, Error> {
        if endpoint.effect == Effect::Auth {
            // Whatever it needs, the client knows already.
            params::check("params", params, endpoint, &mut |_, _| {})?;
            return Ok(Self { options, ..Self::for_token(core)? });
        }
        let path = core.path(endpoint).ok_or_else(|| {
            let id = endpoint.id;
            let advice = [": set options.paths.", id, " when you make the client"].concat();
            Error::config(["the vendor does not document the path of ", id, &advice].concat())
        })?;
        let mut query = Vec::new();
        let mut body = ObjectText::default();
        params::check("params", params, endpoint, &mut |name, value| match endpoint.method {
            Method::Get => query.push((name.to_owned(), value.to_plain().into_owned())),
            Method::Post => body.json(name, value.json),
        })?;
        let mut call = Self::to(endpoint, fetch::with_query(&join(core.base_url()?, &path), &query), options);
        call.body = (endpoint.method == Method::Post).then(|| body.end());
        Ok(call)
    }

    /// The call that fetches a token. Its body is made for each attempt, for that of v1 holds time and signature.
    pub fn for_token(core: &ClientState) -> Result<Self, Error> {
        let (endpoint, url) = match &core.options.auth {
            Auth::AppKey { .. } => {
                (GET_ACCESS_TOKEN, join(core.base_url()?, GET_ACCESS_TOKEN.path.unwrap_or_default()))
            }
            Auth::ClientSecret { token_url, .. } => (GET_MERCHANT_TOKEN, token_url.clone()),
            _ => return Err(Error::config("fetching a token needs the secret in auth")),
        };
        Ok(Self::to(endpoint, url, core.options.call.clone()))
    }

    /// A call without a body.
    fn to(endpoint: &'static Endpoint, url: String, options: CallOptions) -> Self {
        Self {
            endpoint: endpoint.id,
            method: endpoint.method,
            url,
            body: None,
            effect: endpoint.effect,
            values: &endpoint.values,
            options,
            keep: None,
        }
    }

    /// A call of any path, as `call({ method, path, query?, body?, retry? })` describes it.
    pub fn of_request(core: &ClientState, request: Json<'_>, options: CallOptions) -> Result<Self, Error> {
        params::check("request", request, &CALL, &mut |_, _| {})?;
        let wrong = |name, message| Err(params::wrong("request", Some(name), &[name, message]).into());
        let fields = request.fields();
        let get = |name| find(&fields, name);
        let text = |name| get(name).unwrap_or(Json::NULL).to_plain();
        let path = text("path");
        if !is_below(&path) {
            return wrong("path", " has to be a path below baseUrl, such as \"friend\"");
        }
        let mut query = Vec::new();
        let given = get("query").unwrap_or(Json::NULL);
        let mut is_flat = matches!(given.kind, Next::Object | Next::Null);
        for (name, value) in given.fields() {
            is_flat &= !matches!(value.kind, Next::List | Next::Object);
            if value.kind != Next::Null {
                query.push((name.into_owned(), value.to_plain().into_owned()));
            }
        }
        if !is_flat {
            return wrong("query", " has to be an object of strings, numbers and booleans");
        }
        let mut call = Self::to(&CALL, fetch::with_query(&join(core.base_url()?, &path), &query), options);
        call.body = get("body").map(|body| body.json.to_owned());
        if text("method") == "GET" {
            if call.body.is_some() {
                return wrong("body", " has to be left out: a GET request has none");
            }
            call.method = Method::Get;
            call.effect = Effect::Read;
        }
        match text("retry").as_ref() {
            "true" => call.effect = Effect::Read,
            "false" => call.effect = Effect::Action,
            _ => {}
        }
        Ok(call)
    }
}

/// What `call()` takes, as the row of an endpoint. Method and effect are those that it has until the request says
/// otherwise; nobody asks for its version.
static CALL: Endpoint = Endpoint {
    id: "call",
    version: Version::V1,
    method: Method::Post,
    path: None,
    effect: Effect::Action,
    params: &[
        Param {
            name: "method",
            kind: ParamKind::OneOf(&[Literal::Text("GET"), Literal::Text("POST")]),
            required: true,
        },
        Param { name: "path", kind: ParamKind::Text, required: true },
        Param { name: "query", kind: ParamKind::Json, required: false },
        Param { name: "body", kind: ParamKind::Json, required: false },
        Param { name: "retry", kind: ParamKind::Flag, required: false },
    ],
    any_of: &[],
    more: false,
    values: Kind::Any,
};

impl From<ParamError> for Error {
    fn from(wrong: ParamError) -> Self {
        Self::argument(wrong.path, wrong.message)
    }
}
