//! A request, built from an endpoint and its parameters.

use youmi_api::{Effect, Endpoint, GET_ACCESS_TOKEN, GET_MERCHANT_TOKEN, Literal, Method, Param, ParamType, Version};
use youmi_wire::json::JsonType;
use youmi_wire::message;
use youmi_wire::schema::FieldType;

use crate::error::{ErrorDetails, ErrorKind, Result};
use crate::form;
use crate::json_text::{Json, ObjectText, find};
use crate::params::{self, ParamError};
use crate::path::{is_below, join, without_query};
use crate::secrets::decoded_signature;
use crate::settings::{Credentials, Settings};
use crate::signature;

/// A request that can be sent any number of times.
#[derive(Debug)]
pub struct Request {
    /// What errors and the logger call it.
    pub endpoint: &'static str,
    /// Which of the vendor's two interfaces it goes to.
    pub version: Version,
    /// The HTTP method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// The body.
    pub body: Option<String>,
    /// Whether it may be sent again.
    pub effect: Effect,
    /// What its answer holds.
    pub values: &'static FieldType,
}

impl Request {
    /// A request to an endpoint, its parameters checked.
    pub fn to_endpoint(settings: &Settings, endpoint: &'static Endpoint, params: Json<'_>) -> Result<Self> {
        if endpoint.effect == Effect::Auth {
            // It takes no parameters: the credentials come from the client's options.
            params::check("params", params, endpoint, &mut |_, _| {})?;
            return Self::for_token(settings);
        }
        let path = settings.path(endpoint).ok_or_else(|| {
            let id = endpoint.id;
            let advice = [": set options.paths.", id, " when you make the client"].concat();
            ErrorDetails::new(ErrorKind::Config, message!("the vendor does not document the path of ", id, advice))
        })?;
        let mut query = Vec::new();
        let mut body = ObjectText::default();
        params::check("params", params, endpoint, &mut |name, value| match endpoint.method {
            Method::Get => query.push((name.to_owned(), value.to_plain().into_owned())),
            Method::Post => body.json(name, value.json),
        })?;
        let mut request = Self::without_body(endpoint, form::with_query(&join(&settings.base_url, &path), &query));
        request.body = (endpoint.method == Method::Post).then(|| body.end());
        Ok(request)
    }

    /// The request that fetches a token. Its body is made for each attempt, because that of v1 holds time and signature.
    pub fn for_token(settings: &Settings) -> Result<Self> {
        let (endpoint, url) = match &settings.credentials {
            Credentials::AppKey { .. } => {
                (GET_ACCESS_TOKEN, join(&settings.base_url, GET_ACCESS_TOKEN.path.unwrap_or_default()))
            }
            Credentials::ClientSecret { token_url, .. } => (GET_MERCHANT_TOKEN, token_url.clone()),
            Credentials::AccessToken { .. } | Credentials::None => {
                return Err(ErrorDetails::new(ErrorKind::Config, "fetching a token needs the secret in auth"));
            }
        };
        Ok(Self::without_body(endpoint, url))
    }

    /// A request to any path, as `call({ method, path, query?, body?, retry? })` describes it.
    pub fn to_any_path(settings: &Settings, request: Json<'_>) -> Result<Self> {
        params::check("request", request, &ANY_REQUEST, &mut |_, _| {})?;
        let invalid = |name, expected| Err(params::wrong("request", Some(name), &[name, expected]).into());
        let fields = request.fields();
        let get = |name| find(&fields, name);
        let text = |name| get(name).unwrap_or(Json::NULL).to_plain();
        let path = text("path");
        if !is_below(&path) {
            return invalid("path", " has to be a path below baseUrl, such as \"friend\"");
        }
        let mut query = Vec::new();
        let given = get("query").unwrap_or(Json::NULL);
        let mut is_flat = matches!(given.json_type, JsonType::Object | JsonType::Null);
        for (name, value) in given.fields() {
            is_flat &= !matches!(value.json_type, JsonType::Array | JsonType::Object);
            if value.json_type != JsonType::Null {
                query.push((name.into_owned(), value.to_plain().into_owned()));
            }
        }
        if !is_flat {
            return invalid("query", " has to be an object of strings, numbers and booleans");
        }
        let mut built = Self::without_body(&ANY_REQUEST, form::with_query(&join(&settings.base_url, &path), &query));
        built.version = settings.version;
        built.body = get("body").map(|body| body.json.to_owned());
        if text("method") == "GET" {
            if built.body.is_some() {
                return invalid("body", " has to be left out: a GET request has none");
            }
            built.method = Method::Get;
            built.effect = Effect::Read;
        }
        match text("retry").as_ref() {
            "true" => built.effect = Effect::Read,
            "false" => built.effect = Effect::Action,
            _ => {}
        }
        Ok(built)
    }

    fn without_body(endpoint: &'static Endpoint, url: String) -> Self {
        Self {
            endpoint: endpoint.id,
            version: endpoint.version,
            method: endpoint.method,
            url,
            body: None,
            effect: endpoint.effect,
            values: &endpoint.values,
        }
    }

    /// The type of its body.
    pub const fn content_type(&self) -> &'static str {
        match (self.version, self.effect) {
            (Version::V1, _) => "text/json",
            (Version::V2, Effect::Auth) => "application/x-www-form-urlencoded",
            (Version::V2, _) => "application/json",
        }
    }

    /// Method and address, without the query, which may hold what is nobody's business.
    pub fn description(&self) -> String {
        message!(self.method.name(), " ", without_query(&self.url))
    }
}

/// What `call()` takes, as the row of an endpoint. Version, method and effect are those of the request once it is read.
static ANY_REQUEST: Endpoint = Endpoint {
    id: "call",
    version: Version::V1,
    method: Method::Post,
    path: None,
    effect: Effect::Action,
    params: &[
        Param {
            name: "method",
            param_type: ParamType::OneOf(&[Literal::String("GET"), Literal::String("POST")]),
            required: true,
        },
        Param { name: "path", param_type: ParamType::String, required: true },
        Param { name: "query", param_type: ParamType::Any, required: false },
        Param { name: "body", param_type: ParamType::Any, required: false },
        Param { name: "retry", param_type: ParamType::Boolean, required: false },
    ],
    any_of: &[],
    is_open: false,
    values: FieldType::Any,
};

/// 获取TOKEN方法, 获取商户TOKEN: the body that asks for a token, and the signature in it, which no error may show.
pub fn token_body(credentials: &Credentials, nonce: &str, timestamp: &str) -> (String, Option<String>) {
    match credentials {
        Credentials::AppKey { app_id, app_key } => {
            let signature = signature::sign(&message!(app_id, nonce, timestamp), app_key);
            let mut body = ObjectText::default();
            body.text("AppId", app_id);
            body.text("Nonce", nonce);
            body.text("Timestamp", timestamp);
            body.text("Signature", &signature);
            (body.end(), Some(decoded_signature(&signature)))
        }
        Credentials::ClientSecret { client_id, client_secret, scope, .. } => {
            let fields = [
                ("client_id", client_id.as_str()),
                ("client_secret", client_secret),
                ("scope", scope),
                ("grant_type", "client_credentials"),
            ];
            (form::encode(fields), None)
        }
        Credentials::AccessToken { .. } | Credentials::None => (String::new(), None),
    }
}

impl From<ParamError> for Box<ErrorDetails> {
    fn from(error: ParamError) -> Self {
        ErrorDetails::argument(error.path, error.message)
    }
}
