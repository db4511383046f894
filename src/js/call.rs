//! A call, ready to be sent: address, body, and what surrounds it.

use std::cell::RefCell;
use std::rc::Rc;

use super::client_options::{Auth, CallOptions};
use super::core::Core;
use super::error::Error;
use super::transport;
use crate::api::v1::auth::getAccessToken;
use crate::api::v2::auth::getMerchantToken;
use crate::api::{Effect, Endpoint, Method};
use crate::call::params;
use crate::wire::shape::Kind;
use crate::wire::value::Json;

/// A place for an answer's status and body.
pub type Kept = Rc<RefCell<Option<(u16, Vec<u8>)>>>;

/// A call, ready to be sent any number of times.
#[derive(Debug)]
pub struct Call {
    /// What errors and the logger call it.
    pub endpoint: String,
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
    /// Where the answer is to be kept as it came, status and body, for somebody who passes it on.
    pub keep: Option<Kept>,
}

impl Call {
    /// A call of an endpoint, its parameters checked.
    pub fn new(core: &Core, endpoint: &'static Endpoint, params: &Json, options: CallOptions) -> Result<Self, Error> {
        if endpoint.effect == Effect::Auth {
            // Whatever it needs, the client knows already.
            params::check(params, endpoint).map_err(|wrong| Error::argument(wrong.path, wrong.message))?;
            return Ok(Self { options, ..Self::for_token(core)? });
        }
        let path = core.path(endpoint).ok_or_else(|| {
            Error::config(format!(
                "the vendor does not document the path of {id}: set options.paths.{id} when you make the client",
                id = endpoint.id
            ))
        })?;
        let checked = params::check(params, endpoint).map_err(|wrong| Error::argument(wrong.path, wrong.message))?;
        let mut url = join(&core.options.base_url, path);
        let mut body = None;
        match endpoint.method {
            Method::Get => {
                let query: Vec<_> = checked.into_iter().map(|(name, value)| (name, query_text(&value))).collect();
                url = transport::with_query(&url, &query);
            }
            Method::Post => body = Some(Json::Object(checked).to_json()),
        }
        Ok(Self {
            endpoint: endpoint.id.to_owned(),
            method: endpoint.method,
            url,
            body,
            effect: endpoint.effect,
            values: &endpoint.values,
            keep: None,
            options,
        })
    }

    /// The call that fetches a token. Its body is made for each attempt, for that of v1 holds time and signature.
    pub fn for_token(core: &Core) -> Result<Self, Error> {
        let (endpoint, url) = match &core.options.auth {
            Auth::AppKey { .. } => {
                let endpoint = &getAccessToken;
                (endpoint, join(&core.options.base_url, endpoint.path.unwrap_or_default()))
            }
            Auth::ClientSecret { token_url, .. } => (&getMerchantToken, token_url.clone()),
            _ => return Err(Error::config("fetching a token needs the secret in auth")),
        };
        Ok(Self {
            endpoint: endpoint.id.to_owned(),
            method: endpoint.method,
            url,
            body: None,
            effect: endpoint.effect,
            values: &endpoint.values,
            options: core.options.call.clone(),
            keep: None,
        })
    }

    /// A call of any path, as `call({ method, path, query?, body?, retry? })` describes it.
    pub fn of_request(core: &Core, request: &Json, options: CallOptions) -> Result<Self, Error> {
        let wrong = |key: &str, expected: &str| {
            Error::argument(format!("request.{key}"), format!("request.{key} has to be {expected}"))
        };
        if let Json::Object(fields) = request
            && let Some((key, _)) =
                fields.iter().find(|(key, _)| !["method", "path", "query", "body", "retry"].contains(&key.as_str()))
        {
            return Err(Error::argument(
                format!("request.{key}"),
                format!("request.{key} is not known; a request has method, path, query, body and retry"),
            ));
        }
        let method = match request.get("method").and_then(Json::as_text) {
            Some("GET") => Method::Get,
            Some("POST") => Method::Post,
            _ => return Err(wrong("method", "\"GET\" or \"POST\"")),
        };
        // Every way in which a URL parser could be led out of baseUrl: encoded dots, backslashes, characters it drops.
        let safe = |path: &&str| {
            let odd = |c: char| matches!(c, '\\' | '#' | ' ') || c.is_control();
            let dots = |segment: &str| {
                let plain = segment.to_ascii_lowercase();
                matches!(plain.as_str(), "." | ".." | "%2e" | ".%2e" | "%2e." | "%2e%2e")
            };
            !path.contains(odd)
                && !path.as_bytes().windows(3).any(|part| part == b"://")
                && !path.starts_with("//")
                && !path.split(['/', '?']).any(dots)
        };
        let path = request.get("path").and_then(Json::as_text).filter(safe);
        let path = path.ok_or_else(|| wrong("path", "a path below baseUrl, such as \"friend\""))?;
        let query = match request.get("query") {
            None | Some(Json::Null) => Vec::new(),
            Some(Json::Object(fields)) => fields
                .iter()
                .filter(|(_, value)| *value != Json::Null)
                .map(|(name, value)| match value {
                    Json::List(_) | Json::Object(_) => {
                        Err(wrong("query", "an object of strings, numbers and booleans"))
                    }
                    _ => Ok((name.clone(), query_text(value))),
                })
                .collect::<Result<_, _>>()?,
            Some(_) => return Err(wrong("query", "an object")),
        };
        let body = request.get("body").map(Json::to_json);
        if body.is_some() && method == Method::Get {
            return Err(wrong("body", "left out: a GET request has none"));
        }
        let retry = match request.get("retry") {
            None | Some(Json::Null) => method == Method::Get,
            Some(Json::Flag(retry)) => *retry,
            Some(_) => return Err(wrong("retry", "true or false")),
        };
        Ok(Self {
            endpoint: "call".into(),
            method,
            url: transport::with_query(&join(&core.options.base_url, path), &query),
            body,
            effect: if retry { Effect::Read } else { Effect::Action },
            values: &Kind::Any,
            keep: None,
            options,
        })
    }
}

/// Puts a path behind the base address, unless it is an address itself.
pub fn join(base_url: &str, path: &str) -> String {
    if path.starts_with("http://") || path.starts_with("https://") {
        return path.to_owned();
    }
    format!("{base_url}/{}", path.trim_start_matches('/'))
}

/// A parameter as a query carries it.
pub fn query_text(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        other => other.to_json(),
    }
}
